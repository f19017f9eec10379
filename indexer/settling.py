"""Settles a conflict: the file or the staff said otherwise of a record, and somebody decides."""

from typing import Any

from archive.catalogue import store as catalogue
from archive.catalogue.audit import record
from archive.catalogue.database import writing
from archive.catalogue.hand_edit import find_conflict, forget_edits, keep_edit
from archive.catalogue.snapshot import read_snapshot
from archive.domain.conflict import Conflict, Side
from archive.domain.edit import Edit, EditKind
from archive.domain.edition import edition_key
from archive.domain.record import digest_of
from archive.domain.snapshot import Snapshot
from archive.errors import ConflictError
from indexer.drafts import records_of
from indexer.edit import batch_of

FROM_EDITION = ("award", "year")


def settle(
    url: str, kind: EditKind, key: str, side: Side, by: str, why: str = "", seen: str = ""
) -> None:
    """Let the file count, or the record as it is until its file changes again.

    ConflictError if there is none, StaleEdit if the record is not what was `seen`, and RecordError
    if the record cannot be what the file says.
    """
    with writing(url) as session:
        found = find_conflict(session, kind, key)
        if found is None:
            raise ConflictError(
                f"There is no conflict about the {kind} {key}. `python -m indexer load` finds them."
            )
        if side == "file":
            snapshot = read_snapshot(session)
            batch = batch_of(snapshot, (_edit(snapshot, found, seen),))
            catalogue.apply(session, batch, by, origin="hand", why=why or "As its file says")
            forget_edits(session, kind, [key])
        else:
            keep_edit(session, kind, key)
        record(session, by, "settle", kind, key, why=why, details={"counts": side})


def _edit(snapshot: Snapshot, found: Conflict, seen: str) -> Edit:
    now = records_of(snapshot, found.kind).get(found.key)
    state: dict[str, Any] = dict(found.file or {})
    leave = FROM_EDITION if found.kind == "winner" else ()
    content = {name: value for name, value in state.items() if name not in leave}
    home = edition_key(state["award"], state["year"]) if found.kind == "winner" and state else None
    return Edit(
        kind=found.kind,
        key=found.key if now else None,
        content=content if found.file is not None else None,
        seen=seen or (digest_of(now) if now else None),
        edition=home,
    )
