"""Technologies with their aliases, each within its focus area, in the order of the vocabulary."""

from sqlalchemy import ForeignKey, UniqueConstraint, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from archive.catalogue.base import Base
from archive.catalogue.comparison import Difference
from archive.catalogue.lists import Lists, read_lists, write_lists
from archive.catalogue.writing import Values, delete_rows, write_numbered
from archive.domain.vocabulary import Technology


class TechnologyRow(Base):
    __tablename__ = "technologies"

    id: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int]
    label: Mapped[str]
    focus_area_id: Mapped[str] = mapped_column(ForeignKey("focus_areas.id"), index=True)
    """The broader term."""
    definition: Mapped[str | None]


class TechnologyAliasRow(Base):
    __tablename__ = "technology_aliases"
    __table_args__ = (UniqueConstraint("technology_id", "alias"),)

    technology_id: Mapped[str] = mapped_column(
        ForeignKey("technologies.id", ondelete="CASCADE"), primary_key=True
    )
    position: Mapped[int] = mapped_column(primary_key=True)
    alias: Mapped[str]


def technology_from(row: TechnologyRow, aliases: tuple[str, ...]) -> Technology:
    return Technology(
        id=row.id,
        label=row.label,
        focus_area=row.focus_area_id,
        definition=row.definition,
        aliases=aliases,
    )


def technology_values(technology: Technology) -> Values:
    return {
        "id": technology.id,
        "label": technology.label,
        "focus_area_id": technology.focus_area,
        "definition": technology.definition,
    }


def technology_lists(technology: Technology) -> Lists:
    return {TechnologyAliasRow.technology_id: [{"alias": alias} for alias in technology.aliases]}


def read_technologies(session: Session) -> tuple[Technology, ...]:
    column = TechnologyAliasRow.alias
    aliases = read_lists(session, TechnologyAliasRow.technology_id, [column], str)
    rows = session.scalars(select(TechnologyRow).order_by(TechnologyRow.position))
    return tuple(technology_from(row, aliases.get(row.id, ())) for row in rows)


def write_technologies(session: Session, technologies: Difference[str, Technology]) -> None:
    """Write all of them where anything differs: one that comes or goes moves those below."""
    if not technologies:
        return
    after = technologies.after.values()
    values = [technology_values(technology) for technology in after]
    write_numbered(session, TechnologyRow, values, known=technologies.before)
    write_lists(session, {technology.id: technology_lists(technology) for technology in after})


def remove_technologies(session: Session, technologies: Difference[str, Technology]) -> None:
    """Take away what no winner uses any more."""
    delete_rows(session, TechnologyRow.id, [technology.id for technology in technologies.removed])
