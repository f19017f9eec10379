"""Writes documents into a Whoosh index, and reads an index back.

Whoosh analyses and sorts one posting at a time. Here both are done for all documents at once, and
Whoosh's own segment writer is given the sorted postings: the files are those it would write itself.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
from whoosh import index
from whoosh.reading import IndexReader
from whoosh.writing import SegmentWriter

from archive.domain.fields import FACETS, TEXT_FIELDS
from archive.search.document import Document, from_json, to_json
from archive.search.whoosh.columns import Columns, Gathering, Integers
from archive.search.whoosh.layout import Layout, digest
from archive.search.whoosh.schema import FACET, TEXT, make_schema
from archive.search.whoosh.shown import spellings_in

Posting = tuple[str, bytes, int, float, bytes]


def gather(documents: Sequence[Document]) -> Layout:
    """What an index of these documents holds, in their order."""
    gathering = Gathering()
    for number, document in enumerate(documents):
        for field, texts in enumerate(document.text[f.name] for f in TEXT_FIELDS):
            gathering.add_texts(number, field, texts)
    return _layout(documents, gathering.columns())


def write_index(layout: Layout, folder: Path) -> None:
    """A new Whoosh index of one segment, which any Whoosh can read with `schema` at hand."""
    writer = index.create_in(folder, make_schema()).writer()
    add_segment(writer, layout)
    writer.commit()


def add_segment(writer: SegmentWriter, layout: Layout) -> None:
    """Put all documents of a layout into a writer that has none yet; committing is the caller's."""
    _add_documents(writer, layout)
    writer.pool.cleanup()
    writer.pool = _Sorted(layout)
    # The longest and shortest field of a block only serve Whoosh's own scoring; without them it
    # assumes the best, which is safe and saves a look-up for every posting.
    writer.codec.length_stats = False


def read_index(folder: Path) -> Layout:
    """What an index holds, of any number of segments and with any deletions.

    Deleted documents are gone and the others are numbered anew, in the order of the index.
    """
    opened = index.open_dir(folder, readonly=True)
    try:
        with opened.reader() as reader:
            alive = _alive(reader)
            documents = [from_json(fields["document"]) for _, fields in reader.iter_docs()]
            return _layout(documents, _columns(reader, alive))
    finally:
        opened.close()


def _layout(documents: Sequence[Document], columns: Columns) -> Layout:
    digests = [digest(document) for document in documents]
    spellings = spellings_in(documents)
    return Layout(documents, digests, spellings, columns, facet_documents(documents))


class _Sorted:
    """Stands in Whoosh's writer for its pool of postings, which it would have to sort."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout

    def iter_postings(self) -> Iterator[Posting]:
        """All postings by field name, token and document, as Whoosh's writer wants them."""
        for field in sorted(FACETS, key=lambda f: f.name):
            for key, numbers in sorted(self.layout.facets[field.name].items()):
                for number in numbers.tolist():
                    yield FACET + field.name, key.encode(), number, 1.0, b"\0\0\0\1"
        ids = sorted((d.id.encode(), n) for n, d in enumerate(self.layout.documents))
        for octets, number in ids:
            yield "id", octets, number, 1.0, b""
        for number, field in sorted(enumerate(TEXT_FIELDS), key=lambda pair: pair[1].name):
            name = TEXT + field.name
            for token, documents, positions in self.layout.columns.in_field(number):
                for document, packed in zip(documents.tolist(), positions, strict=True):
                    yield name, token, document, float(len(packed) // 4), packed

    def cleanup(self) -> None:
        """Nothing lies on disk."""


def _add_documents(writer: SegmentWriter, layout: Layout) -> None:
    """What Whoosh keeps by document: the stored text and the length of each field."""
    schema, kept = writer.schema, writer.perdocwriter
    total = len(layout.documents)
    lengths = {f.name: layout.columns.lengths(n, total) for n, f in enumerate(TEXT_FIELDS)}
    columns = {TEXT + name: column.tolist() for name, column in lengths.items()}
    for number, document in enumerate(layout.documents):
        kept.start_doc(number)
        kept.add_field("document", schema["document"], to_json(document), 0)
        for name, column in columns.items():
            kept.add_field(name, schema[name], None, column[number])
        kept.finish_doc()
    writer.docnum = total
    writer._added = True  # what add_document would have set


def facet_documents(documents: Sequence[Document]) -> dict[str, Mapping[str, Integers]]:
    """For each facet the documents of each key."""
    found: dict[str, dict[str, list[int]]] = {field.name: {} for field in FACETS}
    for number, document in enumerate(documents):
        for facet, values in document.facets.items():
            for value in values:
                found[facet].setdefault(value.key, []).append(number)
    return {
        facet: {key: np.array(numbers, dtype=np.int64) for key, numbers in keys.items()}
        for facet, keys in found.items()
    }


def _alive(reader: IndexReader) -> list[int]:
    """For each of Whoosh's document numbers the number among those not deleted."""
    numbers = [-1] * reader.doc_count_all()
    for alive, number in enumerate(reader.all_doc_ids()):
        numbers[number] = alive
    return numbers


def _columns(reader: IndexReader, alive: Sequence[int]) -> Columns:
    gathering = Gathering()
    for number, field in enumerate(TEXT_FIELDS):
        name = TEXT + field.name
        for octets in reader.lexicon(name):
            token, matcher = octets.decode(), reader.postings(name, octets)
            while matcher.is_active():
                positions = matcher.value_as("positions")
                gathering.add(token, alive[matcher.id()], number, positions)
                matcher.next()
    return gathering.columns()
