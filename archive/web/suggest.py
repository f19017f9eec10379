"""What may be meant by the beginning of a question: as a list beneath the box, a page, and JSON."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from flask import Blueprint, Response, request

from archive.domain.place import Place
from archive.domain.suggestion import Suggested, Suggestion
from archive.domain.syntax import MAX_CHARACTERS, clean_text
from archive.web import htmx, links, reading
from archive.web.cards import winner_of
from archive.web.filters import number

blueprint = Blueprint("suggest", __name__)

KINDS: Mapping[Suggested, str] = {
    "city": "Cities",
    "technology": "Technologies",
    "edition": "Editions",
    "title": "Projects",
}

CITIES = 8
"""So many cities are suggested."""


@dataclass(frozen=True, slots=True)
class Item:
    """Where a suggestion leads, what it is called and what is said of it.

    `unseen` completes the note for those who do not see the list. A `value` is for the box itself:
    where it is put there, nothing else of the form is lost.
    """

    url: str
    label: str
    note: str = ""
    unseen: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Suggestions of one kind, under its name."""

    kind: Suggested
    label: str
    items: tuple[Item, ...]


@blueprint.get("/suggest")
def suggest() -> Response:
    text = _text()
    return htmx.answer(
        "suggest/index.html",
        "suggestions",
        lambda: _suggestions(text),
        url=links.suggest(text),
        said=(),
        moves=False,
    )


@blueprint.get("/suggest/city")
def suggest_city() -> Response:
    """Any city of the world, whether it has won or not."""
    text = _text()
    return htmx.answer(
        "suggest/index.html",
        "suggestions",
        lambda: _cities(text),
        url=links.suggest_city(text),
        said=(),
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
    groups = tuple(Group(kind, KINDS[kind], tuple(map(_item, items))) for kind, items in by_kind)
    return {"text": text, "groups": groups, "back": links.search_of(text), "among": "the archive"}


def _item(suggestion: Suggestion) -> Item:
    if suggestion.kind == "title":
        return Item(address(suggestion), suggestion.label)
    unseen = "project" if suggestion.total == 1 else "projects"
    return Item(address(suggestion), suggestion.label, number(suggestion.total), unseen)


def _cities(text: str) -> Mapping[str, Any]:
    cities = reading.volume().cities
    items = tuple(
        Item(
            url=links.peers(cities.key(place)),
            label=place.label,
            note=", ".join(_told(place)),
            value=cities.written(place),
        )
        for place in cities.beginning(text, CITIES)
    )
    groups = (Group("city", "Cities", items),) if items else ()
    among = "the register of cities, which has those of 5,000 people and more,"
    return {"text": text, "groups": groups, "back": links.peers(text), "among": among}


def _told(place: Place) -> Iterator[str]:
    """What the label does not say already."""
    if place.country not in place.label:
        yield place.country
    if place.population is not None:
        yield f"{number(place.population)} inhabitants"


def address(suggestion: Suggestion) -> str:
    """A city or technology leads to its filter, an edition and a title to their own pages."""
    key = suggestion.key
    if suggestion.kind == "edition":
        return links.edition_key(key)
    if suggestion.kind == "title":
        winner = winner_of(reading.release(), key)
        return links.winner(winner) if winner else links.search()
    return links.value(suggestion.kind, key)
