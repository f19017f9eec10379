"""What is told of a cell of the table, as `archive/domain/facts.py` tells of winners."""

from archive.domain.facts import Fact, one
from archive.web.completeness.matrix import Cell

CELL_FACTS: tuple[Fact[Cell], ...] = (
    one("edition", "Edition", lambda c: c.covered.edition.key),
    one("award", "Award", lambda c: c.covered.edition.award),
    one("year", "Year", lambda c: c.covered.edition.year, "number"),
    one("winners", "Winners", lambda c: c.covered.edition.slots, "number", "How many it had."),
    one("recorded_winners", "Recorded winners", lambda c: c.covered.recorded, "number",
        "How many of them the archive knows; the numbers below are of these."),
    one("aspect", "Aspect", lambda c: c.aspect.name),
    one("label", "Name of the aspect", lambda c: c.aspect.label),
    one("recorded", "Recorded", lambda c: c.tally.recorded, "number"),
    one("in_doubt", "In doubt", lambda c: c.tally.in_doubt, "number"),
    one("not_recorded", "Not recorded", lambda c: c.tally.missing, "number"),
    one("about", "What counts", lambda c: c.aspect.help),
)  # fmt: skip
