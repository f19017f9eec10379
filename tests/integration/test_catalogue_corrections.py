"""Withdrawals and corrections rest beside the record, and hold against whoever stores."""

from pathlib import Path

import pytest

from archive.catalogue import migrations
from archive.catalogue.database import migrate
from archive.catalogue.engine import MIGRATE, engine
from archive.domain.batch import Batch
from archive.domain.correction import Correction
from archive.domain.edition import EditionSource
from archive.domain.withdrawal import Withdrawal
from archive.errors import RecordError
from indexer.store import store
from tests.corpus import DALLAS, winner
from tests.integration.catalogue_cases import address, batch, loads, said, snapshot_in, with_words

ONE, TWO = winner("2018-01", DALLAS, title="Lamps"), winner("2018-02", DALLAS)
GONE = Withdrawal(id="2018-09", date="2026-05-03", reason="Twice.", merged_into="2018-01")
SOURCE = EditionSource(url="https://example.org", publisher="Example")
RIGHT = Correction(date="2026-05-03", winner="2018-01", was="Lmaps", now="Lamps", source=SOURCE)
HELD = Correction(date="2026-05-02", edition="smart-50-2018", was="In June", now="In May")


@pytest.fixture
def url(tmp_path: Path) -> str:
    """A catalogue with two winners, a withdrawal and two corrections."""
    url = with_words(tmp_path)
    more = {"withdrawals": (GONE,), "corrections": (RIGHT, HELD)}
    store(url, batch(ONE, TWO).model_copy(update=more), "Ada")
    return url


def refused(url: str, batch: Batch) -> list[str]:
    before = (snapshot_in(url), loads(url))
    with pytest.raises(RecordError) as refusal:
        store(url, batch, "Ada")
    assert (snapshot_in(url), loads(url)) == before
    return [str(problem) for problem in refusal.value.problems]


def test_they_come_back_as_they_were(url: str) -> None:
    found = snapshot_in(url)
    assert (found.withdrawals, found.corrections) == ((GONE,), (RIGHT, HELD))


def test_a_load_without_their_files_leaves_them_alone(url: str) -> None:
    store(url, batch(ONE, TWO.model_copy(update={"title": "Lights"})), "Ada")
    assert snapshot_in(url).withdrawals == (GONE,)


def test_their_files_are_the_whole_truth_of_them(url: str) -> None:
    clearer = GONE.model_copy(update={"reason": "It was recorded twice."})
    new = HELD.model_copy(update={"date": "2026-05-04"})
    brought = Batch(withdrawals=(clearer,), corrections=(new, RIGHT))
    assert said(store(url, brought, "Ada")) == [
        "changed withdrawal 2018-09 reason",
        "added correction 2026-05-04 smart-50-2018",
        "removed correction 2026-05-02 smart-50-2018",
    ]
    assert snapshot_in(url).corrections == (new, RIGHT)


def test_a_winner_is_withdrawn_in_one_load_and_what_was_corrected_stays_told(url: str) -> None:
    gone = Withdrawal(id="2018-01", date="2026-05-05", reason="No such award.")
    earlier = GONE.model_copy(update={"merged_into": "2018-02"})
    store(url, batch(TWO).model_copy(update={"withdrawals": (gone, earlier)}), "Ada")
    found = snapshot_in(url)
    assert [winner.id for winner in found.winners] == ["2018-02"]
    assert found.corrections == (RIGHT, HELD)


def test_a_withdrawn_number_is_not_given_again(url: str) -> None:
    again = winner("2018-09", DALLAS)
    assert refused(url, batch(ONE, TWO, again)) == [
        "withdrawn: 2018-09, id: is withdrawn and recorded at once. "
        "A number is never given again: give the winner the next free one, or keep one."
    ]


def test_a_winner_that_is_led_to_or_was_corrected_cannot_simply_go(url: str) -> None:
    assert [line.partition(". ")[0] for line in refused(url, batch(TWO))] == [
        "withdrawn: 2018-09, merged_into: was merged into 2018-01, which is not there",
        "corrections: 2018-01, winner: corrects a winner that is neither recorded nor withdrawn",
    ]


def test_a_correction_of_an_edition_that_is_not_there_is_refused(url: str) -> None:
    strange = HELD.model_copy(update={"edition": "smart-50-2017"})
    assert refused(url, Batch(corrections=(strange,))) == [
        "corrections: smart-50-2017, edition: corrects an edition that is not recorded. "
        "Write a key such as 'smart-50-2023'."
    ]


def test_one_given_twice_is_refused(url: str) -> None:
    brought = Batch(withdrawals=(GONE, GONE), corrections=(RIGHT, RIGHT))
    assert refused(url, brought) == [
        "withdrawn: 2018-09: is given 2 times. Keep one of them.",
        "corrections: 2026-05-03 2018-01: is given 2 times. Keep one of them.",
    ]


def test_a_catalogue_from_before_there_were_any_is_brought_up_to_date(tmp_path: Path) -> None:
    url = address(tmp_path)
    with engine(url, MIGRATE).begin() as connection:
        migrations.upgrade(connection, "r0002_golden_queries")
    migrate(url)
    assert snapshot_in(url).withdrawals == ()
