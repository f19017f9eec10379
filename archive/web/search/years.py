"""The years of a search as bars, each a link, with the fields that ask for a range of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from archive.domain.search import FacetValue
from archive.web.criteria import EARLIEST, LATEST, RANGE, Criteria

MOST = 10
"""Bars that have room to be hit beside each other: 24 pixels each, in a column of facets."""
TALLEST = 74
"""Of a hundred parts; the number of the tallest bar stands above it."""
_STEPS = (1, 2, 5, 10, 20, 50, 100)


@dataclass(frozen=True, slots=True)
class Bar:
    """The results of a year, or of several years from `first` to `last`, in a long history.

    `height` is in hundredths. `criteria` ask for these years alone, or for all years again where
    these are what was chosen; there are none where there is nothing to find.
    """

    first: int
    last: int
    count: int
    height: int
    is_chosen: bool
    criteria: Criteria | None

    @property
    def label(self) -> str:
        return str(self.first) if self.first == self.last else f"{self.first} to {self.last}"


@dataclass(frozen=True, slots=True)
class Years:
    """`start` and `end` are what the two fields hold, where a range is chosen.

    `is_narrowed` says that some years are chosen and others are not.
    """

    bars: tuple[Bar, ...]
    start: str
    end: str
    is_narrowed: bool

    @property
    def span(self) -> tuple[int, int]:
        """The first and the last year that has a bar."""
        return self.bars[0].first, self.bars[-1].last


def years(values: Iterable[FacetValue], criteria: Criteria) -> Years | None:
    """The values are those of the facet; None if no year has a result."""
    counts = {int(value.key): value for value in values if value.key.isdigit()}
    if not counts:
        return None
    first, last = min(counts), max(counts)
    step = next((s for s in _STEPS if (last - first) // s < MOST), _STEPS[-1])
    spans = [range(start, min(start + step, last + 1)) for start in range(first, last + 1, step)]
    found = [[counts[year] for year in span if year in counts] for span in spans]
    most = max(sum(value.count for value in group) for group in found)
    bars = (_bar(span, group, most, criteria) for span, group in zip(spans, found, strict=True))
    start, end = ends(criteria)
    return Years(tuple(bars), start, end, bool(criteria.filters.get("year")))


def field_range(criteria: Criteria) -> str:
    """The range that the two fields stand for: the first of the chosen ones, or nothing."""
    return next((key for key in criteria.filters.get("year", ()) if RANGE.fullmatch(key)), "")


def ends(criteria: Criteria) -> tuple[str, str]:
    """The years in the two fields; an end that was not given is empty."""
    first, _, last = field_range(criteria).partition("..")
    return "" if first == EARLIEST else first, "" if last == LATEST else last


def _bar(span: range, values: Sequence[FacetValue], most: int, criteria: Criteria) -> Bar:
    count = sum(value.count for value in values)
    chosen = bool(values) and all(value.selected for value in values)
    return Bar(
        first=span[0],
        last=span[-1],
        count=count,
        height=round(TALLEST * count / most) if most else 0,
        is_chosen=chosen,
        criteria=_onward(span, criteria) if count or chosen else None,
    )


def _onward(span: range, criteria: Criteria) -> Criteria:
    key = str(span[0]) if len(span) == 1 else f"{span[0]}..{span[-1]}"
    alone = criteria.without_facet("year").with_value("year", key)
    return criteria.without_facet("year") if alone == criteria else alone
