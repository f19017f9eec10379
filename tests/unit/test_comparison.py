"""What differs between two states of the archive: all of it, and nothing else."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from archive.comparison import Change, applied, difference
from archive.comparison.words import field_changes
from archive.domain.loss import losses
from archive.domain.snapshot import Snapshot
from archive.domain.vocabulary import Vocabulary
from tests.corpus import CORPUS

TEXTS = st.sampled_from(["Growing", "Array of Lamps", "Red Cloud", "=1+1", "桃園 lights", "a\nb"])


@st.composite
def states(draw: st.DrawFn) -> Snapshot:
    """Some of the corpus, in another order and with other words."""

    def some(records: tuple[Any, ...]) -> tuple[Any, ...]:
        found = draw(st.lists(st.sampled_from(records), unique_by=id) if records else st.just([]))
        return tuple(found)

    winners = [
        w.model_copy(update={"title": draw(TEXTS)}) if draw(st.booleans()) else w
        for w in sorted(some(CORPUS.winners), key=lambda w: w.id)
    ]
    words = CORPUS.vocabulary
    terms = [
        t.model_copy(update={"aliases": (draw(TEXTS),)}) if draw(st.booleans()) else t
        for t in some(words.technologies)
    ]
    return Snapshot(
        winners=tuple(winners),
        editions=some(CORPUS.editions),
        aliases=some(CORPUS.aliases),
        vocabulary=Vocabulary(focus_areas=some(words.focus_areas), technologies=tuple(terms)),
    )


@given(states(), states())
def test_the_old_state_with_what_differs_is_the_new_one(old: Snapshot, new: Snapshot) -> None:
    parts = difference(old, new)
    assert applied(parts, old) == new
    assert any(parts) is (old != new)


@given(states())
def test_a_state_does_not_differ_from_itself(state: Snapshot) -> None:
    assert not any(difference(state, state))


@given(states(), states())
def test_what_came_one_way_went_the_other_way(old: Snapshot, new: Snapshot) -> None:
    opposite = {"added": "removed", "removed": "added", "changed": "changed"}
    there = {(c.kind, c.key, c.act) for part in difference(old, new) for c in part.changes}
    back = {(c.kind, c.key, opposite[c.act]) for p in difference(new, old) for c in p.changes}
    assert there == back


@given(st.text(), st.text(), st.lists(st.text()), st.lists(st.text()))
def test_marked_words_are_both_texts(a: str, b: str, c: list[str], d: list[str]) -> None:
    change = Change(
        "winner", "2023-01", "", {"title": a, "outcomes": c}, {"title": b, "outcomes": d}
    )
    for field in field_changes(change):
        old = [text for mark, text in field.marked if mark != "new"]
        new = [text for mark, text in field.marked if mark != "gone"]
        if field.is_list:
            assert (old, new) == (c, d)
        else:
            assert ("".join(old), "".join(new)) == (a, b)


def test_the_words_that_differ_are_marked() -> None:
    change = Change("winner", "2023-01", "", {"title": "New LED lamps"}, {"title": "New lamps"})
    (field,) = field_changes(change)
    assert field.marked == (("same", "New "), ("gone", "LED "), ("same", "lamps"))


def test_a_few_winners_may_go_and_many_may_not() -> None:
    assert losses({"a": 30, "b": 45}, {"a": 30, "b": 41}) == ()
    assert losses({"a": 30, "b": 45}, {"a": 30, "b": 37}) == (
        "There are 8 winners fewer: 67 of 75 are left.",
    )
    assert losses({"a": 5, "b": 95}, {"b": 95}) == ("All 5 winners of a are gone.",)
    assert losses({"a": 2}, {}) == ("Not one of 2 winners is left.",)
    assert losses({}, {"a": 2}) == ()
