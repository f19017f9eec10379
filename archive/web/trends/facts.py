"""What is told of one value in one year, as `archive/domain/facts.py` tells of winners."""

from dataclasses import dataclass

from archive.domain.facts import Fact, one
from archive.domain.fields import Value
from archive.web.trends.history import Year


@dataclass(frozen=True, slots=True)
class Point:
    """So many winners of a year have a value of a facet."""

    by: str
    value: Value
    year: Year
    count: int


POINT_FACTS: tuple[Fact[Point], ...] = (
    one("by", "Kind", lambda p: p.by, help="What is counted: technologies or focus areas.",
        choices=("technology", "focus_area")),
    one("key", "Key", lambda p: p.value.key, help="Of the technology or focus area."),
    one("label", "Name", lambda p: p.value.label),
    one("year", "Year", lambda p: p.year.year, "number"),
    one("winners", "Winners", lambda p: p.count, "number",
        "Recorded winners of the year that have it, among those that were asked for."),
    one("of", "Of winners", lambda p: p.year.base, "number",
        "Recorded winners of the year that were asked for."),
    one("share", "Share", lambda p: round(p.count / p.year.base, 4) if p.year.base else None,
        "decimal", "The first of these numbers by the second; nothing where there is no winner."),
    one("recorded", "Recorded winners", lambda p: p.year.recorded, "number",
        "All recorded winners of the year's editions that were asked for."),
    one("awarded", "Winners there were", lambda p: p.year.slots or None, "number",
        "How many winners these editions had, recorded or not."),
)  # fmt: skip
