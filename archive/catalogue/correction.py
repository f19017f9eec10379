"""Published corrections, in the order of their file.

A correction stays when what it corrected is withdrawn, so that it points to no other table.
"""

from sqlalchemy import CheckConstraint, delete, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from archive.catalogue.base import Base
from archive.catalogue.comparison import Difference
from archive.catalogue.writing import Values, insert_rows
from archive.domain.correction import Correction
from archive.domain.edition import EditionSource

CorrectionKey = tuple[str, str, str]


class CorrectionRow(Base):
    __tablename__ = "corrections"
    __table_args__ = (
        CheckConstraint("(winner IS NULL) <> (edition IS NULL)", name="of_one"),
        CheckConstraint("(source_url IS NULL) = (source_publisher IS NULL)", name="source"),
    )

    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    date: Mapped[str]
    winner: Mapped[str | None]
    """The id of a winner that is recorded or was withdrawn."""
    edition: Mapped[str | None]
    """The key of an edition."""
    was: Mapped[str]
    now: Mapped[str]
    source_url: Mapped[str | None]
    source_publisher: Mapped[str | None]


def correction_from(row: CorrectionRow) -> Correction:
    source = None
    if row.source_url and row.source_publisher:
        source = EditionSource(url=row.source_url, publisher=row.source_publisher)
    return Correction(
        date=row.date,
        winner=row.winner,
        edition=row.edition,
        was=row.was,
        now=row.now,
        source=source,
    )


def correction_values(correction: Correction) -> Values:
    source = correction.source
    return {
        **correction.model_dump(exclude={"source"}),
        "source_url": source and source.url,
        "source_publisher": source and source.publisher,
    }


def read_corrections(session: Session) -> tuple[Correction, ...]:
    """All corrections in the order of their file."""
    rows = session.scalars(select(CorrectionRow).order_by(CorrectionRow.position))
    return tuple(map(correction_from, rows))


def write_corrections(session: Session, corrections: Difference[CorrectionKey, Correction]) -> None:
    """Nothing points to a correction, so all are written anew where anything differs."""
    if not corrections:
        return
    session.execute(delete(CorrectionRow))
    numbered = enumerate(corrections.after.values())
    insert_rows(
        session, CorrectionRow, [{"position": n, **correction_values(c)} for n, c in numbered]
    )
