"""How alike two cities are: the same both ways, between 0 and 1, and nothing made up."""

import math

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from archive.domain.place import Place
from archive.peers.columns import Columns, columns
from archive.peers.likeness import SHARES, likeness
from archive.peers.parts import DEFAULTS, LARGEST, PARTS

TOPICS = 5
ROW = {name: number for number, name in enumerate(SHARES)}


@st.composite
def cities(draw: st.DrawFn, whole: bool = False) -> Columns:
    """One city, of which anything but the country may be unknown."""
    maybe = (lambda facts: facts) if whole else (lambda facts: st.none() | facts)
    there = draw(maybe(st.tuples(st.floats(-90, 90), st.floats(-180, 180)))) or (None, None)
    country = draw(st.sampled_from(["US", "CA", "TW"]))
    place = Place(
        city="City",
        region=draw(maybe(st.sampled_from(["East", "West"]))),
        country=country,
        country_code=country,
        latitude=there[0],
        longitude=there[1],
        population=draw(maybe(st.integers(1, 40_000_000))),
    )
    flags = st.lists(st.booleans(), min_size=TOPICS, max_size=TOPICS)
    flags = flags.filter(any) if whole else flags
    return columns([place], np.array([draw(flags)]), np.array([draw(flags)]))


weights = st.fixed_dictionaries({part.name: st.integers(0, LARGEST) for part in PARTS})


@given(cities(), cities(), weights)
def test_it_is_the_same_both_ways(one: Columns, other: Columns, weights: dict[str, int]) -> None:
    there, back = likeness(one, other, weights), likeness(other, one, weights)
    assert np.array_equal(there.parts, back.parts, equal_nan=True)
    assert np.array_equal(there.similarity, back.similarity, equal_nan=True)
    assert np.array_equal(there.kilometres, back.kilometres, equal_nan=True)


@given(cities(), cities(), weights)
def test_every_part_and_their_mean_are_between_0_and_1(
    one: Columns, other: Columns, weights: dict[str, int]
) -> None:
    found = likeness(one, other, weights)
    for values in (found.parts, found.similarity, found.compared):
        known = values[~np.isnan(values)]
        assert ((known >= 0) & (known <= 1)).all()
    assert not np.isnan(found.compared).any()


@given(cities(whole=True))
def test_a_city_is_as_like_itself_as_can_be(one: Columns) -> None:
    found = likeness(one, one, DEFAULTS)
    assert (found.similarity[0], found.compared[0], found.kilometres[0]) == (1, 1, 0)


@given(cities(), cities(), weights, st.sampled_from([part.name for part in PARTS]))
def test_more_weight_on_a_part_draws_the_mean_towards_it(
    one: Columns, other: Columns, weights: dict[str, int], name: str
) -> None:
    assume(weights[name] < LARGEST)
    before = likeness(one, other, weights)
    after = likeness(one, other, {**weights, name: weights[name] + 1})
    rows = [ROW[row] for row, (part, _) in SHARES.items() if part == name]
    own = before.parts[rows, 0]
    own = own[~np.isnan(own)]
    assume(len(own) and not np.isnan(before.similarity[0]))
    part, mean = own.mean(), before.similarity[0]
    if part >= mean:
        assert after.similarity[0] >= mean - 1e-12
    if part <= mean:
        assert after.similarity[0] <= mean + 1e-12


@given(cities(whole=True), cities(whole=True), st.integers(1, 40_000_000))
def test_a_nearer_population_is_more_alike(one: Columns, other: Columns, number: int) -> None:
    changed = _with(other, populations=np.array([float(number)]))

    def apart(city: Columns) -> float:
        return abs(math.log(city.populations[0]) - math.log(one.populations[0]))

    before = likeness(one, other, DEFAULTS).similarity[0]
    after = likeness(one, changed, DEFAULTS).similarity[0]
    if apart(changed) < apart(other):
        assert after >= before
    elif apart(changed) > apart(other):
        assert after <= before


@given(cities(whole=True), cities(whole=True))
def test_a_part_that_is_unknown_is_left_out_and_nothing_stands_for_it(
    one: Columns, other: Columns
) -> None:
    unknown = _with(other, populations=np.array([np.nan]))
    found = likeness(unknown, one, DEFAULTS)
    assert np.isnan(found.parts[ROW["population"], 0])
    without = likeness(other, one, {**DEFAULTS, "population": 0}).similarity[0]
    assert found.similarity[0] == pytest.approx(without)
    assert found.compared[0] == pytest.approx(1 - DEFAULTS["population"] / sum(DEFAULTS.values()))


@given(cities(), cities())
def test_where_nothing_counts_or_is_known_there_is_no_similarity(
    one: Columns, other: Columns
) -> None:
    none = likeness(one, other, dict.fromkeys(DEFAULTS, 0))
    assert np.isnan(none.similarity[0]) and none.compared[0] == 0
    bare = columns([Place(city="City", country="Taiwan")], *([np.zeros((1, TOPICS), bool)] * 2))
    only = likeness(one, bare, {**DEFAULTS, "country": 0})
    assert np.isnan(only.similarity[0]) and only.compared[0] == 0


def test_distances_are_those_along_the_globe() -> None:
    there = [
        Place(city="Dallas", country="United States", latitude=32.78306, longitude=-96.80667),
        Place(city="Date line", country="Fiji", latitude=0, longitude=-179.5),
        Place(city="Antipode", country="Nowhere", latitude=0, longitude=0),
    ]
    east = Place(city="Date line", country="Fiji", latitude=0, longitude=179.5)
    flags = np.zeros((3, 1), dtype=bool)
    found = likeness(columns(there, flags, flags), columns([east], flags[:1], flags[:1]), DEFAULTS)
    assert found.kilometres[1] == pytest.approx(111.2, abs=0.1)
    assert found.kilometres[2] == pytest.approx(19959.7, abs=1)
    assert found.kilometres[0] == pytest.approx(9418, abs=1)


def _with(city: Columns, **changed: np.ndarray) -> Columns:
    fields = {name: getattr(city, name) for name in Columns.__slots__}
    return Columns(**{**fields, **changed})
