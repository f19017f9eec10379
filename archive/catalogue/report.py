"""Reports of readers, until somebody of the staff has looked at them, and after."""

from sqlalchemy import String, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from archive.catalogue.audit import record
from archive.catalogue.base import Base, one_of
from archive.catalogue.writing import insert_rows, update_rows
from archive.domain.audit import AuditAct
from archive.domain.report import Report, ReportState

MOST_OPEN = 500
"""So many wait at most: a flood of them must not fill the disk."""
ACTS: dict[ReportState, AuditAct] = {"accepted": "accept", "discarded": "discard"}


class ReportRow(Base):
    __tablename__ = "reports"
    __table_args__ = (one_of("state", ReportState),)

    id: Mapped[int] = mapped_column(primary_key=True)
    day: Mapped[str]
    about: Mapped[str]
    release: Mapped[str]
    wrong: Mapped[str]
    right: Mapped[str]
    seen_at: Mapped[str]
    state: Mapped[ReportState] = mapped_column(String, index=True)
    by: Mapped[str]
    answer: Mapped[str]


def add_report(
    session: Session, day: str, about: str, release: str, wrong: str, right: str, seen_at: str
) -> bool:
    """Keep a report; False where too many wait already."""
    if open_reports(session) >= MOST_OPEN:
        return False
    told = {"day": day, "about": about, "release": release, "wrong": wrong, "right": right}
    empty = {"state": "open", "by": "", "answer": ""}
    insert_rows(session, ReportRow, [{**told, "seen_at": seen_at, **empty}])
    return True


def open_reports(session: Session) -> int:
    """How many wait to be looked at."""
    query = select(func.count()).select_from(ReportRow).where(ReportRow.state == "open")
    return session.scalar(query) or 0


def read_reports(session: Session, state: ReportState, limit: int) -> tuple[Report, ...]:
    """The reports of a state, the latest first."""
    query = select(ReportRow).where(ReportRow.state == state).order_by(ReportRow.id.desc())
    return tuple(map(_report, session.scalars(query.limit(limit))))


def close_report(session: Session, number: int, state: ReportState, by: str, answer: str) -> bool:
    """Note what came of a report, and that in the audit log; False if it is not open any more."""
    row = session.get(ReportRow, number)
    if row is None or row.state != "open":
        return False
    about = row.about
    update_rows(session, ReportRow, [{"id": number, "state": state, "by": by, "answer": answer}])
    details = {"about": about}
    record(session, by, ACTS[state], "report", str(number), why=answer, details=details)
    session.expire_all()
    return True


def _report(row: ReportRow) -> Report:
    return Report(**{name: getattr(row, name) for name in Report.__dataclass_fields__})
