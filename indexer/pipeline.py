"""From files to what is served, as a table of contents. Each verb is a file of its own."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from archive.catalogue.database import migrate, reading
from archive.catalogue.snapshot import read_snapshot
from archive.config import Settings
from archive.domain.batch import Batch, Changes
from archive.domain.snapshot import Snapshot
from archive.release import Manifest, Pointer, Shelf
from archive.search.port import Engine
from indexer import build, load, prune, publish, store, validate, verify
from indexer.build import Watch
from indexer.gazetteer import Gazetteer


@dataclass(frozen=True, slots=True)
class Pipeline:
    """One instance's catalogue and releases; whoever changes them holds `indexer.lock`."""

    settings: Settings
    engine: Engine

    @property
    def shelf(self) -> Shelf:
        return Shelf(self.settings.releases)

    def snapshot(self) -> Snapshot:
        """All that the catalogue holds now."""
        with reading(self.settings.database_url) as session:
            return read_snapshot(session)

    def check(self, paths: Sequence[Path]) -> Changes:
        """What loading these files would change. RecordError with every problem found."""
        return store.preview(self.settings.database_url, self.batch(paths))

    def load(self, paths: Sequence[Path], by: str) -> Changes:
        """Put the files' records into the catalogue; for any problem RecordError and no change."""
        return store.store(self.settings.database_url, self.batch(paths), by)

    def batch(self, paths: Sequence[Path]) -> Batch:
        migrate(self.settings.database_url)
        loaded = load.load(paths)
        return validate.validate(loaded, self.snapshot(), Gazetteer(), today=date.today())

    def build(self, watch: Watch) -> tuple[Manifest, bool]:
        """The release of what the catalogue holds, and whether it was built now."""
        return build.build(self.snapshot(), self.shelf, self.engine, watch)

    def verify(self, manifest: Manifest) -> int:
        """How many checks a release passed. RefusedRelease if it failed one."""
        return verify.verify(manifest, self.snapshot(), self.shelf, self.engine)

    def publish(self, manifest: Manifest, by: str, reason: str = "") -> bool:
        """Verify a release and make it current; whether that changed anything."""
        self.verify(manifest)
        return publish.publish(self.shelf, manifest.id, by=by, reason=reason)

    def rollback(self, release: str | None, by: str, reason: str = "") -> Pointer:
        return publish.rollback(self.shelf, release, by=by, reason=reason)

    def prune(self) -> tuple[str, ...]:
        return prune.prune(self.shelf, self.settings.keep)
