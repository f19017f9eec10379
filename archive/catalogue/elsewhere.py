"""What the winners of editions that a load does not touch hold on to."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from archive.catalogue.place import PlaceKey, PlaceRow
from archive.catalogue.winner_tables import (
    WinnerFocusAreaRow,
    WinnerPlaceRow,
    WinnerRow,
    WinnerTechnologyRow,
)

Users = Mapping[str, list[str]]
"""The ids of the winners that use a word, by the id of the word."""


@dataclass(frozen=True, slots=True)
class Elsewhere:
    editions: Mapping[str, str]
    """The key of each winner's edition, by the winner's id."""
    places: frozenset[PlaceKey]
    technologies: Users
    focus_areas: Users


def read_elsewhere(session: Session, touched: Collection[str]) -> Elsewhere:
    """Look at all winners but those of the touched editions, which are given by their keys."""
    other = WinnerRow.edition_id.not_in(touched)
    home = select(WinnerRow.id, WinnerRow.edition_id).where(other)
    place = select(PlaceRow.city, PlaceRow.region, PlaceRow.country).distinct()
    place = place.join(WinnerPlaceRow).join(WinnerRow).where(other)
    technology = select(WinnerTechnologyRow.technology_id, WinnerTechnologyRow.winner_id)
    focus_area = select(WinnerFocusAreaRow.focus_area_id, WinnerFocusAreaRow.winner_id)
    return Elsewhere(
        editions=dict(session.execute(home).all()),
        places=frozenset(
            (city, region, country) for city, region, country in session.execute(place)
        ),
        technologies=_users(session, technology.join(WinnerRow).where(other)),
        focus_areas=_users(session, focus_area.join(WinnerRow).where(other)),
    )


def _users(session: Session, query: Select[str, str]) -> Users:
    users: defaultdict[str, list[str]] = defaultdict(list)
    for word, winner in session.execute(query):
        users[word].append(winner)
    return users
