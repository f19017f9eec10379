"""The postings of all fields merged by token: in which records, how saturated, in which fields."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from archive.domain.fields import TEXT_FIELDS
from archive.search.analysis import STEM
from archive.search.scoring import K1
from archive.search.whoosh.strings import Strings, offsets

FIELD_SHIFT = 24
"""A position is stored as field number << 24 | position, so that no phrase runs across fields."""

_WEIGHT = np.array([field.weight for field in TEXT_FIELDS])
_EVENNESS = np.array([field.evenness for field in TEXT_FIELDS])

Integers = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class FieldPosting:
    """A token in one field: its documents, rising, and in each its positions, rising."""

    token: bytes
    field: int
    documents: Integers
    counts: Integers
    positions: npt.NDArray[np.uint32]


def lay_out(postings: Sequence[FieldPosting], total: int) -> dict[str, npt.NDArray[Any]]:
    """The arrays of tokens and postings over `total` documents, each sorted by token and document.

    Saturations are those of BM25F, see `archive.search.scoring`.
    """
    postings = sorted(postings, key=lambda p: p.token)
    tokens = sorted({p.token for p in postings})
    flat = _Flat.of(postings, {token: number for number, token in enumerate(tokens)})
    starts = flat.starts()
    frequency = np.add.reduceat(flat.weighed(total), starts) if len(starts) else np.zeros(0)
    return {
        **Strings.of([token.decode() for token in tokens]).arrays("tokens"),
        "postings_at": np.searchsorted(flat.token[starts], np.arange(len(tokens) + 1)),
        "documents": flat.document[starts].astype(np.int32),
        "saturation": (frequency / (K1 + frequency)).astype(np.float32),
        "fields": flat.masks(starts),
        "positions_at": np.append(offsets(flat.count)[starts], len(flat.positions)),
        "positions": flat.positions,
    }


@dataclass(frozen=True, slots=True)
class _Flat:
    """One entry for each token, document and field, sorted so; positions in the same order."""

    token: Integers
    document: Integers
    field: Integers
    count: Integers
    is_stem: npt.NDArray[np.bool_]
    positions: npt.NDArray[np.uint32]

    @classmethod
    def of(cls, postings: Sequence[FieldPosting], number: dict[bytes, int]) -> "_Flat":
        sizes = [len(p.documents) for p in postings]
        token = np.repeat([number[p.token] for p in postings], sizes).astype(np.int64)
        field = np.repeat([p.field for p in postings], sizes).astype(np.int64)
        stems = np.repeat([p.token.startswith(STEM.encode()) for p in postings], sizes)
        document = _joined([p.documents for p in postings], np.int64)
        count = _joined([p.counts for p in postings], np.int64)
        coded = _joined(
            [p.positions | np.uint32(p.field << FIELD_SHIFT) for p in postings], np.uint32
        )
        by = np.lexsort((field, document, token))
        return cls(
            token[by], document[by], field[by], count[by], stems[by].astype(np.bool_),
            _regrouped(coded, count, by),
        )  # fmt: skip

    def starts(self) -> Integers:
        """Where the entries of each (token, document) begin."""
        if not len(self.token):
            return np.zeros(0, dtype=np.int64)
        new = (np.diff(self.token) != 0) | (np.diff(self.document) != 0)
        return np.flatnonzero(np.append(True, new))

    def weighed(self, total: int) -> npt.NDArray[np.float64]:
        """Each entry's count by its field's weight and the field's length in the document."""
        words = ~self.is_stem
        lengths = np.zeros((len(TEXT_FIELDS), total))
        np.add.at(lengths, (self.field[words], self.document[words]), self.count[words])
        means = lengths.mean(axis=1)
        relative = lengths / np.where(means, means, 1.0)[:, None]
        evened = 1.0 - _EVENNESS[:, None] + _EVENNESS[:, None] * relative
        weighed: npt.NDArray[np.float64] = (
            _WEIGHT[self.field] * self.count / evened[self.field, self.document]
        )
        return weighed

    def masks(self, starts: Integers) -> npt.NDArray[np.uint16]:
        """For each (token, document) one bit a field that has it."""
        bits = np.left_shift(1, self.field).astype(np.uint16)
        return np.bitwise_or.reduceat(bits, starts) if len(starts) else bits


def _joined(columns: Sequence[npt.NDArray[Any]], kind: type[Any]) -> npt.NDArray[Any]:
    return np.concatenate([np.zeros(0, dtype=kind), *columns]).astype(kind)


def _regrouped(values: npt.NDArray[Any], counts: Integers, by: Integers) -> npt.NDArray[Any]:
    """Runs of `counts` values each, in another order of the runs."""
    begins = offsets(counts)[:-1][by]
    counts = counts[by]
    within = np.arange(int(counts.sum())) - np.repeat(offsets(counts)[:-1], counts)
    regrouped: npt.NDArray[Any] = values[np.repeat(begins, counts) + within]
    return regrouped
