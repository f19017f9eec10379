"""The chronicle in real releases: written, gone on with, and needed to open one."""

import json
from datetime import timedelta
from pathlib import Path

import pytest

from archive.errors import BrokenRelease
from archive.release import CHRONICLE, MANIFEST, POINTER, Manifest, Shelf
from archive.search.opening import open_current, open_release
from archive.search.whoosh import WhooshEngine
from archive.storage import digest
from indexer.publish import publish, rollback
from tests.corpus import CORPUS
from tests.integration.shelves import OLDER, built


def test_a_release_goes_on_with_the_chronicle_of_the_current_one(shelf: Shelf, newer: str) -> None:
    before, after = shelf.current(), shelf.manifest(newer)
    opened = open_release(shelf, newer, WhooshEngine())
    first, last = OLDER.winners[0].id, CORPUS.winners[-1].id
    assert opened.chronicle.added(first) == before.published_at
    assert opened.chronicle.added(last) == opened.chronicle.last_change == after.built_at
    assert CHRONICLE in after.files


def test_what_waited_to_be_published_came_when_it_was(shelf: Shelf, newer: str) -> None:
    fewer = CORPUS.model_copy(update={"winners": CORPUS.winners[1:]})
    publish(shelf, newer, by="tests")
    days_later = shelf.manifest(newer).built_at + timedelta(days=3)
    shelf.point(shelf.current().model_copy(update={"published_at": days_later}))
    chronicle = shelf.chronicle(built(shelf, fewer))
    assert chronicle.added(CORPUS.winners[-1].id) == days_later
    assert chronicle.removed[CORPUS.winners[0].id].at >= days_later
    assert chronicle.added(CORPUS.winners[1].id) < days_later


def test_who_reads_is_told_when_it_was_public_before_and_after_the_next_release(
    shelf: Shelf, newer: str
) -> None:
    last = CORPUS.winners[-1].id
    publish(shelf, newer, by="tests")
    told = open_current(shelf, WhooshEngine()).chronicle
    assert told.added(last) == told.last_change == shelf.current().published_at
    publish(shelf, built(shelf, CORPUS.model_copy(update={"winners": CORPUS.winners[1:]})), by="t")
    after = open_current(shelf, WhooshEngine()).chronicle
    assert after.added(last) == after.changed(last) == told.added(last)


def test_going_back_is_no_change_of_what_was_there(shelf: Shelf, newer: str) -> None:
    first_public = shelf.chronicle(newer).added(CORPUS.winners[0].id)
    publish(shelf, newer, by="tests")
    rollback(shelf, by="tests")
    chronicle = shelf.chronicle(
        built(shelf, CORPUS.model_copy(update={"winners": CORPUS.winners[:6]}))
    )
    assert chronicle.added(CORPUS.winners[0].id) <= first_public


def test_rolling_back_takes_the_older_chronicle_back(shelf: Shelf, older: str, newer: str) -> None:
    publish(shelf, newer, by="tests")
    rollback(shelf, by="tests")
    chronicle = open_current(shelf, WhooshEngine()).chronicle
    assert chronicle.last_change == shelf.manifest(older).built_at
    assert CORPUS.winners[-1].id not in chronicle.winners


@pytest.mark.parametrize("lost", ["its chronicle", "the pointer"])
def test_what_is_lost_does_not_begin_time_anew(
    shelf: Shelf, older: str, newer: str, lost: str
) -> None:
    publish(shelf, newer, by="tests")
    (
        shelf.path(newer) / CHRONICLE if lost == "its chronicle" else shelf.folder / POINTER
    ).write_text("{")
    fewer = CORPUS.model_copy(update={"winners": CORPUS.winners[:3]})
    chronicle = shelf.chronicle(built(shelf, fewer))
    assert chronicle.added(CORPUS.winners[0].id) == shelf.manifest(older).built_at


def test_a_release_without_a_chronicle_that_can_be_read_is_broken(shelf: Shelf, newer: str) -> None:
    rewrite(shelf.path(newer), json.dumps({"moments": []}))
    with pytest.raises(BrokenRelease, match="The chronicle of release"):
        open_release(shelf, newer, WhooshEngine())


def rewrite(folder: Path, text: str) -> None:
    """Other content, under a manifest that vouches for it."""
    (folder / CHRONICLE).write_text(text)
    manifest = Manifest.model_validate_json((folder / MANIFEST).read_bytes())
    files = {**manifest.files, CHRONICLE: digest(folder / CHRONICLE)}
    sealed = manifest.model_copy(update={"files": files}).sealed()
    (folder / MANIFEST).write_text(sealed.model_dump_json())
