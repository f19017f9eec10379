"""The table of endpoints: what answers, and what the document says of it, in one place."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

from flask import Response, request
from werkzeug.datastructures import MultiDict

from archive.web.api import paging
from archive.web.api.asked import Asked, Nothing, Paged
from archive.web.api.blueprint import blueprint
from archive.web.api.refused import read
from archive.web.api.sample import Sample
from archive.web.api.serving import Answer, serve

View = Callable[..., Answer]
V = TypeVar("V", bound=View)


@dataclass(frozen=True, slots=True)
class Held:
    """A part of a path, such as the id in `/winners/{id}`."""

    name: str
    help: str
    format: str


@dataclass(frozen=True, slots=True)
class Endpoint:
    """`path` is below /api/v1; `example` gives the parts of the path and parameters worth showing.

    `shape` is the type of what it answers.
    """

    path: str
    summary: str
    asked: type[Asked]
    shape: Any
    held: tuple[Held, ...]
    example: Callable[[Sample], Mapping[str, str]]
    view: View

    @property
    def name(self) -> str:
        return self.view.__name__

    @property
    def description(self) -> str:
        """What the view says of itself, in one line."""
        return " ".join((self.view.__doc__ or "").split())

    @property
    def is_plain(self) -> bool:
        """Whether it answers without being told anything."""
        needed = (field.is_required() for field in self.asked.model_fields.values())
        return not self.held and not any(needed)

    def answer(self, arguments: MultiDict[str, str], **held: str) -> Answer:
        """What it answers; ends the request with a problem where it has no answer."""
        asked = read(self.asked, arguments)
        if isinstance(asked, Paged):
            paging.pin(asked)
        return self.view(asked, **held)


ENDPOINTS: list[Endpoint] = []


def endpoint(
    path: str,
    summary: str,
    *,
    shape: Any,
    asked: type[Asked] = Nothing,
    held: tuple[Held, ...] = (),
    example: Callable[[Sample], Mapping[str, str]] = lambda _: {},
) -> Callable[[V], V]:
    """Let a view answer at a path. Its docstring is what the document says beyond the summary."""

    def enter(view: V) -> V:
        found = Endpoint(path, summary, asked, shape, held, example, view)
        ENDPOINTS.append(found)
        rule = path.replace("{", "<").replace("}", ">")
        blueprint.add_url_rule(rule, view.__name__, partial(_serve, found))
        return view

    return enter


def _serve(found: Endpoint, **held: str) -> Response:
    return serve(found.answer(request.args, **held))
