"""Other names of places. An alias stands by itself: its place need not have a winner yet."""

from sqlalchemy import Index, String, delete, select, text
from sqlalchemy.orm import Mapped, Session, mapped_column

from archive.catalogue.base import Base, one_of
from archive.catalogue.comparison import Difference
from archive.catalogue.writing import insert_rows
from archive.domain.place import AliasKind, PlaceAlias, PlaceKey

AliasKey = tuple[str, PlaceKey]


class PlaceAliasRow(Base):
    __tablename__ = "place_aliases"
    __table_args__ = (
        # One alias may be short for two places, but not twice for the same one.
        Index(
            "uq_place_aliases_alias",
            "alias",
            text("coalesce(city, '')"),
            text("coalesce(region, '')"),
            "country",
            unique=True,
        ),
        one_of("kind", AliasKind),
    )

    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    """Where it stands in the file of aliases; that order is kept."""
    alias: Mapped[str]
    kind: Mapped[AliasKind] = mapped_column(String)
    city: Mapped[str | None]
    region: Mapped[str | None]
    country: Mapped[str]


def alias_from(row: PlaceAliasRow) -> PlaceAlias:
    return PlaceAlias(
        alias=row.alias, kind=row.kind, city=row.city, region=row.region, country=row.country
    )


def alias_key(alias: PlaceAlias) -> AliasKey:
    return (alias.alias, alias.name.key)


def read_aliases(session: Session) -> tuple[PlaceAlias, ...]:
    """All aliases in the order of their file."""
    rows = session.scalars(select(PlaceAliasRow).order_by(PlaceAliasRow.position))
    return tuple(map(alias_from, rows))


def write_aliases(session: Session, aliases: Difference[AliasKey, PlaceAlias]) -> None:
    """Nothing points to an alias, so the list is written anew where anything differs."""
    if not aliases:
        return
    session.execute(delete(PlaceAliasRow))
    entries = enumerate(aliases.after.values())
    insert_rows(session, PlaceAliasRow, [{"position": n, **a.model_dump()} for n, a in entries])
