"""What somebody decides about a file: what columns tell, what values mean, which rows are new."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from flask import abort, request
from flask.typing import ResponseReturnValue

from archive.catalogue.audit import record
from archive.catalogue.database import writing
from archive.catalogue.importing import remember_columns, update_import
from archive.domain.importing import ImportMapping, Meant, SpreadsheetImport
from archive.domain.naming import words
from archive.staff import visitor
from archive.staff.answering import answer, see_other
from archive.staff.imports import checking
from archive.staff.imports.the_room import address, known, open_import, room
from archive.staff.office import office

OTHERWISE = (
    ("sources_url", "Address of the source", "For example the page that announces all winners."),
    ("sources_publisher", "Who published it", ""),
    ("places_country", "Country", "For rows that name none."),
    ("organisation", "Organisation", ""),
)
"""What one value may hold for all rows that tell nothing."""
CHOICES = ("update", "leave", "new")
LONGEST = 1000


@room.get("/imports/<int:number>/columns", may="editor")
def columns(number: int) -> ResponseReturnValue:
    found = known(number)
    return answer("staff/imports/columns.html", lambda: _facts(found))


@room.post("/imports/<int:number>/columns", may="editor")
def map_columns(number: int) -> ResponseReturnValue:
    found = open_import(number)
    told = checking.state_of(found).told
    headings = [heading for heading in told.get("headings", ()) if heading["text"]]
    fields = {field["key"] for field in told.get("fields", ())} | {""}
    chosen = {h["text"]: request.form.get(f"column-{h['letter']}", h["key"]) for h in headings}
    chosen = {text: key if key in fields else "" for text, key in chosen.items()}
    if double := _double(chosen):
        return answer(
            "staff/imports/columns.html", lambda: _facts(found, chosen, double), status=422
        )
    otherwise = {
        key: text for key, _, _ in OTHERWISE
        if (text := request.form.get(f"otherwise-{key}", "").strip()[:LONGEST])
    }  # fmt: skip
    sheet = request.form.get("sheet", found.mapping.sheet)
    if sheet != told.get("sheet") and sheet in told.get("sheets", ()):
        chosen = {}  # the columns are those of another sheet
    update = {"columns": chosen, "otherwise": otherwise, "sheet": sheet}
    if chosen:
        with writing(office().database) as session:
            remember_columns(session, list(chosen), chosen, visitor.name(), datetime.now(UTC))
    _keep(found, found.mapping.model_copy(update=update), {"columns": chosen, **otherwise})
    return see_other(address(number))


@room.post("/imports/<int:number>/values", may="editor")
def mean(number: int) -> ResponseReturnValue:
    """A value means something else wherever it is written in its column."""
    found = open_import(number)
    column = request.form.get("column", "")[:60]
    written = request.form.get("written", "")[:LONGEST]
    meant = (request.form.get("meant") or request.form.get("typed", "")).strip()[:LONGEST]
    if not column or not written or not meant:
        return see_other(address(number), said="Choose or write what is meant first.")
    same = (column, words(written))
    others = tuple(m for m in found.mapping.values if (m.column, words(m.written)) != same)
    values = (*others, Meant(column=column, written=written, meant=meant))
    details = {"column": column, "written": written, "meant": meant}
    _keep(found, found.mapping.model_copy(update={"values": values}), details)
    return see_other(address(number))


@room.post("/imports/<int:number>/duplicates", may="editor")
def choose(number: int) -> ResponseReturnValue:
    """What becomes of a row that looks like a recorded winner, or of all such rows."""
    found = open_import(number)
    choice, winner = request.form.get("choice", ""), request.form.get("winner", "")[:20]
    if choice not in CHOICES:
        abort(400, "Choose whether to update the record, to leave the row out, or that it is new.")
    if winner:
        update: dict[str, Any] = {"duplicates": {**found.mapping.duplicates, winner: choice}}
    else:
        update = {"every_duplicate": choice}
    _keep(found, found.mapping.model_copy(update=update), {"winner": winner or "all", "is": choice})
    return see_other(address(number))


@room.post("/imports/<int:number>/check", may="editor")
def check_again(number: int) -> ResponseReturnValue:
    """The record may have changed since, or the last check was killed."""
    checking.start(open_import(number), "--check")
    return see_other(address(number))


def _keep(found: SpreadsheetImport, mapping: ImportMapping, details: Mapping[str, Any]) -> None:
    with writing(office().database) as session:
        update_import(session, found.id, mapping=mapping, state="checking")
        record(session, visitor.name(), "map", "import", str(found.id), details=details)
    checking.start(known(found.id), "--check")


def _double(chosen: Mapping[str, str]) -> str:
    """A sentence if two columns are to tell the same."""
    first: dict[str, str] = {}
    for text, key in chosen.items():
        if key and (other := first.setdefault(key, text)) != text:
            return f"“{other}” and “{text}” cannot tell the same. Choose one of them."
    return ""


def _facts(
    found: SpreadsheetImport, chosen: Mapping[str, str] | None = None, error: str = ""
) -> Mapping[str, Any]:
    has_file = checking.has_file(found) and found.is_open
    state = checking.state_of(found) if has_file else checking.CheckState(False)
    return {
        "found": found, "has_file": has_file, "state": state, "told": state.told,
        "chosen": chosen or {}, "error": error, "otherwise": OTHERWISE,
    }  # fmt: skip
