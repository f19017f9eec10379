"""Shelves of releases of the corpus."""

from pathlib import Path

from archive.domain.snapshot import Snapshot
from archive.release import Shelf
from archive.search.whoosh import WhooshEngine
from indexer.build import build
from indexer.publish import publish
from tests.corpus import CORPUS

OLDER = CORPUS.model_copy(update={"winners": CORPUS.winners[:5]})


def built(shelf: Shelf, snapshot: Snapshot = CORPUS) -> str:
    return build(snapshot, shelf, WhooshEngine())[0].id


def two_releases(folder: Path) -> tuple[Shelf, str, str]:
    """A shelf with two releases: the older one is current, the newer one is only built."""
    shelf = Shelf(folder)
    older = built(shelf, OLDER)
    publish(shelf, older, by="tests")
    return shelf, older, built(shelf)
