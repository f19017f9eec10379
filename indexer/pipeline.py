"""From files to what is served, as a table of contents. Each verb is a file of its own."""

from __future__ import annotations

from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from archive.catalogue.database import exists, migrate, reading
from archive.catalogue.job import awaited_releases
from archive.errors import ReleaseError
from archive.release import Shelf
from indexer import gate, lock, logbook, pin, prune, publish

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from archive.comparison import Comparison
    from archive.config import Settings
    from archive.domain.batch import Batch, Changes
    from archive.domain.edit import Edit
    from archive.domain.snapshot import Snapshot
    from archive.release import Manifest, Pointer
    from archive.search.port import Engine
    from indexer.backup import Contents
    from indexer.build import Watch
    from indexer.verify import Verdict

# Verbs are imported where they are used: a command needs one or two of them, and all of them
# together take longer to import than it takes to go back to an earlier release.


@dataclass(frozen=True, slots=True)
class Pipeline:
    """One instance's catalogue and releases. Who changes them works `alone`."""

    settings: Settings
    chosen: Engine | None = None

    @property
    def engine(self) -> Engine:
        """The one that was chosen, or the one that is served."""
        from archive.search.whoosh import WhooshEngine

        return self.chosen or WhooshEngine()

    @property
    def shelf(self) -> Shelf:
        return Shelf(self.settings.releases)

    @contextmanager
    def alone(self, command: str) -> Iterator[None]:
        """Hold the lock of the instance; BusyError if another indexer is at work.

        The log has then all that was done to the pointer: whoever did it may have been killed.
        """
        with lock.locked(self.settings.instance, command):
            logbook.catch_up(self.settings.database_url, self.shelf.pointer_or_none())
            yield

    def snapshot(self) -> Snapshot:
        """All that the catalogue holds now."""
        from archive.catalogue.snapshot import read_snapshot

        with reading(self.settings.database_url) as session:
            return read_snapshot(session)

    def check(self, paths: Sequence[Path]) -> Changes:
        """What loading these files would change. RecordError with every problem found."""
        from indexer import store

        return store.preview(self.settings.database_url, self._batch(paths))

    def load(self, paths: Sequence[Path], by: str) -> Changes:
        """Put the files' records into the catalogue; for any problem RecordError and no change."""
        from indexer import store

        if exists(self.settings.database_url):
            migrate(self.settings.database_url)
        return store.store(self.settings.database_url, self._batch(paths), by)

    def edit(self, edits: Sequence[Edit], by: str, why: str = "") -> Changes:
        """Change single records, all or none. RecordError or StaleEdit say why none."""
        from indexer import edit

        migrate(self.settings.database_url)
        return edit.edit(self.settings.database_url, edits, by, why)

    def preview(self, edits: Sequence[Edit]) -> Changes:
        """What `edit` would do."""
        from indexer import edit

        return edit.preview(self.settings.database_url, edits)

    def export(self, folder: Path) -> tuple[str, ...]:
        """Write the record as files; the names of those that differ from what was there."""
        from indexer import export

        return export.export(self.snapshot(), folder)

    def _batch(self, paths: Sequence[Path]) -> Batch:
        from indexer import store, validate
        from indexer.gazetteer import Gazetteer
        from indexer.loading.load import load

        known = store.recorded(self.settings.database_url)
        return validate.validate(load(paths), known, Gazetteer(), today=date.today())

    def build(self, watch: Watch) -> tuple[Manifest, bool]:
        """The release of what the catalogue holds, and whether it was built now."""
        from indexer import build

        return build.build(self.snapshot(), self.shelf, self.engine, watch)

    def stage(self, watch: Watch) -> tuple[Manifest, Verdict]:
        """Build and verify a release of what the catalogue holds; what is served stays."""
        manifest, _ = self.build(watch)
        return manifest, self.verify(manifest)

    def verify(self, manifest: Manifest) -> Verdict:
        """What is found of a release. RefusedRelease, and it is discarded, if it fails a check."""
        from indexer import verify

        try:
            return verify.verify(manifest, self.snapshot(), self.shelf, self.engine)
        except ReleaseError:
            prune.discard(self.shelf, manifest.id)
            raise

    def publish(
        self, manifest: Manifest, by: str, reason: str = "", override: str = ""
    ) -> tuple[bool, str]:
        """Verify a release and make it current; whether that changed anything, and why it was done.

        RefusedRelease, and it stays, if it answers worse than the last one without an override.
        """
        found = self.verify(manifest)
        why = gate.reason_to_pass(self.shelf, manifest.id, found.answers, reason, override)
        return publish.publish(self.shelf, manifest.id, by=by, reason=why), why

    def publish_release(
        self, release: str, by: str, reason: str = "", override: str = "", *, proven: bool = False
    ) -> tuple[bool, str]:
        """Make a staged release current, whatever the catalogue holds by now.

        Unless it was `proven` when it was staged, it is questioned by what it says itself that it
        is made of: its name is the hash of that. In any case each of its files must be what it was.
        Whether anything changed, and the reason as it is kept. RefusedRelease as above.
        """
        answers = self.shelf.answers(release) if proven else self._proof(release).answers
        why = gate.reason_to_pass(self.shelf, release, answers, reason, override)
        return publish.publish(self.shelf, release, by=by, reason=why), why

    def _proof(self, release: str) -> Verdict:
        from archive.search.contents import contents
        from archive.search.opening import open_release
        from indexer import verify

        opened = open_release(self.shelf, release, self.engine)
        with closing(opened.index):
            made_of = contents(opened)
        return verify.verify(opened.manifest, made_of, self.shelf, self.engine)

    def compare(self, before: str, after: str) -> Comparison:
        """What differs between two releases that are kept."""
        from archive.comparison import compare

        return compare(self.shelf, self.engine, before, after)

    def rollback(self, release: str | None, by: str, reason: str = "") -> Pointer:
        return publish.rollback(self.shelf, release, by=by, reason=reason)

    def back_up(self, path: Path) -> Contents:
        """Write all there is into one file. BackupError if that is there already."""
        from indexer import backup

        return backup.back_up(self.settings, path)

    def restore(self, path: Path) -> Contents:
        """Make of a backup what it was made of. BackupError if this instance is not empty."""
        from indexer import restore

        return restore.restore(self.settings, path)

    def pin(self, release: str, by: str, reason: str = "") -> bool:
        """Keep a release from being pruned; whether it was not pinned before."""
        return pin.pin(self.shelf, release, by=by, reason=reason)

    def unpin(self, release: str) -> bool:
        """Let a release be pruned; whether it was pinned."""
        return pin.unpin(self.shelf, release)

    def prune(self) -> tuple[str, ...]:
        """Remove releases that nobody counts on; which ones."""
        return prune.prune(self.shelf, self.settings.keep, self._awaited)

    def _awaited(self) -> frozenset[str]:
        """Releases that wait for their moment, or for the staff to look at them."""
        url = self.settings.database_url
        if not exists(url):
            return frozenset()
        migrate(url)
        with reading(url) as session:
            return awaited_releases(session)

    def served(self) -> str | None:
        """The current release, if it can be opened."""
        from archive.search.opening import open_release

        try:
            return open_release(self.shelf, self.shelf.current().release, self.engine).id
        except ReleaseError:
            return None
