"""The tables of winners: one for what each has once, and one for each thing it has several of."""

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from archive.catalogue.base import Base, one_of
from archive.domain.winner import Confidence, Scale, Sector, Supports


class WinnerRow(Base):
    """The award and the year of a winner are those of its edition."""

    __tablename__ = "winners"
    __table_args__ = (one_of("scale", Scale), one_of("confidence", Confidence))

    id: Mapped[str] = mapped_column(primary_key=True)
    edition_id: Mapped[str] = mapped_column(ForeignKey("editions.id"), index=True)
    title: Mapped[str | None]
    title_original: Mapped[str | None]
    language: Mapped[str | None]
    title_is_translation: Mapped[bool]
    organisation: Mapped[str | None]
    category: Mapped[str | None]
    """As awarded; not every category was announced with its edition."""
    scale: Mapped[Scale | None] = mapped_column(String)
    summary: Mapped[str | None]
    confidence: Mapped[Confidence] = mapped_column(String)
    note: Mapped[str | None]


class WinnerList(Base):
    """An entry of a list that a winner owns."""

    __abstract__ = True

    winner_id: Mapped[str] = mapped_column(
        ForeignKey("winners.id", ondelete="CASCADE"), primary_key=True, sort_order=-2
    )
    position: Mapped[int] = mapped_column(primary_key=True, sort_order=-1)


class WinnerPlaceRow(WinnerList):
    """The first place is where the winner is; the others took part."""

    __tablename__ = "winner_places"

    place_id: Mapped[int] = mapped_column(ForeignKey("places.id"), index=True)
    as_written: Mapped[str | None]
    """The source's own spelling, where it differs from the place's name."""


class PartnerRow(WinnerList):
    __tablename__ = "winner_partners"
    __table_args__ = (one_of("sector", Sector),)

    name: Mapped[str]
    sector: Mapped[Sector] = mapped_column(String)


class HonourRow(WinnerList):
    __tablename__ = "winner_honours"
    __table_args__ = (UniqueConstraint("winner_id", "honour"),)

    honour: Mapped[str]


class WinnerTechnologyRow(WinnerList):
    __tablename__ = "winner_technologies"
    __table_args__ = (UniqueConstraint("winner_id", "technology_id"),)

    technology_id: Mapped[str] = mapped_column(ForeignKey("technologies.id"), index=True)


class WinnerFocusAreaRow(WinnerList):
    __tablename__ = "winner_focus_areas"
    __table_args__ = (UniqueConstraint("winner_id", "focus_area_id"),)

    focus_area_id: Mapped[str] = mapped_column(ForeignKey("focus_areas.id"), index=True)


class OutcomeRow(WinnerList):
    __tablename__ = "winner_outcomes"

    outcome: Mapped[str]


class SourceRow(WinnerList):
    __tablename__ = "winner_sources"
    __table_args__ = (one_of("supports", Supports),)

    url: Mapped[str]
    publisher: Mapped[str]
    supports: Mapped[Supports] = mapped_column(String)
