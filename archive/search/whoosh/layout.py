"""From what an index holds to the arrays that are searched."""

import hashlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from archive.domain.fields import FACETS, Value
from archive.search.document import Document
from archive.search.facets.arranging import order
from archive.search.facets.bit_sets import WORD, words
from archive.search.ordering import RANKINGS, ranks
from archive.search.whoosh.columns import Columns
from archive.search.whoosh.postings import lay_out
from archive.search.whoosh.shown import Spellings, shown_text, surfaces
from archive.search.wording import name_key
from archive.strings import Strings, offsets

Arrays = dict[str, npt.NDArray[Any]]


@dataclass(frozen=True, slots=True)
class Layout:
    """The documents of an index in its order, their postings, and those of each facet key."""

    documents: Sequence[Document]
    digests: Sequence[int]
    spellings: Spellings
    columns: Columns
    facets: Mapping[str, Mapping[str, npt.NDArray[np.int64]]]

    def values(self) -> dict[str, tuple[Value, ...]]:
        """Each facet's values in its own order."""
        found: dict[str, set[Value]] = defaultdict(set)
        for document in self.documents:
            for facet, values in document.facets.items():
                found[facet].update(values)
        return {field.name: order(field.name, list(found[field.name])) for field in FACETS}

    def arrays(self) -> Arrays:
        """All arrays by name; `archive.search.whoosh.arrays` says what each holds."""
        return {
            **lay_out(self.columns, len(self.documents)),
            **surfaces(self.spellings, self.columns.tokens),
            **self._documents(),
            **self._names(),
            **self._orders(),
            **self._facets(),
        }

    def _orders(self) -> Arrays:
        found: Arrays = {}
        for name in RANKINGS:
            rank = np.array(ranks(self.documents, name), dtype=np.int32)
            found[f"rank_{name}"] = rank
            found[f"order_{name}"] = np.argsort(rank).astype(np.int32)
        return found

    def _documents(self) -> Arrays:
        by_id = sorted(range(len(self.documents)), key=lambda n: self.documents[n].id.encode())
        return {
            **Strings.of([d.id for d in self.documents]).arrays("ids"),
            "by_id": np.array(by_id, dtype=np.int32),
            "digests": np.array(self.digests, dtype=np.uint64),
            **Strings.of([d.record for d in self.documents]).arrays("records"),
            **Strings.of([shown_text(d) for d in self.documents]).arrays("shown"),
        }

    def _names(self) -> Arrays:
        named: dict[bytes, set[int]] = defaultdict(set)
        for number, document in enumerate(self.documents):
            for name in document.names:
                named[name_key(name).encode()].add(number)
        keys = sorted(named)
        return {
            **Strings.of_octets(keys).arrays("names"),
            "named": np.array([n for key in keys for n in sorted(named[key])], dtype=np.int32),
            "named_at": offsets([len(named[key]) for key in keys]),
        }

    def _facets(self) -> Arrays:
        total = len(self.documents)
        keys = [(name, v.key) for name, values in self.values().items() for v in values]
        flags = np.zeros((len(keys), words(total) * WORD), dtype=np.bool_)
        for row, (name, key) in enumerate(keys):
            flags[row, self.facets[name][key]] = True
        return {
            "facet_bits": np.packbits(flags, axis=1, bitorder="little").view(np.uint64),
            "facet_rows": _rows(flags[:, :total]),
        }


def digest(document: Document) -> int:
    """A number that differs, but for one chance in 2**64, for documents that differ."""
    octets = hashlib.blake2b(repr(document).encode(errors="replace"), digest_size=8).digest()
    return int.from_bytes(octets, "little")


def _rows(flags: npt.NDArray[np.bool_]) -> npt.NDArray[Any]:
    """For each record the numbers of its rows, filled up with the number of rows."""
    records, rows = np.nonzero(flags.T)
    counts = np.bincount(records, minlength=flags.shape[1])
    listed = np.full(
        (len(counts), counts.max(initial=1)), len(flags), np.min_scalar_type(len(flags))
    )
    listed[records, np.arange(len(records)) - np.repeat(offsets(counts)[:-1], counts)] = rows
    return listed
