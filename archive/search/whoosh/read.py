"""Answers the archive's questions from the arrays of an index."""

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from archive.domain.fields import Value
from archive.domain.search import Hit, SearchQuery, SearchResults
from archive.search.document import Document, from_json
from archive.search.facets import pack, unpack
from archive.search.highlighting import Marker
from archive.search.ordering import ORDERS
from archive.search.planning import Planner
from archive.search.thesaurus import Thesaurus
from archive.search.whoosh.arrays import Arrays
from archive.search.whoosh.evaluate import Evaluator, Found


class WhooshIndex:
    """An opened index. It has no state beyond the mapped arrays, so threads may share it."""

    def __init__(self, arrays: Arrays, thesaurus: Thesaurus) -> None:
        self.arrays = arrays
        self.evaluator = Evaluator(arrays)
        self.planner = Planner(thesaurus, self.evaluator)

    def search(self, query: SearchQuery) -> SearchResults:
        plan = self.planner.plan(query.text)
        found, partial = self.evaluator.find(plan)
        records = self._bits(found)
        passing = self._passing(found, query.filters)
        by_score = plan.root is not None and query.sort not in ORDERS
        page = self._page(passing, query, by_score)
        marker = Marker.of(plan) if query.highlight else None
        return SearchResults(
            total=len(passing.records),
            hits=tuple(
                self._hit(int(passing.records[n]), float(passing.values[n]), marker) for n in page
            ),
            facets=self.arrays.facets.count(records, query.filters),
            partial=partial,
            notices=(*query.text.notices, *plan.notices),
        )

    def record(self, winner_id: str) -> str | None:
        try:
            place = self.arrays.ids.find(winner_id.encode())
        except UnicodeEncodeError:
            return None
        return None if place is None else self._document(int(self.arrays.by_id[place])).record

    def values(self, facet: str) -> tuple[Value, ...]:
        known = self.arrays.facets.by_name.get(facet)
        return known.values if known else ()

    def __len__(self) -> int:
        return self.arrays.total

    def close(self) -> None:
        """The mapped files are let go with the last reference to the arrays."""

    def _bits(self, found: Found) -> npt.NDArray[np.uint64]:
        flags = np.zeros(self.arrays.total, dtype=np.bool_)
        flags[found.records] = True
        return pack(flags)

    def _passing(self, found: Found, filters: Mapping[str, tuple[str, ...]]) -> Found:
        if not any(filters.values()):
            return found
        flags = unpack(self.arrays.facets.within(filters), self.arrays.total)[found.records]
        return Found(found.records[flags], found.values[flags])

    def _page(self, found: Found, query: SearchQuery, by_score: bool) -> npt.NDArray[np.int64]:
        """Numbers, within `found`, of the results on the page."""
        rank = self.arrays.ranks.get(query.sort, self.arrays.ranks["newest"])[found.records]
        keys = (rank, -found.values) if by_score else (rank,)
        return np.lexsort(keys)[query.offset : query.offset + query.limit]

    def _hit(self, record: int, score: float, marker: Marker | None) -> Hit:
        document = self._document(record)
        return Hit(document.id, score, marker.mark(document.text) if marker else {})

    def _document(self, record: int) -> Document:
        return from_json(self.arrays.stored[record])
