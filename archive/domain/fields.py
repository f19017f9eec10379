"""The one table of what can be searched, faceted and sorted, and how each is explained.

The index schema, the facet panels, the sort menu, the `field:value` syntax and the help page all
come from here: a new facet is one line and one test.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NamedTuple

from archive.domain.naming import slugify
from archive.domain.subject import Subject


class Value(NamedTuple):
    """A facet value: its key in addresses and its name on the page."""

    key: str
    label: str


NOT_RECORDED = Value("not-recorded", "Not recorded")
"""Stands in every facet for the winners that have no value there."""

Texts = Callable[[Subject], Iterable[str | None]]
Values = Callable[[Subject], Iterable[Value]]


@dataclass(frozen=True, slots=True)
class Field:
    """`weight` is the BM25F weight and `evenness` its b: 1 counts the field's length fully, 0 not.

    `texts` gives what is searched (None where the field is only a facet), `values` what is faceted.
    """

    name: str
    label: str
    help: str
    example: str
    texts: Texts | None = None
    weight: float = 1.0
    evenness: float = 0.3
    values: Values | None = None
    plural: str = ""
    ordered: bool = False
    """Facet values are listed by their own order, newest first, instead of by count."""


def _named(texts: Iterable[str | None]) -> list[Value]:
    return [Value(slugify(text), text) for text in dict.fromkeys(texts) if text]


FIELDS: tuple[Field, ...] = (
    Field(
        "title", "Title", "Words of the title as announced, in any language it was seen in.",
        "title:twin", lambda s: (s.winner.title, s.winner.title_original), 5.0, 0.5,
    ),
    Field(
        "year", "Year", "The year of the award.", "year:2023",
        lambda s: (str(s.winner.year),), 2.0, 0.0,
        lambda s: (Value(str(s.winner.year), str(s.winner.year)),), "Years", ordered=True,
    ),
    Field(
        "city", "City", "A city, also under other names and common misspellings.", "city:kitchener",
        lambda s: [t for n in s.winner.places for t in (n.city, n.as_written)], 4.0, 0.0,
        lambda s: [Value(p.slug, p.label) for p in s.places if p.city], "Cities",
    ),
    Field(
        "technology", "Technology", "A technology that the project uses.", "technology:wi-fi",
        lambda s: (t.label for t in s.technologies), 3.0, 0.3,
        lambda s: (Value(t.id, t.label) for t in s.technologies), "Technologies",
    ),
    Field(
        "focus_area", "Focus area", "A broad field of city work.", "focus_area:lighting",
        lambda s: (t.label for t in s.focus_areas), 2.0, 0.3,
        lambda s: (Value(t.id, t.label) for t in s.focus_areas), "Focus areas",
    ),
    Field(
        "honour", "Honour", "A distinction beyond being among the winners.", "honour:overall",
        lambda s: s.winner.honours, 2.0, 0.0,
        lambda s: _named(s.winner.honours), "Honours",
    ),
    Field(
        "country", "Country", "A country.", "country:canada",
        lambda s: dict.fromkeys(n.country for n in s.winner.places), 2.5, 0.0,
        lambda s: _named(p.country for p in s.places), "Countries",
    ),
    Field(
        "region", "State or province", "A state or province, where a source states it.",
        "region:texas", lambda s: dict.fromkeys(n.region for n in s.winner.places), 2.5, 0.0,
        lambda s: _named(p.region for p in s.places), "States and provinces",
    ),
    Field(
        "award", "Award", "The name of the award.", 'award:"smart 20"',
        lambda s: (s.winner.award,), 1.0, 0.0, lambda s: _named((s.winner.award,)), "Awards",
    ),
    Field(
        "category", "Category", "The category as awarded.", "category:mobility",
        lambda s: (s.winner.category,), 1.5, 0.0,
        lambda s: _named((s.winner.category,)), "Categories",
    ),
    Field(
        "organisation", "Organisation", "The body that won.", "organisation:ministry",
        lambda s: (s.winner.organisation,), 2.0,
    ),
    Field(
        "partner", "Partner", "A body that took part.", "partner:university",
        lambda s: (p.name for p in s.winner.partners), 1.5,
    ),
    Field(
        "summary", "Summary", "The description of the project.", "summary:flood",
        lambda s: (s.winner.summary,), 1.0, 0.75,
    ),
    Field(
        "outcome", "Outcome", "What was delivered or measured.", "outcome:homes",
        lambda s: s.winner.outcomes, 1.0, 0.75,
    ),
)  # fmt: skip

FIELD_BY_NAME: dict[str, Field] = {field.name: field for field in FIELDS}
TEXT_FIELDS: tuple[Field, ...] = tuple(field for field in FIELDS if field.texts)
FACETS: tuple[Field, ...] = tuple(field for field in FIELDS if field.values)
FACET_BY_NAME: dict[str, Field] = {field.name: field for field in FACETS}


@dataclass(frozen=True, slots=True)
class Sort:
    """An order of results, as chosen on the page."""

    name: str
    label: str


SORTS: tuple[Sort, ...] = (
    Sort("relevance", "Relevance"),
    Sort("newest", "Newest first"),
    Sort("oldest", "Oldest first"),
    Sort("city", "City, A to Z"),
)
