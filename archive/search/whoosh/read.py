"""Answers the archive's questions from the arrays of an index."""

import time
from bisect import bisect_left
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from archive.domain.explanation import Explanation
from archive.domain.fields import Value
from archive.domain.query import Word
from archive.domain.search import Hit, SearchQuery, SearchResults
from archive.domain.similar import SimilarProjects
from archive.domain.snapshot import Snapshot
from archive.domain.subject import subject_of
from archive.domain.winner import Winner
from archive.search.document import Document, describe
from archive.search.explaining import explain
from archive.search.likeness import like
from archive.search.ordering import ORDERS
from archive.search.plan import Leaf
from archive.search.planning import Planner
from archive.search.thesaurus import Thesaurus
from archive.search.whoosh.arrays import Arrays
from archive.search.whoosh.evaluate import Evaluation
from archive.search.whoosh.found import Found
from archive.search.whoosh.lexicon import Lexicon
from archive.search.whoosh.similar import Comparison
from archive.search.whoosh.snippets import Spotter

SECONDS = 0.25
"""Processor time for looking words up; the budgets before it make it a last resort.

Not time on a clock: on a busy machine a cheap question would lose words for no fault of its own.
"""
HURRIED = "That was a long question: some of its words were left out to answer in time."


class WhooshIndex:
    """An opened index. It has no state beyond the mapped arrays, so threads may share it."""

    def __init__(self, arrays: Arrays, snapshot: Snapshot) -> None:
        self.arrays = arrays
        self.snapshot = snapshot
        self.lexicon = Lexicon(arrays)
        self.planner = Planner(Thesaurus(snapshot), self.lexicon)
        self.comparison = Comparison(arrays)

    def search(self, query: SearchQuery) -> SearchResults:
        facets = self.arrays.facets
        plan = self.planner.plan(query.text)
        evaluation = Evaluation(self.arrays, time.thread_time() + SECONDS)
        found, partial = evaluation.find(plan)
        kept = found
        if query.filters:
            flags = facets.passing(found.records, query.filters)
            kept = Found(found.records[flags], found.values[flags])
        by_score = plan.root is not None and query.sort not in ORDERS
        page = self._best(kept, query) if by_score else self._ordered(kept, query)
        spotter = Spotter(self.arrays, plan) if query.highlight and plan.root else None
        return SearchResults(
            total=len(kept.records),
            hits=tuple(
                self._hit(record, score, spotter)
                for record, score in zip(*(column.tolist() for column in page), strict=True)
            ),
            facets=facets.count(found.records, query.filters) if query.count_facets else (),
            partial=partial,
            notices=(*query.text.notices, *plan.notices, *([HURRIED] * evaluation.hurried)),
        )

    def tally(
        self, query: SearchQuery, facet: str, groups: Sequence[Sequence[str]]
    ) -> tuple[int, ...]:
        facets = self.arrays.facets
        evaluation = Evaluation(self.arrays, time.thread_time() + SECONDS)
        found, _ = evaluation.find(self.planner.plan(query.text))
        kept = found.records[facets.passing(found.records, query.filters)]
        return facets.tally(kept, facet, groups)

    def like(self, word: str, distance: int) -> Sequence[tuple[str, int]]:
        return like(word, distance, self.lexicon.words)

    def knows(self, word: str) -> bool:
        return self.having(word) > 0 or bool(self.planner.thesaurus[[word]])

    def having(self, word: str) -> int:
        part = self.planner.literal(Word(word), None)
        return self.lexicon.having(part) if isinstance(part, Leaf) else 0

    def explain(self, query: SearchQuery, winner_id: str) -> Explanation | None:
        number = self._number(winner_id.encode(errors="replace"))
        if number is None:
            return None
        return explain(self.planner.plan(query.text), self._document(number), self.lexicon)

    def similar(self, winner_id: str, limit: int) -> SimilarProjects | None:
        number = self._number(winner_id.encode(errors="replace"))
        if number is None:
            return None
        return self.comparison.similar(number, self._document(number), limit)

    def record(self, winner_id: str) -> str | None:
        number = self._number(winner_id.encode(errors="replace"))
        return None if number is None else self.arrays.records[number].decode()

    def values(self, facet: str) -> tuple[Value, ...]:
        return self.arrays.facets.values.get(facet, ())

    def __len__(self) -> int:
        return self.arrays.total

    def close(self) -> None:
        """The mapped files are let go with the last reference to the arrays."""

    def _document(self, number: int) -> Document:
        winner = Winner.model_validate_json(self.arrays.records[number])
        return describe(subject_of(winner, self.snapshot))

    def _best(self, found: Found, query: SearchQuery) -> Found:
        """The records of the page by score; equal ones by their standing."""
        wanted = query.offset + query.limit
        if len(found.records) > 4 * wanted:
            least = np.partition(found.values, len(found.values) - wanted)[-wanted]
            best = found.values >= least
            found = Found(found.records[best], found.values[best])
        rank = self.arrays.ranks["standing"][found.records]
        return _taken(found, np.lexsort((rank, -found.values)), query)

    def _ordered(self, found: Found, query: SearchQuery) -> Found:
        """The records of the page in an order that does not depend on the words."""
        name = query.sort if query.sort in ORDERS else "newest"
        if len(found.records) == self.arrays.total:
            return _taken(found, self.arrays.orders[name], query)
        rank = self.arrays.ranks[name][found.records]
        wanted = query.offset + query.limit
        if len(rank) > 4 * wanted:
            first = np.argpartition(rank, wanted)[:wanted]
            return _taken(found, first[np.argsort(rank[first])], query)
        return _taken(found, np.argsort(rank), query)

    def _hit(self, record: int, score: float, spotter: Spotter | None) -> Hit:
        name = self.arrays.ids[record].decode()
        return Hit(name, score, spotter.mark(record) if spotter else {})

    def _number(self, winner_id: bytes) -> int | None:
        """The record of an id, by bisection over the records sorted by their ids."""
        by_id, ids = self.arrays.by_id, self.arrays.ids
        at = bisect_left(by_id, winner_id, key=lambda record: ids[record])
        found = at < len(by_id) and ids[by_id[at]] == winner_id
        return int(by_id[at]) if found else None


def _taken(
    found: Found, order: npt.NDArray[np.int64] | npt.NDArray[np.int32], query: SearchQuery
) -> Found:
    page = order[query.offset : query.offset + query.limit]
    return Found(found.records[page], found.values[page])
