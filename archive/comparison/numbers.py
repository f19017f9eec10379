"""Counts that move from one release to the next: of facets, of editions, of first answers."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from archive.domain.fields import FACETS
from archive.domain.golden import Answer
from archive.domain.search import SearchQuery
from archive.search.opening import OpenRelease

TOP = 3
"""How many answers of a golden query are looked at: those that a visitor reads first."""


@dataclass(frozen=True, slots=True)
class Move:
    """A number that is another one now; 0 also stands for a value that is not there."""

    label: str
    before: int
    after: int

    @property
    def by(self) -> int:
        return self.after - self.before


@dataclass(frozen=True, slots=True)
class FacetMoves:
    """The values of one facet whose counts move, the largest moves first."""

    facet: str
    label: str
    moves: tuple[Move, ...]


@dataclass(frozen=True, slots=True)
class Covered:
    """How many winners of an edition are recorded; None where the edition is not there."""

    label: str
    before: int | None
    after: int | None
    slots: int


@dataclass(frozen=True, slots=True)
class Reordered:
    """A golden query whose first answers are not what they were; both are ids, the best first."""

    query: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    wanted: tuple[str, ...]


def facet_moves(before: OpenRelease, after: OpenRelease) -> tuple[FacetMoves, ...]:
    """Every facet in which a count moves."""
    was, now = _counts(before), _counts(after)
    return tuple(
        FacetMoves(field.name, field.label, moves)
        for field in FACETS
        if (moves := tuple(_moves(was.get(field.name, {}), now.get(field.name, {}))))
    )


def coverage(before: OpenRelease, after: OpenRelease) -> tuple[Covered, ...]:
    """Every edition of either release, the latest first."""
    editions = {edition.key: edition for edition in (*before.snapshot.editions,
                                                     *after.snapshot.editions)}  # fmt: skip
    was, now = before.manifest.counts.recorded, after.manifest.counts.recorded
    listed = sorted(editions.values(), key=lambda e: (-e.year, e.award))
    return tuple(Covered(e.label, was.get(e.key), now.get(e.key), e.slots) for e in listed)


def reordered(before: Iterable[Answer], after: Iterable[Answer]) -> tuple[Reordered, ...]:
    """Every query that both were asked and whose first answers differ."""
    earlier = {answer.golden.query: answer for answer in before}
    return tuple(
        Reordered(
            new.golden.query, old.found[:TOP], new.found[:TOP],
            tuple(want.id for want in new.golden.want),
        )
        for new in after
        if (old := earlier.get(new.golden.query)) and old.found[:TOP] != new.found[:TOP]
    )  # fmt: skip


def _counts(release: OpenRelease) -> dict[str, dict[str, tuple[str, int]]]:
    """The label and the count of each value, by facet and key."""
    found = release.index.search(SearchQuery(limit=1, highlight=False)).facets
    return {
        facet.name: {value.key: (value.label, value.count) for value in facet.values}
        for facet in found
    }


def _moves(was: dict[str, tuple[str, int]], now: dict[str, tuple[str, int]]) -> Iterator[Move]:
    moves = [
        Move((now.get(key) or was[key])[0], was.get(key, ("", 0))[1], now.get(key, ("", 0))[1])
        for key in {**was, **now}
    ]
    yield from sorted((m for m in moves if m.by), key=lambda m: (-abs(m.by), m.label))
