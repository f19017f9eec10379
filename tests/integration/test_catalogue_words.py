"""The files of the vocabulary and of place aliases are each the whole truth of what they hold."""

from pathlib import Path

import pytest

from archive.domain.batch import Batch
from archive.domain.vocabulary import FocusArea, Technology, Vocabulary
from archive.errors import RecordError
from indexer.store import store
from tests.corpus import ALIASES, DALLAS, VOCABULARY, winner
from tests.integration.catalogue_cases import batch, said, snapshot_in, with_words

AREAS, TERMS = VOCABULARY.focus_areas, VOCABULARY.technologies


@pytest.fixture
def url(tmp_path: Path) -> str:
    return with_words(tmp_path)


def words(*terms: Technology, areas: tuple[FocusArea, ...] = AREAS) -> Batch:
    return Batch(vocabulary=Vocabulary(focus_areas=areas, technologies=terms))


def test_a_load_without_the_file_leaves_its_words_alone(url: str) -> None:
    store(url, Batch(aliases=ALIASES), "Ada")
    store(url, batch(winner("2018-01", DALLAS)), "Ada")
    found = snapshot_in(url)
    assert (found.vocabulary, found.aliases) == (VOCABULARY, ALIASES)


def test_a_word_no_longer_listed_is_removed(url: str) -> None:
    assert said(store(url, words(*TERMS[1:]), "Ada")) == ["removed technology street-lighting"]
    assert snapshot_in(url).vocabulary.technologies == TERMS[1:]


def test_a_changed_word_names_its_fields(url: str) -> None:
    aliases = tuple(reversed(TERMS[0].aliases))
    lamps = TERMS[0].model_copy(update={"label": "Lamps", "aliases": aliases})
    changes = store(url, words(lamps, *TERMS[1:]), "Ada")
    assert said(changes) == ["changed technology street-lighting label aliases"]
    assert snapshot_in(url).vocabulary.technologies[0] == lamps


def test_a_word_put_in_between_changes_no_other(url: str) -> None:
    drone = Technology(id="drone", label="Drones", focus_area="data")
    assert said(store(url, words(drone, *TERMS), "Ada")) == ["added technology drone"]
    assert snapshot_in(url).vocabulary.technologies == (drone, *TERMS)


def test_words_that_overtake_each_other_differ_in_their_order(url: str) -> None:
    turned = (TERMS[1], TERMS[0], *TERMS[2:])
    assert said(store(url, words(*turned), "Ada")) == [
        "changed technology wifi order",
        "changed technology street-lighting order",
    ]
    assert snapshot_in(url).vocabulary.technologies == turned


def test_a_focus_area_may_be_replaced_with_its_technologies_in_one_load(url: str) -> None:
    light = FocusArea(id="light", label="Light")
    moved = tuple(t.model_copy(update={"focus_area": "light"}) for t in TERMS)
    store(url, words(*moved, areas=(light,)), "Ada")
    assert snapshot_in(url).vocabulary == Vocabulary(focus_areas=(light,), technologies=moved)


def test_a_word_that_winners_use_cannot_go(url: str) -> None:
    users = (winner(f"2018-0{n}", DALLAS, technologies=("wifi",)) for n in range(1, 8))
    store(url, batch(*users), "Ada")
    with pytest.raises(RecordError) as refused:
        store(url, words(*(term for term in TERMS if term.id != "wifi")), "Ada")
    assert [str(problem) for problem in refused.value.problems] == [
        "vocabulary: wifi: this technology cannot go: 2018-01, 2018-02, 2018-03, 2018-04, 2018-05 "
        "and 2 more still use it. Keep it, or take it off these winners in the same load."
    ]
    assert snapshot_in(url).vocabulary == VOCABULARY


def test_a_focus_area_that_winners_use_cannot_go(url: str) -> None:
    store(url, batch(winner("2018-01", DALLAS, focus_areas=("mobility",))), "Ada")
    kept = tuple(term for term in TERMS if term.focus_area != "mobility")
    areas = tuple(area for area in AREAS if area.id != "mobility")
    with pytest.raises(RecordError) as refused:
        store(url, words(*kept, areas=areas), "Ada")
    assert [problem.message for problem in refused.value.problems] == [
        "this focus area cannot go: 2018-01 still use it"
    ]


def test_a_word_may_go_in_the_load_that_takes_it_off_its_last_winner(url: str) -> None:
    store(url, batch(winner("2018-01", DALLAS, technologies=("wifi",))), "Ada")
    kept = Vocabulary(focus_areas=AREAS, technologies=tuple(t for t in TERMS if t.id != "wifi"))
    changes = store(url, batch(winner("2018-01", DALLAS), vocabulary=kept), "Ada")
    assert said(changes) == ["changed winner 2018-01 technologies", "removed technology wifi"]


def test_place_aliases_are_replaced_as_a_whole_and_keep_their_order(url: str) -> None:
    store(url, Batch(aliases=ALIASES), "Ada")
    short = ALIASES[3].model_copy(update={"kind": "variant"})
    left = (short, ALIASES[0])
    assert said(store(url, Batch(aliases=left), "Ada")) == [
        "changed place alias USA kind order",
        "changed place alias Kitchner order",
        "removed place alias 桃園",
        "removed place alias TX",
    ]
    assert snapshot_in(url).aliases == left


def test_one_alias_may_stand_for_two_places(url: str) -> None:
    two = (ALIASES[0], ALIASES[0].model_copy(update={"city": None}))
    store(url, Batch(aliases=two), "Ada")
    assert snapshot_in(url).aliases == two
