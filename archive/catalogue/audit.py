"""The audit log. It only grows: no function changes it, and the database refuses to."""

from collections.abc import Collection, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import DDL, JSON, ColumnElement, Index, Select, event, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from archive.catalogue.base import Base, Moment
from archive.catalogue.writing import insert_rows
from archive.domain.audit import AuditAct, AuditEntry, AuditKind, AuditQuestion

ROWS_AT_ONCE = 500


class AuditRow(Base):
    __tablename__ = "audit_log"
    __table_args__ = (Index("ix_audit_log_kind_subject", "kind", "subject"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(Moment, index=True)
    who: Mapped[str] = mapped_column(index=True)
    """The name of an account, or of whoever ran a command; it stays when the account goes."""
    act: Mapped[str]
    kind: Mapped[str]
    subject: Mapped[str]
    why: Mapped[str]
    details: Mapped[dict[str, Any]] = mapped_column(JSON)


# The same statements stand in the migration, which must never change with them.
GUARDS = {
    "sqlite": (
        "CREATE TRIGGER audit_log_update BEFORE UPDATE ON audit_log "
        "BEGIN SELECT RAISE(ABORT, 'the audit log only grows'); END",
        "CREATE TRIGGER audit_log_delete BEFORE DELETE ON audit_log "
        "BEGIN SELECT RAISE(ABORT, 'the audit log only grows'); END",
    ),
    "postgresql": (
        "CREATE FUNCTION audit_log_guard() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'the audit log only grows'; END $$",
        "CREATE TRIGGER audit_log_guard BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_log "
        "FOR EACH STATEMENT EXECUTE FUNCTION audit_log_guard()",
    ),
}
for _dialect, _statements in GUARDS.items():
    for _statement in _statements:
        _made = DDL(_statement)  # type: ignore[no-untyped-call]  # SQLAlchemy has no type for it
        event.listen(AuditRow.__table__, "after_create", _made.execute_if(dialect=_dialect))


def record(
    session: Session,
    who: str,
    act: AuditAct,
    kind: AuditKind,
    subject: str = "",
    *,
    why: str = "",
    details: Mapping[str, Any] | None = None,
) -> None:
    """Note an act in the transaction that does it, so that there is never one without the other.

    `details` is what JSON can hold; no passwords, tokens or addresses of visitors.
    """
    entry = {"who": who, "act": act, "kind": kind, "subject": subject, "why": why}
    insert_rows(session, AuditRow, [{"at": datetime.now(UTC), **entry, "details": details or {}}])


def read_audit(
    session: Session,
    wanted: AuditQuestion,
    *,
    limit: int,
    before: int | None = None,
    after: int | None = None,
) -> tuple[AuditEntry, ...]:
    """Entries from the latest on; `before` and `after` are ids from which to page on."""
    query = _asked(wanted)
    if after is not None:
        query = query.where(AuditRow.id > after).order_by(AuditRow.id)
        return tuple(reversed([_entry(row) for row in session.scalars(query.limit(limit))]))
    if before is not None:
        query = query.where(AuditRow.id < before)
    query = query.order_by(AuditRow.id.desc()).limit(limit)
    return tuple(_entry(row) for row in session.scalars(query))


def all_audit(session: Session, wanted: AuditQuestion) -> Iterator[AuditEntry]:
    """Every entry asked for, from the latest on, a few at a time."""
    before: int | None = None
    while entries := read_audit(session, wanted, limit=ROWS_AT_ONCE, before=before):
        yield from entries
        before = entries[-1].id
        session.expunge_all()


def was_told(session: Session, acts: Collection[AuditAct], subject: str, since: datetime) -> bool:
    """Whether one of the acts was noted of a thing at a moment or after it."""
    query = select(AuditRow.id).where(AuditRow.subject == subject, AuditRow.act.in_(acts))
    return session.scalar(query.where(AuditRow.at >= since).limit(1)) is not None


def latest(session: Session, act: AuditAct, kind: AuditKind) -> dict[str, datetime]:
    """When an act was last done to each thing of a kind, by its name."""
    query = select(AuditRow.subject, func.max(AuditRow.at))
    query = query.where(AuditRow.kind == kind, AuditRow.act == act).group_by(AuditRow.subject)
    return dict(session.execute(query).all())


def audit_words(session: Session) -> dict[str, tuple[str, ...]]:
    """What stands in the log to choose from: by "who", "act" and "kind", in order."""
    columns = {"who": AuditRow.who, "act": AuditRow.act, "kind": AuditRow.kind}
    return {
        name: tuple(session.scalars(select(column).distinct().order_by(column)))
        for name, column in columns.items()
    }


def _asked(wanted: AuditQuestion) -> Select[AuditRow]:
    conditions: list[ColumnElement[bool]] = []
    for column, value in (
        (AuditRow.who, wanted.who),
        (AuditRow.act, wanted.act),
        (AuditRow.kind, wanted.kind),
        (AuditRow.subject, wanted.subject),
    ):
        if value:
            conditions.append(column == value)
    if wanted.without:
        conditions.append(AuditRow.act.not_in(wanted.without))
    if wanted.since:
        conditions.append(AuditRow.at >= wanted.since)
    if wanted.until:
        conditions.append(AuditRow.at < wanted.until)
    return select(AuditRow).where(*conditions)


def _entry(row: AuditRow) -> AuditEntry:
    return AuditEntry(row.id, row.at, row.who, row.act, row.kind, row.subject, row.why, row.details)
