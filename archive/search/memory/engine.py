"""The engine's two ends: documents as JSON on disk, and an index that scans them."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from archive.domain.explanation import Explanation
from archive.domain.fields import FACETS, Value
from archive.domain.query import Word
from archive.domain.search import Facet, FacetValue, Hit, SearchQuery, SearchResults
from archive.domain.similar import SimilarProjects
from archive.domain.snapshot import Snapshot
from archive.errors import BrokenRelease
from archive.search.document import Document, from_json, to_json
from archive.search.explaining import explain
from archive.search.facets.arranging import arrange, order
from archive.search.highlighting import Marker
from archive.search.likeness import like
from archive.search.memory.evaluate import Scan
from archive.search.memory.similar import Comparison
from archive.search.ordering import ORDERS, RANKINGS, ranks
from archive.search.plan import Leaf
from archive.search.planning import Planner
from archive.search.thesaurus import Thesaurus

FILE = "documents.jsonl"


class MemoryEngine:
    """Keeps every document whole and looks at all of them for each question."""

    def write(self, documents: Iterable[Document], folder: Path, base: Path | None = None) -> int:
        del base  # everything is written anew
        lines = [to_json(document) for document in documents]
        (folder / FILE).write_text("\n".join(lines), encoding="utf-8")
        return len(lines)

    def open(self, folder: Path, snapshot: Snapshot) -> "MemoryIndex":
        try:
            lines = (folder / FILE).read_text(encoding="utf-8").split("\n")
            return MemoryIndex([from_json(line) for line in lines if line], Thesaurus(snapshot))
        except (OSError, ValueError, LookupError) as error:
            raise BrokenRelease(f"{folder} holds no whole index.") from error


class MemoryIndex:
    """Answers by looking at every document."""

    def __init__(self, documents: Sequence[Document], thesaurus: Thesaurus) -> None:
        self.documents = documents
        self.scan = Scan(documents)
        self.planner = Planner(thesaurus, self.scan)
        self.ranks = {name: ranks(documents, name) for name in RANKINGS}
        self.comparison = Comparison(documents, self.ranks["standing"])

    def search(self, query: SearchQuery) -> SearchResults:
        plan = self.planner.plan(query.text)
        scores, partial = self.scan.find(plan)
        found = [n for n in scores if self._passes(n, query.filters)]
        by_score = plan.root is not None and query.sort not in ORDERS
        rank = self.ranks[
            "standing" if by_score else query.sort if query.sort in ORDERS else "newest"
        ]
        found.sort(key=lambda n: (-scores[n] if by_score else 0.0, rank[n]))
        marker = Marker.of(plan)
        page = found[query.offset : query.offset + query.limit]
        return SearchResults(
            total=len(found),
            hits=tuple(self._hit(n, scores[n], marker if query.highlight else None) for n in page),
            facets=tuple(
                self._facet(f.name, list(scores), query.filters)
                for f in FACETS
                if query.count_facets
            ),
            partial=partial,
            notices=(*query.text.notices, *plan.notices),
        )

    def tally(
        self, query: SearchQuery, facet: str, groups: Sequence[Sequence[str]]
    ) -> tuple[int, ...]:
        scores, _ = self.scan.find(self.planner.plan(query.text))
        found = [n for n in scores if self._passes(n, query.filters)]
        return tuple(
            sum(self._passes(n, {facet: tuple(keys)}) for n in found) if keys else 0
            for keys in groups
        )

    def like(self, word: str, distance: int) -> Sequence[tuple[str, int]]:
        return like(word, distance, self.scan.words)

    def knows(self, word: str) -> bool:
        return self.having(word) > 0 or bool(self.planner.thesaurus[[word]])

    def having(self, word: str) -> int:
        part = self.planner.literal(Word(word), None)
        return self.scan.having(part) if isinstance(part, Leaf) else 0

    def explain(self, query: SearchQuery, winner_id: str) -> Explanation | None:
        document = next((d for d in self.documents if d.id == winner_id), None)
        if document is None:
            return None
        return explain(self.planner.plan(query.text), document, self.scan)

    def similar(self, winner_id: str, limit: int) -> SimilarProjects | None:
        numbers = (n for n, document in enumerate(self.documents) if document.id == winner_id)
        number = next(numbers, None)
        return None if number is None else self.comparison.similar(number, limit)

    def record(self, winner_id: str) -> str | None:
        return next((d.record for d in self.documents if d.id == winner_id), None)

    def values(self, facet: str) -> tuple[Value, ...]:
        found = {value for d in self.documents for value in d.facets.get(facet, ())}
        return order(facet, list(found)) if found else ()

    def __len__(self) -> int:
        return len(self.documents)

    def close(self) -> None:
        """Nothing is held open."""

    def _hit(self, number: int, score: float, marker: Marker | None) -> Hit:
        document = self.documents[number]
        return Hit(document.id, score, marker.mark(document.text) if marker else {})

    def _passes(
        self, number: int, filters: Mapping[str, tuple[str, ...]], but: str | None = None
    ) -> bool:
        facets = self.documents[number].facets
        return all(
            any(value.key in keys for value in facets.get(name, ()))
            for name, keys in filters.items()
            if keys and name != but
        )

    def _facet(
        self, name: str, found: Sequence[int], filters: Mapping[str, tuple[str, ...]]
    ) -> Facet:
        kept = [self.documents[n] for n in found if self._passes(n, filters, but=name)]
        keys = filters.get(name, ())
        values = []
        for value in self.values(name):
            count = sum(value in document.facets[name] for document in kept)
            if count or value.key in keys:
                values.append(FacetValue(value.key, value.label, count, value.key in keys))
        return Facet(name, arrange(name, values))
