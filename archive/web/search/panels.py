"""The facets beside the results, and the chips of what is chosen above them."""

from collections.abc import Iterable
from dataclasses import dataclass

from archive.domain.fields import FACET_BY_NAME, NOT_RECORDED, Field
from archive.domain.search import Facet, FacetValue
from archive.web.criteria import RANGE, Criteria, choice_label
from archive.web.names import Names
from archive.web.search.years import Years, field_range, years

TOP = 7
"""How many values of a facet are in view before "Show all"."""
MOST = 100
"""How many values a facet holds at most; the rest is on the page that lists them all."""
LONG = 12
"""From how many values on a facet has a box to filter them, and a page that lists them all."""
OPEN_AT_FIRST = ("year", "city", "technology")


@dataclass(frozen=True, slots=True)
class Panel:
    """One facet: the values in view (all chosen ones among them) and the rest.

    `ranges` are the chosen ranges of years that are not in the two fields of `years`.
    `size` is how many values there are, "Not recorded" left out.
    """

    field: Field
    top: tuple[FacetValue, ...]
    rest: tuple[FacetValue, ...]
    ranges: tuple[str, ...]
    years: Years | None
    chosen: int
    size: int

    @property
    def is_open(self) -> bool:
        return bool(self.chosen) or self.field.name in OPEN_AT_FIRST

    @property
    def is_long(self) -> bool:
        return self.size > LONG


@dataclass(frozen=True, slots=True)
class Chip:
    """One choice in words, and the criteria without it."""

    label: str
    without: Criteria


def panels(facets: Iterable[Facet], criteria: Criteria) -> tuple[Panel, ...]:
    """One panel per facet that has any value, in the order of the table of fields."""
    found = {facet.name: facet for facet in facets if facet.values}
    return tuple(_panel(found[name], criteria) for name in FACET_BY_NAME if name in found)


def _panel(facet: Facet, criteria: Criteria) -> Panel:
    chosen = criteria.filters.get(facet.name, ())
    is_year = facet.name == "year"
    ranges = tuple(key for key in chosen if is_year and RANGE.fullmatch(key))
    values = [value for value in facet.values if value.key not in ranges]
    if ranges:
        # A year of a range is not chosen by itself: sent again, it would outlive the range.
        values = [value._replace(selected=value.key in chosen) for value in values]
    field = FACET_BY_NAME[facet.name]
    # An ordered facet is short and loses its sense when cut; any other is cut after the top ones.
    limit = len(values) if field.ordered else TOP
    in_view = values[:limit] + [value for value in values[limit:] if value.key in chosen]
    rest = [value for value in values[limit:] if value.key not in chosen]
    if len(rest) <= 2:
        in_view, rest = values, []
    named = sum(value.key != NOT_RECORDED.key for value in values)
    return Panel(
        field=field,
        top=tuple(in_view),
        rest=tuple(rest[:MOST]),
        ranges=tuple(key for key in ranges if key != field_range(criteria)),
        years=years(facet.values, criteria) if is_year else None,
        chosen=len(chosen),
        size=named,
    )


def chips(criteria: Criteria, names: Names, searched: str = "") -> tuple[Chip, ...]:
    """The words searched for and every choice, each with the way to take it back."""
    text = searched or criteria.text
    found = [Chip(f"“{text}”", criteria.without_text())] if text else []
    if criteria.exact:
        found.append(Chip("Exactly as typed", criteria.exactly(False)))
    for facet, key in criteria.choices:
        label = choice_label(facet, key, names.label(facet, key))
        found.append(Chip(label, criteria.without_value(facet, key)))
    return tuple(found)
