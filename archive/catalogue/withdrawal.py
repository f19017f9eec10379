"""Withdrawn records, in the order of their file. Their ids are never given to a winner again."""

from sqlalchemy import ForeignKey, delete, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from archive.catalogue.base import Base
from archive.catalogue.comparison import Difference
from archive.catalogue.writing import insert_rows
from archive.domain.withdrawal import Withdrawal


class WithdrawalRow(Base):
    __tablename__ = "withdrawals"

    id: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int]
    date: Mapped[str]
    reason: Mapped[str]
    merged_into: Mapped[str | None] = mapped_column(ForeignKey("winners.id"), index=True)


def withdrawal_from(row: WithdrawalRow) -> Withdrawal:
    return Withdrawal(id=row.id, date=row.date, reason=row.reason, merged_into=row.merged_into)


def read_withdrawals(session: Session) -> tuple[Withdrawal, ...]:
    """All withdrawals in the order of their file."""
    rows = session.scalars(select(WithdrawalRow).order_by(WithdrawalRow.position))
    return tuple(map(withdrawal_from, rows))


def clear_withdrawals(session: Session, withdrawals: Difference[str, Withdrawal]) -> None:
    """Take all away where anything differs, so that winners they were merged into can go."""
    if withdrawals:
        session.execute(delete(WithdrawalRow))


def write_withdrawals(session: Session, withdrawals: Difference[str, Withdrawal]) -> None:
    """Nothing points to a withdrawal, so all are written anew where anything differs."""
    if withdrawals:
        entries = enumerate(withdrawals.after.values())
        insert_rows(session, WithdrawalRow, [{"position": n, **w.model_dump()} for n, w in entries])
