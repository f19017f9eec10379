"""The kinds of records that a snapshot holds, and what tells each from others of its kind."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from archive.domain.correction import Correction
from archive.domain.edition import Edition
from archive.domain.golden import GoldenQuery
from archive.domain.place import Place, PlaceAlias
from archive.domain.record import Record
from archive.domain.snapshot import Snapshot
from archive.domain.vocabulary import FocusArea, Technology, Vocabulary
from archive.domain.winner import Winner
from archive.domain.withdrawal import Withdrawal


@dataclass(frozen=True, slots=True)
class Kind:
    """`key` tells a record from the others; `label` is what people call it."""

    name: str
    record: type[Record]
    read: Callable[[Snapshot], tuple[Record, ...]]
    key: Callable[[Any], str]
    label: Callable[[Any], str]


def _joined(*parts: str | None) -> str:
    return json.dumps(parts, ensure_ascii=False)


def _place(place: Place) -> str:
    return ", ".join(filter(None, place.name.key))


KINDS: tuple[Kind, ...] = (
    Kind("winner", Winner, lambda s: s.winners, lambda w: w.id, lambda w: w.heading),
    Kind("edition", Edition, lambda s: s.editions, lambda e: e.key, lambda e: e.label),
    Kind("technology", Technology, lambda s: s.vocabulary.technologies, lambda t: t.id,
         lambda t: t.label),
    Kind("focus area", FocusArea, lambda s: s.vocabulary.focus_areas, lambda a: a.id,
         lambda a: a.label),
    Kind("place", Place, lambda s: s.places, lambda p: _joined(*p.name.key), _place),
    Kind("place alias", PlaceAlias, lambda s: s.aliases,
         lambda a: _joined(a.alias, *a.name.key), lambda a: a.alias),
    Kind("golden query", GoldenQuery, lambda s: s.golden, lambda g: g.query, lambda g: g.query),
    Kind("withdrawal", Withdrawal, lambda s: s.withdrawals, lambda w: w.id, lambda w: w.id),
    Kind("correction", Correction, lambda s: s.corrections, lambda c: _joined(*map(str, c.key)),
         lambda c: c.subject),
)  # fmt: skip
KIND_BY_NAME: Mapping[str, Kind] = {kind.name: kind for kind in KINDS}


def snapshot_of(records: Mapping[str, tuple[Any, ...]]) -> Snapshot:
    """The snapshot of records of all kinds, each in its order."""
    words = Vocabulary(
        focus_areas=records["focus area"], technologies=records["technology"]
    )  # fmt: skip
    return Snapshot(
        winners=records["winner"],
        editions=records["edition"],
        places=records["place"],
        aliases=records["place alias"],
        vocabulary=words,
        golden=records["golden query"],
        withdrawals=records["withdrawal"],
        corrections=records["correction"],
    )
