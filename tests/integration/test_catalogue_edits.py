"""What the staff edit and what files say, beside each other: nothing is overwritten unseen."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.catalogue import store as catalogue
from archive.catalogue.database import reading, writing
from archive.catalogue.revision import read_revisions
from archive.domain.batch import Batch, Changes
from archive.domain.conflict import Side
from archive.domain.revision import Kept, Origin, Revision
from archive.domain.winner import Winner
from archive.errors import ConflictError
from indexer.settling import settle
from indexer.store import preview, store
from tests.corpus import DALLAS, KITCHENER, TAIWAN, VOCABULARY, winner
from tests.integration.catalogue_cases import WHOLE, batch, fresh, snapshot_in

ONE = winner("2018-01", DALLAS, title="Array of Lamps")
OTHER = winner("2018-02", TAIWAN, title="Other")
BY_HAND = winner("2018-01", DALLAS, title="Array of Lights")
BY_FILE = winner("2018-01", DALLAS, title="Array of Lanterns")


@pytest.fixture
def url(tmp_path: Path) -> str:
    url = fresh(tmp_path)
    store(url, batch(ONE, OTHER), "Files")
    return url


def edit(url: str, batch: Batch, why: str = "", origin: Origin = "hand") -> Changes:
    with writing(url) as session:
        return catalogue.apply(session, batch, "Ada", origin=origin, why=why)


def titles(url: str) -> dict[str, str | None]:
    return {winner.id: winner.title for winner in snapshot_in(url).winners}


def history(url: str, kind: str, key: str) -> tuple[Revision, ...]:
    with reading(url) as session:
        return read_revisions(session, kind, key)


def test_files_that_have_not_changed_leave_an_edit_alone(url: str) -> None:
    edit(url, batch(BY_HAND, OTHER))
    changes = store(url, batch(ONE, OTHER), "Files")
    assert not changes
    assert changes.kept == (Kept("winner", "2018-01", False, ("title",)),)
    assert titles(url)["2018-01"] == "Array of Lights"


def test_a_file_that_changed_too_is_a_conflict_and_the_edit_stays(url: str) -> None:
    edit(url, batch(BY_HAND, OTHER))
    foretold = preview(url, batch(BY_FILE, OTHER))
    changes = store(url, batch(BY_FILE, OTHER), "Files")
    assert changes.kept == foretold.kept == (Kept("winner", "2018-01", True, ("title",)),)
    assert titles(url)["2018-01"] == "Array of Lights"


@pytest.mark.parametrize(("side", "title", "kept"), [
    ("file", "Array of Lanterns", ()),
    ("record", "Array of Lights", (Kept("winner", "2018-01", False, ("title",)),)),
])  # fmt: skip
def test_a_conflict_is_settled_by_either_side(
    url: str, side: Side, title: str, kept: tuple[Kept, ...]
) -> None:
    edit(url, batch(BY_HAND, OTHER))
    store(url, batch(BY_FILE, OTHER), "Files")
    settle(url, "winner", "2018-01", side, "eve")
    assert titles(url)["2018-01"] == title
    with pytest.raises(ConflictError):
        settle(url, "winner", "2018-01", side, "eve")
    assert store(url, batch(BY_FILE, OTHER), "Files").kept == kept
    assert titles(url)["2018-01"] == title


def test_what_was_not_edited_follows_its_file_all_the_same(url: str) -> None:
    edit(url, batch(BY_HAND, OTHER))
    store(url, batch(BY_FILE, winner("2018-02", TAIWAN, title="Another")), "Files")
    assert titles(url) == {"2018-01": "Array of Lights", "2018-02": "Another"}


def test_once_files_say_the_same_they_count_again(url: str) -> None:
    edit(url, batch(BY_HAND, OTHER))
    assert store(url, batch(BY_HAND, OTHER), "Files").kept == ()
    assert store(url, batch(BY_FILE, OTHER), "Files").kept == ()
    assert titles(url)["2018-01"] == "Array of Lanterns"


def test_an_edit_that_was_undone_holds_nothing_up(url: str) -> None:
    edit(url, batch(BY_HAND, OTHER))
    edit(url, batch(ONE, OTHER))
    assert store(url, batch(BY_FILE, OTHER), "Files").kept == ()
    assert titles(url)["2018-01"] == "Array of Lanterns"


def test_a_winner_added_by_hand_is_not_removed_by_a_file_that_lacks_it(url: str) -> None:
    added = winner("2018-03", KITCHENER, title="Added")
    edit(url, batch(ONE, OTHER, added))
    assert store(url, batch(ONE, OTHER), "Files").kept == (Kept("winner", "2018-03", False),)
    assert titles(url)["2018-03"] == "Added"
    assert store(url, batch(ONE), "Files").kept == (Kept("winner", "2018-03", False),)
    assert set(titles(url)) == {"2018-01", "2018-03"}


def test_a_winner_removed_by_hand_does_not_come_back_with_its_file(url: str) -> None:
    edit(url, batch(ONE))
    assert store(url, batch(ONE, OTHER), "Files").kept == (Kept("winner", "2018-02", False),)
    changed = winner("2018-02", TAIWAN, title="Another")
    assert store(url, batch(ONE, changed), "Files").kept == (Kept("winner", "2018-02", True),)
    assert set(titles(url)) == {"2018-01"}


def test_a_winner_removed_by_hand_and_by_its_file_may_come_back_with_the_file(url: str) -> None:
    edit(url, batch(ONE))
    assert store(url, batch(ONE), "Files").kept == ()
    assert store(url, batch(ONE, OTHER), "Files").kept == ()
    assert set(titles(url)) == {"2018-01", "2018-02"}


def test_a_file_of_another_edition_says_nothing_of_a_removed_winner(url: str) -> None:
    edit(url, batch(ONE))
    store(url, batch(winner("2023-01", TAIWAN), edition=1), "Files")
    assert store(url, batch(ONE, OTHER), "Files").kept == (Kept("winner", "2018-02", False),)


def test_words_are_kept_in_the_same_way(url: str) -> None:
    term = VOCABULARY.technologies[0]
    renamed = term.model_copy(update={"label": "Lamps in streets"})
    words = VOCABULARY.model_copy(update={"technologies": (renamed, *VOCABULARY.technologies[1:])})
    store(url, Batch(vocabulary=VOCABULARY), "Files")
    edit(url, Batch(vocabulary=words))
    changes = store(url, Batch(vocabulary=VOCABULARY), "Files")
    assert changes.kept == (Kept("technology", term.id, False, ("label",)),)
    assert snapshot_in(url).vocabulary.technology_by_id[term.id].label == "Lamps in streets"


def test_every_change_can_be_told_with_what_was_before(url: str) -> None:
    edit(url, batch(BY_HAND, OTHER), why="The source says so.")
    store(url, batch(BY_HAND, OTHER), "Files")
    store(url, batch(BY_FILE, OTHER), "Files")
    edit(url, batch(OTHER), why="It was no winner.")
    told = history(url, "winner", "2018-01")
    assert [(r.act, r.origin, r.author, r.why) for r in told] == [
        ("removed", "hand", "Ada", "It was no winner."),
        ("changed", "files", "Files", ""),
        ("changed", "hand", "Ada", "The source says so."),
    ]
    found = [Winner.model_validate_json(json.dumps(r.before)) for r in told]
    assert found == [BY_FILE, BY_HAND, ONE]


def test_what_a_first_load_adds_has_no_history_yet(url: str) -> None:
    assert history(url, "winner", "2018-01") == ()


def test_a_preview_of_an_edit_writes_nothing(url: str) -> None:
    with reading(url) as session:
        changes = catalogue.preview(session, batch(BY_HAND, OTHER), origin="hand")
    assert changes
    assert titles(url)["2018-01"] == "Array of Lamps"
    assert store(url, batch(BY_FILE, OTHER), "Files").kept == ()


WINNERS = (ONE, BY_HAND, BY_FILE)
versions = st.none() | st.sampled_from(WINNERS)
acts = st.lists(st.tuples(st.sampled_from(("files", "hand")), versions), max_size=6)


@settings(deadline=None, max_examples=60)
@given(acts=acts)
def test_no_load_changes_what_was_edited_and_every_edit_counts(
    tmp_path_factory: pytest.TempPathFactory, acts: list[tuple[Origin, Winner | None]]
) -> None:
    """Whatever the order: after an edit the record is as edited, until files have caught up."""
    url = fresh(tmp_path_factory.mktemp("edits"))
    store(url, WHOLE, "Files")
    store(url, batch(OTHER), "Files")
    now: Winner | None = None
    base: Winner | None = None
    edited = False
    for origin, version in acts:
        brought = batch(OTHER, version) if version else batch(OTHER)
        changes = edit(url, brought, origin=origin)
        if origin == "hand":
            base, edited = (base if edited else now), edited or version != now
            now = version
        elif edited and now not in (version, base):
            assert [kept.conflict for kept in changes.kept] == [version != base]
        else:
            now, edited = version, False
            assert changes.kept == ()
        assert titles(url).get("2018-01") == (now and now.title)
