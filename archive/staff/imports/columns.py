"""What the columns of a file tell, which sheet is read, and what holds for all of its rows."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from flask import request
from flask.typing import ResponseReturnValue

from archive.catalogue.database import writing
from archive.catalogue.importing import remember_columns, update_import
from archive.domain.importing import SpreadsheetImport
from archive.staff import visitor
from archive.staff.answering import answer, see_other
from archive.staff.form import Form, typed
from archive.staff.imports import checking, edition
from archive.staff.imports.deciding import LONGEST, keep
from archive.staff.imports.the_room import address, known, open_import, room
from archive.staff.office import office

OTHERWISE = (
    ("sources_url", "Address of the source", "For example the page that announces all winners."),
    ("sources_publisher", "Who published it", "Such as Smart Cities Connect."),
    ("places_country", "Country", "For rows that name none."),
    ("organisation", "Organisation", ""),
)
"""What one value may hold for all rows that tell nothing."""
Chosen = Mapping[str, str]
"""By heading the key of what its column tells; empty where it is not read."""


@room.get("/imports/<int:number>/columns", may="editor")
def columns(number: int) -> ResponseReturnValue:
    found = known(number)
    return _page(found, {}, Form(edition.values_of(found)))


@room.post("/imports/<int:number>/columns", may="editor")
def map_columns(number: int) -> ResponseReturnValue:
    found = open_import(number)
    told = checking.state_of(found).told
    chosen = _chosen(told)
    values = typed(*edition.FIELDS)
    # Whoever sends columns alone leaves the edition as it is.
    wanted = edition.wanted(values) if values["edition"] else edition.of(found)
    errors = {"columns": double} if (double := _double(chosen)) else {}
    errors |= wanted.errors
    if errors:
        return _page(found, chosen, Form(values or edition.values_of(found), errors), 422)
    otherwise = {
        key: text for key, _, _ in OTHERWISE
        if (text := request.form.get(f"otherwise-{key}", "").strip()[:LONGEST])
    }  # fmt: skip
    sheet = request.form.get("sheet", found.mapping.sheet)
    if sheet != told.get("sheet") and sheet in told.get("sheets", ()):
        chosen = {}  # the columns are those of another sheet
    with writing(office().database) as session:
        if chosen:
            remember_columns(session, list(chosen), chosen, visitor.name(), datetime.now(UTC))
        update_import(session, number, edition=wanted.key, new_edition=dict(wanted.new))
    update = {"columns": chosen, "otherwise": otherwise, "sheet": sheet}
    details = {"columns": chosen, **otherwise, "edition": wanted.key or dict(wanted.new)}
    keep(found, found.mapping.model_copy(update=update), details)
    return see_other(address(number))


def _chosen(told: Mapping[str, Any]) -> dict[str, str]:
    headings = [heading for heading in told.get("headings", ()) if heading["text"]]
    fields = {field["key"] for field in told.get("fields", ())} | {""}
    chosen = {h["text"]: request.form.get(f"column-{h['letter']}", h["key"]) for h in headings}
    return {text: key if key in fields else "" for text, key in chosen.items()}


def _double(chosen: Chosen) -> str:
    """A sentence if two columns are to tell the same."""
    first: dict[str, str] = {}
    for text, key in chosen.items():
        if key and (other := first.setdefault(key, text)) != text:
            return f"“{other}” and “{text}” cannot tell the same. Choose one of them."
    return ""


def _page(
    found: SpreadsheetImport, chosen: Chosen, form: Form, status: int = 200
) -> ResponseReturnValue:
    def facts() -> Mapping[str, Any]:
        has_file = checking.has_file(found) and found.is_open
        state = checking.state_of(found) if has_file else checking.CheckState(False)
        otherwise = {
            key: request.form.get(f"otherwise-{key}", found.mapping.otherwise.get(key, ""))
            for key, _, _ in OTHERWISE
        }
        return {
            "found": found, "has_file": has_file, "state": state, "told": state.told,
            "chosen": chosen, "form": form, "editions": edition.choices(),
            "otherwise": OTHERWISE, "said_otherwise": otherwise,
        }  # fmt: skip

    return answer("staff/imports/columns.html", facts, status=status)
