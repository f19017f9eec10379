"""A disk that takes no more: what is served stays, and the next run is clean."""

import resource
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from archive.release import POINTER, Shelf
from archive.search.whoosh import WhooshEngine
from indexer.build import build
from indexer.publish import publish
from tests.corpus import CORPUS
from tests.integration.instance import Instance
from tests.integration.small_record import edit

CHANGED = CORPUS.model_copy(update={"winners": CORPUS.winners[1:]})


@contextmanager
def files_no_larger_than(size: int) -> Iterator[None]:
    """The nearest to a full disk that a process can give itself."""
    before, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, most))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (before, most))


BUILD = """
import sys
from pathlib import Path
from archive.release import Shelf
from tests.integration.shelves import built
from tests.integration.test_full_disk import CHANGED, files_no_larger_than
with files_no_larger_than(int(sys.argv[2])):
    built(Shelf(Path(sys.argv[1])), CHANGED)
"""


@pytest.mark.parametrize("size", [0, 100, 1000, 2000, 4000, 8000])
def test_a_build_that_ends_early_changes_nothing(shelf: Shelf, older: str, size: int) -> None:
    """In a process of its own: Whoosh leaves its files open when it fails."""
    kept = shelf.kept()
    words = [sys.executable, "-c", BUILD, shelf.folder, str(size)]
    ended = subprocess.run(words, capture_output=True, text=True, check=False)
    assert ended.returncode == 1
    assert "OSError" in ended.stderr or "requested and" in ended.stderr
    assert (shelf.current().release, shelf.kept()) == (older, kept)
    assert build(CHANGED, shelf, WhooshEngine())[1]
    assert [path.name for path in shelf.folder.glob(".*")] == []


def test_a_pointer_that_cannot_be_written_stays_as_it_was(
    shelf: Shelf, older: str, newer: str
) -> None:
    before = (shelf.folder / POINTER).read_bytes()
    with files_no_larger_than(10), pytest.raises(OSError):
        publish(shelf, newer, by="tests")
    assert (shelf.folder / POINTER).read_bytes() == before
    assert sorted(path.name for path in shelf.folder.iterdir()) == sorted([older, newer, POINTER])


def test_a_command_says_so_in_one_line(instance: Instance, data: Path) -> None:
    instance.publish(data)
    before = instance.image()
    edit(data / "smart-50-2018.yaml", "Array of Lamps", "Array of Lights")
    with files_no_larger_than(0):
        result = instance.run("reindex", data, code=1)
    assert (result.stdout, len(result.stderr.splitlines())) == ("", 1)
    assert result.stderr.startswith("Error: ")
    after = instance.image()
    assert {name: after[name] for name in before} == before
    instance.publish(data)
