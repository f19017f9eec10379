"""Editions with their categories, their sources and what these disagree on."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from archive.catalogue.base import Base
from archive.catalogue.comparison import Difference
from archive.catalogue.lists import Lists, read_lists, write_lists
from archive.catalogue.writing import Values, insert_rows, update_rows
from archive.domain.edition import Edition, EditionSource


class EditionRow(Base):
    __tablename__ = "editions"
    __table_args__ = (
        UniqueConstraint("award", "year"),
        CheckConstraint("year BETWEEN 2018 AND 2100", name="year"),
        CheckConstraint("ordinal BETWEEN 1 AND 200", name="ordinal"),
        CheckConstraint("slots BETWEEN 1 AND 1000", name="slots"),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    """The key of the edition in addresses, `smart-50-2023`."""
    award: Mapped[str]
    year: Mapped[int]
    ordinal: Mapped[int | None]
    slots: Mapped[int]
    ceremony_date: Mapped[str | None]
    """As exactly as it is known: `2023-05-10`, `2023-05` or `2023`."""
    ceremony_city: Mapped[str | None]
    ceremony_event: Mapped[str | None]


class EditionList(Base):
    """An entry of a list that an edition owns."""

    __abstract__ = True

    edition_id: Mapped[str] = mapped_column(
        ForeignKey("editions.id", ondelete="CASCADE"), primary_key=True, sort_order=-2
    )
    position: Mapped[int] = mapped_column(primary_key=True, sort_order=-1)


class CategoryRow(EditionList):
    __tablename__ = "edition_categories"
    __table_args__ = (UniqueConstraint("edition_id", "category"),)

    category: Mapped[str]


class EditionSourceRow(EditionList):
    __tablename__ = "edition_sources"

    url: Mapped[str]
    publisher: Mapped[str]


class DisagreementRow(EditionList):
    __tablename__ = "edition_disagreements"

    text: Mapped[str]


@dataclass(frozen=True, slots=True)
class EditionLists:
    """The lists of all editions, by the keys of these."""

    categories: Mapping[str, tuple[str, ...]]
    sources: Mapping[str, tuple[EditionSource, ...]]
    disagreements: Mapping[str, tuple[str, ...]]


def edition_from(row: EditionRow, lists: EditionLists) -> Edition:
    return Edition(
        award=row.award,
        year=row.year,
        ordinal=row.ordinal,
        slots=row.slots,
        ceremony_date=row.ceremony_date,
        ceremony_city=row.ceremony_city,
        ceremony_event=row.ceremony_event,
        categories=lists.categories.get(row.id, ()),
        sources=lists.sources.get(row.id, ()),
        disagreements=lists.disagreements.get(row.id, ()),
    )


def edition_values(edition: Edition) -> Values:
    lists = {"categories", "sources", "disagreements"}
    return {"id": edition.key, **edition.model_dump(exclude=lists)}


def edition_lists(edition: Edition) -> Lists:
    return {
        CategoryRow.edition_id: [{"category": label} for label in edition.categories],
        EditionSourceRow.edition_id: [source.model_dump() for source in edition.sources],
        DisagreementRow.edition_id: [{"text": text} for text in edition.disagreements],
    }


def read_editions(session: Session) -> tuple[Edition, ...]:
    """All editions by year and award."""
    lists = _read_lists(session)
    editions = (edition_from(row, lists) for row in session.scalars(select(EditionRow)))
    return tuple(sorted(editions, key=lambda edition: (edition.year, edition.award)))


def write_editions(session: Session, editions: Difference[str, Edition]) -> None:
    """Write the editions that are new or changed."""
    insert_rows(session, EditionRow, [edition_values(e) for e in editions.added])
    update_rows(session, EditionRow, [edition_values(e) for e in editions.changed])
    written = (*editions.added, *editions.changed)
    write_lists(session, {edition.key: edition_lists(edition) for edition in written})


def _read_lists(session: Session) -> EditionLists:
    category, source, disagreement = CategoryRow, EditionSourceRow, DisagreementRow
    return EditionLists(
        categories=read_lists(session, category.edition_id, [category.category], str),
        sources=read_lists(session, source.edition_id, [source.url, source.publisher], _source),
        disagreements=read_lists(session, disagreement.edition_id, [disagreement.text], str),
    )


def _source(url: str, publisher: str) -> EditionSource:
    return EditionSource(url=url, publisher=publisher)
