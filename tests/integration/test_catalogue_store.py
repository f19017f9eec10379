"""What a load adds, changes and removes, and that twice is once."""

from pathlib import Path

import pytest

from archive.domain.batch import Act
from archive.domain.winner import Winner
from indexer.store import store
from tests.corpus import CORPUS, DALLAS, KITCHENER, TAIWAN, VOCABULARY, winner
from tests.integration.catalogue_cases import (
    WHOLE,
    batch,
    fresh,
    loads,
    said,
    snapshot_in,
    with_words,
)

LAMPS = winner("2018-01", DALLAS, title="Lamps", technologies=("wifi", "5g"))
OTHER = winner("2018-02", DALLAS, title="Other")


@pytest.fixture
def url(tmp_path: Path) -> str:
    return with_words(tmp_path)


def changed(winner: Winner, **facts: object) -> Winner:
    return winner.model_copy(update=facts)


def test_the_first_load_adds_everything(tmp_path: Path) -> None:
    url = fresh(tmp_path)
    changes = store(url, WHOLE, "Ada")
    assert changes.count(Act.ADDED) == len(changes.changes)
    assert changes.count(Act.ADDED, "winner") == len(CORPUS.winners)
    assert changes.count(Act.ADDED, "edition") == len(CORPUS.editions)
    assert changes.count(Act.ADDED, "technology") == len(VOCABULARY.technologies)
    assert changes.count(Act.ADDED, "focus area") == len(VOCABULARY.focus_areas)
    assert changes.count(Act.ADDED, "place alias") == len(CORPUS.aliases)


def test_loading_the_same_twice_changes_nothing_and_leaves_no_trace(url: str) -> None:
    store(url, WHOLE, "Ada")
    before = (snapshot_in(url), loads(url))
    changes = store(url, WHOLE, "Ben")
    assert not changes
    assert changes.count(Act.UNCHANGED) == len(changes.changes)
    assert (snapshot_in(url), loads(url)) == before


def test_a_change_names_its_fields(url: str) -> None:
    store(url, batch(LAMPS, OTHER), "Ada")
    corrected = changed(LAMPS, title="Lights", summary="New lamps.", honours=("Horizon Award",))
    assert said(store(url, batch(corrected, OTHER), "Ada")) == [
        "changed winner 2018-01 title honours summary"
    ]
    assert snapshot_in(url).winners == (corrected, OTHER)


def test_entries_of_a_list_may_change_places(url: str) -> None:
    store(url, batch(LAMPS), "Ada")
    turned = changed(LAMPS, technologies=("5g", "wifi"))
    assert said(store(url, batch(turned), "Ada")) == ["changed winner 2018-01 technologies"]
    assert snapshot_in(url).winners == (turned,)


def test_a_fact_that_is_taken_back_is_no_longer_recorded(url: str) -> None:
    store(url, batch(LAMPS), "Ada")
    bare = changed(LAMPS, title=None, technologies=())
    store(url, batch(bare), "Ada")
    assert snapshot_in(url).winners == (bare,)


def test_a_winner_that_its_file_no_longer_lists_is_removed(url: str) -> None:
    store(url, batch(LAMPS, OTHER), "Ada")
    assert said(store(url, batch(OTHER), "Ada")) == ["removed winner 2018-01"]
    assert snapshot_in(url).winners == (OTHER,)


def test_the_file_of_one_edition_leaves_the_others_alone(url: str) -> None:
    store(url, WHOLE, "Ada")
    assert said(store(url, batch(edition=2), "Ada")) == [
        "removed winner 2025-01",
        "removed winner 2025-02",
        "removed winner 2025-03",
        "removed place Taiwan",
        "removed place Columbus, Georgia",
    ]
    assert {w.year for w in snapshot_in(url).winners} == {2018, 2023}


def test_a_place_goes_with_the_last_winner_that_names_it(url: str) -> None:
    in_kitchener = winner("2023-01", KITCHENER)
    store(url, batch(LAMPS, winner("2018-03", TAIWAN)), "Ada")
    store(url, batch(in_kitchener, winner("2023-02", TAIWAN), edition=1), "Ada")
    assert said(store(url, batch(in_kitchener, edition=1), "Ada")) == ["removed winner 2023-02"]
    assert said(store(url, batch(LAMPS), "Ada")) == [
        "removed winner 2018-03",
        "removed place Taiwan",
    ]


def test_new_facts_of_a_place_are_a_change_of_the_place(url: str) -> None:
    first = batch(LAMPS)
    store(url, first, "Ada")
    grown = first.places[0].model_copy(update={"population": 7, "gazetteer": "Later"})
    again = first.model_copy(update={"places": (grown,)})
    assert said(store(url, again, "Ada")) == ["changed place Dallas, Texas population gazetteer"]
    assert snapshot_in(url).places == (grown,)


def test_facts_of_an_edition_are_compared_too(url: str) -> None:
    first = batch(LAMPS)
    store(url, first, "Ada")
    edition = first.editions[0].edition.model_copy(update={"slots": 51, "categories": ("b", "a")})
    file = first.editions[0].model_copy(update={"edition": edition})
    assert said(store(url, first.model_copy(update={"editions": (file,)}), "Ada")) == [
        "changed edition smart-50-2018 slots categories"
    ]
    assert snapshot_in(url).editions == (edition,)


def test_a_winner_may_move_to_another_edition_in_one_load(url: str) -> None:
    store(url, batch(LAMPS, OTHER), "Ada")
    moved = changed(LAMPS, year=2023)
    files = (*batch(OTHER).editions, *batch(moved, edition=1).editions)
    changes = store(url, batch(OTHER).model_copy(update={"editions": files}), "Ada")
    assert said(changes) == ["added edition smart-50-2023", "changed winner 2018-01 year"]
    assert snapshot_in(url).winners == (moved, OTHER)


def test_an_edition_whose_award_is_respelt_stays_the_same_edition(url: str) -> None:
    store(url, batch(LAMPS), "Ada")
    file = batch(changed(LAMPS, award="SMART 50")).editions[0]
    edition = file.edition.model_copy(update={"award": "SMART 50"})
    respelt = batch(LAMPS).model_copy(
        update={"editions": (file.model_copy(update={"edition": edition}),)}
    )
    assert said(store(url, respelt, "Ada")) == [
        "changed edition smart-50-2018 award",
        "changed winner 2018-01 award",
    ]
    assert snapshot_in(url).winners == file.winners
