"""tantivy (Rust): one field of pre-tokenised text, facets by terms aggregation on fast fields."""

import time
from collections.abc import Mapping
from importlib import metadata
from pathlib import Path

import tantivy  # type: ignore[import-not-found,unused-ignore]
from tantivy import Occur, Query

from archive.search.analysis import STEM, stem
from archive.search.document import Document
from archive.search.ordering import ranks
from archive.search.plan import AllOf, AnyOf, Expanded, Leaf, Part, Without
from archive.search.plan import alternatives as alternatives_of
from archive.search.plan import leaves as leaves_of
from tests.bench.peers.port import Corpus
from tests.bench.question import FACET_NAMES, Answer, Counts, Question
from tests.bench.stream import MARKED, in_order, is_stem, stream

NAME = "tantivy"
LIMIT = 20
MOST_VALUES = 65_000
HEAP = 512 << 20


def version() -> str:
    return metadata.version("tantivy")


def index_folder(folder: Path) -> Path:
    return folder


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_unsigned_field("newest", fast=True)
    builder.add_text_field("words", index_option="position")
    for name in FACET_NAMES:
        builder.add_text_field(name, fast=True, tokenizer_name="raw", index_option="basic")
    for name in MARKED:
        # Its snippets tokenise the stored text again, and need the field's own terms.
        field = f"marked_{name}"
        builder.add_text_field(field, stored=True, tokenizer_name="en_stem", index_option="basic")
    return builder.build()


def build(corpus: Corpus, folder: Path) -> float:
    started = time.perf_counter()
    # One thread makes one segment, which answers fastest.
    writer = tantivy.Index(_schema(), str(folder)).writer(HEAP, 1)
    for document, rank in zip(corpus.documents, ranks(corpus.documents, "newest"), strict=True):
        writer.add_document(_described(document, rank))
    writer.commit()
    writer.wait_merging_threads()
    return time.perf_counter() - started


def _described(document: Document, rank: int) -> tantivy.Document:
    row = tantivy.Document(id=document.id)
    row.add_unsigned("newest", rank)
    tokens = [tantivy.Token(token, at, 0, 0) for at, token in in_order(stream(document))]
    row.add_pre_tokenized_text("words", tantivy.PreTokenizedString("", tokens))
    for name, values in document.facets.items():
        for value in values:
            row.add_text(name, value.key)
    for name in MARKED:
        for text in document.text[name]:
            row.add_text(f"marked_{name}", text)
    return row


class TantivyAsked:
    def __init__(self, index: tantivy.Index) -> None:
        self.schema = index.schema
        self.searcher = index.searcher()

    def close(self) -> None:
        """Nothing is held that needs to be let go."""

    def ask(self, question: Question, highlight: bool) -> Answer:
        root = question.plan.root
        asked = Query.all_query() if root is None else self.compiled(root)
        narrowed = self.narrowed(asked, question.filters)
        if root is None:
            first = tantivy.Order.Asc
            found = self.searcher.search(narrowed, LIMIT, order_by_field="newest", order=first)
        else:
            found = self.searcher.search(narrowed, LIMIT)
        counts = self.counted(narrowed, question.unchosen)
        for facet in question.own:
            others = self.narrowed(asked, question.filters_but(facet))
            counts.update(self.counted(others, (facet,)))
        rows = [self.searcher.doc(address) for _, address in found.hits]
        ids = [str(row.get_first("id")) for row in rows]
        marked = self.marked(root, rows) if highlight and root is not None else []
        total = found.count  # type: ignore[attr-defined,unused-ignore]  # its types lack it
        return Answer(total, ids, counts, marked)

    def counted(self, asked: Query, facets: tuple[str, ...]) -> Counts:
        wanted = {name: {"terms": {"field": name, "size": MOST_VALUES}} for name in facets}
        found = self.searcher.aggregate(asked, wanted)
        return {
            name: {bucket["key"]: bucket["doc_count"] for bucket in found[name]["buckets"]}
            for name in facets
        }

    def narrowed(self, asked: Query, filters: Mapping[str, tuple[str, ...]]) -> Query:
        if not filters:
            return asked
        passing = [Query.term_set_query(self.schema, n, list(k)) for n, k in filters.items()]
        unscored = [(Occur.Must, Query.const_score_query(query, 0.0)) for query in passing]
        return Query.boolean_query([(Occur.Must, asked), *unscored])

    def marked(self, root: Part, rows: list[tantivy.Document]) -> list[str]:
        tokens = {
            (token if is_stem(token) else stem(token) or token).removeprefix(STEM)
            for leaf in (*leaves_of(root), *alternatives_of(root))
            for form in leaf.forms
            for token in form.tokens
        }
        found = []
        for name in MARKED:
            field = f"marked_{name}"
            terms = [(Occur.Should, Query.term_query(self.schema, field, t)) for t in tokens]
            wanted = Query.boolean_query(terms)
            snippets = tantivy.SnippetGenerator.create(self.searcher, wanted, self.schema, field)
            found += [snippets.snippet_from_doc(row).to_html() for row in rows]
        return [text for text in found if text]

    def compiled(self, part: Part) -> Query:
        """A plan as tantivy's own query over the stream."""
        match part:
            case Leaf(forms=forms):
                return self.either([self.form(form.tokens) for form in forms])
            case Expanded(literal, others):
                return self.either([self.compiled(p) for p in (literal, *(p for p, _ in others))])
            case AllOf(parts):
                return Query.boolean_query([self.occurring(inner) for inner in parts])
            case AnyOf(parts):
                return self.either([self.compiled(inner) for inner in parts])
            case Without():
                return Query.boolean_query([(Occur.Must, Query.all_query()), self.occurring(part)])

    def occurring(self, part: Part) -> tuple[Occur, Query]:
        if isinstance(part, Without):
            return Occur.MustNot, self.compiled(part.part)
        return Occur.Must, self.compiled(part)

    def either(self, queries: list[Query]) -> Query:
        if len(queries) == 1:
            return queries[0]
        return Query.boolean_query([(Occur.Should, query) for query in queries])

    def form(self, tokens: tuple[str, ...]) -> Query:
        if len(tokens) == 1:
            return Query.term_query(self.schema, "words", tokens[0])
        return Query.phrase_query(self.schema, "words", list(tokens))


def open_index(folder: Path) -> TantivyAsked:
    return TantivyAsked(tantivy.Index.open(str(folder)))
