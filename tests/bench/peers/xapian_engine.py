"""Xapian (C++): postings of the stream, facets counted by match spies on value slots."""

import time
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import xapian  # type: ignore[import-not-found,import-untyped,unused-ignore]

from archive.search.document import Document
from archive.search.ordering import ranks
from archive.search.plan import AllOf, AnyOf, Expanded, Leaf, Part, Without
from tests.bench.peers.port import Corpus
from tests.bench.question import FACET_NAMES, Answer, Counts, Question
from tests.bench.stream import MARKED, stream

NAME = "Xapian"
LIMIT = 20
NEWEST = 0
WIDE = 8
"""Slots of one facet: a slot holds one value, so a record's values lie in several."""
_FIRST = {name: 1 + at * WIDE for at, name in enumerate(FACET_NAMES)}


def version() -> str:
    return str(xapian.version_string())


def index_folder(folder: Path) -> Path:
    return folder


def build(corpus: Corpus, folder: Path) -> float:
    started = time.perf_counter()
    db = xapian.WritableDatabase(str(folder), xapian.DB_CREATE_OR_OPEN)
    used: Counter[str] = Counter()
    for document, rank in zip(corpus.documents, ranks(corpus.documents, "newest"), strict=True):
        db.add_document(_described(document, rank))
        for name, values in document.facets.items():
            used[name] = max(used[name], len(values))
    db.set_metadata("slots", " ".join(f"{name}={most}" for name, most in used.items()))
    db.commit()
    db.close()
    return time.perf_counter() - started


def _described(document: Document, rank: int) -> xapian.Document:
    row = xapian.Document()
    for token, positions in stream(document).items():
        for at in positions:
            row.add_posting(token, at)
    for name, values in document.facets.items():
        for at, value in enumerate(values):
            row.add_value(_FIRST[name] + at, value.key)
            row.add_boolean_term(_term(name, value.key))
    row.add_value(NEWEST, xapian.sortable_serialise(rank))
    row.set_data("\0".join([document.id, *(" ".join(document.text[name]) for name in MARKED)]))
    return row


def _term(facet: str, key: str) -> str:
    return f"X{facet.upper()}:{key}"


class XapianAsked:
    def __init__(self, db: xapian.Database) -> None:
        self.db = db
        self.size = db.get_doccount()
        pairs = (pair.split("=") for pair in db.get_metadata("slots").decode().split())
        self.slots = {name: int(most) for name, most in pairs}
        self.stemmer = xapian.Stem("english")

    def close(self) -> None:
        self.db.close()

    def ask(self, question: Question, highlight: bool) -> Answer:
        root = question.plan.root
        asked = xapian.Query.MatchAll if root is None else compiled(root)
        found, counts = self.search(asked, question.filters, question.unchosen, root is None, LIMIT)
        for facet in question.own:
            others = question.filters_but(facet)
            counts.update(self.search(asked, others, (facet,), False, 0)[1])
        rows = [hit.document.get_data().decode().split("\0") for hit in found]
        marked = []
        if highlight and root is not None:
            marked = [self.marked(found, text) for row in rows for text in row[1:]]
        total = found.get_matches_estimated()  # exact, since all were looked at
        return Answer(total, [row[0] for row in rows], counts, [m for m in marked if "<b>" in m])

    def search(
        self,
        asked: xapian.Query,
        filters: Mapping[str, tuple[str, ...]],
        facets: tuple[str, ...],
        by_age: bool,
        limit: int,
    ) -> tuple[xapian.MSet, Counts]:
        for name, keys in filters.items():
            wanted = xapian.Query(xapian.Query.OP_OR, [_term(name, key) for key in keys])
            asked = xapian.Query(xapian.Query.OP_FILTER, asked, wanted)
        enquire = xapian.Enquire(self.db)
        enquire.set_query(asked)
        if by_age:
            enquire.set_sort_by_value(NEWEST, False)
        spies = [
            (name, xapian.ValueCountMatchSpy(_FIRST[name] + at))
            for name in facets
            for at in range(self.slots[name])
        ]
        for _, spy in spies:
            enquire.add_matchspy(spy)
        found = enquire.get_mset(0, limit, self.size)
        counts: dict[str, Counter[str]] = {name: Counter() for name in facets}
        for name, spy in spies:
            for value in spy.values():
                counts[name][value.term.decode()] += value.termfreq
        return found, {name: dict(counted) for name, counted in counts.items()}

    def marked(self, found: xapian.MSet, text: str) -> str:
        return str(found.snippet(text, 320, self.stemmer).decode())


def open_index(folder: Path) -> XapianAsked:
    return XapianAsked(xapian.Database(str(folder)))


def compiled(part: Part) -> xapian.Query:
    """A plan as Xapian's own query over the stream."""
    match part:
        case Leaf(forms=forms):
            return _joined(xapian.Query.OP_OR, [_form(form.tokens) for form in forms])
        case Expanded(literal, others):
            close = [compiled(leaf) for leaf, _ in others]
            return _joined(xapian.Query.OP_OR, [compiled(literal), *close])
        case AllOf(parts):
            return _joined(xapian.Query.OP_AND, [compiled(inner) for inner in parts])
        case AnyOf(parts):
            return _joined(xapian.Query.OP_OR, [compiled(inner) for inner in parts])
        case Without(inner):
            return xapian.Query(xapian.Query.OP_AND_NOT, xapian.Query.MatchAll, compiled(inner))


def _form(tokens: tuple[str, ...]) -> xapian.Query:
    if len(tokens) == 1:
        return xapian.Query(tokens[0])
    return xapian.Query(xapian.Query.OP_PHRASE, list(tokens), len(tokens))


def _joined(operator: int, queries: list[xapian.Query]) -> xapian.Query:
    return queries[0] if len(queries) == 1 else xapian.Query(operator, queries)
