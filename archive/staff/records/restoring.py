"""An earlier state of a record is put back, by the same door as any other edit."""

from collections.abc import Mapping
from typing import Any

from flask import abort, request
from flask.typing import ResponseReturnValue

from archive.domain.record import digest_of
from archive.domain.revision import Revision
from archive.staff.answering import answer, see_other
from archive.staff.form import Form
from archive.staff.form import typed as typed_in
from archive.staff.records import addresses, stock
from archive.staff.records.differing import differing
from archive.staff.records.entrance import kind_in, room
from archive.staff.records.kinds import Kind
from archive.staff.records.making import PUBLIC, key_of
from archive.staff.records.past import edition_of
from archive.staff.records.saving import Edit, errors, save


@room.get("/records/<kind>/restore", may="editor")
def restore(kind: str) -> ResponseReturnValue:
    of, key = kind_in(kind), request.args.get("key", "")
    revision = _revision(of, key)
    return answer("staff/records/restore.html", lambda: _facts(of, key, revision, Form()))


@room.post("/records/<kind>/restore", may="editor")
def put_back(kind: str) -> ResponseReturnValue:
    of, key = kind_in(kind), request.args.get("key", "")
    revision = _revision(of, key)
    values = typed_in("why", "seen")
    wrong = {} if values["why"].strip() else {"why": "Say why: the history keeps the reason."}
    if not wrong:
        told = save(_edits(of, key, revision, values["seen"]), values["why"])
        if told.ok:
            said = f"The {of.name} is as it was. {PUBLIC}"
            back = key_of(of, revision.before or {})
            return see_other(addresses.record(of, back), said=said)
        wrong = {"": " ".join(errors(of.fields, told).values())}
    facts = _facts(of, key, revision, Form(values, wrong))
    return answer("staff/records/restore.html", lambda: facts, status=422)


def _revision(kind: Kind, key: str) -> Revision:
    wanted = request.args.get("revision", "")
    found = (r for r in stock.history(kind, key) if str(r.id) == wanted and r.before is not None)
    return next(found, None) or abort(
        404, f"No such state of the {kind.name} “{key[:60]}” is known."
    )


def _edits(kind: Kind, key: str, revision: Revision, seen: str) -> list[Edit]:
    state = revision.before or {}
    own: dict[str, Any] = {"kind": kind.name, "key": key, "content": kind.of_state(state)}
    own |= edition_of(kind, state)
    around = stock.around_record(kind, key)
    edits: list[Edit] = [own | ({"seen": seen} if seen else {})]
    if kind.name == "winner" and key in around.withdrawal_by_id:
        edits.append({"kind": "withdrawal", "key": key, "content": None})
    return edits


def _facts(kind: Kind, key: str, revision: Revision, form: Form) -> Mapping[str, Any]:
    now = stock.find(kind, key)
    state = kind.of_state(revision.before or {})
    return {
        "kind": kind,
        "key": key,
        "heading": kind.heading(now) if now else key,
        "revision": revision,
        "form": form,
        "seen": form.value("seen") or (digest_of(now) if now else ""),
        "changed": differing(kind.fields, kind.content(now) if now else {}, state),
        "url": addresses.record(kind, key, "restore", revision=str(revision.id)),
        "addresses": addresses,
    }
