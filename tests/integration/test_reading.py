"""Each request keeps to one release, also while another one is being published or opened."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from archive.config import Settings
from archive.domain.snapshot import Snapshot
from archive.errors import NoRelease
from archive.release import Shelf
from archive.search.memory import MemoryEngine
from archive.search.memory.engine import MemoryIndex
from archive.web import create_app, reading
from archive.web.reading import ReadingRoom
from tests.conftest import few, put

PATIENCE = 60
"""Seconds after which a release that is not opened is given up."""


class SlowEngine(MemoryEngine):
    """Takes its time to open a release, and counts how often it was asked to."""

    def __init__(self) -> None:
        self.opened = 0
        self.wait = threading.Event()
        self.wait.set()

    def open(self, folder: Path, snapshot: Snapshot) -> MemoryIndex:
        self.opened += 1
        self.wait.wait(PATIENCE)
        return super().open(folder, snapshot)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(instance=tmp_path)


def test_a_request_keeps_the_release_it_began_with(settings: Settings, snapshot: Snapshot) -> None:
    first = put(few(snapshot, 3), settings, MemoryEngine())
    app = create_app(settings, MemoryEngine())
    with app.test_request_context("/"):
        assert reading.release().id == first
        second = put(few(snapshot, 4), settings, MemoryEngine())
        assert reading.release().id == first
    with app.test_request_context("/"):
        assert reading.release().id == second


def test_the_old_release_is_read_until_the_new_one_is_open(
    settings: Settings, snapshot: Snapshot
) -> None:
    engine = SlowEngine()
    first = put(few(snapshot, 3), settings, engine)
    room = ReadingRoom(Shelf(settings.releases), engine)
    assert room.volume().release.id == first
    second = put(few(snapshot, 4), settings, MemoryEngine())
    engine.wait.clear()
    with ThreadPoolExecutor() as threads:
        opening = threads.submit(room.volume)
        while engine.opened < 2:
            time.sleep(0.01)
        assert room.volume().release.id == first
        engine.wait.set()
        assert opening.result(PATIENCE).release.id == second
    assert room.volume().release.id == second


def test_many_first_requests_open_a_release_once(settings: Settings, snapshot: Snapshot) -> None:
    engine = SlowEngine()
    put(few(snapshot, 3), settings, engine)
    room = ReadingRoom(Shelf(settings.releases), engine)
    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(lambda _: room.volume().release.id, range(16)))
    assert len(set(found)) == 1
    assert engine.opened == 1


def test_what_is_published_first_is_found_without_a_restart(
    settings: Settings, snapshot: Snapshot
) -> None:
    room = ReadingRoom(Shelf(settings.releases), MemoryEngine())
    with pytest.raises(NoRelease):
        room.volume()
    release = put(few(snapshot, 3), settings, MemoryEngine())
    assert room.volume().release.id == release
