"""An instance that is served by a real server with its keeper, and the publisher at a desk."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from archive.catalogue.account import find_account
from archive.catalogue.database import reading, writing
from archive.catalogue.snapshot import read_snapshot
from archive.catalogue.visit import begin_visit
from archive.config import Settings
from archive.domain.batch import Batch, EditionFile
from archive.domain.edition import Edition
from archive.domain.snapshot import Snapshot
from indexer.gazetteer import Gazetteer
from indexer.store import store
from tests.bench.acts.desk import Desk
from tests.bench.server import serving
from tests.integration.staffed import add_staff

EMPTY_EDITIONS = 20
"""Of a thousand slots each, for as many rows as a spreadsheet may have."""


@dataclass(frozen=True)
class Scene:
    """What is measured on; `data` are the files that the record may come from."""

    folder: Path
    data: Path | None = None

    @property
    def settings(self) -> Settings:
        return Settings(instance=self.folder)

    @property
    def url(self) -> str:
        return self.settings.database_url

    @property
    def environment(self) -> dict[str, str]:
        own = {name: text for name, text in os.environ.items() if not name.startswith("ARCHIVE_")}
        return {**own, "ARCHIVE_INSTANCE": str(self.folder)}

    def run(self, *words: object, typed: str = "") -> dict[str, Any]:
        """What a command of the indexer, in a process of its own, answers to a machine."""
        begun = [sys.executable, "-m", "indexer", *map(str, words), "--json"]
        ended = subprocess.run(
            begun, input=typed, capture_output=True, text=True, env=self.environment
        )
        if ended.returncode:
            raise RuntimeError(f"{words}: {ended.stdout[:2000]} {ended.stderr[-2000:]}")
        return dict(json.loads(ended.stdout.splitlines()[-1]))

    def snapshot(self) -> Snapshot:
        with reading(self.url) as session:
            return read_snapshot(session)


def put(snapshot: Snapshot, folder: Path) -> Scene:
    """An instance whose catalogue holds a snapshot, as if it had come from files."""
    scene = Scene(folder)
    gazetteer = Gazetteer()
    winners: dict[tuple[str, int], list[Any]] = {}
    for winner in snapshot.winners:
        winners.setdefault((winner.award, winner.year), []).append(winner)
    files = (
        EditionFile.model_construct(edition=e, winners=tuple(winners.get((e.award, e.year), ())))
        for e in snapshot.editions
    )
    whole = Batch.model_construct(
        editions=tuple(files),
        places=tuple(gazetteer.place(place.name) for place in snapshot.places),
        vocabulary=snapshot.vocabulary,
    )
    store(scene.url, whole, "Files")
    return scene


def add_editions(scene: Scene) -> tuple[Edition, ...]:
    """Room for the largest spreadsheet."""
    awards = (f"Ceremony {number}" for number in range(1, EMPTY_EDITIONS + 1))
    editions = tuple(Edition(award=award, year=2027, slots=1000) for award in awards)
    store(scene.url, Batch(editions=tuple(EditionFile(edition=e) for e in editions)), "Files")
    return editions


@contextmanager
def at_work(scene: Scene) -> Iterator[Desk]:
    """The server over the scene, and the publisher signed in."""
    add_staff(scene.url)
    with writing(scene.url) as session:
        account = find_account(session, "ada")
        token = account and begin_visit(session, account.id, datetime.now(UTC))
    assert token
    environment = {**scene.environment, "ARCHIVE_PORT": "{port}"}
    with serving(["-m", "archive.serve"], environment, "/healthz") as port:
        yield Desk(port, token)
