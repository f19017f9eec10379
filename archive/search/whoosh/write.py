"""Writes documents into a Whoosh index, and reads an index back to lay out its arrays."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt
from whoosh import index
from whoosh.reading import IndexReader

from archive.domain.fields import FACETS, TEXT_FIELDS
from archive.search.document import Document, from_json, to_json
from archive.search.whoosh.layout import Layout
from archive.search.whoosh.postings import FieldPosting
from archive.search.whoosh.schema import FACET, TEXT, make_schema

Integers = npt.NDArray[np.int64]


def write_documents(documents: Iterable[Document], folder: Path) -> int:
    """Add all documents to a new Whoosh index in one segment; return how many."""
    writer = index.create_in(folder, make_schema()).writer(limitmb=256)
    count = 0
    for document in documents:
        writer.add_document(
            id=document.id,
            document=to_json(document),
            **{TEXT + name: texts for name, texts in document.text.items() if texts},
            **{FACET + name: [v.key for v in vs] for name, vs in document.facets.items()},
        )
        count += 1
    writer.commit()
    return count


def read_layout(folder: Path) -> Layout:
    """What an index holds, of any number of segments and with any deletions.

    Deleted documents are gone and the others are numbered anew, in the order of the index.
    """
    opened = index.open_dir(folder, readonly=True)
    try:
        with opened.reader() as reader:
            alive = _alive(reader)
            stored = (from_json(fields["document"]) for _, fields in reader.iter_docs())
            return Layout(
                documents=list(stored),
                postings=list(_field_postings(reader, alive)),
                facets={field.name: _facet_postings(reader, alive, field.name) for field in FACETS},
            )
    finally:
        opened.close()


def _alive(reader: IndexReader) -> Integers:
    """For each of Whoosh's document numbers the number among those not deleted."""
    numbers = np.full(reader.doc_count_all(), -1, dtype=np.int64)
    alive = np.fromiter(reader.all_doc_ids(), dtype=np.int64)
    numbers[alive] = np.arange(len(alive))
    return numbers


def _field_postings(reader: IndexReader, alive: Integers) -> Iterator[FieldPosting]:
    for number, field in enumerate(TEXT_FIELDS):
        for token in reader.lexicon(TEXT + field.name):
            found, packed = [], []
            matcher = reader.postings(TEXT + field.name, token)
            while matcher.is_active():
                found.append(matcher.id())
                packed.append(matcher.value())
                matcher.next()
            if found:
                yield FieldPosting(
                    token=token,
                    field=number,
                    documents=alive[found],
                    counts=np.array([len(octets) // 4 for octets in packed], dtype=np.int64),
                    positions=np.frombuffer(b"".join(packed), dtype=np.uint32),
                )


def _facet_postings(reader: IndexReader, alive: Integers, facet: str) -> dict[str, Integers]:
    """The documents of each key of a facet."""
    name = FACET + facet
    return {
        key.decode(): alive[list(reader.postings(name, key).all_ids())]
        for key in reader.lexicon(name)
    }
