"""The arrays of an index as files beside it, memory-mapped: they open at once and are shared.

tokens
    Sorted. Those of token t are rows `postings_at[t]` to `postings_at[t + 1]` of `documents` (the
    record's number, rising), `saturation` (over all fields), `fields` (one bit a field) and
    `positions_at` (where its positions begin in `positions`, as field << 24 | position).
surfaces, surfaces_of
    The spellings of each token, see `shown`.
ids, records, shown
    Of each record its id, the winner as JSON, and the texts for lists of results; `by_id` are the
    records sorted by id.
averages
    The mean length of each field.
text_counts, text_lengths, text_stems
    Of each posting and each record what comparing texts needs, see `texts`.
digests
    Of each document, to see later whether it changed.
names, named_at, named
    Sorted name keys, and the records known by each.
rank_*, order_*
    Each record's rank in an order, and the records in that order.
facet_bits, facet_rows
    See `archive.search.facets.bit_sets`.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from archive import arrays
from archive.domain.fields import Value
from archive.search.facets.bit_sets import BitSets
from archive.search.facets.counting import FacetIndex
from archive.search.ordering import RANKINGS
from archive.search.whoosh.layout import Layout
from archive.strings import Strings

FOLDER = "arrays"
LABELS = "facets.json"


def save(layout: Layout, folder: Path) -> None:
    """Write all arrays into a new folder."""
    folder.mkdir()
    arrays.save(layout.arrays(), folder)
    labels = {facet: [list(value) for value in values] for facet, values in layout.values().items()}
    (folder / LABELS).write_text(json.dumps(labels, ensure_ascii=False), encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Arrays:
    """The opened arrays; all read-only and shared between processes."""

    total: int
    tokens: Strings
    postings_at: npt.NDArray[np.int64]
    documents: npt.NDArray[np.int32]
    saturation: npt.NDArray[np.float32]
    fields: npt.NDArray[np.uint16]
    positions_at: npt.NDArray[np.int64]
    positions: npt.NDArray[np.uint32]
    surfaces: Strings
    surfaces_of: npt.NDArray[np.int64]
    ids: Strings
    by_id: npt.NDArray[np.int32]
    records: Strings
    shown: Strings
    averages: npt.NDArray[np.float64]
    text_counts: npt.NDArray[np.uint16]
    text_lengths: npt.NDArray[np.float64]
    text_stems: npt.NDArray[np.int32]
    digests: npt.NDArray[np.uint64]
    names: Strings
    named_at: npt.NDArray[np.int64]
    named: npt.NDArray[np.int32]
    ranks: Mapping[str, npt.NDArray[np.int32]]
    orders: Mapping[str, npt.NDArray[np.int32]]
    facets: FacetIndex


_STRINGS = ("tokens", "surfaces", "ids", "records", "shown", "names")
_PLAIN = (
    *("postings_at", "documents", "saturation", "fields", "positions_at", "positions"),
    *("surfaces_of", "averages", "digests", "by_id", "named_at", "named"),
    *("text_counts", "text_lengths", "text_stems"),
)


def load(folder: Path) -> Arrays:
    """Map the arrays of a folder; OSError, ValueError or LookupError if it is not whole."""
    found = arrays.load(folder)
    labels = json.loads((folder / LABELS).read_text(encoding="utf-8"))
    values = {name: tuple(Value(*value) for value in listed) for name, listed in labels.items()}
    total = len(found["by_id"])
    strings: dict[str, Any] = {name: Strings.among(found, name) for name in _STRINGS}
    plain: dict[str, Any] = {name: found[name] for name in _PLAIN}
    strings["tokens"].listed()
    return Arrays(
        total=total,
        ranks={name: found[f"rank_{name}"] for name in RANKINGS},
        orders={name: found[f"order_{name}"] for name in RANKINGS},
        facets=FacetIndex(values, BitSets(total, found["facet_bits"], found["facet_rows"])),
        **strings,
        **plain,
    )
