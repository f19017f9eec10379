"""The chronicle over any sequence of releases."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from archive.domain.chronicle import Chronicle, continued
from archive.domain.correction import Correction
from archive.domain.snapshot import Snapshot
from tests.corpus import CORPUS, WINNERS

START = datetime(2027, 1, 1, 12, tzinfo=UTC)
CHOICES = st.fixed_dictionaries(
    {w.id: st.sampled_from([None, w, w.model_copy(update={"note": "New."})]) for w in WINNERS[:4]}
)
SNAPSHOTS = CHOICES.map(
    lambda chosen: CORPUS.model_copy(
        update={"winners": tuple(w for _, w in sorted(chosen.items()) if w)}
    )
)
STEPS = st.lists(st.tuples(SNAPSHOTS, st.integers(-2, 5)), min_size=1, max_size=6)


def told(steps: list[tuple[Snapshot, int]]) -> list[tuple[Snapshot, Chronicle]]:
    """A chronicle for each snapshot; the days since the one before may be fewer than none."""
    chronicle, now, all_of = None, START, []
    for snapshot, days in steps:
        now += timedelta(days=days)
        written = continued(chronicle, snapshot, now).model_dump_json()
        chronicle = Chronicle.model_validate_json(written)
        all_of.append((snapshot, chronicle))
    return all_of


@given(STEPS)
def test_every_winner_is_either_there_or_gone_and_was_added_before_it_changed(
    steps: list[tuple[Snapshot, int]],
) -> None:
    ever: set[str] = set()
    for snapshot, chronicle in told(steps):
        here = {winner.id for winner in snapshot.winners}
        ever |= here
        assert chronicle.winners.keys() == here
        assert chronicle.removed.keys() == ever - here
        for key in here:
            assert chronicle.added(key) <= chronicle.changed(key) <= chronicle.last_change
        for left in chronicle.removed.values():
            assert left.added <= left.at <= chronicle.last_change
        assert list(chronicle.moments) == sorted(chronicle.moments)


@given(STEPS)
def test_a_time_is_new_exactly_if_the_record_is(steps: list[tuple[Snapshot, int]]) -> None:
    all_of = told(steps)
    for (before, was), (after, now) in pairwise(all_of):
        old = {winner.id: winner for winner in before.winners}
        for winner in after.winners:
            if old.get(winner.id) == winner:
                assert now.winners[winner.id] == was.winners[winner.id]
            else:
                assert now.winners[winner.id].changed == len(now.moments) - 1
        same = before.winners == after.winners
        assert (now == was) is same, "nothing is told anew where nothing happened"


@given(STEPS)
def test_an_edition_changes_with_its_winners(steps: list[tuple[Snapshot, int]]) -> None:
    all_of = told(steps)
    for (before, was), (after, now) in pairwise(all_of):
        for edition in after.editions:
            old, new = (
                [w for w in snapshot.winners if w.edition_key == edition.key]
                for snapshot in (before, after)
            )
            kept = now.editions[edition.key] == was.editions[edition.key]
            assert kept is (old == new)
            assert was.edition_changed(edition.key) <= now.edition_changed(edition.key)


def test_who_comes_back_was_added_long_ago_and_changed_today() -> None:
    days = [START + timedelta(days=day) for day in range(3)]
    without = CORPUS.model_copy(update={"winners": WINNERS[1:]})
    first = continued(None, CORPUS, days[0])
    second = continued(first, without, days[1])
    gone = second.removed[WINNERS[0].id]
    assert (gone.added, gone.at) == (days[0], days[1])
    assert (gone.path, gone.heading) == (WINNERS[0].path, "Array of Lamps")
    assert gone.place == "Dallas, Texas"
    third = continued(second, CORPUS, days[2])
    assert third.removed == {}
    assert (third.added(WINNERS[0].id), third.changed(WINNERS[0].id)) == (days[0], days[2])


def test_one_record_more_or_other_words_about_a_place_change_no_other_record() -> None:
    before = continued(None, CORPUS, START)
    other = CORPUS.model_copy(update={"aliases": ()})
    assert continued(before, other, START + timedelta(days=1)) == before


def test_a_record_that_is_told_to_be_corrected_has_changed() -> None:
    first = continued(None, CORPUS, START)
    told = Correction(date="2027-01-02", winner=WINNERS[0].id, was="Wrong.", now="Right.")
    corrected = CORPUS.model_copy(update={"corrections": (told,)})
    second = continued(first, corrected, START + timedelta(days=1))
    assert second.changed(WINNERS[0].id) == second.last_change > START
    assert second.changed(WINNERS[1].id) == START
