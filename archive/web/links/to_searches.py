"""Searches, and other ways to look at what a search finds."""

from collections.abc import Sequence
from functools import lru_cache
from urllib.parse import urlencode

from archive.web.criteria import Criteria
from archive.web.links.address import at

NOTHING_ASKED = Criteria()


def search(criteria: Criteria = NOTHING_ASKED) -> str:
    """The canonical address of a search; without a question it is the start page."""
    query = criteria.query
    return at(f"/search?{query}" if query else "/")


def search_form() -> str:
    """Where the form is sent; its parameters need not be canonical."""
    return at("/search")


def search_of(text: str) -> str:
    """The search for some words."""
    return search(NOTHING_ASKED.with_text(text))


def suggest(text: str = "") -> str:
    """Suggestions for the beginning of a question."""
    return at("/suggest", urlencode({"q": text}) if text else "")


def suggest_city(text: str = "") -> str:
    """Cities whose names begin so, whether they have won or not."""
    return at("/suggest/city", urlencode({"q": text}) if text else "")


def values(facet: str, criteria: Criteria) -> str:
    """The full list of a facet's values among the results of a search."""
    return at(f"/search/{facet}", criteria.query)


def value(facet: str, key: str) -> str:
    """All winners that have one value."""
    return search(_chosen(facet, key))


def map_of(criteria: Criteria = NOTHING_ASKED, *window: tuple[str, str]) -> str:
    """Where the winners are that a search finds, and in which part of the world they are shown."""
    return at("/map", _with(criteria, window, safe=".,"))


def trends(criteria: Criteria = NOTHING_ASKED, *choices: tuple[str, str]) -> str:
    """How the winners that a search finds change over the years, and how that is shown."""
    return at("/trends", _with(criteria, choices))


def trends_data(suffix: str, criteria: Criteria, *choices: tuple[str, str]) -> str:
    return at(f"/trends.{suffix}", _with(criteria, choices))


def _with(criteria: Criteria, choices: Sequence[tuple[str, str]], safe: str = ".") -> str:
    """A search from its first page on, and what was chosen beside it."""
    return urlencode([*criteria.on_page(1).parameters(), *choices], safe=safe)


@lru_cache(4096)
def _chosen(facet: str, key: str) -> Criteria:
    return NOTHING_ASKED.with_value(facet, key)
