"""Two winners that are one: field by field it is chosen which counts; the other is withdrawn."""

from collections.abc import Mapping
from typing import Any

from flask import abort, request
from flask.typing import ResponseReturnValue

from archive.domain.record import Record, digest_of
from archive.staff.answering import answer, see_other
from archive.staff.form import Form
from archive.staff.records import addresses, leaving, stock
from archive.staff.records.differing import Differing, differing
from archive.staff.records.draft import typed
from archive.staff.records.entrance import room
from archive.staff.records.kinds import BY_NAME, Content
from archive.staff.records.making import PUBLIC
from archive.staff.records.saving import Edit, errors, save

WINNER = BY_NAME["winner"]
TAKE = "take-"


@room.get("/records/winner/merge", may="editor")
def merge() -> ResponseReturnValue:
    key, other = request.args.get("key", ""), request.args.get("with", "").strip()
    kept = _winner(key)
    if not other:
        return _page(key, kept, "", None, Form())
    found = stock.find(WINNER, other)
    if found is None or other == key:
        wrong = {"with": f"“{other[:40]}” is no other winner. Its id looks like 2023-05."}
        return _page(key, kept, "", None, Form({"with": other}, wrong), 422)
    return _page(key, kept, other, found, Form())


@room.post("/records/winner/merge", may="editor")
def join() -> ResponseReturnValue:
    key, other = request.args.get("key", ""), request.args.get("with", "")
    kept, gone = _winner(key), _winner(other)
    values = typed()
    wrong = {} if values.get("why", "").strip() else {"why": "Say why they are the same."}
    if key == other:
        wrong["with"] = "A winner cannot be merged with itself."
    if not wrong:
        told = save(_edits(key, other, kept, gone, values), values["why"])
        if told.ok:
            said = f"{other} is merged into {key}. {PUBLIC}"
            return see_other(addresses.record(WINNER, key), said=said)
        wrong = {"": " ".join(errors(WINNER.fields, told).values())}
    return _page(key, kept, other, gone, Form(values, wrong), 422)


def _edits(
    key: str, other: str, kept: Record, gone: Record, values: Mapping[str, str]
) -> list[Edit]:
    merged = _merged(WINNER.content(kept), WINNER.content(gone), values)
    reason = values["why"].strip()
    seen = values.get("seen") or digest_of(kept), values.get("seen-other") or digest_of(gone)
    return [
        {"kind": "winner", "key": key, "content": merged, "seen": seen[0]},
        {"kind": "winner", "key": other, "content": None, "seen": seen[1]},
        leaving.withdrawal(other, reason, key),
        *leaving.followed(stock.around(), other, key),
    ]


def _merged(kept: Content, gone: Content, values: Mapping[str, str]) -> Content:
    merged = dict(kept)
    for found in _choices(kept, gone):
        name, take = found.field.name, values.get(f"{TAKE}{found.field.name}", "kept")
        both = [*kept.get(name, ()), *gone.get(name, ())] if found.is_list else []
        if take == "both" and both:
            merged[name] = [each for n, each in enumerate(both) if each not in both[:n]]
        elif take == "other":
            merged.pop(name, None)
            merged |= {name: gone[name]} if name in gone else {}
    return merged


def _choices(kept: Content, gone: Content) -> tuple[Differing, ...]:
    return differing((f for f in WINNER.fields if not f.fixed), kept, gone)


def _winner(key: str) -> Record:
    found = stock.find(WINNER, key)
    if found is None:
        abort(404, f"There is no winner “{key[:60]}”.")
    return found


def _page(
    key: str, kept: Record, other: str, gone: Record | None, form: Form, status: int = 200
) -> ResponseReturnValue:
    facts: dict[str, Any] = {
        "kind": WINNER,
        "key": key,
        "heading": WINNER.heading(kept),
        "other": other,
        "form": form,
        "url": addresses.record(WINNER, key, "merge", **({"with": other} if other else {})),
        "addresses": addresses,
    }
    if gone is not None:
        facts["other_heading"] = WINNER.heading(gone)
        facts["seen"], facts["seen_other"] = digest_of(kept), digest_of(gone)
        facts["choices"] = _choices(WINNER.content(kept), WINNER.content(gone))
    return answer("staff/records/merge.html", lambda: facts, status=status)
