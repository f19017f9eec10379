"""How an answer leaves the house: fresh, with its neighbours named, or not at all if known."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from flask import Response
from pydantic_core import to_json

from archive.web.api.shape import ListOf, One
from archive.web.once import once

RELATIONS = {
    "first": "first",
    "prev": "prev",
    "next": "next",
    "page": "alternate",
}
"""The links of an answer that are told in its headers too, and the relations they have there."""

JSON = "application/json"
Body = ListOf[Any, Any] | One[Any]


@dataclass(frozen=True, slots=True)
class Answer:
    """`url` is the canonical address; `body` is called only if the answer is not known yet."""

    url: str
    body: Callable[[], Body]


def serve(answer: Answer) -> Response:
    """The answer as JSON; a 304 if the reader has it already."""
    return once((answer.url, JSON), lambda: _response(answer.body()))


def _response(body: Body) -> Response:
    response = Response(written(body), content_type=JSON)
    _name_neighbours(response, body.links)
    return response


def written(body: object) -> bytes:
    """As JSON, with a line's end, so that it reads well in a terminal."""
    return to_json(body) + b"\n"


def _name_neighbours(response: Response, links: Mapping[str, str]) -> None:
    for name, relation in RELATIONS.items():
        if name in links:
            response.headers.add("Link", f'<{links[name]}>; rel="{relation}"')
