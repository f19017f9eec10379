"""A record leaves: a winner is withdrawn for a reason that readers see, others are removed."""

from collections.abc import Mapping
from typing import Any

from flask import abort, request
from flask.typing import ResponseReturnValue

from archive.domain.record import Record, digest_of
from archive.domain.snapshot import Snapshot
from archive.staff.answering import answer, see_other
from archive.staff.form import Form
from archive.staff.form import typed as typed_in
from archive.staff.process import Answer
from archive.staff.records import addresses, leaving, stock
from archive.staff.records.entrance import kind_in, room
from archive.staff.records.kinds import Kind
from archive.staff.records.making import PUBLIC
from archive.staff.records.saving import Edit, save

STAY = ("edition", "withdrawal")
"""An edition is never removed; a withdrawal goes when its winner is put back."""


@room.get("/records/<kind>/remove", may="editor")
def remove(kind: str) -> ResponseReturnValue:
    of, key, around, now = _asked(kind)
    return answer("staff/records/remove.html", lambda: _facts(of, key, around, now, Form()))


@room.post("/records/<kind>/remove", may="editor")
def take_out(kind: str) -> ResponseReturnValue:
    of, key, around, now = _asked(kind)
    values = typed_in("why", "into", "seen")
    wrong = {} if values["why"].strip() else {"why": "Say why."}
    status = 422
    if not wrong:
        told = save(_edits(of, key, around, values), values["why"])
        if told.ok:
            did = "withdrawn" if of.name == "winner" else "removed"
            return see_other(addresses.record(of, key), said=f"It is {did}. {PUBLIC}")
        wrong = _errors(told)
        status = 409 if told.error == "StaleEdit" else 422
    facts = _facts(of, key, around, now, Form(values, wrong))
    return answer("staff/records/remove.html", lambda: facts, status=status)


def _asked(folder: str) -> tuple[Kind, str, Snapshot, Record]:
    of, key = kind_in(folder), request.args.get("key", "")
    around = stock.around_record(of, key)
    now = of.find(around, key)
    if now is None:
        abort(404, f"There is no {of.name} “{key[:60]}”.")
    if of.name in STAY:
        abort(404, f"A {of.name} is not removed by itself.")
    return of, key, around, now


def _edits(kind: Kind, key: str, around: Snapshot, values: Mapping[str, str]) -> list[Edit]:
    own: Edit = {"kind": kind.name, "key": key, "content": None, "seen": values["seen"] or None}
    if kind.name != "winner":
        return [own]
    reason, into = values["why"].strip(), values["into"].strip()
    return [own, leaving.withdrawal(key, reason, into), *leaving.followed(around, key, into)]


def _errors(told: Answer) -> dict[str, str]:
    found: dict[str, str] = {}
    for problem in told.problems:
        name = {"merged_into": "into", "reason": "why"}.get(str(problem["field"]), "")
        text = f"{problem['message'].capitalize()}. {problem['fix']}"
        found[name] = f"{found[name]} {text}" if name in found else text
    return found or {"": told.message}


def _facts(kind: Kind, key: str, around: Snapshot, now: Record, form: Form) -> Mapping[str, Any]:
    return {
        "kind": kind,
        "key": key,
        "heading": kind.heading(now),
        "form": form,
        "seen": form.value("seen") or digest_of(now),
        "wanting": leaving.wanting(around, key) if kind.name == "winner" else (),
        "url": addresses.record(kind, key, "remove"),
        "addresses": addresses,
    }
