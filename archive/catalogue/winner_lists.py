"""What winners have several of, and the way there and back."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from sqlalchemy import Select
from sqlalchemy.orm import Session

from archive.catalogue.lists import Lists, read_lists
from archive.catalogue.place import place_ids
from archive.catalogue.winner_tables import (
    HonourRow,
    OutcomeRow,
    PartnerRow,
    SourceRow,
    WinnerFocusAreaRow,
    WinnerPlaceRow,
    WinnerTechnologyRow,
)
from archive.domain.place import PlaceKey, PlaceName
from archive.domain.winner import Partner, Sector, Source, Supports, Winner


@dataclass(frozen=True, slots=True)
class WinnerLists:
    """The lists of many winners, by the ids of these."""

    places: Mapping[str, tuple[PlaceName, ...]]
    partners: Mapping[str, tuple[Partner, ...]]
    honours: Mapping[str, tuple[str, ...]]
    technologies: Mapping[str, tuple[str, ...]]
    focus_areas: Mapping[str, tuple[str, ...]]
    outcomes: Mapping[str, tuple[str, ...]]
    sources: Mapping[str, tuple[Source, ...]]


def read_winner_lists(session: Session, winners: Select[str] | None) -> WinnerLists:
    """The lists of the winners whose ids are selected, or of all."""
    read = partial(read_lists, session, among=winners)
    place, partner, source = WinnerPlaceRow, PartnerRow, SourceRow
    technology, focus_area = WinnerTechnologyRow, WinnerFocusAreaRow
    keys = {place_id: key for key, place_id in place_ids(session).items()}
    named = partial(_place, keys)
    return WinnerLists(
        places=read(place.winner_id, [place.place_id, place.as_written], named),
        partners=read(partner.winner_id, [partner.name, partner.sector], _partner),
        honours=read(HonourRow.winner_id, [HonourRow.honour], str),
        technologies=read(technology.winner_id, [technology.technology_id], str),
        focus_areas=read(focus_area.winner_id, [focus_area.focus_area_id], str),
        outcomes=read(OutcomeRow.winner_id, [OutcomeRow.outcome], str),
        sources=read(source.winner_id, [source.url, source.publisher, source.supports], _source),
    )


def winner_lists(winner: Winner, ids: Mapping[PlaceKey, int]) -> Lists:
    """The lists of one winner as they are written; `ids` are those of the places."""
    return {
        WinnerPlaceRow.winner_id: [
            {"place_id": ids[name.key], "as_written": name.as_written} for name in winner.places
        ],
        PartnerRow.winner_id: [partner.model_dump() for partner in winner.partners],
        HonourRow.winner_id: [{"honour": honour} for honour in winner.honours],
        WinnerTechnologyRow.winner_id: [{"technology_id": t} for t in winner.technologies],
        WinnerFocusAreaRow.winner_id: [{"focus_area_id": f} for f in winner.focus_areas],
        OutcomeRow.winner_id: [{"outcome": outcome} for outcome in winner.outcomes],
        SourceRow.winner_id: [source.model_dump() for source in winner.sources],
    }


def _place(keys: Mapping[int, PlaceKey], place_id: int, as_written: str | None) -> PlaceName:
    city, region, country = keys[place_id]
    return PlaceName(city=city, region=region, country=country, as_written=as_written)


def _partner(name: str, sector: Sector) -> Partner:
    return Partner(name=name, sector=sector)


def _source(url: str, publisher: str, supports: Supports) -> Source:
    return Source(url=url, publisher=publisher, supports=supports)
