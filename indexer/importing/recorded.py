"""Which recorded winner a row is about, and what the record is to be then."""

from collections.abc import Iterable, Mapping
from typing import Any

from rapidfuzz import fuzz

from archive.domain.naming import words
from archive.domain.snapshot import Snapshot
from archive.domain.winner import Winner
from indexer.importing.draft import Content, Draft

LIKE = 85.0
"""How alike, of 100, two titles of one place are that may be the same."""
Place = tuple[str | None, str | None, str | None]


class Recorded:
    """The recorded winners by what tells them apart."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.by_id = {winner.id: winner for winner in snapshot.winners}
        self._by_title: dict[tuple[str, str], Winner] = {}
        self._by_place: dict[tuple[str, Place], list[Winner]] = {}
        for winner in snapshot.winners:
            if winner.title:
                self._by_title.setdefault((winner.edition_key, words(winner.title)), winner)
            where = (winner.edition_key, winner.place.key)
            self._by_place.setdefault(where, []).append(winner)

    def like(self, draft: Draft) -> Winner | None:
        """The winner of the same edition with the same title, or in the same place with another
        spelling of it; or in the same place, where one of the two has no title."""
        title = words(draft.title)
        if title and (found := self._by_title.get((draft.edition, title))):
            return found
        for winner in self._by_place.get((draft.edition, place_of(draft.content)), ()):
            theirs = words(winner.title or "")
            if not title or not theirs or fuzz.token_sort_ratio(title, theirs) >= LIKE:
                return winner
        return None


def place_of(content: Mapping[str, Any]) -> Place:
    place = content.get("place", {})
    return (place.get("city"), place.get("region"), place.get("country"))


def changed(winner: Winner, draft: Draft) -> Content:
    """The record as the row would have it.

    What no column tells stays. An empty cell takes a fact away only where the row names the record
    by its number: otherwise somebody has just not filled it in.
    """
    content = plain(winner)
    for field in _fields(draft.fields):
        if told := draft.content.get(field):
            content[field] = told
        elif draft.own:
            content.pop(field, None)
    return content


def new(draft: Draft, own: str) -> Content:
    """A record of what the row tells."""
    told = {field: value for field, value in draft.content.items() if value}
    return {"id": own, "confidence": "stated", **told}


def plain(winner: Winner) -> Content:
    """The content of a record as in a file."""
    return winner.model_dump(mode="json", exclude={"award", "year"}, exclude_defaults=True)


def _fields(fields: Iterable[str]) -> set[str]:
    return {*fields, "other_places"} if "place" in fields else set(fields)
