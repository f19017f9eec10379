"""What somebody decides about a file: what values mean, and what becomes of rows."""

from collections.abc import Mapping
from typing import Any

from flask import request
from flask.typing import ResponseReturnValue

from archive.catalogue.audit import record
from archive.catalogue.database import writing
from archive.catalogue.importing import update_import
from archive.domain.importing import ImportMapping, Meant, SpreadsheetImport
from archive.domain.naming import words
from archive.staff import visitor
from archive.staff.answering import see_other
from archive.staff.imports import checking
from archive.staff.imports.the_room import address, known, open_import, room
from archive.staff.office import office

CHOICES = ("update", "leave", "new")
LONGEST = 1000
MOST = 1000
"""Rows that can be left out at once."""


@room.post("/imports/<int:number>/decisions", may="editor")
def decide(number: int) -> ResponseReturnValue:
    """What was chosen on the page of problems; what was left open stays open."""
    found = open_import(number)
    kept = found.mapping
    values, duplicates = _values(), _duplicates()
    marks = request.form.getlist("leave")[:MOST]
    every = request.form.get("every-duplicate", "")
    if not (values or duplicates or marks or every in CHOICES):
        return see_other(address(number), said="Choose or write what is meant first.")
    again = {(each.column, words(each.written)) for each in values}
    others = (m for m in kept.values if (m.column, words(m.written)) not in again)
    update = {
        "values": (*others, *values),
        "duplicates": {**kept.duplicates, **duplicates},
        "every_duplicate": every if every in CHOICES else kept.every_duplicate,
        "left_out": tuple(dict.fromkeys((*kept.left_out, *(mark[:16] for mark in marks)))),
    }
    details = {
        "meant": {each.written: each.meant for each in values}, "duplicates": duplicates,
        "rows left out": len(marks),
    }  # fmt: skip
    keep(found, kept.model_copy(update=update), {k: v for k, v in details.items() if v})
    return see_other(address(number))


def _values() -> tuple[Meant, ...]:
    """What values mean wherever they are written in their column; empty to leave them out."""
    found = []
    for name, written in request.form.items():
        prefix, _, number = name.partition("-")
        typed = request.form.get(f"typed-{number}", "").strip()[:LONGEST]
        meant = typed or request.form.get(f"meant-{number}")
        column = request.form.get(f"column-{number}", "")[:60]
        if prefix == "written" and written and column and meant is not None:
            found.append(Meant(column=column, written=written[:LONGEST], meant=meant[:LONGEST]))
    return tuple(found)


def _duplicates() -> dict[str, str]:
    """What becomes of rows that look like a recorded winner, by the number of that winner."""
    return {
        name.removeprefix("duplicate-")[:20]: choice
        for name, choice in request.form.items()
        if name.startswith("duplicate-") and name != "duplicate-" and choice in CHOICES
    }


@room.post("/imports/<int:number>/check", may="editor")
def check_again(number: int) -> ResponseReturnValue:
    """The record may have changed since, or the last check was killed."""
    checking.start(open_import(number), "--check")
    return see_other(address(number))


def keep(found: SpreadsheetImport, mapping: ImportMapping, details: Mapping[str, Any]) -> None:
    """Keep what was decided, and have the file checked by it."""
    with writing(office().database) as session:
        update_import(session, found.id, mapping=mapping, state="checking")
        record(session, visitor.name(), "map", "import", str(found.id), details=details)
    checking.start(known(found.id), "--check")
