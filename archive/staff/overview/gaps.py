"""What is missing, in doubt or old in the catalogue as it is now, with the way to mend it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask.typing import ResponseReturnValue

from archive.domain.completeness import ASPECTS, completeness
from archive.domain.edition import Edition
from archive.domain.snapshot import Snapshot
from archive.domain.winner import Winner
from archive.errors import ArchiveError
from archive.staff.answering import answer
from archive.staff.overview.entrance import room
from archive.staff.records import addresses, stock
from archive.staff.records.kinds import BY_NAME
from archive.web import reading

MOST = 25
OLDEST = 10


@dataclass(frozen=True, slots=True)
class Gap:
    """Records that lack the same; `winners` are the first of them."""

    name: str
    title: str
    about: str
    total: int
    winners: tuple[Winner, ...]


@dataclass(frozen=True, slots=True)
class Covered:
    """An edition: how many of its winners are recorded, and how many of these lack each aspect."""

    edition: Edition
    recorded: int
    lacking: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Stale:
    """A winner and when its record last changed in public."""

    winner: Winner
    changed: datetime


@room.get("/to-do", may="editor")
def to_do() -> ResponseReturnValue:
    return answer("staff/overview/gaps.html", _facts)


@room.panel("staff/overview/_panel.html", may="editor")
def panel() -> Mapping[str, Any]:
    snapshot = stock.everything()
    slots = sum(edition.slots for edition in snapshot.editions)
    return {"gaps": gaps(snapshot), "recorded": len(snapshot.winners), "slots": slots}


def gaps(snapshot: Snapshot) -> tuple[Gap, ...]:
    """The kinds of gaps that concern single winners, whether or not there are any."""
    return tuple(
        _gap(name, title, about, [w for w in snapshot.winners if lacks(snapshot, w)])
        for name, title, about, lacks in GAPS
    )


def covered(snapshot: Snapshot) -> tuple[Covered, ...]:
    """Every edition, the latest first."""
    tallies = completeness(snapshot)
    found = []
    for edition in sorted(snapshot.editions, key=lambda e: (-e.year, e.award)):
        row = tallies[edition.key]
        lacking = tuple((a.label, row[a.name].missing) for a in ASPECTS if row[a.name].missing)
        recorded = snapshot.recorded[(edition.award, edition.year)]
        found.append(Covered(edition, recorded, lacking))
    return tuple(found)


def stalest(snapshot: Snapshot) -> tuple[Stale, ...]:
    """The winners whose public record has not changed for the longest time."""
    try:
        chronicle = reading.release().chronicle
    except ArchiveError:
        return ()
    known = [w for w in snapshot.winners if w.id in chronicle.winners]
    old = sorted(known, key=lambda w: (chronicle.changed(w.id), w.id))[:OLDEST]
    return tuple(Stale(winner, chronicle.changed(winner.id)) for winner in old)


def _no_source(_: Snapshot, winner: Winner) -> bool:
    return all(source.supports != "award" for source in winner.sources)


def _no_coordinates(snapshot: Snapshot, winner: Winner) -> bool:
    return any(snapshot.place_of(name).latitude is None for name in winner.places)


def _no_city(_: Snapshot, winner: Winner) -> bool:
    return winner.place.city is None


def _in_doubt(_: Snapshot, winner: Winner) -> bool:
    return winner.confidence == "inferred"


GAPS: tuple[tuple[str, str, str, Callable[[Snapshot, Winner], bool]], ...] = (
    ("source", "No source for the award", "No source says that the award was given.", _no_source),
    ("city", "No city", "Only a region or a country is recorded.", _no_city),
    ("coordinates", "Not on the map", "The gazetteer does not know one of its places.",
     _no_coordinates),
    ("doubt", "In doubt", "The award follows from other evidence.", _in_doubt),
)  # fmt: skip


def _gap(name: str, title: str, about: str, winners: Iterable[Winner]) -> Gap:
    found = tuple(winners)
    return Gap(name, title, about, len(found), found[:MOST])


def _facts() -> Mapping[str, Any]:
    snapshot = stock.everything()
    return {
        "gaps": gaps(snapshot),
        "covered": covered(snapshot),
        "stalest": stalest(snapshot),
        "winner": BY_NAME["winner"],
        "edition": BY_NAME["edition"],
        "addresses": addresses,
    }
