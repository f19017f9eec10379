"""Where the catalogue and the files of the record say different things, since the staff edited."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from flask.typing import ResponseReturnValue

from archive.catalogue.database import reading
from archive.catalogue.hand_edit import read_bases
from archive.domain.record import Record, digest_of
from archive.domain.revision import Revision
from archive.staff.answering import answer
from archive.staff.office import office
from archive.staff.records import addresses, stock
from archive.staff.records.conflicts import disputed
from archive.staff.records.differing import Differing, differing
from archive.staff.records.entrance import room
from archive.staff.records.kinds import KINDS, Kind

MOST = 100


@dataclass(frozen=True, slots=True)
class Edited:
    """A record that differs from its file. `revision` found it as the file had it, if known."""

    kind: Kind
    key: str
    heading: str
    state: str
    changed: tuple[Differing, ...]
    revision: Revision | None


@room.get("/records/edited", may="editor")
def edited() -> ResponseReturnValue:
    return answer("staff/records/edited.html", _facts)


def _facts() -> Mapping[str, Any]:
    snapshot = stock.everything()
    bases: list[tuple[Kind, str, str | None]] = []
    with reading(office().database) as session:
        for kind in KINDS:
            bases += [(kind, key, base) for key, base in read_bases(session, kind.name).items()]
    records = {(k.name, k.key(r)): r for k in KINDS for r in k.records(snapshot)}
    found = [
        _edited(kind, key, base, records.get((kind.name, key))) for kind, key, base in bases[:MOST]
    ]
    return {
        "edited": found,
        "total": len(bases),
        "disputed": disputed(snapshot),
        "addresses": addresses,
    }


def _edited(kind: Kind, key: str, base: str | None, now: Record | None) -> Edited:
    revision = next(_with_base(kind, key, base), None)
    before = kind.of_state(revision.before) if revision and revision.before else None
    state = "added by the staff" if base is None else "changed" if now else "taken out"
    changed = differing(kind.fields, before, kind.content(now)) if before and now else ()
    return Edited(kind, key, kind.heading(now) if now else key, state, changed, revision)


def _with_base(kind: Kind, key: str, base: str | None) -> Iterator[Revision]:
    """The revisions that found the record as files had it."""
    for revision in stock.history(kind, key) if base else ():
        before = revision.before
        if before and digest_of(kind.model.model_validate(before, strict=False)) == base:
            yield revision
