"""Editions by aspects: how much is recorded of the recorded winners."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import reduce

from archive.domain.completeness import ASPECTS, Aspect, Tally
from archive.web.coverage import Coverage
from archive.web.criteria import Criteria, in_order, winners_of
from archive.web.reading import Volume


@dataclass(frozen=True, slots=True)
class Cell:
    """One aspect of the winners of one edition."""

    covered: Coverage
    aspect: Aspect
    tally: Tally


@dataclass(frozen=True, slots=True)
class Row:
    """One edition with a cell for each aspect; `criteria` find its recorded winners."""

    covered: Coverage
    cells: tuple[Cell, ...]

    @property
    def criteria(self) -> Criteria:
        edition = self.covered.edition
        return Criteria(chosen=in_order(winners_of(edition.award, edition.year)))


def rows(volume: Volume) -> tuple[Row, ...]:
    """Every edition, the latest first."""
    return tuple(Row(covered, tuple(_cells(volume, covered))) for covered in volume.coverage)


def totals(rows: Iterable[Row]) -> tuple[tuple[Aspect, Tally], ...]:
    """The tally of each aspect over all editions."""
    columns = zip(*(row.cells for row in rows), strict=True)
    return tuple(
        (column[0].aspect, reduce(Tally.joined, (cell.tally for cell in column)))
        for column in columns
    )


def _cells(volume: Volume, covered: Coverage) -> Iterator[Cell]:
    tallies = volume.release.manifest.counts.completeness.get(covered.edition.key, {})
    return (Cell(covered, aspect, tallies.get(aspect.name, Tally())) for aspect in ASPECTS)
