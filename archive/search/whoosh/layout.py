"""From what an index holds to the arrays that are searched."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from archive.domain.fields import FACETS, Value
from archive.search.document import Document, to_json
from archive.search.facets import order, pack
from archive.search.ordering import ORDERS, ranks
from archive.search.planning import name_key
from archive.search.whoosh.columns import Columns
from archive.search.whoosh.postings import lay_out
from archive.search.whoosh.strings import Strings, offsets

Arrays = dict[str, npt.NDArray[Any]]


@dataclass(frozen=True, slots=True)
class Layout:
    """The documents of an index in its order, their postings, and those of each facet key."""

    documents: Sequence[Document]
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
            **self._documents(),
            **self._names(),
            **{f"rank_{o}": np.array(ranks(self.documents, o), dtype=np.int32) for o in ORDERS},
            **{f"facet_{name}": self._bits(name, values) for name, values in self.values().items()},
        }

    def _documents(self) -> Arrays:
        by_id = sorted(range(len(self.documents)), key=lambda n: self.documents[n].id.encode())
        return {
            **Strings.of([self.documents[n].id for n in by_id]).arrays("ids"),
            "by_id": np.array(by_id, dtype=np.int32),
            **Strings.of([to_json(document) for document in self.documents]).arrays("stored"),
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

    def _bits(self, facet: str, values: Sequence[Value]) -> npt.NDArray[np.uint64]:
        flags = np.zeros((len(values), len(self.documents)), dtype=np.bool_)
        for row, value in enumerate(values):
            flags[row, self.facets[facet][value.key]] = True
        return pack(flags)
