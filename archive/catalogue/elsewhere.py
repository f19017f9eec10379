"""Asks the catalogue what the winners of editions that a load does not touch hold on to."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from archive.catalogue.place import PlaceRow
from archive.catalogue.winner_tables import (
    HonourRow,
    WinnerFocusAreaRow,
    WinnerPlaceRow,
    WinnerRow,
    WinnerTechnologyRow,
)
from archive.domain.elsewhere import Elsewhere, Users, WordKind, by_word
from archive.domain.place import PlaceKey

WORDS = {
    "technologies": (WinnerTechnologyRow.technology_id, WinnerTechnologyRow.winner_id),
    "focus_areas": (WinnerFocusAreaRow.focus_area_id, WinnerFocusAreaRow.winner_id),
}


def read_elsewhere(session: Session, touched: Collection[str]) -> Elsewhere:
    """Look at all winners but those of the touched editions, which are given by their keys.

    What nobody asks of it is not read.
    """
    return _Queried(session, frozenset(touched))


@dataclass(frozen=True)
class _Queried:
    session: Session
    touched: frozenset[str]

    @cached_property
    def editions(self) -> Mapping[str, str]:
        query = select(WinnerRow.id, WinnerRow.edition_id)
        return dict(self.session.execute(query.where(self._other)).all())

    @cached_property
    def places(self) -> Mapping[PlaceKey, int]:
        name = (PlaceRow.city, PlaceRow.region, PlaceRow.country)
        query = select(*name, func.count()).join(WinnerPlaceRow).join(WinnerRow)
        rows = self.session.execute(query.where(self._other).group_by(PlaceRow.id))
        return {(city, region, country): count for city, region, country, count in rows}

    @cached_property
    def honours(self) -> Mapping[str, int]:
        query = select(HonourRow.honour, func.count()).join(WinnerRow).where(self._other)
        return dict(self.session.execute(query.group_by(HonourRow.honour)).all())

    def users(self, kind: WordKind, known: Collection[str]) -> Users:
        word, winner = WORDS[kind]
        query = select(word, winner).join(WinnerRow).where(self._other, word.not_in(known))
        return by_word((own, user) for own, user in self.session.execute(query))

    @property
    def _other(self) -> ColumnElement[bool]:
        return WinnerRow.edition_id.not_in(self.touched)
