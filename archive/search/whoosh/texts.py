"""What is needed to compare the texts of records: see `archive.search.similarity`."""

from typing import Any

import numpy as np
import numpy.typing as npt

from archive.domain.fields import TEXT_FIELDS
from archive.search.similarity import TEXTS, is_compared
from archive.search.whoosh.columns import Columns, Integers

_COMPARED = np.array([field.name in TEXTS for field in TEXT_FIELDS])


def lay_out_texts(columns: Columns, starts: Integers, total: int) -> dict[str, npt.NDArray[Any]]:
    """The arrays over `total` documents; `starts` is where the rows of each posting begin.

    `text_counts` says how often a posting's stem is in the compared fields, and is 0 for tokens by
    which texts are not compared. Of each document `text_lengths` is the length of its vector of
    weighed stems, and `text_stems` how many it has.
    """
    tokens = np.array([is_compared(token.decode()) for token in columns.tokens], dtype=np.bool_)
    inside = tokens[columns.token] & _COMPARED[columns.field]
    counts = np.add.reduceat(columns.count * inside, starts) if len(starts) else starts
    postings = starts[counts > 0]
    token, document = columns.token[postings], columns.document[postings]
    having = np.bincount(token, minlength=len(tokens))
    weights = (1.0 + np.log(counts[counts > 0])) * rarities(total, having)[token]
    return {
        "text_counts": counts.astype(np.uint16),
        "text_lengths": np.sqrt(np.bincount(document, weights**2, minlength=total)),
        "text_stems": np.bincount(document, minlength=total).astype(np.int32),
    }


def rarities(total: int, having: npt.NDArray[Any]) -> npt.NDArray[np.float64]:
    """`archive.search.scoring.rarity` of many words at once."""
    found: npt.NDArray[np.float64] = np.log1p((total - having + 0.5) / (having + 0.5))
    return found
