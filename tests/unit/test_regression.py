"""When a release answers worse than the one before it."""

from archive.domain.golden import Answer, GoldenQuery
from archive.domain.regression import regression
from tests.unit.test_golden import golden

DALLAS = golden("dallas", "city", a2018_01=3, a2018_02=2)
LAMPS = golden("lamps", "topic", a2018_02=3)


def answer(query: GoldenQuery, *found: str) -> Answer:
    return Answer(golden=query, found=found)


def test_the_same_answers_are_no_regression() -> None:
    answers = [answer(DALLAS, "2018-01"), answer(LAMPS)]
    assert regression(answers, answers) is None


def test_better_answers_are_no_regression() -> None:
    assert regression([answer(LAMPS, "2018-01", "2018-02")], [answer(LAMPS, "2018-02")]) is None


def test_a_fall_is_told_with_its_figures_and_queries() -> None:
    before = [answer(DALLAS, "2018-01", "2018-02"), answer(LAMPS, "2018-02")]
    after = [answer(DALLAS, "2018-01", "2018-02"), answer(LAMPS, "2018-01", "2018-02")]
    found = regression(before, after)
    assert found
    assert found.fallen == (
        "success@1 fell from 1.0000 to 0.5000.",
        "MRR fell from 1.0000 to 0.7500.",
        "nDCG@10 fell from 1.0000 to 0.8155.",
    )
    assert found.worse == ((before[1], after[1]),)


def test_one_figure_is_enough() -> None:
    """The answer stays first, but the good one is gone."""
    before, after = [answer(DALLAS, "2018-01", "2018-02")], [answer(DALLAS, "2018-01")]
    found = regression(before, after)
    assert found
    assert [sentence.split()[0] for sentence in found.fallen] == ["nDCG@10"]


def test_a_query_may_lose_what_others_win() -> None:
    before = [answer(DALLAS, "2018-01", "2018-02"), answer(LAMPS)]
    after = [answer(DALLAS, "2018-01"), answer(LAMPS, "2018-02")]
    assert regression(before, after) is None


def test_questions_that_are_new_gone_or_judged_anew_are_not_compared() -> None:
    judged_anew = golden("dallas", "city", a2018_02=3)
    before = [answer(DALLAS, "2018-01"), answer(golden("gone", a2018_01=3), "2018-01")]
    after = [answer(judged_anew, "2018-01"), answer(golden("new", a2018_01=3))]
    assert regression(before, after) is None


def test_first_there_is_nothing_to_compare_with() -> None:
    assert regression([], [answer(LAMPS)]) is None
