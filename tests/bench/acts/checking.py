"""How long it takes until the staff see what is wrong with a spreadsheet, and what will change."""

import gc
from collections.abc import Iterator, Sequence
from pathlib import Path

from archive.atlas.atlas import Atlas
from archive.domain.edition import Edition
from archive.domain.snapshot import Snapshot
from archive.release import ATLAS, Shelf
from indexer.importing.importing import Request, check
from tests.bench.acts import ceremony
from tests.bench.acts.act import START, Act
from tests.bench.acts.scene import Scene
from tests.bench.process import aside

FEW, MANY = 50, 20_000
LIMIT = 300.0


def checks(scene: Scene, snapshot: Snapshot, editions: Sequence[Edition]) -> Iterator[Act]:
    """With the start of Python as the command does it, and without."""
    for rows, times, most in ((FEW, 5, 1.0), (MANY, 2, 20.0)):
        path = scene.folder / f"{rows}.csv"
        ceremony.write(path, snapshot, editions if rows > FEW else editions[:1], rows, seed=rows)
        act = Act(f"check of {rows:,} rows, by command", most, START)
        for _ in range(times):
            act.time(lambda path=path: scene.run("import", "--check", path))
        yield act
        bare = Act(f"check of {rows:,} rows, without Python's start and imports", most)
        for _ in range(times):
            bare.seconds.append(aside(lambda path=path: _checked(scene, path), LIMIT))
        yield bare


def _checked(scene: Scene, path: Path) -> float:
    gc.disable()  # as the command does
    shelf, act = Shelf(scene.settings.releases), Act("")
    atlas = Atlas.open(shelf.path(shelf.current().release) / ATLAS)
    act.time(lambda: check(scene.url, atlas, Request(path, path.name)))
    return act.seconds[0]
