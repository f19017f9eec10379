"""Somebody else changed a record while it was being edited: both versions, and a choice."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask.wrappers import Response

from archive.domain.record import Record, digest_of
from archive.staff.answering import answer
from archive.staff.form import Form
from archive.staff.records import addresses, stock
from archive.staff.records.differing import Differing, differing
from archive.staff.records.draft import SEEN, Draft
from archive.staff.records.filling import filled
from archive.staff.records.kinds import BY_NAME, Content, Kind

TAKE = "take-"


@dataclass(frozen=True, slots=True)
class Choice:
    """A field in which the two differ, and which of them is likelier meant."""

    differing: Differing
    likelier: str
    both: bool


def page(draft: Draft, record: Record) -> Response:
    """What is there now beside what was typed. 409: nothing was changed."""
    now = stock.find(draft.kind, draft.key) or record
    facts = _facts(draft, now)
    return answer("staff/records/meanwhile.html", lambda: facts, status=409)


def chosen(draft: Draft, record: Record) -> Draft:
    """The form with the fields that were chosen of each, begun anew from what is there now."""
    now = draft.kind.content(record)
    mine = draft.content(now)
    taken = dict(now)
    for found in differing(draft.fields, now, mine):
        name = found.field.name
        if draft.values.get(f"{TAKE}{name}") != "theirs":
            taken.pop(name, None)
            taken |= {name: mine[name]} if name in mine else {}
    kept = {"why": draft.values.get("why", ""), SEEN: digest_of(record)}
    return Draft(draft.kind, draft.key, filled(draft.kind.fields, taken) | kept)


def _facts(draft: Draft, now: Record) -> Mapping[str, Any]:
    theirs = draft.kind.content(now)
    mine = draft.content(theirs)
    base = _base(draft.kind, draft.key, draft.seen)
    own = {f.field.name for f in differing(draft.fields, base, mine)} if base is not None else None
    other = {f.field.name for f in differing(draft.fields, base or {}, theirs)}
    revisions = stock.history(draft.kind, draft.key)
    return {
        "draft": draft,
        "kind": draft.kind,
        "key": draft.key,
        "latest": revisions[0] if revisions else None,
        "choices": tuple(
            Choice(
                found,
                "theirs" if own is not None and found.field.name not in own else "mine",
                own is not None and found.field.name in own & other,
            )
            for found in differing(draft.fields, theirs, mine)
        ),
        "form": Form(draft.values),
        "url": addresses.record(draft.kind, draft.key, "edit"),
        "winners": BY_NAME["winner"],
        "addresses": addresses,
    }


def _base(kind: Kind, key: str, seen: str) -> Content | None:
    """The state that the edit began with, if the history still has it."""
    for revision in stock.history(kind, key):
        if revision.before is None:
            continue
        if digest_of(kind.model.model_validate(revision.before, strict=False)) == seen:
            return kind.of_state(revision.before)
    return None
