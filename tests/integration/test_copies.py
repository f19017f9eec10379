"""A long answer is made once for each release; one that could not be kept is sent all the same."""

import errno
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from archive.config import Settings
from archive.domain.snapshot import Snapshot
from archive.stock import PIECE
from archive.web import create_app
from archive.web.copies import Copies
from tests.conftest import few, put

FORMS = ("csv", "xlsx", "json", "jsonl")


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The lists that are read from the release from now on; each is long."""
    from archive.web.export import lists

    found: list[str] = []
    select = lists.select

    def counted(*about: object) -> object:
        found.append(str(about[-1]))
        return select(*about)  # type: ignore[arg-type]

    monkeypatch.setattr(lists, "select", counted)
    monkeypatch.setattr("archive.web.export.selection.MAX_PAGE_SIZE", 7)
    return found


@pytest.fixture
def own(settings: Settings) -> Flask:
    """The site with nothing in any cache."""
    return create_app(settings)


@pytest.mark.parametrize("suffix", FORMS)
def test_a_long_list_is_read_once_and_sent_twice(
    own: Flask, written: list[str], suffix: str
) -> None:
    client = own.test_client()
    first, again = (client.get(f"/search.{suffix}", buffered=True) for _ in range(2))
    assert len(written) == 1
    assert first.data == again.data
    assert again.content_length == len(first.data)
    assert first.headers["ETag"] == again.headers["ETag"]
    assert first.headers.getlist("Link") == again.headers.getlist("Link")


def test_a_short_list_is_read_once_and_sent_twice(own: Flask, written: list[str]) -> None:
    client = own.test_client()
    assert client.get("/search.csv?q=twin").data == client.get("/search.csv?q=twin").data
    assert len(written) == 1


def test_a_list_that_was_broken_off_is_not_kept(own: Flask, written: list[str]) -> None:
    client = own.test_client()
    broken_off = client.get("/search.jsonl", buffered=False)
    next(broken_off.iter_encoded())
    broken_off.close()
    assert len(client.get("/search.jsonl").data.splitlines()) == 75
    assert len(written) == 2


def test_another_release_has_lists_of_its_own(
    tmp_path: Path, snapshot: Snapshot, written: list[str]
) -> None:
    settings = Settings(instance=tmp_path)
    put(few(snapshot, 20), settings)
    client = create_app(settings).test_client()
    assert len(client.get("/search.jsonl").data.splitlines()) == 20
    put(few(snapshot, 15), settings)
    assert len(client.get("/search.jsonl").data.splitlines()) == 15
    assert len(written) == 2


def test_a_full_disk_costs_the_copy_and_not_the_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    copies = Copies()

    def full() -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(tempfile, "TemporaryFile", full)
    assert list(copies.keeping("a", iter([b"1", b"2"]))) == [b"1", b"2"]
    assert copies.known("a") is None


def test_a_copy_can_be_read_by_many_at_once() -> None:
    copies, content = Copies(), bytes(range(256)) * 3 * (PIECE // 256)
    assert b"".join(copies.keeping("a", _cut(content))) == content
    copy = copies.known("a")
    assert copy is not None and copy.size == len(content)
    read = [bytearray(), bytearray()]
    for one, other in zip(copy.pieces(), copy.pieces(), strict=True):
        read[0] += one
        read[1] += other
    assert read == [content, content]


def _cut(content: bytes) -> Iterator[bytes]:
    return (content[start : start + 1000] for start in range(0, len(content), 1000))
