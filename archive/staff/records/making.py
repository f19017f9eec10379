"""A new record."""

import json
from typing import Any

from flask import abort, request
from flask.typing import ResponseReturnValue

from archive.staff.answering import see_other
from archive.staff.process import Answer
from archive.staff.records import addresses
from archive.staff.records.draft import DO, Draft, page, turned, typed
from archive.staff.records.entrance import kind_in, room
from archive.staff.records.kinds import Content, Kind
from archive.staff.records.saving import errors, save

PUBLIC = "Readers see it when the next release is published."


@room.get("/records/<kind>/new", may="editor")
def new(kind: str) -> ResponseReturnValue:
    """An empty form; a parameter of the address fills in its field."""
    of = _made(kind)
    names = {each.name for each in of.fields}
    given = {name: text[:300] for name, text in request.args.items() if name in names}
    needed = {f"{f.name}-count": "1" for f in of.fields if f.widget == "rows" and f.required}
    return page(Draft(of, "", needed | given))


@room.post("/records/<kind>/new", may="editor")
def make(kind: str) -> ResponseReturnValue:
    draft = Draft(_made(kind), "", typed())
    if other := turned(draft, draft.values.get(DO, "")):
        return page(other)
    content = draft.content({})
    edition = content.pop("edition", "") if draft.kind.name == "winner" else ""
    if draft.kind.name == "winner" and not edition:
        return page(draft.refused({"edition": "Edition: choose one."}), 422)
    told = save([_edit(draft.kind, content, edition)], draft.why)
    if not told.ok:
        return page(draft.refused(errors(draft.fields, told)), 422)
    key = _key(draft.kind, content, told)
    return see_other(
        addresses.record(draft.kind, key), said=f"The {draft.kind.name} is added. {PUBLIC}"
    )


def _made(folder: str) -> Kind:
    of = kind_in(folder)
    if not of.made_by_hand:
        abort(404, f"A {of.name} is made by what it comes from: open the winner and withdraw it.")
    return of


def _edit(kind: Kind, content: Content, edition: str) -> dict[str, Any]:
    edit = {"kind": kind.name, "content": content}
    return edit | ({"edition": edition} if edition else {})


def _key(kind: Kind, content: Content, told: Answer) -> str:
    """The key that the new record got."""
    if kind.name in ("winner", "edition"):
        added = (c["name"] for c in told.told["changes"] if c["kind"] == kind.name)
        return str(next(iter(added), ""))
    return key_of(kind, content)


def key_of(kind: Kind, content: Content) -> str:
    """The key of a valid content, read as its record would be."""
    return kind.key(kind.model.model_validate_json(json.dumps(content)))
