"""Fifty new records in a release that exists: build, verify and publish, as the indexer does it."""

import time
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from archive.domain.winner import WinnerId
from archive.search.whoosh import WhooshEngine
from indexer.build import build
from indexer.publish import publish
from indexer.verify import verify
from tests.bench.corpus import snapshot
from tests.bench.peers.archive_engine import shelf_in

NEW = 50


def renew(size: int, folder: Path) -> dict[str, float]:
    """Seconds of each step over the release in `folder`, which then has `NEW` records more.

    Where there are more records than ids, verify would refuse them, and is left out.
    """
    made = snapshot(size, more=NEW)
    shelf, engine = shelf_in(folder), WhooshEngine()
    seconds: dict[str, float] = {}
    started = time.perf_counter()
    manifest, _ = build(made, shelf, engine)
    seconds["build"] = time.perf_counter() - started
    if _is_id(max((winner.id for winner in made.winners), key=len)):
        started = time.perf_counter()
        verify(manifest, made, shelf, engine)
        seconds["verify"] = time.perf_counter() - started
    started = time.perf_counter()
    publish(shelf, manifest.id, by="make bench")
    seconds["publish"] = time.perf_counter() - started
    return seconds


def _is_id(text: str) -> bool:
    try:
        TypeAdapter(WinnerId).validate_python(text)
    except ValidationError:
        return False
    return True
