"""A form that somebody fills in: one state of it, and the page that shows it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from flask import request
from flask.wrappers import Response

from archive.staff.answering import answer
from archive.staff.field_names import CSRF
from archive.staff.form import Form
from archive.staff.records import addresses, stock
from archive.staff.records.field import Field
from archive.staff.records.filling import Values, read, rows, with_row, without_row
from archive.staff.records.kinds import Content, Kind

DO, SEEN, WHY = "do", "seen", "why"


@dataclass(frozen=True, slots=True)
class Draft:
    """What was typed about one record, which is new without a `key`, and what is wrong with it.

    `telling` says that readers see a fact that would change, so that it is asked whether they are
    told of it.
    """

    kind: Kind
    key: str
    values: Values
    errors: Mapping[str, str] = field(default_factory=dict)
    telling: bool = False
    focus: str = ""

    @property
    def fields(self) -> tuple[Field, ...]:
        """What is asked for."""
        return tuple(each for each in self.kind.fields if not (self.key and each.fixed))

    @property
    def why(self) -> str:
        return self.values.get(WHY, "").strip()

    @property
    def seen(self) -> str:
        return self.values.get(SEEN, "")

    def content(self, now: Content) -> Content:
        """The record as it is to be; what the form does not ask for stays as it is now."""
        fixed = {each.name for each in self.kind.fields if self.key and each.fixed} | {"id"}
        kept = {name: value for name, value in now.items() if name in fixed}
        return kept | read(self.fields, self.values)

    def refused(self, errors: Mapping[str, str], **changed: Any) -> "Draft":
        return replace(self, errors=errors, **changed)


def typed() -> Values:
    """All that was sent, but for the proof of where it comes from."""
    return {name: value for name, value in request.form.items() if name != CSRF}


def turned(draft: Draft, do: str) -> Draft | None:
    """The draft after a button that only changes the form: a row more or less. None for others."""
    act, _, rest = do.partition(":")
    name, _, number = rest.partition(":")
    if name not in {each.name for each in draft.fields if each.widget == "rows"}:
        return None
    if act == "add":
        return replace(draft, values=with_row(draft.values, name))
    if act == "remove" and number.isdigit() and len(number) < 6:
        return replace(draft, values=without_row(draft.values, name, int(number)))
    return None


def page(draft: Draft, status: int = 200) -> Response:
    """The form; with 422 if it was refused."""
    return answer("staff/records/form.html", lambda: _facts(draft), status=status)


def _facts(draft: Draft) -> Mapping[str, Any]:
    known = stock.choices(stock.around())
    kind, key = draft.kind, draft.key
    return {
        "form": Form(draft.values, draft.errors),
        "draft": draft,
        "kind": kind,
        "key": key,
        "options": lambda each: stock.options(each, known),
        "terms": lambda each: known[each.terms],
        "rows": lambda name: rows(draft.values, name),
        "url": addresses.record(kind, key, "edit") if key else addresses.new(kind),
        "addresses": addresses,
    }
