"""Fifty new records in a release that exists: build, verify and publish, as the indexer does it."""

import gc
import time
from pathlib import Path

from archive.search.whoosh import WhooshEngine
from indexer.build import build
from indexer.publish import publish
from indexer.verify import verify
from tests.bench.corpus import snapshot
from tests.bench.peers.archive_engine import shelf_in

NEW = 50


def renew(size: int, folder: Path) -> dict[str, float]:
    """Seconds of each step over the release in `folder`, which then has `NEW` records more."""
    gc.collect()
    gc.disable()  # as the command does
    try:
        return _renewed(size, folder)
    finally:
        gc.enable()


def _renewed(size: int, folder: Path) -> dict[str, float]:
    made = snapshot(size, more=NEW)
    shelf, engine = shelf_in(folder), WhooshEngine()
    seconds: dict[str, float] = {}
    started = time.perf_counter()
    manifest, _ = build(made, shelf, engine)
    seconds["build"] = time.perf_counter() - started
    started = time.perf_counter()
    verify(manifest, made, shelf, engine)
    seconds["verify"] = time.perf_counter() - started
    started = time.perf_counter()
    publish(shelf, manifest.id, by="make bench")
    seconds["publish"] = time.perf_counter() - started
    return seconds
