"""What is known of an import: how far it is, what is to mend, what it would change."""

from collections.abc import Mapping
from typing import Any

from flask import Response
from flask.typing import ResponseReturnValue

from archive.domain.importing import SpreadsheetImport
from archive.staff.answering import answer
from archive.staff.imports import checking
from archive.staff.imports.columns import OTHERWISE
from archive.staff.imports.grouping import compared, grouped
from archive.staff.imports.the_room import known, room
from archive.web.export.as_csv import FORMULA, written

CHANGES_SHOWN = 200
GROUPS_SHOWN = 300
DECIDED = ("value", "duplicate", "row")
"""Kinds of problems about which something can be decided on the page."""
COLUMNS = ("sheet", "row", "column", "heading", "value", "problem", "fix", "suggestions")


@room.get("/imports/<int:number>", may="editor")
def show(number: int) -> ResponseReturnValue:
    found = known(number)
    return answer("staff/imports/import.html", lambda: facts(found))


@room.get("/imports/<int:number>/problems.csv", may="editor")
def problems(number: int) -> ResponseReturnValue:
    found = known(number)
    rows = [list(map(_guarded, _cells(f))) for f in checking.state_of(found).findings]
    response = Response(written([COLUMNS, *rows]), content_type="text/csv; charset=utf-8")
    name = f"problems-of-import-{number}.csv"
    response.headers.set("Content-Disposition", "attachment", filename=name)
    return response


def facts(found: SpreadsheetImport) -> Mapping[str, Any]:
    """What the page of an import tells."""
    has_file = checking.has_file(found)
    state = checking.state_of(found) if has_file and found.is_open else checking.CheckState(False)
    groups = grouped(state.findings)
    duplicates = {d["row"]: d["winner"] for d in state.told.get("duplicates", ())}
    changes = state.told.get("changes", ())
    return {
        "found": found,
        "has_file": has_file,
        "state": state,
        "told": state.told,
        "groups": groups[:GROUPS_SHOWN],
        "more_groups": max(len(groups) - GROUPS_SHOWN, 0),
        "can_choose": any(f["kind"] in DECIDED for f in state.findings),
        "winner_of": duplicates,
        "otherwise": [key for key, _, _ in OTHERWISE],
        "changes": changes[:CHANGES_SHOWN],
        "more_changes": max(len(changes) - CHANGES_SHOWN, 0),
        "progressed": compared(checking.findings_before(found), state.findings)
        if has_file and state.was_read else None,
    }  # fmt: skip


def _cells(found: Mapping[str, Any]) -> tuple[str, ...]:
    suggestions = "; ".join(s["label"] for s in found["suggestions"])
    names = ("sheet", "row", "column", "heading", "value", "message", "fix")
    return (*(str(found[name] or "") for name in names), suggestions)


def _guarded(text: str) -> str:
    return f"'{text}" if FORMULA.match(text) else text
