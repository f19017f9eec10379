"""The log to read, to narrow and to take along. All of the staff may: it tells of them alike."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from flask import Response, request
from flask.typing import ResponseReturnValue

from archive.catalogue.audit import all_audit, audit_words, read_audit
from archive.catalogue.database import reading
from archive.domain.audit import COMINGS, AuditEntry, AuditQuestion
from archive.staff.answering import answer
from archive.staff.audit_log.as_csv import lines
from archive.staff.audit_log.question import Asked, asked
from archive.staff.form import Form
from archive.staff.office import office
from archive.staff.room import Room
from archive.web import links

room = Room("audit", title="Log", menu="/audit")

PAGE = 50
LATEST = 5


@room.get("/audit", may="editor")
def audit() -> ResponseReturnValue:
    return answer("staff/audit/index.html", lambda: _facts(asked(request.args)))


@room.get("/audit.csv", may="editor")
def audit_csv() -> ResponseReturnValue:
    found = asked(request.args)
    with reading(office().database) as session:
        table = "".join(lines(all_audit(session, found.question)))
    response = Response(table, content_type="text/csv; charset=utf-8")
    name = f"awards-log-{datetime.now(UTC):%Y-%m-%d}.csv"
    response.headers.set("Content-Disposition", "attachment", filename=name)
    return response


@room.panel("staff/audit/_panel.html", may="editor")
def latest() -> Mapping[str, Any]:
    with reading(office().database) as session:
        question = AuditQuestion(without=COMINGS)
        return {"entries": read_audit(session, question, limit=LATEST)}


def _facts(found: Asked) -> Mapping[str, Any]:
    with reading(office().database) as session:
        page = {"before": found.before, "after": found.after}
        entries = read_audit(session, found.question, limit=PAGE + 1, **page)
        words = audit_words(session)
    return {
        "form": Form(found.values),
        "choices": {
            name: [("", "any"), *((word, word) for word in known)] for name, known in words.items()
        },
        "notices": found.notices,
        "csv": links.staff("audit.csv") + found.query(),
        **_paged(found, entries),
    }


def _paged(found: Asked, entries: tuple[AuditEntry, ...]) -> Mapping[str, Any]:
    """The entries of one page, and where the newer and the older ones are."""
    more = len(entries) > PAGE
    upwards = found.after is not None
    shown = entries[-PAGE:] if upwards else entries[:PAGE]
    at = links.staff("audit")
    newer = bool(shown) and (more if upwards else found.before is not None)
    older = bool(shown) and (upwards or more)
    return {
        "entries": shown,
        "newer": at + found.query(after=shown[0].id) if newer else "",
        "older": at + found.query(before=shown[-1].id) if older else "",
    }
