"""Places that winners name, with what the gazetteer knows of them."""

from sqlalchemy import BigInteger, CheckConstraint, Double, Index, select, text
from sqlalchemy.orm import Mapped, Session, mapped_column

from archive.catalogue.base import Base
from archive.catalogue.comparison import Difference
from archive.catalogue.writing import delete_rows, insert_rows, update_rows
from archive.domain.place import Place, PlaceKey


class PlaceRow(Base):
    __tablename__ = "places"
    __table_args__ = (
        # To a plain unique constraint two places without a region would not be the same place.
        Index(
            "uq_places_name",
            text("coalesce(city, '')"),
            text("coalesce(region, '')"),
            "country",
            unique=True,
        ),
        CheckConstraint("latitude BETWEEN -90 AND 90", name="latitude"),
        CheckConstraint("longitude BETWEEN -180 AND 180", name="longitude"),
        CheckConstraint("(latitude IS NULL) = (longitude IS NULL)", name="coordinates"),
        CheckConstraint("population > 0", name="population"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    city: Mapped[str | None]
    region: Mapped[str | None]
    country: Mapped[str]
    country_code: Mapped[str | None]
    latitude: Mapped[float | None] = mapped_column(Double)
    longitude: Mapped[float | None] = mapped_column(Double)
    population: Mapped[int | None] = mapped_column(BigInteger)
    geonames_id: Mapped[int | None]
    gazetteer: Mapped[str | None]
    """The data set that the facts are from and its year, which is the year of the population."""


def place_from(row: PlaceRow) -> Place:
    return Place(
        city=row.city,
        region=row.region,
        country=row.country,
        country_code=row.country_code,
        latitude=row.latitude,
        longitude=row.longitude,
        population=row.population,
        geonames_id=row.geonames_id,
        gazetteer=row.gazetteer,
    )


def read_places(session: Session) -> tuple[Place, ...]:
    """All places, sorted by country, region and city."""
    places = map(place_from, session.scalars(select(PlaceRow)))
    return tuple(
        sorted(places, key=lambda place: (place.country, place.region or "", place.city or ""))
    )


def place_ids(session: Session) -> dict[PlaceKey, int]:
    rows = session.execute(select(PlaceRow.city, PlaceRow.region, PlaceRow.country, PlaceRow.id))
    return {(city, region, country): id_ for city, region, country, id_ in rows}


def write_places(session: Session, places: Difference[PlaceKey, Place]) -> None:
    """Write the places that are new or changed; winners may name them afterwards."""
    ids = place_ids(session)
    changed = [{"id": ids[place.name.key], **place.model_dump()} for place in places.changed]
    insert_rows(session, PlaceRow, [place.model_dump() for place in places.added])
    update_rows(session, PlaceRow, changed)


def remove_places(session: Session, places: Difference[PlaceKey, Place]) -> None:
    """Take away what no winner names any more."""
    ids = place_ids(session)
    delete_rows(session, PlaceRow.id, [ids[place.name.key] for place in places.removed])
