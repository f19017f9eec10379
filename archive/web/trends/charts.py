"""Trends as small charts of bars, all to one scale."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil

from archive.domain.fields import Value
from archive.web.criteria import Criteria
from archive.web.trends.history import SCARCE, History, Trend, Year

ROOM = 0.16
"""The part of a year's stretch that stays free beside its bar."""


@dataclass(frozen=True, slots=True)
class Bar:
    """`x`, `width`, `y` and `height` are hundredths of the chart; `state` is that of its year."""

    state: str
    x: str
    width: str
    y: str
    height: str
    told: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A trend, its bars, and the search for its winners. `percent` is its share of all years."""

    value: Value
    trend: Trend
    percent: int | None
    bars: tuple[Bar, ...]
    summary: str
    criteria: Criteria

    @property
    def points(self) -> int | None:
        """The change as a whole number."""
        return None if self.trend.change is None else round(self.trend.change)

    @property
    def is_scarce(self) -> bool:
        """Too few winners for a history; its chart is there, but not among the first."""
        return self.trend.total < SCARCE


def top_of(history: History) -> int:
    """The top of the scale in hundredths: the greatest share, rounded up to a ten."""
    return min(100, 10 * ceil(10 * round(history.top, 6)))


def charts(
    history: History, trends: Iterable[Trend], by: str, criteria: Criteria
) -> tuple[Chart, ...]:
    """One for each trend, in their order."""
    scale = top_of(history) / 100
    return tuple(
        Chart(
            value=trend.value,
            trend=trend,
            percent=percent(trend.total, history.base),
            bars=tuple(_bars(history, trend, scale)),
            summary=_summary(history, trend),
            criteria=criteria.without_facet(by).with_value(by, trend.value.key),
        )
        for trend in trends
    )


def percent(count: int, base: int) -> int | None:
    """A share of all years or of one; None where it is of too few."""
    return None if Year(0, base, 0, 0).is_few else round(100 * count / base)


def _bars(history: History, trend: Trend, scale: float) -> Iterable[Bar]:
    stretch = 1 / len(history.years)
    told = zip(history.years, trend.counts, history.shares(trend), strict=True)
    for number, (year, count, share) in enumerate(told):
        height = min(1.0, (share or 0.0) / scale) if year.base else 1.0
        yield Bar(
            state=year.state,
            x=f"{(number + ROOM / 2) * stretch:.2%}",
            width=f"{(1 - ROOM) * stretch:.2%}",
            y=f"{1 - height:.1%}",
            height=f"{height:.1%}",
            told=_told(year, count),
        )


def _told(year: Year, count: int) -> str:
    return f"{year.year}: {count} of {year.base}" if year.base else f"{year.year}: none recorded"


def _summary(history: History, trend: Trend) -> str:
    """The years that have it, in words."""
    pairs = zip(history.years, trend.counts, strict=True)
    return ", ".join(_told(year, count) for year, count in pairs if count)
