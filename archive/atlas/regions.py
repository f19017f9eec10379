"""The regions that have names here: those of the United States and Canada.

GeoNames gives every city the code of its region. Of other countries the package has no names for
these codes, and a code says nothing to a reader.
"""

from functools import cache

from archive.atlas.geonames import states
from archive.domain.naming import fold

# GeoNames numbers the provinces and territories of Canada; `short` is what Canadians write.
_CANADA = (
    ("01", "Alberta", "AB"),
    ("02", "British Columbia", "BC"),
    ("03", "Manitoba", "MB"),
    ("04", "New Brunswick", "NB"),
    ("05", "Newfoundland and Labrador", "NL"),
    ("07", "Nova Scotia", "NS"),
    ("08", "Ontario", "ON"),
    ("09", "Prince Edward Island", "PE"),
    ("10", "Quebec", "QC"),
    ("11", "Saskatchewan", "SK"),
    ("12", "Yukon", "YT"),
    ("13", "Northwest Territories", "NT"),
    ("14", "Nunavut", "NU"),
)


@cache
def regions() -> dict[tuple[str, str], tuple[str, str]]:
    """By country code and GeoNames' own code the name of each region and what it is short for."""
    canada = {("CA", code): (name, short) for code, name, short in _CANADA}
    return canada | {("US", s["code"]): (s["name"], s["code"]) for s in states()}


def region_code(country_code: str, name: str) -> str | None:
    """GeoNames' code of a region by its name, without regard to case and diacritics."""
    return _codes().get((country_code, fold(name)))


@cache
def _codes() -> dict[tuple[str, str], str]:
    return {(country, fold(name)): code for (country, code), (name, _) in regions().items()}
