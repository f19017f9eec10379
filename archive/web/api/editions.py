"""Editions: one year of an award."""

from dataclasses import dataclass
from typing import Any

from flask import abort

from archive.domain.naming import slugify
from archive.web import links, reading
from archive.web.api import addresses, entries, meta, near
from archive.web.api.asked import Counted, Paged
from archive.web.api.described import DESCRIBED
from archive.web.api.endpoint import Held, endpoint
from archive.web.api.serving import Answer
from archive.web.api.shape import Links, ListOf, One
from archive.web.coverage import Coverage
from archive.web.criteria import winners_of
from archive.web.export import problems


@dataclass(frozen=True, slots=True)
class EditionSource:
    """A page that says something about an edition."""

    __pydantic_config__ = DESCRIBED

    url: str
    """Its address."""
    publisher: str
    """Who published it."""


@dataclass(frozen=True, slots=True)
class Edition:
    """One year of an award. Null is "not recorded"."""

    __pydantic_config__ = DESCRIBED

    key: str
    """What stands for it in addresses; never used for another one."""
    label: str
    """Its name."""
    award: str
    """The name of the award in that year."""
    year: int
    """The year of the award."""
    ordinal: int | None
    """Its number among the editions of its award, the first being 1."""
    slots: int
    """How many winners it had."""
    recorded: int
    """How many of them are recorded here."""
    ceremony_date: str | None
    """A year, a month or a day: `2025`, `2025-04` or `2025-04-09`."""
    ceremony_city: str | None
    """Where the awards were given."""
    ceremony_event: str | None
    """At which event they were given."""
    categories: tuple[str, ...]
    """The categories that were awarded, as far as they are known."""
    sources: tuple[EditionSource, ...]
    """Pages that say something about the edition."""
    disagreements: tuple[str, ...]
    """What sources disagree on, in sentences."""
    links: Links
    """`self`, `page` and `winners`."""


_LIST: Any = ListOf[Edition, meta.ListMeta]
_ONE: Any = One[Edition]


@endpoint(
    "/editions",
    "Editions, the latest first",
    asked=Paged,
    shape=_LIST,
    example=lambda _: {"limit": "1"},
)
def editions(asked: Paged) -> Answer:
    """Each with how many of its winners are recorded."""
    found = reading.volume().coverage
    return entries.listed(asked, "editions", found, _told, page=links.editions())


@endpoint(
    "/editions/{key}",
    "One edition",
    asked=Counted,
    shape=_ONE,
    held=(Held("key", "What stands for the edition, such as `smart-50-2023`.", "edition"),),
    example=lambda sample: {"key": sample.edition, "facet_limit": "1"},
)
def edition(asked: Counted, key: str) -> Answer:
    """Its ceremony, its coverage, and what its winners are about."""
    found = {c.edition.key: c for c in reading.volume().coverage}.get(key)
    if found is None:
        abort(problems.missing("edition", near.editions(key)))
    filters = winners_of(found.edition.award, found.edition.year)
    return entries.one(asked, f"editions/{key}", lambda: _told(found), _links(found), filters)


def _told(covered: Coverage) -> Edition:
    edition = covered.edition
    return Edition(
        key=edition.key,
        label=edition.label,
        award=edition.award,
        year=edition.year,
        ordinal=edition.ordinal,
        slots=edition.slots,
        recorded=covered.recorded,
        ceremony_date=edition.ceremony_date,
        ceremony_city=edition.ceremony_city,
        ceremony_event=edition.ceremony_event,
        categories=edition.categories,
        sources=tuple(EditionSource(s.url, s.publisher) for s in edition.sources),
        disagreements=edition.disagreements,
        links=_links(covered),
    )


def _links(covered: Coverage) -> Links:
    edition = covered.edition
    of_it = (("year", str(edition.year)), ("award", slugify(edition.award)))
    return addresses.absolute(
        self=addresses.edition(edition.key),
        page=links.edition_of(edition),
        winners=addresses.of("winners", of_it),
    )
