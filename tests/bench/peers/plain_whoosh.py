"""Whoosh as it is meant to be used: its matchers, BM25F, `groupedby` with overlapping facets."""

import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from whoosh import analysis, fields, formats, index, query, scoring, sorting
from whoosh.index import Index
from whoosh.searching import Results

from archive.search.document import Document
from archive.search.ordering import ranks
from archive.search.plan import AllOf, AnyOf, Expanded, Leaf, Part, Without
from tests.bench.peers.port import Corpus
from tests.bench.question import FACET_NAMES, Answer, Question
from tests.bench.stream import MARKED, stream

NAME = "plain Whoosh"
LIMIT = 20
SINGLE = ("year", "award", "category")
"""Facets of one value a record, which Whoosh counts much faster from a column."""


class Stream(fields.FieldType):  # type: ignore[misc]  # whoosh is untyped
    """The stream of tokens as a field; its analyzer only serves highlighting."""

    def __init__(self) -> None:
        analyzer = analysis.RegexTokenizer() | analysis.LowercaseFilter()
        super().__init__(format=formats.Positions(), analyzer=analyzer, scorable=True)

    def index(self, value: Document, **_: object) -> Iterator[tuple[bytes, int, float, bytes]]:
        for token, positions in stream(value).items():
            count = len(positions)
            yield token.encode(), count, float(count), self.format.encode(positions)


def version() -> str:
    import whoosh

    return ".".join(map(str, whoosh.__version__))


def index_folder(folder: Path) -> Path:
    return folder


def build(corpus: Corpus, folder: Path) -> float:
    started = time.perf_counter()
    schema = fields.Schema(
        id=fields.STORED,
        words=Stream(),
        newest=fields.NUMERIC(sortable=True),
        **dict.fromkeys(MARKED, fields.STORED),
        **{n: fields.ID(sortable=True) if n in SINGLE else fields.KEYWORD() for n in FACET_NAMES},
    )
    writer = index.create_in(folder, schema).writer(limitmb=512)
    for document, rank in zip(corpus.documents, ranks(corpus.documents, "newest"), strict=True):
        writer.add_document(
            id=document.id,
            words=document,
            newest=rank,
            **{name: " ".join(document.text[name]) for name in MARKED},
            **{name: " ".join(v.key for v in values) for name, values in document.facets.items()},
        )
    writer.commit()
    return time.perf_counter() - started


class WhooshAsked:
    def __init__(self, opened: Index) -> None:
        self.searcher = opened.searcher(weighting=scoring.BM25F())

    def close(self) -> None:
        self.searcher.close()

    def ask(self, question: Question, highlight: bool) -> Answer:
        root = question.plan.root
        asked = query.Every() if root is None else compiled(root)
        sort = {} if root else {"sortedby": sorting.FieldFacet("newest")}
        found = self.search(asked, question.filters, question.unchosen, **sort)
        counts = {name: dict(found.groups(name)) for name in question.unchosen}
        for facet in question.own:
            others = self.search(asked, question.filters_but(facet), (facet,))
            counts[facet] = dict(others.groups(facet))
        hits = [found[n] for n in range(min(LIMIT, found.scored_length()))]
        marked = []
        if highlight and root is not None:
            marked = [h.highlights("words", text=h[name]) for h in hits for name in MARKED]
        return Answer(len(found), [hit["id"] for hit in hits], counts, [m for m in marked if m])

    def search(
        self,
        asked: query.Query,
        filters: Mapping[str, tuple[str, ...]],
        facets: tuple[str, ...],
        **how: object,
    ) -> Results:
        groups = {
            name: sorting.FieldFacet(name, allow_overlap=name not in SINGLE, maptype=sorting.Count)
            for name in facets
        }
        passing = [query.Or([query.Term(n, k) for k in keys]) for n, keys in filters.items()]
        narrow = query.And(passing) if passing else None
        return self.searcher.search(asked, limit=LIMIT, filter=narrow, groupedby=groups, **how)


def open_index(folder: Path) -> WhooshAsked:
    return WhooshAsked(index.open_dir(folder, readonly=True))


def compiled(part: Part) -> query.Query:
    """A plan as Whoosh's own query over the stream."""
    match part:
        case Leaf(forms=forms):
            return query.Or([_form(form.tokens) for form in forms])
        case Expanded(literal, others):
            return query.Or([compiled(literal), *(compiled(leaf) for leaf, _ in others)])
        case AllOf(parts):
            return query.And([compiled(inner) for inner in parts])
        case AnyOf(parts):
            return query.Or([compiled(inner) for inner in parts])
        case Without(inner):
            return query.Not(compiled(inner))


def _form(tokens: tuple[str, ...]) -> query.Query:
    return query.Term("words", tokens[0]) if len(tokens) == 1 else query.Phrase("words", [*tokens])
