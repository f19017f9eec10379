"""Golden queries with the winners they want, in the order of their file."""

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint, delete, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from archive.catalogue.base import Base, one_of
from archive.catalogue.comparison import Difference
from archive.catalogue.lists import read_lists
from archive.catalogue.writing import Values, insert_rows
from archive.domain.golden import GoldenQuery, QueryKind, Want


class GoldenQueryRow(Base):
    __tablename__ = "golden_queries"
    __table_args__ = (one_of("kind", QueryKind),)

    query: Mapped[str] = mapped_column(primary_key=True)
    """As a person types it."""
    position: Mapped[int]
    kind: Mapped[QueryKind] = mapped_column(String)
    note: Mapped[str | None]


class GoldenWantRow(Base):
    __tablename__ = "golden_wants"
    __table_args__ = (
        UniqueConstraint("query", "winner_id"),
        CheckConstraint("grade BETWEEN 1 AND 3", name="grade"),
    )

    query: Mapped[str] = mapped_column(
        ForeignKey("golden_queries.query", ondelete="CASCADE"), primary_key=True
    )
    position: Mapped[int] = mapped_column(primary_key=True)
    winner_id: Mapped[str] = mapped_column(ForeignKey("winners.id"), index=True)
    grade: Mapped[int]


def golden_values(golden: GoldenQuery) -> Values:
    return golden.model_dump(exclude={"want"})


def read_golden(session: Session) -> tuple[GoldenQuery, ...]:
    """All golden queries in the order of their file."""
    columns = [GoldenWantRow.winner_id, GoldenWantRow.grade]
    wanted = read_lists(session, GoldenWantRow.query, columns, _want)
    rows = session.scalars(select(GoldenQueryRow).order_by(GoldenQueryRow.position))
    return tuple(
        GoldenQuery(query=row.query, kind=row.kind, want=wanted[row.query], note=row.note)
        for row in rows
    )


def clear_golden(session: Session, golden: Difference[str, GoldenQuery]) -> None:
    """Take all away where anything differs, so that winners they want can go."""
    if golden:
        session.execute(delete(GoldenQueryRow))


def write_golden(session: Session, golden: Difference[str, GoldenQuery]) -> None:
    """Nothing points to a golden query, so all are written anew where anything differs."""
    if not golden:
        return
    queries = tuple(golden.after.values())
    numbered = [{"position": n, **golden_values(query)} for n, query in enumerate(queries)]
    wanted = [
        {"query": query.query, "position": n, "winner_id": want.id, "grade": want.grade}
        for query in queries
        for n, want in enumerate(query.want)
    ]
    insert_rows(session, GoldenQueryRow, numbered)
    insert_rows(session, GoldenWantRow, wanted)


def _want(winner_id: str, grade: int) -> Want:
    return Want(id=winner_id, grade=grade)
