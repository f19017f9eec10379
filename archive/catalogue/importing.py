"""Imports of spreadsheets, and how the columns of each set of headings were mapped last."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, String, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from archive.catalogue.base import Base, Moment, one_of
from archive.catalogue.load import LoadRow
from archive.catalogue.revision import RevisionRow
from archive.catalogue.writing import insert_rows, update_rows
from archive.domain.importing import ImportMapping, ImportState, SpreadsheetImport, headings_key


class ImportRow(Base):
    __tablename__ = "imports"
    __table_args__ = (one_of("state", ImportState),)

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(Moment)
    by: Mapped[str]
    name: Mapped[str]
    """As the file was called by whoever handed it over."""
    folder: Mapped[str]
    """A random name within the instance; empty once the file is forgotten, or had none."""
    edition: Mapped[str]
    state: Mapped[ImportState] = mapped_column(String)
    mapping: Mapped[dict[str, Any]] = mapped_column(JSON)
    new_edition: Mapped[dict[str, Any]] = mapped_column(JSON)
    load_id: Mapped[int | None] = mapped_column(ForeignKey("loads.id"))
    finished: Mapped[datetime | None] = mapped_column(Moment)
    counts: Mapped[dict[str, int]] = mapped_column(JSON)
    why: Mapped[str]


class RememberedColumnsRow(Base):
    __tablename__ = "remembered_columns"

    headings: Mapped[str] = mapped_column(primary_key=True)
    """The key of a set of headings."""
    columns: Mapped[dict[str, str]] = mapped_column(JSON)
    at: Mapped[datetime] = mapped_column(Moment)
    by: Mapped[str]


def add_import(
    session: Session,
    *,
    at: datetime,
    by: str,
    name: str,
    folder: str = "",
    edition: str = "",
    new_edition: Mapping[str, Any] | None = None,
    mapping: ImportMapping | None = None,
) -> int:
    """Note that a file was handed over; its number."""
    chosen = mapping or ImportMapping()
    row = ImportRow(
        at=at, by=by, name=name, folder=folder, edition=edition, state="checking",
        mapping=chosen.model_dump(mode="json"), new_edition=dict(new_edition or {}),
        load_id=None, finished=None, counts={}, why="",
    )  # fmt: skip
    session.add(row)
    session.flush()
    return row.id


def find_import(session: Session, number: int) -> SpreadsheetImport | None:
    row = session.get(ImportRow, number, populate_existing=True)
    return _import(row) if row else None


def import_of_load(session: Session, load: int) -> SpreadsheetImport | None:
    """The import that a transaction applied, if it was one."""
    row = session.scalar(select(ImportRow).where(ImportRow.load_id == load))
    return _import(row) if row else None


def read_imports(session: Session, limit: int = 50) -> tuple[SpreadsheetImport, ...]:
    """The latest first."""
    query = select(ImportRow).order_by(ImportRow.id.desc()).limit(limit)
    return tuple(map(_import, session.scalars(query)))


def update_import(session: Session, number: int, **values: Any) -> None:
    """Note what became of an import; a `mapping` may be given as it is."""
    if isinstance(mapping := values.get("mapping"), ImportMapping):
        values["mapping"] = mapping.model_dump(mode="json")
    update_rows(session, ImportRow, [{"id": number, **values}])
    session.expire_all()


def remembered_columns(session: Session, headings: Sequence[str]) -> dict[str, str]:
    """By heading what the columns of such a file told the last time; empty if it is the first."""
    row = session.get(RememberedColumnsRow, headings_key(headings))
    return dict(row.columns) if row else {}


def remember_columns(
    session: Session, headings: Sequence[str], columns: Mapping[str, str], by: str, at: datetime
) -> None:
    key = headings_key(headings)
    values = {"headings": key, "columns": dict(columns), "by": by, "at": at}
    known = session.get(RememberedColumnsRow, key) is not None
    (update_rows if known else insert_rows)(session, RememberedColumnsRow, [values])
    session.expire_all()


def latest_load(session: Session) -> int | None:
    """The number of the last transaction that changed the record."""
    return session.scalar(select(func.max(LoadRow.id)))


def changed_since(session: Session, load: int) -> frozenset[tuple[str, str]]:
    """Kinds and keys of all records that later transactions changed."""
    query = select(RevisionRow.kind, RevisionRow.key).where(RevisionRow.load_id > load).distinct()
    return frozenset((kind, key) for kind, key in session.execute(query))


def _import(row: ImportRow) -> SpreadsheetImport:
    return SpreadsheetImport(
        id=row.id, at=row.at, by=row.by, name=row.name, folder=row.folder, edition=row.edition,
        state=row.state, mapping=ImportMapping.model_validate(_listed(row.mapping)),
        new_edition=row.new_edition, load=row.load_id, finished=row.finished,
        counts=row.counts, why=row.why,
    )  # fmt: skip


def _listed(kept: Mapping[str, Any]) -> dict[str, Any]:
    """JSON has lists where a record has tuples."""
    return {**kept, **{name: tuple(kept.get(name, ())) for name in ("values", "left_out")}}
