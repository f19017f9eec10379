"""What a visitor asked for: one frozen object between an address and the search.

address -> read() -> Criteria -> question() -> the engine
                      Criteria -> parameters() -> the one canonical address
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from urllib.parse import urlencode

from archive.domain.fields import FACET_BY_NAME, FACETS, SORTS
from archive.domain.naming import slugify
from archive.domain.search import MAX_DEPTH, PAGE_SIZE, SearchQuery
from archive.domain.syntax import parse

DEFAULT_SORT = SORTS[0].name
LAST_PAGE = MAX_DEPTH // PAGE_SIZE
EARLIEST, LATEST = "1000", "9999"
"""The years that stand for a missing end of a range."""
RANGE = re.compile(r"(\d{4})\.\.(\d{4})")

Chosen = tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True)
class Criteria:
    """Words, chosen values per facet, order and page. Equal questions are equal objects.

    `exact` asks for the words as typed, mistakes and all; without words it is never set.
    `chosen` holds only facets with a choice, in the order of the table of fields, the keys sorted.
    A key of the year may be a range, `2019..2023`.
    """

    text: str = ""
    exact: bool = False
    chosen: Chosen = ()
    sort: str = DEFAULT_SORT
    page: int = 1

    @cached_property
    def filters(self) -> Mapping[str, tuple[str, ...]]:
        return dict(self.chosen)

    def __bool__(self) -> bool:
        """Whether anything was asked; without a question the page is the start page."""
        return self != Criteria()

    def has(self, facet: str, key: str) -> bool:
        return key in self.filters.get(facet, ())

    @property
    def choices(self) -> tuple[tuple[str, str], ...]:
        """Every chosen value as (facet, key)."""
        return tuple((facet, key) for facet, keys in self.chosen for key in keys)

    def with_value(self, facet: str, key: str) -> "Criteria":
        return self._with_keys(facet, (*self.filters.get(facet, ()), key))

    def without_value(self, facet: str, key: str) -> "Criteria":
        return self._with_keys(facet, (k for k in self.filters.get(facet, ()) if k != key))

    def without_facet(self, facet: str) -> "Criteria":
        return self._with_keys(facet, ())

    def without_filters(self) -> "Criteria":
        return replace(self, chosen=(), page=1)

    def with_text(self, text: str) -> "Criteria":
        """Other words were not asked for exactly."""
        return replace(self, text=text, exact=False, page=1)

    def exactly(self, exact: bool = True) -> "Criteria":
        return replace(self, exact=exact and bool(self.text), page=1)

    def without_text(self) -> "Criteria":
        return self.with_text("")

    def sorted_by(self, sort: str) -> "Criteria":
        return replace(self, sort=sort, page=1)

    def on_page(self, page: int) -> "Criteria":
        return self if page == self.page else replace(self, page=page)

    def parameters(self) -> list[tuple[str, str]]:
        """The parameters of the canonical address: one order, no defaults."""
        found = [("q", self.text)] if self.text else []
        if self.exact:
            found.append(("exact", "1"))
        found.extend(self.choices)
        if self.sort != DEFAULT_SORT:
            found.append(("sort", self.sort))
        if self.page > 1:
            found.append(("page", str(self.page)))
        return found

    @cached_property
    def query(self) -> str:
        """The query string of the canonical address."""
        return urlencode(self.parameters(), safe=".")

    def question(self, years: Iterable[int]) -> SearchQuery:
        """The question to the engine; ranges are spelt out over the years that have winners."""
        filters = dict(self.filters)
        if "year" in filters:
            filters["year"] = _spell_out(filters["year"], tuple(years))
        return SearchQuery(
            text=parse(self.text),
            filters=filters,
            sort=self.sort,
            offset=(self.page - 1) * PAGE_SIZE,
        )

    def _with_keys(self, facet: str, keys: Iterable[str]) -> "Criteria":
        chosen = {**self.filters, facet: tuple(sorted(set(keys)))}
        return replace(self, chosen=in_order(chosen), page=1)


def in_order(chosen: Mapping[str, tuple[str, ...]]) -> Chosen:
    """Chosen keys by facet in the canonical order, facets without a choice left out."""
    known = (field.name for field in FACETS)
    return tuple((name, tuple(sorted(set(chosen[name])))) for name in known if chosen.get(name))


def choice_label(facet: str, key: str, label: str) -> str:
    """How a choice reads on its chip: a range of years in words, any other value by its label."""
    return f"{FACET_BY_NAME[facet].label}: {span(key) if facet == 'year' else label}"


def span(years: str) -> str:
    """A range of years in words, open at an end that was not given; a single year as it is."""
    match = RANGE.fullmatch(years)
    if match is None:
        return years
    if match[2] == LATEST:
        return f"{match[1]} and later"
    return f"until {match[2]}" if match[1] == EARLIEST else f"{match[1]} to {match[2]}"


def winners_of(award: str, year: int) -> dict[str, tuple[str, ...]]:
    """The filters that leave the winners of one edition."""
    return {"award": (slugify(award),), "year": (str(year),)}


def _spell_out(keys: Iterable[str], years: tuple[int, ...]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for key in keys:
        # A range without winners stays as it is: it matches nothing, which is the right answer.
        found.update(dict.fromkeys(_within(key, years) or [key]))
    return tuple(found)


def _within(key: str, years: tuple[int, ...]) -> list[str]:
    match = RANGE.fullmatch(key)
    return [str(y) for y in years if int(match[1]) <= y <= int(match[2])] if match else []
