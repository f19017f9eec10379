"""Where the staff look at what readers reported, and say what came of it."""

from collections.abc import Mapping
from typing import Any

from flask import abort
from flask.typing import ResponseReturnValue

from archive.catalogue.database import reading, writing
from archive.catalogue.report import close_report, open_reports, read_reports
from archive.domain.report import ReportState
from archive.staff import visitor
from archive.staff.answering import answer, see_other
from archive.staff.form import Form, typed
from archive.staff.office import office
from archive.staff.records import addresses
from archive.staff.records.kinds import BY_NAME
from archive.staff.room import Room
from archive.web import links
from archive.web.winners.finding import PATH

room = Room("reports", title="Reports", menu="/reports")

MOST = 100
LATEST = 20
LARGEST = 2**31 - 1
STATES: Mapping[str, ReportState] = {"accept": "accepted", "discard": "discarded"}


@room.get("/reports", may="editor")
def reports() -> ResponseReturnValue:
    return answer("staff/reports/index.html", lambda: _facts(Form()))


@room.post("/reports/<int:number>", may="editor")
def close(number: int) -> ResponseReturnValue:
    if number > LARGEST:
        abort(404, "There is no report of that number.")
    values = typed("do", "answer")
    state = STATES.get(values["do"])
    if state is None or not values["answer"].strip():
        wrong = {f"answer-{number}": "Say what came of it, for the log."}
        form = Form({f"answer-{number}": values["answer"]}, wrong)
        return answer("staff/reports/index.html", lambda: _facts(form), status=422)
    text = values["answer"].strip()[:2000]
    with writing(office().database) as session:
        if not close_report(session, number, state, visitor.name(), text):
            abort(409, "Somebody has closed this report already.")
    return see_other(links.staff("reports"), said=f"Report {number} is {state}.")


@room.panel("staff/reports/_panel.html", may="editor")
def waiting() -> Mapping[str, Any]:
    with reading(office().database) as session:
        return {"waiting": open_reports(session)}


def _facts(form: Form) -> Mapping[str, Any]:
    with reading(office().database) as session:
        found = read_reports(session, "open", MOST)
        closed = [r for s in STATES.values() for r in read_reports(session, s, LATEST)]
        total = open_reports(session)
    return {
        "form": form,
        "reports": found,
        "total": total,
        "closed": sorted(closed, key=lambda each: -each.id)[:LATEST],
        "record": _record,
    }


def _record(about: str) -> str:
    """Where the record that a report is of is edited."""
    kind = BY_NAME["winner" if PATH.fullmatch(about) else "edition"]
    return addresses.record(kind, about)
