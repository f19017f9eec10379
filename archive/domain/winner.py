"""A winner: one project honoured in one edition. None or empty means "not recorded"."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from archive.domain.edition import Year, edition_key
from archive.domain.naming import slugify
from archive.domain.place import PlaceName
from archive.domain.record import Distinct, Key, Label, Record, Text, Url

WinnerId = Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2,6}$")]
Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$")]
Sector = Literal[
    "government",
    "utility",
    "university",
    "industry",
    "startup",
    "nonprofit",
    "community",
    "unknown",
]
Supports = Literal["award", "project"]
Confidence = Literal["stated", "inferred"]
Scale = Literal["pilot", "deployment", "programme"]


class Source(Record):
    """A page and what it supports: that the award was given, or only what the project is."""

    url: Url
    publisher: Label
    supports: Supports


class Partner(Record):
    """A body that took part, with its sector; "unknown" where no source tells."""

    name: Label
    sector: Sector


class Winner(Record):
    """One project honoured in one edition; a project honoured twice is two winners.

    `confidence` is "inferred" where the edition or the win follows from other evidence; `note` then
    gives the reasoning. Technologies and focus areas are ids of the vocabulary.
    """

    id: WinnerId
    award: Label
    year: Year
    title: Label | None = None
    title_original: Label | None = None
    language: Language | None = None
    title_is_translation: bool = False
    place: PlaceName
    other_places: tuple[PlaceName, ...] = ()
    organisation: Label | None = None
    partners: tuple[Partner, ...] = ()
    category: Label | None = None
    honours: Annotated[tuple[Label, ...], Distinct] = ()
    technologies: Annotated[tuple[Key, ...], Distinct] = ()
    focus_areas: Annotated[tuple[Key, ...], Distinct] = ()
    scale: Scale | None = None
    summary: Text | None = None
    outcomes: tuple[Text, ...] = ()
    sources: Annotated[tuple[Source, ...], Field(min_length=1)]
    confidence: Confidence
    note: Text | None = None

    @property
    def places(self) -> tuple[PlaceName, ...]:
        return (self.place, *self.other_places)

    @property
    def edition_key(self) -> str:
        return edition_key(self.award, self.year)

    @property
    def heading(self) -> str:
        """What the winner is called on a page: its title, or its place where none is recorded."""
        return self.title or f"Untitled project, {self.place.label}"

    @property
    def slug(self) -> str:
        return slugify(self.title or "") or self.place.slug

    @property
    def path(self) -> str:
        """`2023-04-growing-together`: the id decides, the slug is for readers."""
        return f"{self.id}-{self.slug}"
