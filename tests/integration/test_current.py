"""What is served when the current release, or the pointer to it, is no longer whole."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from archive.domain.snapshot import Snapshot
from archive.errors import BrokenRelease, NoRelease
from archive.release import MANIFEST, POINTER, Shelf
from archive.search.opening import open_current
from archive.search.whoosh import WhooshEngine
from archive.search.whoosh.read import WhooshIndex
from indexer.prune import prune
from indexer.publish import publish, rollback

BREAK: dict[str, Callable[[Path], object]] = {
    "is gone": shutil.rmtree,
    "has no manifest": lambda folder: (folder / MANIFEST).unlink(),
    "has a changed file": lambda folder: (folder / "snapshot.json").write_text("{}"),
    "has half a manifest": lambda folder: (folder / MANIFEST).write_bytes(
        (folder / MANIFEST).read_bytes()[:99]
    ),
}


@pytest.mark.parametrize("how", BREAK)
def test_the_release_before_is_served_when_the_current_one(
    shelf: Shelf, older: str, newer: str, how: str
) -> None:
    publish(shelf, newer, by="tests")
    BREAK[how](shelf.path(newer))
    opened = open_current(shelf, WhooshEngine())
    assert opened.id == older
    assert len(opened.index) == 5
    assert opened.warning.startswith(f"Serving release {older}. ")
    assert newer in opened.warning


class Overtaken(WhooshEngine):
    """While it opens a release for the first time, another is published and all others pruned."""

    def __init__(self, shelf: Shelf, newer: str) -> None:
        self.shelf, self.newer = shelf, newer

    def open(self, folder: Path, snapshot: Snapshot) -> WhooshIndex:
        if publish(self.shelf, self.newer, by="tests"):
            prune(self.shelf, keep=1)
        return super().open(folder, snapshot)


def test_who_is_overtaken_by_a_publication_opens_what_was_published(
    shelf: Shelf, newer: str
) -> None:
    opened = open_current(shelf, Overtaken(shelf, newer))
    assert (opened.id, opened.warning) == (newer, "")


def test_all_releases_broken_is_said_with_the_first_reason(
    shelf: Shelf, older: str, newer: str
) -> None:
    publish(shelf, newer, by="tests")
    for release in (older, newer):
        BREAK["has no manifest"](shelf.path(release))
    with pytest.raises(NoRelease, match=f"Release {newer} has no readable manifest"):
        open_current(shelf, WhooshEngine())


@pytest.mark.parametrize(
    "garbage",
    [b"", b"\0" * 200, b"{", b"[]", b'{"release": "x"}', b"\xff\xfe", b"0123456789abcdef"],
)
def test_a_pointer_that_cannot_be_read_is_not_guessed_at(
    shelf: Shelf, newer: str, garbage: bytes
) -> None:
    """A release that is only built may be one that nobody is meant to see yet."""
    (shelf.folder / POINTER).write_bytes(garbage)
    for ask in (lambda: open_current(shelf, WhooshEngine()), lambda: rollback(shelf, by="tests")):
        with pytest.raises(BrokenRelease, match="Run `python -m indexer publish` to write it anew"):
            ask()
    assert publish(shelf, newer, by="tests")
    assert open_current(shelf, WhooshEngine()).id == newer


def test_a_pointer_to_nowhere_falls_back_too(shelf: Shelf, older: str) -> None:
    pointer = shelf.current().model_copy(update={"release": "../etc", "previous": (older,)})
    shelf.point(pointer)
    opened = open_current(shelf, WhooshEngine())
    assert (opened.id, "There is no release '../etc'" in opened.warning) == (older, True)


def test_a_folder_without_releases_holds_none(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "releases")
    assert (shelf.pointer(), shelf.kept()) == (None, ())
    with pytest.raises(NoRelease, match="python -m indexer reindex data"):
        open_current(shelf, WhooshEngine())
    assert not shelf.folder.exists()
