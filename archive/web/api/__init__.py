"""The record for programs: `/api/v1`, one file for each noun, and the document that describes it.

The document is made from the same table of endpoints that answers, so that neither can promise what
the other does not do.
"""

from archive.web.api import (
    cities,
    countries,
    description,
    editions,
    entry,
    focus_areas,
    page,
    peers,
    releases,
    search,
    strays,
    suggest,
    technologies,
    winners,
)
from archive.web.api.blueprint import blueprint

__all__ = [
    "blueprint",
    "cities",
    "countries",
    "description",
    "editions",
    "entry",
    "focus_areas",
    "page",
    "peers",
    "releases",
    "search",
    "strays",
    "suggest",
    "technologies",
    "winners",
]
