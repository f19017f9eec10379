"""A whole answer: results, and help where there are none or few. The same over every engine."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from archive.domain.query import All, Query
from archive.domain.search import SearchQuery, SearchResults
from archive.domain.syntax import parse, unparse
from archive.search.correcting import completed, corrected, doubted
from archive.search.port import SearchIndex

FEW = 3
"""Up to so many results, ways to more are offered."""


@dataclass(frozen=True, slots=True)
class Instead:
    """Another text to search for, with how many results it has now."""

    text: str
    total: int


@dataclass(frozen=True, slots=True)
class WayOut:
    """A wider question: these keys for a facet (none: any value), or this text.

    `total` is exactly what it gives.
    """

    total: int
    facet: str = ""
    keys: tuple[str, ...] = ()
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """`shown_for` is the corrected text that the results are for, if it was corrected.

    `meant` is a likelier text that was not searched.
    """

    results: SearchResults
    shown_for: str | None = None
    meant: Instead | None = None
    ways_out: tuple[WayOut, ...] = ()

    def put_right(self, question: SearchQuery) -> SearchQuery:
        """The question that the results are of, where the text of this one was corrected."""
        if self.shown_for is None:
            return question
        return replace(question, text=parse(self.shown_for))


def answer(index: SearchIndex, query: SearchQuery, *, exactly: bool = False) -> Answer:
    """Search, and correct typing mistakes where little matches unless asked to search exactly."""
    results = index.search(query)
    if exactly or query.text.root is None or _enough(results):
        return Answer(results, ways_out=tuple(_ways_out(index, query, results)))
    for better in (completed(query.text, index), corrected(query.text, index)):
        if better is None:
            continue
        instead = index.search(replace(query, text=better))
        if not instead.partial and instead.total > (0 if results.partial else results.total):
            ways = _ways_out(index, replace(query, text=better), instead)
            return Answer(instead, shown_for=unparse(better), ways_out=tuple(ways))
    return Answer(
        results,
        meant=_meant(index, query, results),
        ways_out=tuple(_ways_out(index, query, results)),
    )


def _enough(results: SearchResults) -> bool:
    return results.total > FEW and not results.partial


def _meant(index: SearchIndex, query: SearchQuery, results: SearchResults) -> Instead | None:
    likelier = doubted(query.text, index)
    if likelier is None:
        return None
    total = _total(index, replace(query, text=likelier))
    return Instead(unparse(likelier), total) if total > results.total else None


def _ways_out(index: SearchIndex, query: SearchQuery, results: SearchResults) -> Iterator[WayOut]:
    """Each wider question that has more results, the nearest to what was asked first."""
    if results.total > FEW or query.offset:
        return
    found = [*_wider_years(index, query, results), *_fewer_filters(index, query)]
    if results.total == 0 or results.partial:
        found += _fewer_words(index, query)
    yield from (way for way in found if way.total > (0 if results.partial else results.total))


def _wider_years(
    index: SearchIndex, query: SearchQuery, results: SearchResults
) -> Iterator[WayOut]:
    """The nearest year with results beside the chosen ones."""
    chosen = [int(key) for key in query.filters.get("year", ()) if key.isdigit()]
    years = next((facet.values for facet in results.facets if facet.name == "year"), ())
    others = [int(v.key) for v in years if v.count and v.key.isdigit() and not v.selected]
    if chosen and others:
        nearest = min(others, key=lambda year: (min(abs(year - c) for c in chosen), -year))
        keys = tuple(sorted({*query.filters["year"], str(nearest)}))
        wider = replace(query, filters={**query.filters, "year": keys})
        yield WayOut(_total(index, wider), facet="year", keys=keys)


def _fewer_filters(index: SearchIndex, query: SearchQuery) -> Iterator[WayOut]:
    for facet in query.filters:
        left = {name: keys for name, keys in query.filters.items() if name != facet}
        yield WayOut(_total(index, replace(query, filters=left)), facet=facet)


def _fewer_words(index: SearchIndex, query: SearchQuery) -> Iterator[WayOut]:
    root = query.text.root
    if isinstance(root, All):
        for number in range(len(root.nodes)):
            left = root.nodes[:number] + root.nodes[number + 1 :]
            text = Query(All(left) if len(left) > 1 else left[0])
            yield WayOut(_total(index, replace(query, text=text)), text=unparse(text))
    elif root is not None and query.filters:
        yield WayOut(_total(index, replace(query, text=Query())), text="")


def _total(index: SearchIndex, query: SearchQuery) -> int:
    """How many results a question has; partial matches are not what it promises."""
    counted = replace(query, offset=0, limit=1, highlight=False, count_facets=False)
    results = index.search(counted)
    return 0 if results.partial else results.total
