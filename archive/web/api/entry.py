"""The entrance: where everything else is."""

from dataclasses import dataclass
from typing import Any

from archive.web import links, reading
from archive.web.api import addresses, meta
from archive.web.api.asked import Nothing
from archive.web.api.described import DESCRIBED
from archive.web.api.endpoint import ENDPOINTS, endpoint
from archive.web.api.serving import Answer
from archive.web.api.shape import Links, One


@dataclass(frozen=True, slots=True)
class Entry:
    """What there is to ask."""

    __pydantic_config__ = DESCRIBED

    name: str
    """What the archive is called."""
    endpoints: Links
    """The addresses of all lists, by their names."""


_ONE: Any = One[Entry]


@endpoint("/", "Where everything is", shape=_ONE)
def entry(_: Nothing) -> Answer:
    """The addresses to begin with."""
    return Answer(addresses.of(""), _entry)


def _entry() -> One[Entry]:
    lists = {
        e.name: links.absolute(addresses.of(e.path[1:]))
        for e in ENDPOINTS
        if e.path != "/" and not e.held
    }
    around = addresses.absolute(
        self=addresses.of(""), page=links.api_page(), description=addresses.of("openapi.json")
    )
    return One(Entry("Awards Archive", lists), meta.source(reading.release()), {}, around)
