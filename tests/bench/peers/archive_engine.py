"""This archive's own engine, built as part of a release and published, as the indexer does it."""

import time
from collections.abc import Iterable
from pathlib import Path

from archive.domain.search import MARK_OPEN, SearchQuery
from archive.domain.snapshot import Snapshot
from archive.release import INDEX, SNAPSHOT, Shelf
from archive.search.document import Document
from archive.search.port import SearchIndex
from archive.search.whoosh import WhooshEngine
from tests.bench.peers.port import Corpus
from tests.bench.question import Answer, Question

NAME = "this engine"


def version() -> str:
    return "as of this commit"


def shelf_in(folder: Path) -> Shelf:
    return Shelf(folder / "releases")


class Timed(WhooshEngine):
    """The engine with a clock around the writing of an index."""

    seconds = 0.0

    def write(self, documents: Iterable[Document], folder: Path, base: Path | None = None) -> int:
        given = tuple(documents)
        started = time.perf_counter()
        count = super().write(given, folder, base)
        self.seconds = time.perf_counter() - started
        return count


def build(corpus: Corpus, folder: Path) -> float:
    from indexer.build import build as build_release
    from indexer.publish import publish

    engine, shelf = Timed(), shelf_in(folder)
    manifest, _ = build_release(corpus.snapshot, shelf, engine)
    publish(shelf, manifest.id, by="make bench")
    return engine.seconds


def index_folder(folder: Path) -> Path:
    shelf = shelf_in(folder)
    return shelf.path(shelf.current().release) / INDEX


class ArchiveAsked:
    def __init__(self, index: SearchIndex) -> None:
        self.index = index

    def close(self) -> None:
        self.index.close()

    def ask(self, question: Question, highlight: bool) -> Answer:
        asked = question.query
        found = self.index.search(
            SearchQuery(asked.text, asked.filters, asked.sort, highlight=highlight)
        )
        return Answer(
            found.total,
            [hit.id for hit in found.hits],
            {f.name: {v.key: v.count for v in f.values if v.count} for f in found.facets},
            [
                text
                for hit in found.hits
                for texts in hit.highlights.values()
                for text in texts
                if MARK_OPEN in text
            ],
        )


def open_index(folder: Path) -> ArchiveAsked:
    index = index_folder(folder)
    snapshot = Snapshot.model_validate_json((index.parent / SNAPSHOT).read_bytes())
    return ArchiveAsked(WhooshEngine().open(index, snapshot))
