"""Winners by year and technology or focus area, and what share of the recorded ones that is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from archive.domain.fields import NOT_RECORDED, Value
from archive.domain.naming import fold
from archive.domain.search import SearchQuery
from archive.search.port import SearchIndex
from archive.web.coverage import Coverage
from archive.web.subjects.years import LEAST

SCARCE = 5
"""Of fewer winners with a value no change is told: one more or less would turn it."""


@dataclass(frozen=True, slots=True)
class Year:
    """`base` winners were found of the `recorded` ones, and the year had so many `slots`.

    The last two are those of the editions in question, whatever else was asked for.
    """

    year: int
    base: int
    recorded: int
    slots: int

    @property
    def is_whole(self) -> bool:
        """All of its winners are recorded."""
        return self.recorded >= self.slots > 0

    @property
    def is_few(self) -> bool:
        return self.base < LEAST

    @property
    def state(self) -> str:
        """How it is drawn: "whole", "partial", "few" or, without any winner, "none"."""
        if not self.base:
            return "none"
        if self.is_few:
            return "few"
        return "whole" if self.is_whole else "partial"


@dataclass(frozen=True, slots=True)
class Trend:
    """The winners that have one value, in each year of the history; `total` is their sum.

    `change` is by how many points of a hundred the share of the later years is above that of the
    earlier ones; None where too few are recorded to say.
    """

    value: Value
    counts: tuple[int, ...]
    total: int
    change: float | None


@dataclass(frozen=True, slots=True)
class History:
    """`earlier` and `later` are the years that are compared; `unnamed` has none of the values."""

    years: tuple[Year, ...]
    trends: tuple[Trend, ...]
    unnamed: Trend
    base: int
    earlier: tuple[Year, ...]
    later: tuple[Year, ...]

    @property
    def top(self) -> float:
        """The greatest share of any year that does not have too few winners; else a whole."""
        shares = (
            share
            for trend in self.trends
            for share, year in zip(self.shares(trend), self.years, strict=True)
            if share and not year.is_few
        )
        return max(shares, default=1.0)

    def shares(self, trend: Trend) -> tuple[float | None, ...]:
        """From 0 to 1 in each year; None where no winner is found at all."""
        pairs = zip(trend.counts, self.years, strict=True)
        return tuple(count / year.base if year.base else None for count, year in pairs)


def history(
    index: SearchIndex,
    question: SearchQuery,
    by: str,
    bases: dict[int, int],
    editions: Iterable[Coverage],
) -> History:
    """Of all results of a question; `bases` counts these by year, `editions` are those concerned.

    Years between the first and the last are in it even if they have no winner.
    """
    years = _years(bases, tuple(editions))
    values = index.values(by)
    tallies = [_tally(index, question, by, values, year) for year in years]
    counted = zip(values, zip(*tallies, strict=True), strict=True) if tallies else ()
    half = len(years) // 2
    earlier, later = years[:half], years[len(years) - half :]
    every = [Trend(value, counts, sum(counts), _change(years, counts)) for value, counts in counted]
    return History(
        years=years,
        trends=tuple(t for t in every if t.total and t.value != NOT_RECORDED),
        unnamed=next((t for t in every if t.value == NOT_RECORDED), _none(years)),
        base=sum(year.base for year in years),
        earlier=earlier,
        later=later,
    )


def ordered(trends: Iterable[Trend], order: str) -> tuple[Trend, ...]:
    """In one of the orders of the page; equal ones by name, and last what cannot be told."""
    by_name = sorted(trends, key=lambda trend: fold(trend.value.label))
    if order == "total":
        by_name.sort(key=lambda trend: -trend.total)
    if order == "change":
        by_name.sort(key=lambda t: (t.change is None, -(t.change or 0.0)))
    return tuple(by_name)


def _years(bases: dict[int, int], editions: tuple[Coverage, ...]) -> tuple[Year, ...]:
    known = bases.keys() | {covered.edition.year for covered in editions}
    if not known:
        return ()
    span = range(min(known), max(known) + 1)
    return tuple(
        Year(
            year,
            bases.get(year, 0),
            sum(c.recorded for c in editions if c.edition.year == year),
            sum(c.edition.slots for c in editions if c.edition.year == year),
        )
        for year in span
    )


def _tally(
    index: SearchIndex, question: SearchQuery, by: str, values: Sequence[Value], year: Year
) -> tuple[int, ...]:
    if not year.base:
        return (0,) * len(values)
    filters = {**question.filters, "year": (str(year.year),)}
    return index.tally(replace(question, filters=filters), by, [[v.key] for v in values])


def _change(years: Sequence[Year], counts: Sequence[int]) -> float | None:
    """From the first half of the years to the last; a year in the middle is in neither."""
    half = len(years) // 2
    if not half or sum(counts) < SCARCE:
        return None
    bases = [year.base for year in years]
    before, after = sum(bases[:half]), sum(bases[-half:])
    if before < LEAST or after < LEAST:
        return None
    return 100 * (sum(counts[-half:]) / after - sum(counts[:half]) / before)


def _none(years: Sequence[Year]) -> Trend:
    return Trend(NOT_RECORDED, (0,) * len(years), 0, None)
