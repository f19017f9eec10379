"""A load is foretold, audited, and done as a whole or not at all."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from sqlalchemy import event, select

from archive.catalogue.database import reading, writing
from archive.catalogue.load import LoadRow
from archive.catalogue.store import apply
from archive.domain.batch import Act, Batch
from archive.domain.snapshot import Snapshot
from archive.errors import CatalogueError, RecordError
from indexer.store import preview, recorded, store
from tests.corpus import CORPUS, DALLAS, winner
from tests.integration.catalogue_cases import (
    WHOLE,
    address,
    batch,
    batch_of,
    fresh,
    loads,
    snapshot_in,
    with_words,
)
from tests.integration.catalogue_records import snapshots


def test_each_load_that_changed_something_says_who_and_how_much(tmp_path: Path) -> None:
    url = with_words(tmp_path)
    one, two = winner("2018-01", DALLAS), winner("2018-02", DALLAS)
    store(url, batch(one), "Ada")
    store(url, batch(one), "Ben")
    store(url, batch(one.model_copy(update={"title": "Lamps"}), two), "Cy")
    store(url, batch(two), "Di")
    assert loads(url)[1:] == [("Ada", 3, 0, 0), ("Cy", 1, 1, 0), ("Di", 0, 0, 1)]


def test_a_load_says_when_in_utc(tmp_path: Path) -> None:
    url = with_words(tmp_path)
    with reading(url) as session:
        at = session.scalars(select(LoadRow.at)).one()
    assert at.tzinfo is UTC
    assert abs(datetime.now(UTC) - at) < timedelta(minutes=1)


def test_a_preview_tells_what_storing_will_do_and_does_nothing(tmp_path: Path) -> None:
    url = with_words(tmp_path)
    store(url, batch(winner("2018-01", DALLAS)), "Ada")
    before = (snapshot_in(url), loads(url))
    foretold = preview(url, WHOLE)
    assert (snapshot_in(url), loads(url)) == before
    assert store(url, WHOLE, "Ada") == foretold


def test_a_preview_makes_no_catalogue(tmp_path: Path) -> None:
    url = address(tmp_path)
    assert preview(url, WHOLE).count(Act.ADDED, "winner") == len(CORPUS.winners)
    assert not list(tmp_path.iterdir())


def test_nothing_is_recorded_where_there_is_no_catalogue_yet(tmp_path: Path) -> None:
    url = address(tmp_path)
    assert recorded(url) == Snapshot()
    store(url, WHOLE, "Ada")
    assert recorded(url).winners == CORPUS.winners


def test_a_load_that_fails_at_its_last_step_changes_nothing(tmp_path: Path) -> None:
    url = with_words(tmp_path)
    store(url, batch(winner("2018-01", DALLAS)), "Ada")
    before = snapshot_in(url)
    with pytest.raises(CatalogueError, match=r"refused the change, nothing was changed: .*author"):
        store(url, WHOLE, "")  # the audit, which is written last, wants a name
    assert (snapshot_in(url), len(loads(url))) == (before, 2)


def test_a_load_that_is_interrupted_anywhere_changes_nothing(tmp_path: Path) -> None:
    url = with_words(tmp_path)
    before = snapshot_in(url)
    statements = 0
    while interrupted(url, after=statements):
        assert snapshot_in(url) == before
        statements += 1
    assert statements > 20
    assert snapshot_in(url).winners == CORPUS.winners


def interrupted(url: str, after: int) -> bool:
    """Load everything, pressing Ctrl-C after some statements; False if it was too late."""
    left = iter(range(after))

    def press(*_: object) -> None:
        if next(left, None) is None:
            raise KeyboardInterrupt

    try:
        with writing(url) as session:
            event.listen(session.connection(), "before_cursor_execute", press)
            apply(session, WHOLE, "Ada")
    except KeyboardInterrupt:
        return True
    return False


@settings(deadline=None, max_examples=40)
@given(first=snapshots(), second=snapshots())
def test_any_record_over_any_other_is_refused_or_becomes_what_its_files_say(
    tmp_path_factory: pytest.TempPathFactory, first: Snapshot, second: Snapshot
) -> None:
    url = fresh(tmp_path_factory.mktemp("catalogue"))
    store(url, batch_of(first), "Ada")
    try:
        changes = store(url, batch_of(second), "Ben")
    except RecordError:
        assert snapshot_in(url) == first
        return
    replaced = {edition.key for edition in second.editions}
    kept = [w for w in first.winners if w.edition_key not in replaced]
    found = snapshot_in(url)
    assert set(found.winners) == {*kept, *second.winners}
    assert found.vocabulary == second.vocabulary
    assert found.aliases == second.aliases
    assert found.golden == second.golden
    assert found.withdrawals == second.withdrawals
    assert found.corrections == second.corrections
    assert {place.name.key for place in found.places} == {
        name.key for winner in found.winners for name in winner.places
    }
    assert len(changes.changes) - changes.count(Act.REMOVED) == records_in(batch_of(second))
    assert not store(url, batch_of(second), "Ben")


def records_in(batch: Batch) -> int:
    words = batch.vocabulary
    assert words is not None
    winners = sum(len(file.winners) for file in batch.editions)
    terms = len(words.focus_areas) + len(words.technologies)
    lists = (batch.aliases, batch.golden, batch.withdrawals, batch.corrections)
    others = sum(len(found or ()) for found in lists)
    return len(batch.editions) + winners + len(batch.places) + terms + others
