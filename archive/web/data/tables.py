"""The tables in which the whole archive can be taken, and how they hang together."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from archive.domain.facts import FACTS, Fact, Part, Told, tell
from archive.web.corrections.entry import entries
from archive.web.corrections.facts import ENTRY_FACTS
from archive.web.criteria import Criteria
from archive.web.data.facts import EDITION_FACTS, FOCUS_AREA_FACTS, PLACE_FACTS, TECHNOLOGY_FACTS
from archive.web.export import as_csv
from archive.web.export.selection import select
from archive.web.reading import Volume

Batches = Iterable[Sequence[Told]]
R = TypeVar("R")


@dataclass(frozen=True)
class Table:
    """`about` says what a row is. `key` is the column that tells rows apart, where there is one;
    `refers` maps a column to the table whose key it holds.
    """

    name: str
    title: str
    about: str
    facts: Sequence[Fact[Any]]
    count: Callable[[Volume], int]
    batches: Callable[[Volume], Batches]
    key: str = ""
    refers: Mapping[str, str] = field(default_factory=dict)

    @property
    def file(self) -> str:
        return f"{self.name}.csv"

    @property
    def columns(self) -> Iterator[tuple[Part, bool]]:
        """Each column, and whether a cell of it may hold several values."""
        return ((column, fact.many) for fact in self.facts for column in fact.columns)

    def lines(self, volume: Volume) -> Iterator[bytes]:
        """The table as CSV."""
        return (text.encode() for text in as_csv.lines(self.batches(volume), self.facts))


def _winners(volume: Volume) -> Batches:
    return select(volume.release, volume.names, Criteria()).batches()


def _small(
    name: str,
    title: str,
    about: str,
    facts: Sequence[Fact[R]],
    records: Callable[[Volume], Sequence[R]],
    *,
    key: str = "",
    refers: Mapping[str, str] | None = None,
) -> Table:
    """A table that can be read at once."""

    def batches(volume: Volume) -> Batches:
        snapshot = volume.release.snapshot
        yield tuple(tell(facts, record, snapshot) for record in records(volume))

    return Table(name, title, about, facts, lambda v: len(records(v)), batches, key, refers or {})


TABLES: tuple[Table, ...] = (
    Table(
        "winners", "Winners", "One project honoured in one edition.",
        FACTS, lambda volume: volume.release.manifest.counts.winners, _winners,
        key="id", refers={"edition": "editions"},
    ),
    _small(
        "editions", "Editions", "One year of an award.",
        EDITION_FACTS, lambda volume: volume.coverage, key="edition",
    ),
    _small(
        "places", "Places", "A city, a region or a country that a winner names.",
        PLACE_FACTS, lambda volume: volume.release.snapshot.places,
    ),
    _small(
        "technologies", "Technologies", "A means that projects use.",
        TECHNOLOGY_FACTS, lambda volume: volume.release.snapshot.vocabulary.technologies,
        key="id", refers={"focus_area": "focus_areas"},
    ),
    _small(
        "focus_areas", "Focus areas", "A broad field of city work.",
        FOCUS_AREA_FACTS, lambda volume: volume.release.snapshot.vocabulary.focus_areas, key="id",
    ),
    _small(
        "corrections", "Corrections", "Something that was wrong, or a record that was withdrawn.",
        ENTRY_FACTS, lambda volume: entries(volume.release), key="id",
    ),
)  # fmt: skip
TABLE_BY_NAME = {table.name: table for table in TABLES}
