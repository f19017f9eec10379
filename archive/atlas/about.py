"""What the register of cities says of itself, beside its arrays."""

from typing import TypedDict

ABOUT = "about.json"
ALTERNATE = 1 << 31
"""The bit of a name that is not the one by which GeoNames lists the city."""
LESSER = 10
"""Under another name a city is suggested as if it had so many times fewer inhabitants."""


class Country(TypedDict):
    """Its ISO code of two letters, its English name, and what else it may be called."""

    code: str
    name: str
    others: list[str]


class Region(TypedDict):
    """A state or province that has a name here, and what it is short for."""

    name: str
    short: str


class About(TypedDict):
    """`layout` is the version of the arrays and `source` the data set with its own."""

    layout: int
    source: str
    countries: list[Country]
    regions: list[Region]
