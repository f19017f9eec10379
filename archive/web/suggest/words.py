"""What the words of a question may go on to: cities, technologies, editions and projects."""

from collections.abc import Mapping
from itertools import groupby
from typing import Any

from archive.domain.suggestion import Suggested, Suggestion
from archive.web import links, reading
from archive.web.cards import winner_of
from archive.web.filters import number
from archive.web.suggest.items import Group, Item

KINDS: Mapping[Suggested, str] = {
    "city": "Cities",
    "technology": "Technologies",
    "edition": "Editions",
    "title": "Projects",
}


def suggestions(text: str) -> Mapping[str, Any]:
    """What the archive has that begins so, by its kind."""
    found = reading.volume().suggester.suggest(text)
    by_kind = groupby(found, key=lambda suggestion: suggestion.kind)
    groups = tuple(Group(kind, KINDS[kind], tuple(map(_item, items))) for kind, items in by_kind)
    return {"text": text, "groups": groups, "back": links.search_of(text), "among": "the archive"}


def _item(suggestion: Suggestion) -> Item:
    if suggestion.kind == "title":
        return Item(address(suggestion), suggestion.label)
    unseen = "project" if suggestion.total == 1 else "projects"
    return Item(address(suggestion), suggestion.label, number(suggestion.total), unseen)


def address(suggestion: Suggestion) -> str:
    """A city or technology leads to its filter, an edition and a title to their own pages."""
    key = suggestion.key
    if suggestion.kind == "edition":
        return links.edition_key(key)
    if suggestion.kind == "title":
        winner = winner_of(reading.release(), key)
        return links.winner(winner) if winner else links.search()
    return links.value(suggestion.kind, key)
