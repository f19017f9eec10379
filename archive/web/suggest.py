"""What may be meant by the beginning of a question: as a list beneath the box, a page, and JSON."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from flask import Blueprint, Response, request

from archive.domain.suggestion import Suggested, Suggestion
from archive.domain.syntax import MAX_CHARACTERS, clean_text
from archive.web import htmx, links, reading
from archive.web.cards import winner_of

blueprint = Blueprint("suggest", __name__)

KINDS: Mapping[Suggested, str] = {
    "city": "Cities",
    "technology": "Technologies",
    "edition": "Editions",
    "title": "Projects",
}


@dataclass(frozen=True, slots=True)
class Group:
    """Suggestions of one kind, under its name."""

    kind: Suggested
    label: str
    items: tuple[Suggestion, ...]


@blueprint.get("/suggest")
def suggest() -> Response:
    text = _text()
    return htmx.answer(
        "suggest/index.html",
        "suggestions",
        lambda: _suggestions(text),
        url=links.suggest(text),
        moves=False,
    )


@blueprint.get("/suggest.json")
def suggest_json() -> Response:
    """For browsers' search boxes, in the form of the OpenSearch suggestions extension."""
    text = _text()
    found = reading.volume().suggester.suggest(text)
    counts = [f"{s.total} project{'' if s.total == 1 else 's'}" for s in found]
    answer = [text, [s.label for s in found], counts, [links.absolute(address(s)) for s in found]]
    return Response(json.dumps(answer), content_type="application/x-suggestions+json")


def _text() -> str:
    return clean_text(" ".join(request.args.getlist("q")))[:MAX_CHARACTERS].strip()


def _suggestions(text: str) -> Mapping[str, Any]:
    found = reading.volume().suggester.suggest(text)
    by_kind = groupby(found, key=lambda suggestion: suggestion.kind)
    groups = tuple(Group(kind, KINDS[kind], tuple(items)) for kind, items in by_kind)
    return {"text": text, "groups": groups, "number": len(found), "address": address}


def address(suggestion: Suggestion) -> str:
    """A city or technology leads to its filter, an edition and a title to their own pages."""
    key = suggestion.key
    if suggestion.kind == "edition":
        return links.edition_key(key)
    if suggestion.kind == "title":
        winner = winner_of(reading.release(), key)
        return links.winner(winner) if winner else links.search()
    return links.value(suggestion.kind, key)
