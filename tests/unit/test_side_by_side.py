"""Side by side: what is shared is said so, what differs is marked, what is unknown is neither."""

from hypothesis import given
from hypothesis import strategies as st

from archive.domain.facts import FACTS, Told, told
from archive.domain.side_by_side import Line, compare, differences
from tests.corpus import CORPUS, DALLAS, KITCHENER, WINNERS, winner


def lines(*winners: Told) -> dict[str, Line]:
    return {line.fact.name: line for line in compare(winners)}


def of(number: int) -> Told:
    return told(WINNERS[number], CORPUS)


def test_every_fact_has_a_line_and_every_line_a_cell_for_each_winner() -> None:
    found = compare([of(0), of(2), of(5)])
    assert [line.fact for line in found] == list(FACTS)
    assert {len(line.entries) for line in found} == {3}


def test_what_is_equal_differs_or_is_not_recorded_is_told_apart() -> None:
    found = lines(of(2), of(3))
    assert found["honours"].state == "same"
    assert found["title"].state == "differs"
    assert found["scale"].state == "partly"
    assert found["note"].state == "unrecorded"
    assert found["technologies"].state == "differs"


def test_what_is_not_recorded_of_one_is_no_difference_between_the_others() -> None:
    found = lines(of(2), of(3), of(4))
    assert found["honours"].state == "partly"
    assert found["honours"].is_difference
    assert [entry.shared for entry in found["honours"].entries[0]] == [2]
    assert found["honours"].entries[2] == ()


def test_shared_values_are_counted_one_by_one() -> None:
    found = lines(of(0), of(2))["technologies"]
    assert [(entry.row[0], entry.shared) for entry in found.entries[1]] == [
        ("street-lighting", 2),
        ("wifi", 1),
    ]


def test_a_place_is_the_same_place_however_a_source_writes_it() -> None:
    plain = KITCHENER.model_copy(update={"as_written": None})
    one, other = (told(winner("2023-01", place), CORPUS) for place in (KITCHENER, plain))
    assert lines(one, other)["places"].state == "same"


def test_the_order_of_values_is_no_difference() -> None:
    one = told(winner("2023-01", DALLAS, technologies=("wifi", "5g")), CORPUS)
    other = told(winner("2023-02", DALLAS, technologies=("5g", "wifi")), CORPUS)
    assert lines(one, other)["technologies"].state == "same"


def test_one_winner_has_nothing_to_be_compared_with() -> None:
    assert {line.state for line in compare([of(2)])} == {"alone", "unrecorded"}


def test_numbers_of_records_are_not_counted_as_differences() -> None:
    names = {line.fact.name for line in differences(compare([of(2), of(3)]))}
    assert names.isdisjoint({"id", "path"})
    assert "title" in names


@given(st.lists(st.sampled_from(range(len(WINNERS))), min_size=1, max_size=4))
def test_states_follow_from_what_is_recorded(numbers: list[int]) -> None:
    for line in compare([of(number) for number in numbers]):
        recorded = [entries for entries in line.entries if entries]
        assert (line.state == "unrecorded") is (not recorded)
        assert line.state != "same" or len(recorded) == len(numbers)
        for entries in line.entries:
            assert all(1 <= entry.shared <= len(numbers) for entry in entries)
        if line.state == "same":
            assert all(e.shared == len(numbers) for entries in line.entries for e in entries)


@given(st.sampled_from(range(len(WINNERS))), st.integers(2, 4))
def test_a_winner_beside_itself_differs_in_nothing(number: int, times: int) -> None:
    assert {line.state for line in compare([of(number)] * times)} <= {"same", "unrecorded"}
