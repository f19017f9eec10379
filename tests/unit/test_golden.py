"""Golden queries and the figures over them, the small ones by hand."""

from math import isclose, log2

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from archive.domain.figures import DEPTH, Figures, figures, mean, ndcg
from archive.domain.golden import Answer, GoldenQuery, Want, by_kind, overall

grades = st.lists(st.integers(0, 3), max_size=15)


def golden(query: str = "lamps", kind: str = "topic", **want: int) -> GoldenQuery:
    """`a2018_01=3` wants winner 2018-01 as an answer."""
    wanted = tuple(Want(id=key[1:].replace("_", "-"), grade=g) for key, g in want.items())
    return GoldenQuery.model_validate({"query": query, "kind": kind, "want": wanted})


LAMPS = golden(a2018_01=3, a2018_02=2, a2018_03=1)


def test_figures_by_hand() -> None:
    """The acceptable one comes first, then a stranger, then the answer; the good one is missing."""
    answer = Answer(golden=LAMPS, found=("2018-03", "2024-01", "2018-01"))
    assert answer.grades == (1, 0, 3)
    gained = 1 / log2(2) + 7 / log2(4)
    ideal = 7 / log2(2) + 3 / log2(3) + 1 / log2(4)
    assert answer.figures == Figures(1, 0.0, 1 / 3, gained / ideal)
    assert round(gained / ideal, 6) == 0.479091
    assert answer.missed


def test_an_answer_first_is_a_success_whatever_follows() -> None:
    answer = Answer(golden=LAMPS, found=("2018-01", "2024-01"))
    assert answer.figures.success_at_1 == answer.figures.mrr == 1
    assert answer.figures.ndcg_at_10 < 1
    assert not answer.missed


def test_nothing_found_is_worth_nothing() -> None:
    answer = Answer(golden=LAMPS)
    assert answer.figures == Figures(1, 0.0, 0.0, 0.0)
    assert answer.missed


def test_an_answer_below_the_tenth_hit_does_not_count() -> None:
    assert figures([0] * DEPTH + [3], [3]) == Figures(1, 0.0, 0.0, 0.0)


def test_more_answers_than_hits_are_looked_at_can_still_be_perfect() -> None:
    assert figures([3] * DEPTH, [3] * 40).ndcg_at_10 == 1


def test_every_query_counts_once_in_the_mean_and_in_that_of_its_kind() -> None:
    right = Answer(golden=LAMPS, found=("2018-01", "2018-02", "2018-03"))
    wrong = Answer(golden=golden("dallas", "city", a2018_01=3), found=("2018-02", "2018-01"))
    assert by_kind([right, wrong]) == {
        "city": Figures(1, 0.0, 0.5, 1 / log2(3)),
        "topic": Figures(1, 1.0, 1.0, 1.0),
    }
    assert overall([right, wrong]) == Figures(2, 0.5, 0.75, (1 + 1 / log2(3)) / 2)
    assert overall([]) is None
    assert mean([]) is None


@given(grades, grades)
def test_every_figure_is_between_nothing_and_all(found: list[int], missing: list[int]) -> None:
    told = figures(found, [*filter(None, found + missing), 3])
    for figure in (told.success_at_1, told.mrr, told.ndcg_at_10):
        assert 0 <= figure <= 1 + 1e-12
    assert told.success_at_1 <= told.mrr


@given(grades)
def test_the_ideal_order_is_worth_all(wanted: list[int]) -> None:
    wanted = [*filter(None, wanted), 3]
    told = figures(sorted(wanted, reverse=True), wanted)
    assert told.success_at_1 == told.mrr == 1
    assert isclose(told.ndcg_at_10, 1)


@given(grades.filter(lambda found: len(found) > 1), st.data())
def test_a_worse_order_never_raises_a_figure(found: list[int], data: st.DataObject) -> None:
    """Two hits change places, so that the better one comes later."""
    here, there = sorted(data.draw(st.permutations(range(len(found))))[:2])
    better, worse = list(found), list(found)
    better[here], better[there] = sorted((found[here], found[there]), reverse=True)
    worse[here], worse[there] = sorted((found[here], found[there]))
    wanted = [*filter(None, found), 3]
    before, after = figures(better, wanted), figures(worse, wanted)
    assert after.success_at_1 <= before.success_at_1
    assert after.mrr <= before.mrr
    assert after.ndcg_at_10 <= before.ndcg_at_10 + 1e-12


@given(grades, st.integers(0, 30))
def test_what_follows_never_lowers_the_gain(found: list[int], cut: int) -> None:
    wanted = [*filter(None, found), 3]
    assert ndcg(found[:cut], wanted) <= ndcg(found, wanted) + 1e-12


@pytest.mark.parametrize(
    ("want", "fault"),
    [
        ((), "at least 1 item"),
        ((Want(id="2018-01", grade=2),), "no winner of grade 3"),
        ((Want(id="2018-01", grade=3), Want(id="2018-01", grade=1)), "names '2018-01' twice"),
    ],
)
def test_a_query_that_nothing_could_answer_is_refused(want: tuple[Want, ...], fault: str) -> None:
    with pytest.raises(ValidationError, match=fault):
        GoldenQuery(query="lamps", kind="topic", want=want)


@pytest.mark.parametrize("grade", [0, 4])
def test_a_grade_out_of_range_is_refused(grade: int) -> None:
    with pytest.raises(ValidationError):
        Want(id="2018-01", grade=grade)
