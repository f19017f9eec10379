"""What one loading brings, and what it changed."""

from dataclasses import dataclass
from enum import StrEnum

from archive.domain.correction import Correction
from archive.domain.edition import Edition
from archive.domain.golden import GoldenQuery
from archive.domain.place import Place, PlaceAlias
from archive.domain.record import Record
from archive.domain.revision import Kept
from archive.domain.vocabulary import Vocabulary
from archive.domain.winner import Winner
from archive.domain.withdrawal import Withdrawal


class EditionFile(Record):
    """An edition with all of its recorded winners: a winner no longer listed is removed."""

    edition: Edition
    winners: tuple[Winner, ...] = ()


class Batch(Record):
    """Validated content of the files of one load; None means that no such file was among them.

    `places` holds every place that the winners of the batch name, each looked up in the gazetteer.
    """

    editions: tuple[EditionFile, ...] = ()
    places: tuple[Place, ...] = ()
    vocabulary: Vocabulary | None = None
    aliases: tuple[PlaceAlias, ...] | None = None
    golden: tuple[GoldenQuery, ...] | None = None
    withdrawals: tuple[Withdrawal, ...] | None = None
    corrections: tuple[Correction, ...] | None = None


class Act(StrEnum):
    """What happened to one record."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Change:
    """One record and what happened to it; `fields` names what differs where it was changed."""

    act: Act
    kind: str
    name: str
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Changes:
    """Every record of a load with its act: what came in is what is accounted for."""

    changes: tuple[Change, ...] = ()
    kept: tuple[Kept, ...] = ()
    """What files would have changed and the staff's edits did not let them."""

    def __bool__(self) -> bool:
        return any(change.act is not Act.UNCHANGED for change in self.changes)

    def count(self, act: Act, kind: str | None = None) -> int:
        return sum(c.act is act and kind in (None, c.kind) for c in self.changes)
