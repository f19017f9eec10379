"""What is stored comes back as it was."""

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from sqlalchemy import event

from archive.catalogue.database import reading
from archive.catalogue.snapshot import read_snapshot
from archive.domain.snapshot import Snapshot
from archive.domain.winner import Partner
from indexer.store import store
from tests.corpus import DALLAS, KITCHENER, TAIWAN, winner
from tests.integration.catalogue_cases import WHOLE, batch, batch_of, fresh, snapshot_in
from tests.integration.catalogue_records import snapshots


@settings(deadline=None, max_examples=40)
@given(record=snapshots())
@example(record=Snapshot())
def test_any_record_comes_back_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, record: Snapshot
) -> None:
    url = fresh(tmp_path_factory.mktemp("catalogue"))
    store(url, batch_of(record), "test")
    assert snapshot_in(url) == record


def test_the_shipped_record_comes_back_as_it_was(tmp_path: Path, snapshot: Snapshot) -> None:
    url = fresh(tmp_path)
    store(url, batch_of(snapshot), "test")
    found = snapshot_in(url)
    assert found.winners == snapshot.winners
    assert found.vocabulary == snapshot.vocabulary
    assert found.aliases == snapshot.aliases
    assert set(found.editions) == set(snapshot.editions)
    assert set(found.places) == set(snapshot.places)


def test_every_list_keeps_its_order(tmp_path: Path) -> None:
    url = fresh(tmp_path)
    one = winner(
        "2018-01",
        TAIWAN,
        other_places=(KITCHENER, DALLAS),
        partners=(Partner(name="Z", sector="utility"), Partner(name="A", sector="utility")),
        honours=("Zenith", "Apex", "Middle"),
        outcomes=("z", "a", "z"),
    )
    store(url, batch(one), "test")
    assert snapshot_in(url).winners == (one,)


def test_winners_come_sorted_by_id_whatever_order_they_were_stored_in(tmp_path: Path) -> None:
    url = fresh(tmp_path)
    ids = ("2018-100", "2018-02", "2018-01", "2018-11")
    store(url, batch(*(winner(id_, DALLAS) for id_ in ids)), "test")
    assert [w.id for w in snapshot_in(url).winners] == ["2018-01", "2018-02", "2018-100", "2018-11"]


def test_a_place_is_kept_once_however_many_winners_and_spellings_name_it(tmp_path: Path) -> None:
    url = fresh(tmp_path)
    as_today = KITCHENER.model_copy(update={"as_written": None})
    store(url, batch(winner("2018-01", KITCHENER), winner("2018-02", as_today)), "test")
    found = snapshot_in(url)
    assert [place.label for place in found.places] == ["Kitchener, Ontario"]
    assert [w.place.as_written for w in found.winners] == ["Kitchner", None]


def test_reading_more_winners_takes_no_more_queries(tmp_path: Path) -> None:
    url = fresh(tmp_path)
    store(url, batch(winner("2018-01", DALLAS)), "test")
    before = queries_to_read(url)
    store(url, WHOLE, "test")
    assert queries_to_read(url) == before < 24


def queries_to_read(url: str) -> int:
    statements = []
    with reading(url) as session:
        connection = session.connection()
        event.listen(connection, "before_cursor_execute", lambda *given: statements.append(given))
        read_snapshot(session)
    return len(statements)
