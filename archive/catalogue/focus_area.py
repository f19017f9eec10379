"""Focus areas with their aliases, in the order of the vocabulary."""

from sqlalchemy import ForeignKey, UniqueConstraint, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from archive.catalogue.base import Base
from archive.catalogue.comparison import Difference
from archive.catalogue.lists import Lists, read_lists, write_lists
from archive.catalogue.writing import Values, delete_rows, write_numbered
from archive.domain.vocabulary import FocusArea


class FocusAreaRow(Base):
    __tablename__ = "focus_areas"

    id: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int]
    label: Mapped[str]
    definition: Mapped[str | None]


class FocusAreaAliasRow(Base):
    __tablename__ = "focus_area_aliases"
    __table_args__ = (UniqueConstraint("focus_area_id", "alias"),)

    focus_area_id: Mapped[str] = mapped_column(
        ForeignKey("focus_areas.id", ondelete="CASCADE"), primary_key=True
    )
    position: Mapped[int] = mapped_column(primary_key=True)
    alias: Mapped[str]


def focus_area_from(row: FocusAreaRow, aliases: tuple[str, ...]) -> FocusArea:
    return FocusArea(id=row.id, label=row.label, definition=row.definition, aliases=aliases)


def focus_area_values(area: FocusArea) -> Values:
    return {"id": area.id, "label": area.label, "definition": area.definition}


def focus_area_lists(area: FocusArea) -> Lists:
    return {FocusAreaAliasRow.focus_area_id: [{"alias": alias} for alias in area.aliases]}


def read_focus_areas(session: Session) -> tuple[FocusArea, ...]:
    column = FocusAreaAliasRow.alias
    aliases = read_lists(session, FocusAreaAliasRow.focus_area_id, [column], str)
    rows = session.scalars(select(FocusAreaRow).order_by(FocusAreaRow.position))
    return tuple(focus_area_from(row, aliases.get(row.id, ())) for row in rows)


def write_focus_areas(session: Session, areas: Difference[str, FocusArea]) -> None:
    """Write all of them where anything differs: one that comes or goes moves those below."""
    if not areas:
        return
    values = [focus_area_values(area) for area in areas.after.values()]
    write_numbered(session, FocusAreaRow, values, known=areas.before)
    write_lists(session, {area.id: focus_area_lists(area) for area in areas.after.values()})


def remove_focus_areas(session: Session, areas: Difference[str, FocusArea]) -> None:
    """Take away what neither a technology nor a winner uses any more."""
    delete_rows(session, FocusAreaRow.id, [area.id for area in areas.removed])
