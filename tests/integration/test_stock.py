"""What lies ready is what would be made, of the release that is served and of no other."""

import errno
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask
from flask_compress.flask_compress import _uncompress_data as unpacked

from archive import stocking
from archive.config import Settings
from archive.domain.snapshot import Snapshot
from archive.release import Shelf
from archive.stock import ENCODINGS, Stock, filling
from archive.web import create_app
from indexer.publish import rollback
from indexer.stocking import MOST_TRIES, PAUSE, QUIET, Stocking
from tests.conftest import few, put

LISTS = ("/search.csv", "/search.xlsx", "/search.json", "/search.jsonl", "/data/datapackage.json")
FOUND = ("/search.csv?q=city", "/search.json?q=city&sort=oldest", "/search.jsonl?year=2018..2022")


@pytest.fixture(scope="module")
def stocked(tmp_path_factory: pytest.TempPathFactory, snapshot: Snapshot) -> Settings:
    """An instance whose every list lies ready."""
    settings = Settings(instance=tmp_path_factory.mktemp("stocked"))
    put(few(snapshot, 6), settings)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stocking, "WORTH", 0)
        assert stocking.fill(settings)
    return settings


@pytest.fixture
def own(stocked: Settings, tmp_path: Path) -> Settings:
    """A copy of it, to do harm to."""
    shutil.copytree(stocked.instance, tmp_path / "own")
    return Settings(instance=tmp_path / "own")


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The winners of whom something is told from now on."""
    from archive.web.export import selection

    found: list[str] = []
    told = selection.told

    def counted(winner: object, *about: object) -> object:
        found.append(str(winner))
        return told(winner, *about)  # type: ignore[arg-type]

    monkeypatch.setattr(selection, "told", counted)
    return found


def bare(settings: Settings) -> Flask:
    """The same site, for which nothing lies ready."""
    app = create_app(settings)
    app.extensions["reading_room"].copies = None
    return app


def files(settings: Settings) -> dict[str, int]:
    found = settings.copies.glob("*/*")
    return {f"{path.parent.name}/{path.name}": path.stat().st_mtime_ns for path in found}


def test_what_lies_ready_is_what_would_be_made(stocked: Settings, made: list[str]) -> None:
    client, other = create_app(stocked).test_client(), bare(stocked).test_client()
    ready = {path: client.get(path) for path in (*LISTS, *FOUND)}
    assert not made, "something was made that lay ready"
    for path, answer in ready.items():
        fresh = other.get(path)
        assert answer.status_code == 200
        assert answer.headers["ETag"] == fresh.headers["ETag"]
        assert answer.content_type == fresh.content_type
        if path != "/search.xlsx":  # which has its time in it
            assert answer.data == fresh.data, path


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_what_is_very_long_lies_ready_packed(
    own: Settings, monkeypatch: pytest.MonkeyPatch, encoding: str
) -> None:
    monkeypatch.setattr(stocking, "LARGE", 10_000)
    asked = {"Accept-Encoding": f"{encoding}, deflate;q=0.5"}
    before = create_app(own).test_client().get("/search.json", headers=asked)
    stocking.fill(own)
    client = create_app(own).test_client()
    ready = client.get("/search.json", headers=asked)
    assert ready.content_length == len(ready.data)
    assert ready.headers["Content-Encoding"] == encoding
    for header in ("ETag", "Vary", "Content-Type", "Content-Disposition"):
        assert ready.headers[header] == before.headers[header]
    assert unpacked(ready.data, encoding) == unpacked(before.data, encoding)
    assert json.loads(unpacked(ready.data, encoding))["meta"]["total"] == 6
    known = {**asked, "If-None-Match": ready.headers["ETag"]}
    assert client.get("/search.json", headers=known).status_code == 304
    assert "Content-Encoding" not in client.get("/search.json").headers


def test_nobody_who_reads_writes_there(own: Settings) -> None:
    shutil.rmtree(own.copies)
    client = create_app(own).test_client()
    assert {client.get(path).status_code for path in LISTS} == {200}
    assert not own.copies.exists()


def test_what_is_damaged_is_made_anew(own: Settings) -> None:
    before = {path: create_app(own).test_client().get(path).data for path in LISTS}
    damaged = sorted(own.copies.glob("*/*"))
    for number, path in enumerate(damaged):
        content = path.read_bytes()
        path.write_bytes(content[:-1] if number % 2 else b"")
    client = create_app(own).test_client()
    assert {path: client.get(path).data for path in LISTS if "xlsx" not in path}.items() <= (
        before.items()
    )
    damaged[0].write_bytes(b"never written by anybody")
    assert stocking.fill(own)
    stock = Stock(own.copies, damaged[0].parent.name)
    kept = list(stock.names())
    assert kept
    assert len(kept) == len(files(own))


def test_a_byte_that_changed_is_found_by_the_next_filling(own: Settings) -> None:
    stock = Stock(own.copies, next(own.copies.glob("*/")).name)
    name = min(stock.names())
    path = stock.folder / name
    content = bytearray(path.read_bytes())
    content[0] ^= 1
    path.write_bytes(content)
    assert name not in list(stock.names())
    assert not path.exists()


def test_another_release_has_its_own_and_going_back_finds_the_old(
    own: Settings, snapshot: Snapshot, made: list[str]
) -> None:
    first = Shelf(own.releases).current().release
    put(few(snapshot, 5), own)
    client = create_app(own).test_client()
    assert len(client.get("/search.jsonl").data.splitlines()) == 5
    stocking.fill(own)
    put(few(snapshot, 6), own)
    made.clear()
    assert len(create_app(own).test_client().get("/search.jsonl").data.splitlines()) == 6
    assert Shelf(own.releases).current().release == first
    rollback(Shelf(own.releases), by="tests")
    assert len(client.get("/search.jsonl").data.splitlines()) == 5


def test_only_the_served_release_and_the_one_before_it_are_kept(
    own: Settings, snapshot: Snapshot
) -> None:
    for number in (3, 4):
        put(few(snapshot, number), own)
        stocking.fill(own)
    shelf = Shelf(own.releases)
    pointer = shelf.current()
    kept = {shelf.manifest(r).seal[:16] for r in (pointer.release, *pointer.previous[:1])}
    assert {path.name for path in own.copies.glob("*/")} == kept


def test_what_was_broken_off_is_gone_on_with(
    own: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stocking, "WORTH", 0)
    shutil.rmtree(own.copies)
    looks = iter([True] * 6)
    stocking.fill(own, lambda: next(looks, False))
    begun = files(own)
    assert 0 < len(begun) < 7
    (own.copies / next(iter(begun))).with_name(".half").write_bytes(b"")
    filled = stocking.fill(own)
    assert filled
    after = files(own)
    assert begun.items() <= after.items(), "what lay ready was made again"
    assert len(after) == len(filled.wanted) > len(begun)


def test_an_address_of_its_own_has_answers_of_its_own(own: Settings) -> None:
    named = replace(own, base_url="https://awards.example")
    there = create_app(named).test_client().get("/search.json").get_json()["links"]
    here = create_app(own).test_client().get("/search.json").get_json()["links"]
    assert there["self"] == f"https://awards.example{here['self']}"


def test_what_is_not_public_never_lies_ready(own: Settings) -> None:
    served = Shelf(own.releases).current().release
    app = create_app(own, preview=served)
    assert app.extensions["reading_room"].volume().stock is None


def test_one_process_fills_at_a_time(own: Settings) -> None:
    with filling(own.copies) as alone:
        assert alone
        assert stocking.fill(own) is None


def test_a_full_disk_costs_only_time(own: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.rmtree(own.copies)

    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Stock, "lay", full)
    monkeypatch.setenv("ARCHIVE_INSTANCE", str(own.instance))
    monkeypatch.setattr(os, "nice", lambda _: None)
    assert stocking.main() == 1
    assert create_app(own).test_client().get("/search.csv").status_code == 200


class Begun:
    """The processes that the keeper began, each of which does as it is told."""

    def __init__(self, pointer: Path) -> None:
        self.codes: Iterator[str] = iter(())
        self.stocking = Stocking(pointer, self.begin)

    def begin(self) -> "subprocess.Popen[bytes]":
        process = subprocess.Popen([sys.executable, "-S", "-c", next(self.codes)])
        process.wait()
        return process


def test_the_keeper_has_each_release_stocked_once_and_what_was_killed_again(tmp_path: Path) -> None:
    pointer = tmp_path / "current"
    begun = Begun(pointer)
    killed = "import os; os.kill(os.getpid(), 9)"
    begun.codes = iter(["", *[killed] * MOST_TRIES])
    look = begun.stocking.look
    assert not look(0)
    assert not look(QUIET), "nothing is published"
    pointer.write_text("first")
    assert not look(10)
    assert not look(10 + QUIET / 2), "it was published just now"
    assert look(10 + QUIET)
    assert not look(1000)
    pointer.write_text("the second")
    assert not look(1000)
    for number in range(MOST_TRIES):
        now = 2000 + 2 * number * PAUSE
        assert look(now)
        assert not look(now + 1), "what was killed is begun again after a pause"
    assert not look(5000)
