"""The arrays of an index as files beside it, memory-mapped: they open at once and are shared.

tokens             sorted; their postings are rows postings_at[t] to postings_at[t + 1] of
documents            the record's number, rising within a token
saturation           of the token in the record, over all fields
fields               one bit a field that has the token
positions_at         where its positions are in `positions`, as field << 24 | position
ids, by_id         ids sorted, and the record of each
stored             each document as JSON
names, named_at, named   sorted name keys, and the records known by each
rank_<order>       each record's rank in an order
facet_<name>       bit sets of shape (values, words); values in the facet's own order
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from archive.domain.fields import Value
from archive.search.facets import FacetIndex, FacetSets
from archive.search.ordering import ORDERS
from archive.search.whoosh.layout import Layout
from archive.search.whoosh.strings import Strings

FOLDER = "arrays"
LABELS = "facets.json"


def save(layout: Layout, folder: Path) -> None:
    """Write all arrays into a new folder."""
    folder.mkdir()
    for name, array in layout.arrays().items():
        np.save(folder / f"{name}.npy", array, allow_pickle=False)
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
    ids: Strings
    by_id: npt.NDArray[np.int32]
    stored: Strings
    names: Strings
    named_at: npt.NDArray[np.int64]
    named: npt.NDArray[np.int32]
    ranks: Mapping[str, npt.NDArray[np.int32]]
    facets: FacetIndex


def load(folder: Path) -> Arrays:
    """Map the arrays of a folder; OSError or ValueError if one is missing or not whole."""
    found = {path.stem: _mapped(path) for path in folder.glob("*.npy")}
    labels = json.loads((folder / LABELS).read_text(encoding="utf-8"))
    total = len(found["by_id"])
    sets = [_facet(name, values, found[f"facet_{name}"]) for name, values in labels.items()]
    return Arrays(
        total=total,
        tokens=Strings.among(found, "tokens"),
        ids=Strings.among(found, "ids"),
        stored=Strings.among(found, "stored"),
        names=Strings.among(found, "names"),
        ranks={order: found[f"rank_{order}"] for order in ORDERS},
        facets=FacetIndex(sets, total),
        **{name: found[name] for name in _PLAIN},
    )


_PLAIN = (
    "postings_at", "documents", "saturation", "fields", "positions_at", "positions",
    "by_id", "named_at", "named",
)  # fmt: skip


def _mapped(path: Path) -> npt.NDArray[Any]:
    """A plain view on a mapped file: np.memmap itself makes every slice slower."""
    # An empty file cannot be mapped, so an array without elements is read.
    mapped = np.load(path, mmap_mode="r" if path.stat().st_size > 128 else None)
    return np.asarray(mapped)


def _facet(name: str, values: list[list[str]], bits: npt.NDArray[np.uint64]) -> FacetSets:
    named = tuple(Value(key, label) for key, label in values)
    return FacetSets(name, named, bits, {value.key: row for row, value in enumerate(named)})
