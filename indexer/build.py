"""Builds a release aside from one snapshot; what is served is never touched."""

import hashlib
import os
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path

from archive.atlas import writing as atlas
from archive.domain.completeness import completeness
from archive.domain.fields import FIELDS
from archive.domain.snapshot import Snapshot
from archive.errors import ReleaseError
from archive.release import (
    ATLAS,
    CHRONICLE,
    GOLDEN,
    INDEX,
    MANIFEST,
    PROJECTS,
    SCHEMA_VERSION,
    SNAPSHOT,
    Counts,
    Manifest,
    Shelf,
)
from archive.search import projects
from archive.search.document import Document, documents
from archive.search.golden import ask_written
from archive.search.ordering import RANKINGS
from archive.search.port import Engine
from archive.storage import digest, sync, sync_tree
from indexer.aside import ASIDE, clear_aside
from indexer.chronicle import chronicle

Watch = Callable[[Iterable[Document], int], Iterable[Document]]


def build(
    snapshot: Snapshot, shelf: Shelf, engine: Engine, watch: Watch = lambda all_of, _: all_of
) -> tuple[Manifest, bool]:
    """The release of a snapshot, and whether it had to be built: a whole one may be there.

    `watch` is given the documents and their number, and passes them on while it shows progress.
    """
    name = name_of(snapshot)
    try:
        return shelf.examine(name), False
    except ReleaseError:
        watched = watch(documents(snapshot), len(snapshot.winners))
        return _place(shelf, _write(watched, snapshot, shelf, engine)), True


def name_of(snapshot: Snapshot) -> str:
    """The release's id: a hash of the content, the schema version and the table of fields."""
    fields = [(f.name, f.weight, f.evenness, bool(f.texts), bool(f.values)) for f in FIELDS]
    content = hashlib.sha256(f"{SCHEMA_VERSION} {fields} {RANKINGS}\n".encode())
    content.update(snapshot.digest)
    return content.hexdigest()[:16]


def _write(watched: Iterable[Document], snapshot: Snapshot, shelf: Shelf, engine: Engine) -> Path:
    """Write all files of a release into a folder aside."""
    shelf.folder.mkdir(parents=True, exist_ok=True)
    clear_aside(shelf)
    aside = shelf.folder / f"{ASIDE}{os.getpid()}"
    (aside / INDEX).mkdir(parents=True)
    base = _base(shelf)
    engine.write(watched, aside / INDEX, base / INDEX if base else None)
    projects.write(snapshot, aside / PROJECTS)
    atlas.write(aside / ATLAS, base / ATLAS if base else None)
    without_winners = snapshot.model_copy(update={"winners": ()})
    (aside / SNAPSHOT).write_text(without_winners.model_dump_json(), encoding="utf-8")
    answers = ask_written(engine, aside / INDEX, without_winners)
    (aside / GOLDEN).write_text(answers.model_dump_json(), encoding="utf-8")
    built_at = datetime.now(UTC)
    past = chronicle(snapshot, shelf, built_at)
    (aside / CHRONICLE).write_text(past.model_dump_json(), encoding="utf-8")
    manifest = _manifest(snapshot, shelf, aside, built_at)
    (aside / MANIFEST).write_text(manifest.sealed().model_dump_json(indent=1), encoding="utf-8")
    return aside


def _base(shelf: Shelf) -> Path | None:
    """The current release, to be built upon if it is whole and of the same making."""
    try:
        return shelf.path(shelf.examine(shelf.current().release).id)
    except ReleaseError:
        return None


def _manifest(snapshot: Snapshot, shelf: Shelf, aside: Path, built_at: datetime) -> Manifest:
    pointer = shelf.pointer_or_none()
    files = sorted(path for path in aside.rglob("*") if path.is_file())
    return Manifest(
        id=name_of(snapshot),
        parent=pointer.release if pointer else None,
        built_at=built_at,
        schema_version=SCHEMA_VERSION,
        counts=count(snapshot),
        files={path.relative_to(aside).as_posix(): digest(path) for path in files},
    )


def count(snapshot: Snapshot) -> Counts:
    """What a snapshot holds, as its release's manifest says it."""
    return Counts(
        winners=len(snapshot.winners),
        editions=len(snapshot.editions),
        places=len(snapshot.places),
        technologies=len(snapshot.vocabulary.technologies),
        recorded={e.key: snapshot.recorded[(e.award, e.year)] for e in snapshot.editions},
        completeness=completeness(snapshot),
    )


def _place(shelf: Shelf, aside: Path) -> Manifest:
    """Give the finished folder its name, with all of it on disk before."""
    sync_tree(aside)
    manifest = Manifest.model_validate_json((aside / MANIFEST).read_bytes())
    target = shelf.path(manifest.id)
    if target.exists():  # broken: the caller looked
        target.rename(shelf.folder / f"{ASIDE}broken-{os.getpid()}")
    aside.rename(target)
    sync(shelf.folder)
    clear_aside(shelf)
    return manifest
