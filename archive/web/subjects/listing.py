"""The list of all pages of one kind, from A to Z."""

from collections.abc import Mapping
from itertools import groupby
from typing import Any

from archive.domain.fields import FACET_BY_NAME
from archive.domain.naming import fold
from archive.domain.search import FacetValue
from archive.web import reading

LONG = 30
"""From how many values on the list is divided by letters."""


def listed(facet: str) -> Mapping[str, Any]:
    register = reading.volume().register
    values = sorted(register.values(facet), key=lambda value: fold(value.label))
    letters = groupby(values, key=_letter if len(values) >= LONG else lambda _: "")
    return {
        "field": FACET_BY_NAME[facet],
        "total": len(values),
        "without": sum(not value.count for value in values),
        "letters": [(letter, tuple(found)) for letter, found in letters],
        "terms": register.terms.get(facet, {}),
        "unrecorded": register.unrecorded(facet),
    }


def _letter(value: FacetValue) -> str:
    first = fold(value.label)[:1].upper()
    if first.isdigit():
        return "0–9"
    return first if first.isascii() and first.isalpha() else "Other letters"
