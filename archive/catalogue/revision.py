"""Every change of a record, so that it can be told and taken back.

What a record became is not kept twice: it is what the next revision found, or what it is now. What
files added first has no revision: that it came with a load is all there is to know.
"""

from collections.abc import Hashable, Iterable, Iterator
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from archive.catalogue.base import Base, one_of
from archive.catalogue.comparison import Difference, key_text
from archive.catalogue.load import LoadRow
from archive.catalogue.writing import Values, insert_rows
from archive.domain.record import Record
from archive.domain.revision import Origin, Revision, RevisionAct


class RevisionRow(Base):
    __tablename__ = "revisions"
    __table_args__ = (
        Index("ix_revisions_kind_key", "kind", "key"),
        one_of("act", RevisionAct),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    load_id: Mapped[int] = mapped_column(ForeignKey("loads.id"), index=True)
    kind: Mapped[str]
    key: Mapped[str]
    act: Mapped[RevisionAct] = mapped_column(String)
    before: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))


def write_revisions(
    session: Session, load: int, differences: Iterable[Difference[Any, Any]], origin: Origin
) -> None:
    rows = [row for difference in differences for row in _rows(difference, origin)]
    insert_rows(session, RevisionRow, [{"load_id": load, **row} for row in rows])


def read_revisions(session: Session, kind: str, key: str) -> tuple[Revision, ...]:
    """All changes of one record, the latest first."""
    query = select(RevisionRow, LoadRow).join(LoadRow, LoadRow.id == RevisionRow.load_id)
    query = query.where(RevisionRow.kind == kind, RevisionRow.key == key)
    rows = session.execute(query.order_by(RevisionRow.id.desc()))
    return tuple(_revision(row, load) for row, load in rows)


def revisions_of_load(session: Session, load: int) -> tuple[Revision, ...]:
    """All changes of one transaction, in the order of kinds and records."""
    query = select(RevisionRow, LoadRow).join(LoadRow, LoadRow.id == RevisionRow.load_id)
    rows = session.execute(query.where(LoadRow.id == load).order_by(RevisionRow.id))
    return tuple(_revision(row, found) for row, found in rows)


def _rows(difference: Difference[Hashable, Record], origin: Origin) -> Iterator[Values]:
    kind = difference.kind
    for key, record in difference.after.items():
        was = difference.before.get(key)
        if was is None:
            if origin != "files":
                yield {"kind": kind, "key": key_text(key), "act": "added", "before": None}
        elif was != record:
            yield {"kind": kind, "key": key_text(key), "act": "changed", "before": _plain(was)}
    for key, was in difference.before.items():
        if key not in difference.after:
            yield {"kind": kind, "key": key_text(key), "act": "removed", "before": _plain(was)}


def _plain(record: Record) -> dict[str, Any]:
    return record.model_dump(mode="json", exclude_defaults=True)


def _revision(row: RevisionRow, load: LoadRow) -> Revision:
    return Revision(
        id=row.id,
        load=load.id,
        at=load.at,
        author=load.author,
        origin=load.origin,
        why=load.why,
        kind=row.kind,
        key=row.key,
        act=row.act,
        before=row.before,
    )
