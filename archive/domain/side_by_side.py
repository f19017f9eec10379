"""Winners side by side: of each fact, what they share, where they differ and what is not recorded.

What is not recorded is no difference: nobody knows whether it is one.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from archive.domain.facts import FACTS, Fact, Row, Told
from archive.domain.winner import Winner

State = Literal["same", "differs", "partly", "unrecorded", "alone"]
"""Recorded of all and equal; recorded and unequal; equal as far as recorded; recorded of none.

With a single winner there is nothing to compare.
"""
NAMED_BY: Mapping[str, tuple[str, ...]] = {
    "places": ("city", "region", "country"),
    "partners": ("name",),
    "sources": ("url",),
}
"""The sides by which two values are the same thing, where not all of them have to be equal."""
OF_THE_RECORD = ("id", "path")
"""Facts by which records are told apart: they differ always."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One value of a winner; `shared` by how many of the winners, itself included."""

    row: Row
    shared: int


@dataclass(frozen=True, slots=True)
class Line:
    """One fact of all winners, in their order; a winner without entries has it not recorded."""

    fact: Fact[Winner]
    state: State
    entries: tuple[tuple[Entry, ...], ...]

    @property
    def is_difference(self) -> bool:
        """Whether it is not known to be the same for all."""
        return self.state in ("differs", "partly")


def compare(winners: Sequence[Told]) -> tuple[Line, ...]:
    """A line for every fact."""
    return tuple(_line(fact, [told[fact.name] for told in winners]) for fact in FACTS)


def _line(fact: Fact[Winner], values: Sequence[tuple[Row, ...]]) -> Line:
    keys = [[_key(fact, row) for row in rows] for rows in values]
    having = Counter(key for of_one in keys for key in set(of_one))
    entries = tuple(
        tuple(Entry(row, having[key]) for row, key in zip(rows, of_one, strict=True))
        for rows, of_one in zip(values, keys, strict=True)
    )
    return Line(fact, _state([frozenset(of_one) for of_one in keys]), entries)


def _key(fact: Fact[Winner], row: Row) -> Row:
    sides = NAMED_BY.get(fact.name)
    if sides is None:
        return row
    return tuple(cell for part, cell in zip(fact.parts, row, strict=True) if part.name in sides)


def _state(values: Sequence[frozenset[Row]]) -> State:
    recorded = [value for value in values if value]
    if not recorded:
        return "unrecorded"
    if len(values) == 1:
        return "alone"
    if len(set(recorded)) > 1:
        return "differs"
    return "same" if len(recorded) == len(values) else "partly"


def differences(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines that are not known to be the same for all, but for those that always differ."""
    return (line for line in lines if line.is_difference and line.fact.name not in OF_THE_RECORD)
