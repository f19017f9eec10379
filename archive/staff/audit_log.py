"""The log of every act: who did what to what, when and why; as pages and as a file."""

from collections.abc import Mapping
from typing import Any

from flask.typing import ResponseReturnValue

from archive.catalogue.audit import read_audit
from archive.catalogue.database import reading
from archive.domain.audit import AuditEntry, AuditQuestion
from archive.staff.answering import answer
from archive.staff.office import office
from archive.staff.room import Room

room = Room("audit", title="Log", menu="/audit")


@room.get("/audit", may="editor")
def audit() -> ResponseReturnValue:
    return answer("staff/audit.html", lambda: {"entries": _some(AuditQuestion(), 50)})


@room.panel("staff/audit/_panel.html", may="editor")
def latest() -> Mapping[str, Any]:
    return {"entries": _some(AuditQuestion(), 5)}


def _some(question: AuditQuestion, limit: int) -> tuple[AuditEntry, ...]:
    with reading(office().database) as session:
        return read_audit(session, question, limit=limit)
