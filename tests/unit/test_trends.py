"""The arithmetic of trends: shares of what is recorded, and silence where that is too little."""

from hypothesis import given
from hypothesis import strategies as st

from archive.domain.fields import NOT_RECORDED, Value
from archive.web.criteria import Criteria
from archive.web.trends.charts import charts, percent, top_of
from archive.web.trends.history import LEAST, SCARCE, History, Trend, Year, ordered

LIGHT = Value("lighting", "Lighting")


def year(base: int, recorded: int | None = None, slots: int = 50) -> Year:
    return Year(2020, base, base if recorded is None else recorded, slots)


def test_a_year_is_drawn_as_what_it_is() -> None:
    told = [(20, 20, 20), (20, 20, 50), (3, 3, 50), (3, 50, 50), (0, 10, 50), (12, 12, 0)]
    states = [year(base, recorded, slots).state for base, recorded, slots in told]
    assert states == ["whole", "partial", "few", "few", "none", "partial"]


def test_a_share_of_too_few_is_not_told() -> None:
    assert percent(1, LEAST - 1) is None
    assert percent(1, LEAST) == 10
    assert percent(0, 0) is None


def test_orders_are_by_number_change_and_name_and_what_cannot_be_told_comes_last() -> None:
    trends = [
        Trend(Value("b", "Beta"), (9,), 9, -1.0),
        Trend(Value("a", "Ärger"), (9,), 9, None),
        Trend(Value("c", "Gamma"), (2,), 2, 0.0),
    ]
    assert [t.value.key for t in ordered(trends, "total")] == ["a", "b", "c"]
    assert [t.value.key for t in ordered(trends, "change")] == ["c", "b", "a"]
    assert [t.value.key for t in ordered(trends, "name")] == ["a", "b", "c"]


counts = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 40)), min_size=1, max_size=30)


@given(counts)
def test_no_bar_leaves_its_chart_and_none_stands_for_nothing(pairs: list[tuple[int, int]]) -> None:
    years = tuple(Year(2000 + n, base, base, 50) for n, (base, _) in enumerate(pairs))
    found = tuple(min(base, count) for base, count in pairs)
    trend = Trend(LIGHT, found, sum(found), None)
    nothing = Trend(NOT_RECORDED, (0,) * len(pairs), 0, None)
    history = History(years, (trend,), nothing, sum(y.base for y in years), (), ())
    assert 0 < top_of(history) <= 100
    chart = charts(history, history.trends, "technology", Criteria())[0]
    assert chart.is_scarce is (trend.total < SCARCE)
    right = 0.0
    for bar, one, count in zip(chart.bars, years, found, strict=True):
        x, width, y, height = (float(s.strip("%")) for s in (bar.x, bar.width, bar.y, bar.height))
        assert x >= right and y + height <= 100.11
        right = x + width
        share = count / one.base if one.base else None
        if one.state in ("whole", "partial"):
            assert share is not None
            assert abs(height - 100 * share / (top_of(history) / 100)) < 0.06
        assert (bar.told == f"{one.year}: none recorded") is (share is None)
    assert right <= 100
