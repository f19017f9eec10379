"""One year of an award: the ceremony, how many winners it had and what sources disagree on."""

from datetime import date
from typing import Annotated

from pydantic import Field, StringConstraints

from archive.domain.naming import slugify
from archive.domain.record import Distinct, Label, Record, Text, Url

# A year, a month or a day: many ceremonies are known only by their month.
PartialDate = Annotated[str, StringConstraints(pattern=r"^\d{4}(-(0[1-9]|1[0-2])(-\d\d)?)?$")]
Year = Annotated[int, Field(ge=2018, le=2100)]


def edition_key(award: str, year: int) -> str:
    """The name of an edition in addresses, `smart-50-2023`; never reused."""
    return f"{slugify(award)}-{year}"


def partial_date(text: str) -> str:
    """A year, month or day as a reader writes it: "2025", "April 2025", "15 May 2023"."""
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 1:
        return text
    day = date(parts[0], parts[1], parts[2] if len(parts) > 2 else 1)
    return f"{day:%B %Y}" if len(parts) == 2 else f"{day.day} {day:%B %Y}"


class EditionSource(Record):
    """A page that says something about an edition."""

    url: Url
    publisher: Label


class Edition(Record):
    """`slots` is how many winners it had; how many are recorded is counted, never typed."""

    award: Label
    year: Year
    ordinal: Annotated[int, Field(ge=1, le=200)] | None = None
    slots: Annotated[int, Field(ge=1, le=1000)]
    ceremony_date: PartialDate | None = None
    ceremony_city: Label | None = None
    ceremony_event: Label | None = None
    categories: Annotated[tuple[Label, ...], Distinct] = ()
    sources: tuple[EditionSource, ...] = ()
    disagreements: tuple[Text, ...] = ()

    @property
    def key(self) -> str:
        return edition_key(self.award, self.year)

    @property
    def label(self) -> str:
        return f"{self.award} {self.year}"
