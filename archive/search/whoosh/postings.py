"""The arrays of tokens and postings: in which records, how saturated, in which fields, where."""

from typing import Any

import numpy as np
import numpy.typing as npt

from archive.domain.fields import TEXT_FIELDS
from archive.search.analysis import STEM
from archive.search.scoring import K1
from archive.search.whoosh.columns import Columns, Integers
from archive.search.whoosh.texts import lay_out_texts
from archive.strings import Strings, offsets

FIELD_SHIFT = 24
"""A position is stored as field number << 24 | position, so that no phrase runs across fields."""

_WEIGHT = np.array([field.weight for field in TEXT_FIELDS])
_EVENNESS = np.array([field.evenness for field in TEXT_FIELDS])


def lay_out(columns: Columns, total: int) -> dict[str, npt.NDArray[Any]]:
    """The arrays over `total` documents; saturations are those of BM25F, see `scoring`."""
    starts = _starts(columns)
    frequency = np.add.reduceat(_weighed(columns, total), starts) if len(starts) else np.zeros(0)
    coded = np.repeat(columns.field.astype(np.uint32) << FIELD_SHIFT, columns.count)
    return {
        **Strings.of_octets(columns.tokens).arrays("tokens"),
        "postings_at": np.searchsorted(columns.token[starts], np.arange(len(columns.tokens) + 1)),
        "documents": columns.document[starts].astype(np.int32),
        "saturation": (frequency / (K1 + frequency)).astype(np.float32),
        "fields": _masks(columns, starts),
        "positions_at": np.append(offsets(columns.count)[starts], len(columns.positions)),
        "positions": columns.positions | coded,
        "averages": _lengths(columns, total).mean(axis=1),
        **lay_out_texts(columns, starts, total),
    }


def _starts(columns: Columns) -> Integers:
    """Where the rows of each (token, document) begin."""
    if not len(columns.token):
        return np.zeros(0, dtype=np.int64)
    new = (np.diff(columns.token) != 0) | (np.diff(columns.document) != 0)
    return np.flatnonzero(np.append(True, new))


def _weighed(columns: Columns, total: int) -> npt.NDArray[np.float64]:
    """Each row's count by its field's weight and the field's length in the document."""
    lengths = _lengths(columns, total)
    means = lengths.mean(axis=1)
    relative = lengths / np.where(means, means, 1.0)[:, None]
    evened = 1.0 - _EVENNESS[:, None] + _EVENNESS[:, None] * relative
    weighed: npt.NDArray[np.float64] = (
        _WEIGHT[columns.field] * columns.count / evened[columns.field, columns.document]
    )
    return weighed


def _lengths(columns: Columns, total: int) -> npt.NDArray[np.float64]:
    """Tokens, without stems, in each field of each document, of shape (fields, documents)."""
    is_word = np.array(
        [not token.startswith(STEM.encode()) for token in columns.tokens], dtype=bool
    )
    words = is_word[columns.token] if len(columns.tokens) else np.zeros(0, dtype=bool)
    cells = columns.field[words] * total + columns.document[words]
    sums = np.bincount(cells, columns.count[words], len(TEXT_FIELDS) * total)
    return sums.reshape(len(TEXT_FIELDS), total).astype(np.float64)


def _masks(columns: Columns, starts: Integers) -> npt.NDArray[np.uint16]:
    """For each (token, document) one bit a field that has it."""
    bits = np.left_shift(1, columns.field).astype(np.uint16)
    return np.bitwise_or.reduceat(bits, starts) if len(starts) else bits
