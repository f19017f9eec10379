"""All text postings of an index in columns: gathered from documents, or read back from Whoosh."""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from archive.domain.fields import TEXT_FIELDS
from archive.search.analysis import postings
from archive.strings import offsets

Integers = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Columns:
    """One row for each token, document and field, sorted so.

    `token` is an index into the sorted `tokens`; `count` says how many of `positions`, in the same
    order, belong to the row.
    """

    tokens: Sequence[bytes]
    token: Integers
    document: Integers
    field: Integers
    count: Integers
    positions: npt.NDArray[np.uint32]

    def in_field(self, field: int) -> Iterator[tuple[bytes, Integers, list[bytes]]]:
        """Each token of one field with its documents and the packed positions in each."""
        rows = np.flatnonzero(self.field == field)
        packed = self.positions.tobytes()
        ends = offsets(self.count) * self.positions.itemsize
        edges = np.flatnonzero(np.diff(self.token[rows], prepend=-1, append=-1))
        for first, last in zip(edges[:-1].tolist(), edges[1:].tolist(), strict=True):
            mine = rows[first:last]
            slices = zip(ends[mine].tolist(), ends[mine + 1].tolist(), strict=True)
            token = self.tokens[self.token[mine[0]]]
            yield token, self.document[mine], [packed[a:b] for a, b in slices]

    def renumbered(self, numbers: Integers) -> "Columns":
        """The rows of documents whose new number is not negative, under that number."""
        document = numbers[self.document]
        stays = document >= 0
        return Columns(
            self.tokens,
            self.token[stays],
            document[stays],
            self.field[stays],
            self.count[stays],
            self.positions[np.repeat(stays, self.count)],
        )

    def lengths(self, field: int, total: int) -> Integers:
        """For each document how many positions the rows of a field have, stems included."""
        mine = self.field == field
        return np.bincount(self.document[mine], self.count[mine], total).astype(np.int64)


def joined(first: Columns, second: Columns) -> Columns:
    """The rows of both, which share no document."""
    tokens = sorted({*first.tokens, *second.tokens})
    place = {token: number for number, token in enumerate(tokens)}
    token = np.concatenate([
        np.array([place[t] for t in columns.tokens], dtype=np.int64)[columns.token]
        for columns in (first, second)
    ])  # fmt: skip
    document = np.concatenate([first.document, second.document])
    field = np.concatenate([first.field, second.field])
    count = np.concatenate([first.count, second.count])
    positions = np.concatenate([first.positions, second.positions])
    return _sorted(tokens, token, document, field, count, positions)


def _sorted(
    tokens: Sequence[bytes],
    token: Integers,
    document: Integers,
    field: Integers,
    count: Integers,
    positions: npt.NDArray[np.uint32],
) -> Columns:
    """Columns in their order, without tokens that no row has."""
    by = np.argsort(_keys(token, document, field))
    used, token = np.unique(token[by], return_inverse=True)
    return Columns(
        [tokens[number] for number in used.tolist()],
        token,
        document[by],
        field[by],
        count[by],
        _regrouped(positions, count, by),
    )


class Gathering:
    """Collects rows in any order and sorts them once."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}
        self.token, self.document, self.field = array("q"), array("q"), array("q")
        self.count, self.positions = array("q"), array("I")

    def add(self, token: str, document: int, field: int, positions: Iterable[int]) -> None:
        number = self.numbers.setdefault(token, len(self.numbers))
        before = len(self.positions)
        self.positions.extend(positions)
        self.token.append(number)
        self.document.append(document)
        self.field.append(field)
        self.count.append(len(self.positions) - before)

    def add_texts(self, document: int, field: int, texts: Sequence[str]) -> None:
        for token, positions in postings(texts).items():
            self.add(token, document, field, positions)

    def columns(self) -> Columns:
        tokens = sorted(self.numbers, key=str.encode)
        rank = np.empty(len(tokens), dtype=np.int64)
        rank[[self.numbers[token] for token in tokens]] = np.arange(len(tokens))
        token = rank[_column(self.token)] if tokens else _column(self.token)
        return _sorted(
            [token.encode() for token in tokens],
            token,
            _column(self.document),
            _column(self.field),
            _column(self.count),
            np.frombuffer(self.positions, dtype=np.uint32),
        )


def _column(values: "array[int]") -> Integers:
    return np.frombuffer(values, dtype=np.int64)


def _keys(token: Integers, document: Integers, field: Integers) -> Integers:
    """One number a row, in the order of the columns; no two rows share one."""
    fields = len(TEXT_FIELDS)
    documents = int(document.max(initial=0)) + 1
    return (token * documents + document) * fields + field


def _regrouped(values: npt.NDArray[Any], counts: Integers, by: Integers) -> npt.NDArray[np.uint32]:
    """Runs of `counts` values each, in another order of the runs."""
    begins = offsets(counts)[:-1][by]
    counts = counts[by]
    within = np.arange(int(counts.sum())) - np.repeat(offsets(counts)[:-1], counts)
    regrouped: npt.NDArray[np.uint32] = values[np.repeat(begins, counts) + within]
    return regrouped
