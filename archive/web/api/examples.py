"""Examples that are true: each is asked of the release that is read, when the document is."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from werkzeug.datastructures import MultiDict

from archive.web import reading
from archive.web.api import addresses
from archive.web.api.endpoint import ENDPOINTS, Endpoint
from archive.web.api.sample import Sample, sample
from archive.web.api.serving import written


@dataclass(frozen=True, slots=True)
class Example:
    """An address, and what it answers."""

    endpoint: Endpoint
    given: dict[str, str]
    url: str
    answer: Any


def examples() -> Iterator[Example]:
    """One for each endpoint; none where the release has nothing of the kind."""
    about = sample(reading.volume())
    return (found for found in (_example(e, about) for e in ENDPOINTS) if found)


def _example(endpoint: Endpoint, about: Sample) -> Example | None:
    given = dict(endpoint.example(about))
    if not all(given.values()):
        return None
    held = {part.name: given[part.name] for part in endpoint.held}
    asked = MultiDict((name, text) for name, text in given.items() if name not in held)
    answered = json.loads(written(endpoint.answer(asked, **held).body()))
    path = endpoint.path.format(**held).removeprefix("/")
    return Example(endpoint, given, addresses.of(path, asked.items()), answered)
