"""Records that were edited, and whose file says otherwise since: one click says which counts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask import abort, request
from flask.typing import ResponseReturnValue

from archive.catalogue.database import reading
from archive.catalogue.hand_edit import read_conflicts
from archive.domain.conflict import Conflict
from archive.domain.record import digest_of
from archive.domain.snapshot import Snapshot
from archive.staff import visitor
from archive.staff.answering import see_other
from archive.staff.form import typed_line
from archive.staff.office import office
from archive.staff.process import run
from archive.staff.records.differing import Differing, differing
from archive.staff.records.entrance import kind_in, room
from archive.staff.records.kinds import KINDS, Kind
from archive.staff.records.making import PUBLIC
from archive.web import links

SAID = {
    "file": f"The record says what its file says. {PUBLIC}",
    "record": "The record stays as it is, until its file changes again.",
}
BACK = "records/edited"


@dataclass(frozen=True, slots=True)
class Disputed:
    """A record beside its file: `changed` from what it is to what the file says.

    `gone` names the side that has no such record, if one has none; `seen` is the digest of ours.
    """

    kind: Kind
    key: str
    heading: str
    changed: Sequence[Differing]
    gone: str
    seen: str


def disputed(snapshot: Snapshot) -> tuple[Disputed, ...]:
    """All conflicts that the last loading of files found and nobody settled."""
    by_name = {kind.name: kind for kind in KINDS}
    with reading(office().database) as session:
        found = read_conflicts(session)
    return tuple(_disputed(by_name[each.kind], each, snapshot) for each in found)


@room.post("/records/<kind>/settle", may="editor")
def settle(kind: str) -> ResponseReturnValue:
    of, key = kind_in(kind), request.form.get("key", "")
    side = request.form.get("counts", "")
    if side not in SAID:
        abort(400, "Say whether the file counts or the record as it is.")
    if not _is_disputed(of, key):
        return see_other(links.staff(BACK), said="This is settled already. Nothing was changed.")
    words = [
        "settle",
        of.name,
        "--take",
        side,
        "--by",
        visitor.name(),
        f"--why={typed_line('why')}",
    ]
    done = run([*words, f"--seen={typed_line('seen')}", "--", key])
    return see_other(
        links.staff(BACK), said=SAID[side] if done.ok else _refused(done.message, done.problems)
    )


def _is_disputed(kind: Kind, key: str) -> bool:
    with reading(office().database) as session:
        return any((each.kind, each.key) == (kind.name, key) for each in read_conflicts(session))


def _refused(message: str, problems: Sequence[Mapping[str, object]]) -> str:
    told = " ".join(f"{p['field']}: {p['message']}. {p['fix']}" for p in problems)
    return f"{told or message} Nothing was changed."


def _disputed(kind: Kind, conflict: Conflict, snapshot: Snapshot) -> Disputed:
    now = kind.find(snapshot, conflict.key)
    ours = kind.content(now) if now else {}
    theirs = kind.of_state(conflict.file or {})
    gone = "record" if now is None else "file" if conflict.file is None else ""
    return Disputed(
        kind=kind,
        key=conflict.key,
        heading=kind.heading(now) if now else conflict.key,
        changed=() if gone else differing(kind.fields, ours, theirs),
        gone=gone,
        seen=digest_of(now) if now else "",
    )
