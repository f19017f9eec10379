"""A shortlist is a value: adding, moving and removing give new ones; an address gives it back."""

from urllib.parse import parse_qsl

from hypothesis import given
from hypothesis import strategies as st

from archive.web.compare.chosen import BESIDE, Chosen

IDS = st.lists(st.sampled_from([f"2023-{n:02}" for n in range(1, 20)]), unique=True, max_size=12)
LISTS = st.builds(
    lambda ids, picked, only: Chosen(tuple(ids)).picking(picked).showing(only),
    IDS, IDS, st.booleans(),
)  # fmt: skip


@given(LISTS)
def test_the_address_says_all_of_it(chosen: Chosen) -> None:
    asked = parse_qsl(chosen.query)
    ids = tuple(value for name, value in asked if name == "winner")
    picked = [value for name, value in asked if name == "beside"]
    again = Chosen(ids).picking(picked).showing(("differences", "1") in asked)
    assert again == chosen


@given(LISTS)
def test_those_side_by_side_are_of_the_list_in_its_order_and_as_many_as_fit(chosen: Chosen) -> None:
    beside = chosen.beside
    assert len(beside) <= BESIDE
    assert list(beside) == [one for one in chosen.ids if one in beside]
    assert bool(beside) is bool(chosen.ids)


@given(LISTS, st.integers(-3, 3), st.data())
def test_moving_keeps_all_and_removing_all_but_one(
    chosen: Chosen, steps: int, data: st.DataObject
) -> None:
    if not chosen.ids:
        return
    one = data.draw(st.sampled_from(chosen.ids))
    moved = chosen.moved(one, steps)
    assert sorted(moved.ids) == sorted(chosen.ids)
    assert [i for i in moved.ids if i != one] == [i for i in chosen.ids if i != one]
    wanted = min(max(chosen.ids.index(one) + steps, 0), len(chosen.ids) - 1)
    assert moved.ids.index(one) == wanted
    assert chosen.without(one).ids == tuple(i for i in chosen.ids if i != one)
    assert one not in chosen.without(one).beside


@given(LISTS)
def test_a_winner_is_added_once_at_the_end(chosen: Chosen) -> None:
    added = chosen.with_winner("2024-01")
    assert added.ids == (*chosen.ids, "2024-01")
    assert added.with_winner("2024-01") == added


@given(LISTS)
def test_what_is_side_by_side_can_be_asked_for_alone(chosen: Chosen) -> None:
    assert chosen.alone.ids == chosen.alone.beside == chosen.beside
