"""Facet counts that are exact: OR within a facet, AND across, own choices not shrinking own counts.

Each facet value has a bit set of the records that have it, packed into unsigned 64-bit words; each
record has the row numbers of its values. Counting is AND and population count over the bit sets, or
a tally over the rows of the records, whichever is less work. It is never an estimate.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import compress, repeat
from typing import Any

import numpy as np
import numpy.typing as npt

from archive.domain.fields import FACET_BY_NAME, NOT_RECORDED, Value
from archive.domain.search import Facet, FacetValue

Bits = npt.NDArray[np.uint64]
Records = npt.NDArray[np.int32] | npt.NDArray[np.int64]
Filters = Mapping[str, Sequence[str]]
WORD = 64
_VALUE: Callable[[tuple[object, ...]], FacetValue] = partial(tuple.__new__, FacetValue)
"""Makes a value of its fields, as `FacetValue._make` does in Python."""
_ROWS = 32
"""Bit sets that are counted together: few enough to stay in a processor's cache."""


def words(total: int) -> int:
    """How many words hold one bit for each of `total` records."""
    return -(-total // WORD)


def arrange(facet: str, values: Sequence[FacetValue]) -> tuple[FacetValue, ...]:
    """Values in their own order, brought into that of a page: most frequent first unless ordered.

    What is not recorded comes last.
    """
    if FACET_BY_NAME[facet].ordered:
        return tuple(values)
    last = values[-1:] if values and values[-1].key == NOT_RECORDED.key else []
    first = values[: len(values) - len(last)]
    return (*sorted(first, key=lambda value: -value.count), *last)


def order(facet: str, values: Sequence[Value]) -> tuple[Value, ...]:
    """A facet's own order: newest first where it is ordered, else by label; unrecorded last."""
    if FACET_BY_NAME[facet].ordered:
        ranked = sorted(values, key=lambda v: v.key, reverse=True)
    else:
        ranked = sorted(values, key=lambda v: (v.label.casefold(), v.key))
    return tuple(sorted(ranked, key=lambda v: v.key == NOT_RECORDED.key))


@dataclass(frozen=True)
class FacetIndex:
    """All facets of an index over `total` records.

    `values` holds the values of each facet in its own order; the rows of `bits`, of shape
    (rows, words), are those of all facets in turn. `rows`, of shape (total, most values of one
    record), lists the rows of each record and is filled up with the number of rows.
    """

    total: int
    values: Mapping[str, tuple[Value, ...]]
    bits: Bits
    rows: npt.NDArray[Any]

    @cached_property
    def spans(self) -> dict[str, slice]:
        """Where each facet's rows are."""
        spans, at = {}, 0
        for name, values in self.values.items():
            spans[name] = slice(at, at + len(values))
            at += len(values)
        return spans

    @cached_property
    def _keys(self) -> list[str]:
        return [value.key for values in self.values.values() for value in values]

    @cached_property
    def _labels(self) -> list[str]:
        return [value.label for values in self.values.values() for value in values]

    @cached_property
    def _facet_of(self) -> list[int]:
        return [number for number, values in enumerate(self.values.values()) for _ in values]

    @cached_property
    def _unrecorded(self) -> list[int]:
        return [row for row, key in enumerate(self._keys) if key == NOT_RECORDED.key]

    @cached_property
    def _ordered(self) -> list[str]:
        return [name for name in self.values if FACET_BY_NAME[name].ordered]

    @cached_property
    def row(self) -> dict[tuple[str, str], int]:
        """The row of each value, by facet and key."""
        return {
            (name, value.key): self.spans[name].start + number
            for name, values in self.values.items()
            for number, value in enumerate(values)
        }

    @cached_property
    def _row_by_key(self) -> dict[str, dict[str, int]]:
        """The row of each value of each facet."""
        found: dict[str, dict[str, int]] = {name: {} for name in self.values}
        for (name, key), row in self.row.items():
            found[name][key] = row
        return found

    @cached_property
    def totals(self) -> list[int]:
        """The counts over all records."""
        tally: list[int] = np.bitwise_count(self.bits).sum(axis=1, dtype=np.int64).tolist()
        return tally

    def passing(
        self, records: Records, filters: Filters, but: str | None = None
    ) -> npt.NDArray[np.bool_]:
        """For each of these records whether it passes every filter, one facet's left aside."""
        flags = np.ones(len(records), dtype=np.bool_)
        for name, keys in filters.items():
            if keys and name != but:
                flags &= self._chosen(name, keys, records)
        return flags

    def count(self, records: Records, filters: Filters) -> tuple[Facet, ...]:
        """Each facet over those of the records that pass all other facets' filters."""
        chosen = {name: keys for name, keys in filters.items() if keys}
        kept = records[self.passing(records, chosen)] if chosen else records
        found = self._arranged(self._counts(kept))
        for name in chosen.keys() & found.keys():
            others = (
                records[self.passing(records, chosen, but=name)] if len(chosen) > 1 else records
            )
            found[name] = self._with_chosen(name, self._counts(others), chosen[name])
        return tuple(Facet(name, tuple(values)) for name, values in found.items())

    def tally(
        self, records: Records, facet: str, groups: Sequence[Sequence[str]]
    ) -> tuple[int, ...]:
        """How many of the records have any of each group's values."""
        counts = self._counts(records)
        mask = self._mask(records)
        row = self._row_by_key.get(facet, {})
        found = ([row[key] for key in keys if key in row] for keys in groups)
        return tuple(
            counts[rows[0]] if len(rows) == 1 else self._common(rows, mask) for rows in found
        )

    def _common(self, rows: list[int], mask: Bits) -> int:
        """How many records of the mask have any of the rows."""
        any_of = np.bitwise_or.reduce(self.bits[rows], axis=0)
        return int(np.bitwise_count(any_of & mask).sum(dtype=np.int64))

    def _arranged(self, counts: Sequence[int]) -> dict[str, Sequence[FacetValue]]:
        """The values of each facet that occur, arranged as `arrange` does.

        It is done for all facets at once, in loops that run in C: there may be thousands of values.
        """
        rows = list(compress(range(len(counts)), counts))
        ranked = list(counts)
        for row in self._unrecorded:
            ranked[row] = 0
        rows.sort(key=ranked.__getitem__, reverse=True)
        columns = (map(column.__getitem__, rows) for column in (self._keys, self._labels, counts))
        found: list[list[FacetValue]] = [[] for _ in self.values]
        facets = map(self._facet_of.__getitem__, rows)
        for facet, value in zip(facets, map(_VALUE, zip(*columns, repeat(False))), strict=True):
            found[facet].append(value)
        named: dict[str, Sequence[FacetValue]] = dict(zip(self.values, found, strict=True))
        for name in self._ordered:
            named[name] = sorted(named[name], key=lambda value: self.row[name, value.key])
        return named

    def _with_chosen(
        self, name: str, counts: Sequence[int], keys: Sequence[str]
    ) -> tuple[FacetValue, ...]:
        """The values that occur, and the chosen ones also where they do not."""
        values = [
            FacetValue(value.key, value.label, count, value.key in keys)
            for value, count in zip(self.values[name], counts[self.spans[name]], strict=True)
            if count or value.key in keys
        ]
        return arrange(name, values)

    def _chosen(self, name: str, keys: Sequence[str], records: Records) -> npt.NDArray[np.bool_]:
        rows = [self.row[name, key] for key in keys if (name, key) in self.row]
        if not rows:
            return np.zeros(len(records), dtype=np.bool_)
        bits = np.bitwise_or.reduce(self.bits[rows], axis=0)
        places = (records & (WORD - 1)).astype(np.uint64)
        flags: npt.NDArray[np.bool_] = ((bits[records >> 6] >> places) & np.uint64(1)) != 0
        return flags

    def _counts(self, records: Records) -> list[int]:
        """How many of the records have each value, for all facets at once."""
        if len(records) == self.total:
            return self.totals
        if len(records) * 2 > self.total:
            others = self._counts(np.flatnonzero(~self._flags(records)[: self.total]))
            return [total - count for total, count in zip(self.totals, others, strict=True)]
        if len(records) * self.rows.shape[1] < 2 * self.bits.size:
            counts = np.bincount(self.rows[records].ravel(), minlength=len(self.bits) + 1)[:-1]
        else:
            mask = self._mask(records)
            counts = np.concatenate(
                [
                    np.bitwise_count(self.bits[at : at + _ROWS] & mask).sum(axis=1, dtype=np.int64)
                    for at in range(0, len(self.bits), _ROWS)
                ]
            )
        tally: list[int] = counts.tolist()
        return tally

    def _mask(self, records: Records) -> Bits:
        """The records as one bit set."""
        return np.packbits(self._flags(records), bitorder="little").view(np.uint64)

    def _flags(self, records: Records) -> npt.NDArray[np.bool_]:
        """One flag a record, filled up to whole words."""
        flags = np.zeros(self.bits.shape[1] * WORD, dtype=np.bool_)
        flags[records] = True
        return flags
