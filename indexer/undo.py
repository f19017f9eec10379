"""Takes back one load: every record that it changed is again what it was before."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any, cast, get_args

from archive.catalogue import store as catalogue
from archive.catalogue.audit import record
from archive.catalogue.database import writing
from archive.catalogue.emptied import empty_of, remove_editions
from archive.catalogue.importing import (
    changed_since,
    import_of_load,
    latest_load,
    update_import,
)
from archive.catalogue.revision import revisions_of_load
from archive.catalogue.snapshot import read_snapshot
from archive.domain.batch import Act, Change, Changes
from archive.domain.edit import Edit, EditKind
from archive.domain.record import Record, digest_of
from archive.domain.revision import Revision
from archive.domain.snapshot import Snapshot
from archive.domain.winner import Winner
from archive.errors import UndoError
from indexer.drafts import records_of
from indexer.edit import batch_of

MOST_NAMED = 10
FROM_EDITION = ("award", "year")
"""What a winner has from its edition, and no file says of it."""


@dataclass(frozen=True, slots=True)
class Undone:
    """What was taken back, by which load; `kept` are new editions in which something else is."""

    changes: Changes
    load: int | None
    kept: tuple[str, ...] = ()


def undo(url: str, load: int, by: str, why: str = "") -> Undone:
    """Take back a load as a whole. UndoError, and nothing changes, if that cannot be.

    A record that was changed again since would lose that change; a load of files does not say what
    it added. RecordError if what is put back would not hold any more.
    """
    with writing(url) as session:
        revisions = revisions_of_load(session, load)
        _refuse(load, revisions)
        since = changed_since(session, load)
        later = [revision for revision in revisions if (revision.kind, revision.key) in since]
        if later:
            raise UndoError(_too_late(load, later))
        snapshot = read_snapshot(session)
        batch = batch_of(snapshot, tuple(_edits(snapshot, revisions)))
        reason = why or f"Takes back load {load}"
        changes = catalogue.apply(session, batch, by, origin="hand", why=reason)
        own = latest_load(session) if changes else None
        added = [r.key for r in revisions if r.kind == "edition" and r.act == "added"]
        if empty := empty_of(session, added):
            own = remove_editions(session, empty, own, by, reason)
        undone = Undone(_with(changes, empty), own, tuple(key for key in added if key not in empty))
        details = {"load": load, "by_load": undone.load}
        if found := import_of_load(session, load):
            update_import(session, found.id, state="undone", finished=datetime.now(UTC))
            record(session, by, "undo", "import", str(found.id), why=why, details=details)
        else:
            record(session, by, "undo", "catalogue", str(load), why=why, details=details)
        return undone


def _with(changes: Changes, gone: Iterable[str]) -> Changes:
    more = (Change(Act.REMOVED, "edition", key) for key in gone)
    return replace(changes, changes=(*changes.changes, *more))


def _refuse(load: int, revisions: Sequence[Revision]) -> None:
    if not revisions:
        raise UndoError(
            f"There is no load {load} that can be taken back: none of that number changed "
            "records, or it was one of files that only added."
        )
    if revisions[0].origin == "files":
        raise UndoError(
            f"Load {load} was one of files, which is taken back by loading the files as they were."
        )


def _too_late(load: int, later: Sequence[Revision]) -> str:
    names = [f"{revision.kind} {revision.key}" for revision in later[:MOST_NAMED]]
    more = f" and {len(later) - MOST_NAMED} more" if len(later) > MOST_NAMED else ""
    return (
        f"Load {load} cannot be taken back: since then was changed {', '.join(names)}{more}. "
        "Take the later changes back first, or mend these records one by one."
    )


def _edits(snapshot: Snapshot, revisions: Sequence[Revision]) -> Iterator[Edit]:
    kinds = {r.kind for r in revisions} & set(get_args(EditKind))
    now = {kind: records_of(snapshot, cast(EditKind, kind)) for kind in kinds}
    for revision in revisions:
        if revision.kind not in kinds:
            continue
        if revision.kind == "edition" and revision.act == "added":
            continue  # it goes last, when nothing is in it any more
        yield _back(snapshot, revision, now[revision.kind])


def _back(snapshot: Snapshot, revision: Revision, now: Mapping[str, Record]) -> Edit:
    kind = cast(EditKind, revision.kind)
    before = _content(revision)
    if revision.act == "removed":
        award, year = (revision.before or {}).get("award"), (revision.before or {}).get("year")
        edition = next(
            (e.key for e in snapshot.editions if (e.award, e.year) == (award, year)), None
        )
        return Edit(kind=kind, content=before, edition=edition if kind == "winner" else None)
    record = now[revision.key]
    edition = record.edition_key if isinstance(record, Winner) else None
    seen = digest_of(record)
    return Edit(kind=kind, key=revision.key, content=before, seen=seen, edition=edition)


def _content(revision: Revision) -> dict[str, Any] | None:
    if revision.before is None:
        return None
    leave = FROM_EDITION if revision.kind == "winner" else ()
    return {key: value for key, value in revision.before.items() if key not in leave}
