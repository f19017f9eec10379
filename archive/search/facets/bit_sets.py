"""Which records have which values, and how many: never an estimate.

Each value is a row: a bit set of the records that have it, packed into unsigned 64-bit words. Each
record has the numbers of its rows. Counting is AND and population count over the bit sets, or a
tally over the rows of the records, whichever is less work.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

Bits = npt.NDArray[np.uint64]
Flags = npt.NDArray[np.bool_]
Records = npt.NDArray[np.int32] | npt.NDArray[np.int64]
WORD = 64
_TOGETHER = 32
"""Bit sets that are counted together: few enough to stay in a processor's cache."""


def words(total: int) -> int:
    """How many words hold one bit for each of `total` records."""
    return -(-total // WORD)


@dataclass(frozen=True)
class BitSets:
    """The rows of `total` records.

    `bits` is of shape (rows, words). `rows`, of shape (total, most values of one record), lists the
    rows of each record and is filled up with the number of rows.
    """

    total: int
    bits: Bits
    rows: npt.NDArray[Any]

    @cached_property
    def totals(self) -> list[int]:
        """The counts over all records."""
        tally: list[int] = np.bitwise_count(self.bits).sum(axis=1, dtype=np.int64).tolist()
        return tally

    def counts(self, records: Records) -> list[int]:
        """How many of the records have each row."""
        if len(records) == self.total:
            return self.totals
        if len(records) * 2 > self.total:
            others = self.counts(np.flatnonzero(~self._flags(records)[: self.total]))
            return [total - count for total, count in zip(self.totals, others, strict=True)]
        if len(records) * self.rows.shape[1] < 2 * self.bits.size:
            counts = np.bincount(self.rows[records].ravel(), minlength=len(self.bits) + 1)[:-1]
        else:
            counts = self._counted(self._mask(records))
        tally: list[int] = counts.tolist()
        return tally

    def _counted(self, mask: Bits) -> npt.NDArray[np.int64]:
        """How many records of a bit set have each row."""
        starts = range(0, len(self.bits), _TOGETHER)
        kept = (self.bits[at : at + _TOGETHER] & mask for at in starts)
        return np.concatenate([np.bitwise_count(some).sum(axis=1, dtype=np.int64) for some in kept])

    def having(self, rows: Sequence[int], records: Records) -> Flags:
        """For each of these records whether it has any of the rows."""
        if not rows:
            return np.zeros(len(records), dtype=np.bool_)
        bits = np.bitwise_or.reduce(self.bits[rows], axis=0)
        places = (records & (WORD - 1)).astype(np.uint64)
        flags: Flags = ((bits[records >> 6] >> places) & np.uint64(1)) != 0
        return flags

    def common(self, groups: Sequence[Sequence[int]], records: Records) -> tuple[int, ...]:
        """How many of the records have any row of each group."""
        counts, mask = self.counts(records), self._mask(records)
        return tuple(
            counts[rows[0]] if len(rows) == 1 else self._count_any(rows, mask) for rows in groups
        )

    def _count_any(self, rows: Sequence[int], mask: Bits) -> int:
        any_of = np.bitwise_or.reduce(self.bits[rows], axis=0)
        return int(np.bitwise_count(any_of & mask).sum(dtype=np.int64))

    def _mask(self, records: Records) -> Bits:
        """The records as one bit set."""
        return np.packbits(self._flags(records), bitorder="little").view(np.uint64)

    def _flags(self, records: Records) -> Flags:
        """One flag a record, filled up to whole words."""
        flags = np.zeros(self.bits.shape[1] * WORD, dtype=np.bool_)
        flags[records] = True
        return flags
