"""The records of a load, each with the place in a file where it stands."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from archive.domain.correction import Correction
from archive.domain.edition import Edition
from archive.domain.golden import GoldenQuery
from archive.domain.place import PlaceAlias
from archive.domain.vocabulary import FocusArea, Technology
from archive.domain.winner import Winner
from archive.domain.withdrawal import Withdrawal
from archive.errors import Problem
from indexer.loading.document import Document
from indexer.loading.yaml_reader import Value, Where

R = TypeVar(
    "R",
    Correction,
    Edition,
    FocusArea,
    GoldenQuery,
    PlaceAlias,
    Technology,
    Winner,
    Withdrawal,
)


@dataclass(frozen=True, slots=True)
class Entry(Generic[R]):
    """One record: as written, and as validated, which is None where it does not hold.

    Checks across records look at what was written, so that one report names everything at once.
    """

    document: Document
    where: Where
    name: str
    written: dict[str, Value]
    record: R | None

    def texts(self, *keys: str) -> Iterator[tuple[Where, str]]:
        """Every text under these keys, single or listed, with the way to it within the entry."""
        for key in keys:
            value = self.written.get(key)
            if isinstance(value, str):
                yield (key,), value
            elif isinstance(value, tuple):
                yield from (((key, n), v) for n, v in enumerate(value) if isinstance(v, str))

    def text(self, key: str) -> str:
        """The text under a key, empty where there is none."""
        value = self.written.get(key)
        return value if isinstance(value, str) else ""

    @property
    def place(self) -> str:
        """`file:line`, to point at from another record."""
        return f"{self.document.file}:{self.document.line(self.where)}"

    def problem(self, where: Where, message: str, fix: str) -> Problem:
        way = (*self.where, *where)
        return self.document.problem(self.name, way, field_name(where), message, fix)


@dataclass(slots=True)
class Entries:
    """All records of a load."""

    editions: list[Entry[Edition]] = field(default_factory=list)
    winners: list[Entry[Winner]] = field(default_factory=list)
    focus_areas: list[Entry[FocusArea]] = field(default_factory=list)
    technologies: list[Entry[Technology]] = field(default_factory=list)
    aliases: list[Entry[PlaceAlias]] = field(default_factory=list)
    golden: list[Entry[GoldenQuery]] = field(default_factory=list)
    withdrawals: list[Entry[Withdrawal]] = field(default_factory=list)
    corrections: list[Entry[Correction]] = field(default_factory=list)

    def edition_of(self, winner: Entry[Winner]) -> Edition | None:
        """The edition in whose file the winner stands, None if it does not hold."""
        return next((e.record for e in self.editions if e.document is winner.document), None)

    def winners_of(self, edition: Entry[Edition]) -> list[Entry[Winner]]:
        return [entry for entry in self.winners if entry.document is edition.document]


def field_name(where: Where) -> str:
    """`sources 2, url`: how a person would point at it, counting from one."""
    name = ""
    for part in where:
        name += f" {part + 1}" if isinstance(part, int) else f", {part[:60]}" if name else part[:60]
    return name
