"""Builds an index from an earlier one: only documents that are new or changed are analysed.

Whoosh's segments are immutable, so those of the earlier index are linked, changed documents are
marked deleted in the new table of contents, and the others become one more segment. The arrays are
laid out anew, from the earlier postings without those of deleted documents and the new ones:
saturations depend on the mean lengths, which every new document moves.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from whoosh import index

from archive.search.document import Document
from archive.search.whoosh import arrays
from archive.search.whoosh.arrays import Arrays
from archive.search.whoosh.columns import Columns, Integers, joined
from archive.search.whoosh.layout import Layout, digest
from archive.search.whoosh.postings import FIELD_SHIFT
from archive.search.whoosh.shown import Spellings
from archive.search.whoosh.write import add_segment, facet_documents, gather
from archive.storage import link

MAX_SEGMENTS = 8
"""With more of them, reading all of a Whoosh index becomes slow, and a full build tidies up."""
MAX_SHARE = 0.2
"""Share of changed documents from which on a full build costs no more."""


@dataclass(frozen=True, slots=True)
class Update:
    """What becomes of an earlier index: the numbers that stay, in its order, and what is new."""

    base: Arrays
    staying: Integers
    kept: Sequence[Document]
    new: Sequence[Document]

    @classmethod
    def of(cls, base: Arrays, documents: Sequence[Document]) -> "Update":
        """Tell documents that are as they were from those that are not."""
        earlier = {base.ids[n].decode(): n for n in range(base.total)}
        digests = base.digests.tolist()
        kept: list[tuple[int, Document]] = []
        new = []
        for document in documents:
            number = earlier.get(document.id)
            if number is not None and digests[number] == digest(document):
                kept.append((number, document))
            else:
                new.append(document)
        kept.sort(key=lambda pair: pair[0])
        staying = np.array([number for number, _ in kept], dtype=np.int64)
        return cls(base, staying, [document for _, document in kept], new)

    @property
    def pays(self) -> bool:
        gone = self.base.total - len(self.kept)
        return len(self.new) + gone <= MAX_SHARE * self.base.total

    def layout(self, new: Layout) -> Layout:
        """The whole index: what stays, then the layout of what is new."""
        documents = [*self.kept, *new.documents]
        digests = [*self.base.digests[self.staying].tolist(), *new.digests]
        renumbered = np.full(self.base.total, -1, dtype=np.int64)
        renumbered[self.staying] = np.arange(len(self.staying))
        columns = joined(
            columns_of(self.base).renumbered(renumbered),
            new.columns.renumbered(np.arange(len(self.kept), len(documents))),
        )
        spellings = spellings_of(self.base)
        for token, found in new.spellings.items():
            spellings.setdefault(token, set()).update(found)
        return Layout(documents, digests, spellings, columns, facet_documents(documents))


def update(documents: Sequence[Document], folder: Path, base: Path) -> bool:
    """Write the index of the documents from an earlier one; False, and nothing, if unfit."""
    try:
        found = Update.of(arrays.load(base / arrays.FOLDER), documents)
    except (OSError, ValueError, LookupError):
        return False
    if not found.pays or _segments(base) >= MAX_SEGMENTS:
        return False
    _link_segments(base, folder)
    new = gather(found.new)
    _change(found.staying, new, folder)
    arrays.save(found.layout(new), folder / arrays.FOLDER)
    return True


def columns_of(found: Arrays) -> Columns:
    """The postings that arrays were laid out from."""
    token = np.repeat(np.arange(len(found.tokens)), np.diff(found.postings_at))
    posting = np.repeat(np.arange(len(token)), np.diff(found.positions_at))
    field = (found.positions >> FIELD_SHIFT).astype(np.int64)
    new = np.diff(posting, prepend=-1) != 0
    new[1:] |= np.diff(field) != 0
    starts = np.flatnonzero(new)
    return Columns(
        [found.tokens[number] for number in range(len(found.tokens))],
        token[posting[starts]],
        found.documents[posting[starts]].astype(np.int64),
        field[starts],
        np.diff(starts, append=len(posting)),
        found.positions & np.uint32((1 << FIELD_SHIFT) - 1),
    )


def spellings_of(found: Arrays) -> Spellings:
    """The spellings of each token that arrays were laid out from."""
    at = found.surfaces_of.tolist()
    texts = [found.surfaces[number].decode() for number in range(len(found.surfaces))]
    return {found.tokens[n]: set(texts[at[n] : at[n + 1]]) for n in range(len(found.tokens))}


def _segments(base: Path) -> int:
    return len(list(base.glob("*.seg")))


def _link_segments(base: Path, folder: Path) -> None:
    """The same files under a new name; copies where a file system cannot link."""
    for path in base.iterdir():
        if path.is_file() and not path.name.endswith("LOCK"):
            link(path, folder / path.name)


def _change(staying: Integers, new: Layout, folder: Path) -> None:
    """Delete what does not stay from the linked Whoosh index and add what is new."""
    opened = index.open_dir(folder)
    with opened.reader() as reader:
        alive = np.fromiter(reader.all_doc_ids(), dtype=np.int64)
    gone = np.delete(alive, staying)
    writer = opened.writer()
    for number in gone.tolist():
        writer.delete_document(number)
    if new.documents:
        add_segment(writer, new)
    writer.commit(merge=False)
    opened.close()
