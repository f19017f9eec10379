"""The search for records, and the page of one with all that was changed in it."""

from collections.abc import Mapping
from typing import Any

from flask import abort, request
from flask.typing import ResponseReturnValue

from archive.domain.record import Record
from archive.staff.answering import answer
from archive.staff.form import Form
from archive.staff.records import addresses, finding, published, stock
from archive.staff.records.differing import told
from archive.staff.records.entrance import kind_in, room
from archive.staff.records.field import Field
from archive.staff.records.kinds import BY_NAME, KINDS, Kind
from archive.staff.records.past import steps
from archive.web import links

MOST = 50
LONGEST = 200


@room.get("/records", may="editor")
def records() -> ResponseReturnValue:
    text = request.args.get("q", "")[:LONGEST]
    kind = request.args.get("kind", "")
    return answer("staff/records/index.html", lambda: _found(text, kind))


@room.get("/records/<kind>", may="editor")
def record(kind: str) -> ResponseReturnValue:
    of, key = kind_in(kind), request.args.get("key", "")
    return answer("staff/records/record.html", lambda: _shown(of, key))


def _found(text: str, kind: str) -> Mapping[str, Any]:
    notices = () if kind in ("", *BY_NAME) else (f"There is no kind “{kind[:40]}” here.",)
    kind = "" if notices else kind
    asked = bool(text.strip() or kind)
    found = finding.find(stock.whole(), text, kind) if asked else ()
    return {
        "form": Form({"q": text, "kind": kind}),
        "kinds": KINDS,
        "choices": (("", "any"), *((each.name, each.title) for each in KINDS)),
        "asked": asked,
        "found": found[:MOST],
        "total": len(found),
        "notices": notices,
        "addresses": addresses,
    }


def _shown(kind: Kind, key: str) -> Mapping[str, Any]:
    around = stock.around_record(kind, key)
    now = kind.find(around, key)
    revisions = stock.history(kind, key)
    if now is None and not revisions:
        abort(404, f"There is no {kind.name} “{key[:60]}”. Search for it by any of its words.")
    return {
        "kind": kind,
        "key": key,
        "now": now,
        "heading": kind.heading(now) if now else key,
        "facts": _facts(kind, now) if now else (),
        "steps": tuple(steps(kind, now, revisions)),
        "withdrawal": around.withdrawal_by_id.get(key) if kind.name == "winner" else None,
        "winners": BY_NAME["winner"],
        "public": links.record(key) if kind.name == "winner" and published.winner(key) else "",
        "addresses": addresses,
    }


def _facts(kind: Kind, now: Record) -> tuple[tuple[str, tuple[str, ...]], ...]:
    content = kind.content(now)
    asked = (f for f in kind.fields if f.name in kind.model.model_fields)
    return tuple((field.label, _told(field, content.get(field.name))) for field in asked)


def _told(field: Field, value: object) -> tuple[str, ...]:
    """A box that is not ticked is a no, and nothing unknown."""
    return told(field, value) or (("no",) if field.widget == "check" else ())
