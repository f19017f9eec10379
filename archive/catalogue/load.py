"""The audit of loads: one row for each transaction that changed something in the record."""

from datetime import UTC, datetime

from sqlalchemy import CheckConstraint, String
from sqlalchemy.orm import Mapped, Session, mapped_column

from archive.catalogue.base import Base, Moment
from archive.domain.batch import Act, Changes
from archive.domain.revision import Origin


class LoadRow(Base):
    __tablename__ = "loads"
    __table_args__ = (
        CheckConstraint("author <> ''", name="author"),
        CheckConstraint("added >= 0 AND changed >= 0 AND removed >= 0", name="counts"),
        CheckConstraint("added + changed + removed > 0", name="not_idle"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(Moment)
    author: Mapped[str]
    """Who loaded: a name that means somebody to the staff."""
    added: Mapped[int]
    changed: Mapped[int]
    removed: Mapped[int]
    origin: Mapped[Origin] = mapped_column(String, server_default="files")
    why: Mapped[str] = mapped_column(server_default="")


def write_load(session: Session, changes: Changes, author: str, origin: Origin, why: str) -> int:
    """Note a load; its number."""
    counts = {act.value: changes.count(act) for act in (Act.ADDED, Act.CHANGED, Act.REMOVED)}
    row = LoadRow(at=datetime.now(UTC), author=author, origin=origin, why=why, **counts)
    session.add(row)
    session.flush()
    return row.id
