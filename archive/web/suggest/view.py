"""The addresses at which suggestions are asked for."""

import json
from collections.abc import Callable, Mapping
from typing import Any

from flask import Blueprint, Response, request

from archive.domain.syntax import MAX_CHARACTERS, clean_text
from archive.web import htmx, links, reading
from archive.web.suggest.cities import cities
from archive.web.suggest.words import address, suggestions

blueprint = Blueprint("suggest", __name__)


@blueprint.get("/suggest")
def suggest() -> Response:
    return _answer(suggestions, links.suggest)


@blueprint.get("/suggest/city")
def suggest_city() -> Response:
    return _answer(cities, links.suggest_city)


@blueprint.get("/suggest.json")
def suggest_json() -> Response:
    """For browsers' search boxes, in the form of the OpenSearch suggestions extension."""
    text = _text()
    found = reading.volume().suggester.suggest(text)
    counts = [f"{s.total} project{'' if s.total == 1 else 's'}" for s in found]
    answer = [text, [s.label for s in found], counts, [links.absolute(address(s)) for s in found]]
    return Response(json.dumps(answer), content_type="application/x-suggestions+json")


def _answer(found: Callable[[str], Mapping[str, Any]], url: Callable[[str], str]) -> Response:
    text = _text()
    return htmx.answer(
        "suggest/index.html",
        "suggestions",
        lambda: found(text),
        url=url(text),
        said=(),
        moves=False,
    )


def _text() -> str:
    return clean_text(" ".join(request.args.getlist("q")))[:MAX_CHARACTERS].strip()
