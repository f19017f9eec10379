"""The audit of loads: one row for each that changed something."""

from datetime import UTC, datetime

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, Session, mapped_column

from archive.catalogue.base import Base, Moment
from archive.catalogue.writing import insert_rows
from archive.domain.batch import Act, Changes


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


def write_load(session: Session, changes: Changes, author: str) -> None:
    counts = {act.value: changes.count(act) for act in (Act.ADDED, Act.CHANGED, Act.REMOVED)}
    insert_rows(session, LoadRow, [{"at": datetime.now(UTC), "author": author, **counts}])
