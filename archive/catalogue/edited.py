"""Notes what an edit did in the audit log: an act for each record that somebody meant to change."""

from collections.abc import Iterable, Mapping
from typing import get_args

from sqlalchemy.orm import Session

from archive.catalogue.audit import record
from archive.domain.audit import AuditAct, AuditKind
from archive.domain.batch import Act, Change, Changes
from archive.domain.edit import Edit, EditKind

KINDS: Mapping[str, AuditKind] = {kind: kind for kind in get_args(EditKind)}
"""Places are not among them: they are looked up, and change with the winners that name them."""
ACTS: Mapping[Act, AuditAct] = {Act.ADDED: "add", Act.CHANGED: "change", Act.REMOVED: "remove"}


def record_edits(
    session: Session, edits: Iterable[Edit], changes: Changes, by: str, why: str
) -> None:
    """Note the changes in the transaction that makes them.

    A winner that goes with a withdrawal is withdrawn or merged, one that comes back is restored;
    the withdrawal itself is then not told a second time.
    """
    words, into = _meant(edits)
    for change in changes.changes:
        if change.kind not in KINDS or change.act is Act.UNCHANGED:
            continue
        if change.kind == "withdrawal" and change.name in words:
            continue
        details = {"fields": list(change.fields)} if change.fields else {}
        if change.kind == "winner" and into.get(change.name):
            details["into"] = [into[change.name]]
        act, kind = _act(change, words), KINDS[change.kind]
        record(session, by, act, kind, change.name, why=why, details=details)


def _act(change: Change, words: Mapping[str, AuditAct]) -> AuditAct:
    return words.get(change.name, ACTS[change.act]) if change.kind == "winner" else ACTS[change.act]


def _meant(edits: Iterable[Edit]) -> tuple[dict[str, AuditAct], dict[str, str]]:
    """What is done to winners that leave or come back, and those that others become."""
    edits = tuple(edits)
    gone = {edit.key for edit in edits if edit.kind == "winner" and edit.content is None}
    back = {edit.key for edit in edits if edit.kind == "winner" and edit.content is not None}
    words: dict[str, AuditAct] = {}
    into: dict[str, str] = {}
    for edit in edits:
        if edit.kind != "withdrawal":
            continue
        if edit.content is None and edit.key in back:
            words[edit.key or ""] = "restore"
        elif edit.content is not None and edit.content.get("id") in gone:
            own = str(edit.content["id"])
            into[own] = str(edit.content.get("merged_into") or "")
            words[own] = "merge" if into[own] else "withdraw"
    return words, into
