"""Which records the staff have changed since files said what they are, and what the files said."""

from collections.abc import Iterable, Mapping
from typing import Any, cast

from sqlalchemy import JSON, delete, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from archive.catalogue.base import Base
from archive.catalogue.writing import insert_rows, update_rows
from archive.domain.conflict import Conflict
from archive.domain.edit import EditKind
from archive.domain.record import Record, digest_of

GONE = "gone"


class HandEditRow(Base):
    """Stays until files say the same as the catalogue, or the edit is undone."""

    __tablename__ = "hand_edits"

    kind: Mapped[str] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)
    base: Mapped[str | None]
    """Digest of the record before the first edit; null where it was not there."""
    theirs: Mapped[str | None]
    """In a conflict the digest of what the file says now, `GONE` where it has no such record."""
    file: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    """In a conflict what the file says."""


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


def note_conflicts(session: Session, kind: str, files: Mapping[str, Record | None]) -> None:
    """What files say of records that the staff have otherwise, by their keys."""
    for key, file in files.items():
        theirs = GONE if file is None else digest_of(file)
        told = file and file.model_dump(mode="json", exclude_defaults=True)
        values = {"kind": kind, "key": key, "theirs": theirs, "file": told}
        update_rows(session, HandEditRow, [values])


def forget_conflicts(session: Session, kind: str, keys: Iterable[str]) -> None:
    """Files say again what they said before these records were edited."""
    update_rows(
        session,
        HandEditRow,
        [{"kind": kind, "key": key, "theirs": None, "file": None} for key in keys],
    )


def read_conflicts(session: Session) -> tuple[Conflict, ...]:
    """All conflicts, by kind and key."""
    query = select(HandEditRow).where(HandEditRow.theirs.is_not(None))
    rows = session.scalars(query.order_by(HandEditRow.kind, HandEditRow.key))
    return tuple(_conflict(row) for row in rows)


def find_conflict(session: Session, kind: EditKind, key: str) -> Conflict | None:
    row = session.get(HandEditRow, (kind, key), populate_existing=True)
    return _conflict(row) if row and row.theirs is not None else None


def keep_edit(session: Session, kind: EditKind, key: str) -> None:
    """Let the edit stand beside what the file says now; when that changes it is a conflict anew."""
    row = session.get_one(HandEditRow, (kind, key), populate_existing=True)
    row.base = None if row.theirs == GONE else row.theirs
    row.theirs = row.file = None
    session.flush()


def _conflict(row: HandEditRow) -> Conflict:
    return Conflict(cast(EditKind, row.kind), row.key, row.file)


def forget_edits(session: Session, kind: str, keys: Iterable[str]) -> None:
    for key in keys:
        session.execute(delete(HandEditRow).where(HandEditRow.kind == kind, HandEditRow.key == key))
