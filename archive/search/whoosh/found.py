"""Sets of records with a value each, and how they are joined."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt


class Found(NamedTuple):
    """Records, rising, and for each a value: a saturation or a score."""

    records: npt.NDArray[np.int32]
    values: npt.NDArray[np.float32]


NOTHING = Found(np.zeros(0, dtype=np.int32), np.zeros(0, dtype=np.float32))


def highest_of(found: Sequence[Found], total: int) -> Found:
    """Records of any, each with its highest value; values are above zero."""
    filled = sorted((f for f in found if len(f.records)), key=lambda f: -len(f.records))
    if len(filled) < 2:
        return filled[0] if filled else NOTHING
    highest = np.zeros(total, dtype=np.float32)
    highest[filled[0].records] = filled[0].values
    # Most often the others are forms of the same word, which the widest has all records of.
    within = True
    for records, values in filled[1:]:
        before = highest[records]
        within = within and bool(before.all())
        highest[records] = np.maximum(before, values)
    records = filled[0].records if within else np.flatnonzero(highest).astype(np.int32)
    return Found(records, highest[records])


def sum_of(found: Sequence[Found], total: int) -> Found:
    """Records of any, each with the sum of its values."""
    sums = np.zeros(total, dtype=np.float32)
    having = np.zeros(total, dtype=np.bool_)
    for records, values in found:
        sums[records] += values
        having[records] = True
    records = np.flatnonzero(having).astype(np.int32)
    return Found(records, sums[records])


def both(few: Found, many: Found) -> Found:
    """Records of both, with the sum of their values."""
    at = np.minimum(np.searchsorted(many.records, few.records), max(0, len(many.records) - 1))
    if not len(many.records):
        return NOTHING
    shared = many.records[at] == few.records
    return Found(few.records[shared], few.values[shared] + many.values[at[shared]])


def flags_of(found: Found, total: int) -> npt.NDArray[np.bool_]:
    flags = np.zeros(total, dtype=np.bool_)
    flags[found.records] = True
    return flags
