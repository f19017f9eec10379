"""Which records the staff have changed since files said what they are, and what the files said."""

from collections.abc import Iterable, Mapping

from sqlalchemy import delete, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from archive.catalogue.base import Base
from archive.catalogue.writing import insert_rows


class HandEditRow(Base):
    """Stays until files say the same as the catalogue, or the edit is undone."""

    __tablename__ = "hand_edits"

    kind: Mapped[str] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)
    base: Mapped[str | None]
    """Digest of the record before the first edit; null where it was not there."""


Bases = Mapping[str, str | None]
"""The digest before the first edit, by the key of the record."""


def read_bases(session: Session, kind: str) -> Bases:
    query = select(HandEditRow.key, HandEditRow.base).where(HandEditRow.kind == kind)
    return dict(session.execute(query).all())


def note_edits(session: Session, kind: str, bases: Bases) -> None:
    """Remember what these records were, unless that is known from an earlier edit."""
    known = read_bases(session, kind)
    rows = [{"kind": kind, "key": k, "base": b} for k, b in bases.items() if k not in known]
    insert_rows(session, HandEditRow, rows)


def forget_edits(session: Session, kind: str, keys: Iterable[str]) -> None:
    for key in keys:
        session.execute(delete(HandEditRow).where(HandEditRow.kind == kind, HandEditRow.key == key))
