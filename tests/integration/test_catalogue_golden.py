"""Golden queries rest beside the winners they want, and go with nothing unsaid."""

from datetime import date
from pathlib import Path

import pytest

from archive.catalogue import migrations
from archive.catalogue.database import migrate
from archive.catalogue.engine import MIGRATE, engine
from archive.domain.batch import Batch
from archive.domain.golden import GoldenQuery, Want
from archive.domain.snapshot import Snapshot
from archive.errors import RecordError
from indexer.gazetteer import Gazetteer
from indexer.loading.load import load
from indexer.store import store
from indexer.validate import validate
from tests.corpus import DALLAS, winner
from tests.integration.catalogue_cases import address, batch, loads, said, snapshot_in, with_words

DATA = Path(__file__).parents[2] / "data"
ONE, TWO = winner("2018-01", DALLAS, title="Lamps"), winner("2018-02", DALLAS)
LAMPS = GoldenQuery(query="lamps", kind="topic", want=(Want(id="2018-01", grade=3),))
CITY = GoldenQuery(
    query="桃園", kind="language", note="Why.",
    want=(Want(id="2018-02", grade=3), Want(id="2018-01", grade=1)),
)  # fmt: skip


@pytest.fixture
def url(tmp_path: Path) -> str:
    """A catalogue with two winners and two queries that want them."""
    url = with_words(tmp_path)
    store(url, batch(ONE, TWO).model_copy(update={"golden": (LAMPS, CITY)}), "Ada")
    return url


def asking(*golden: GoldenQuery) -> Batch:
    return Batch(golden=golden)


def refused(url: str, batch: Batch) -> list[str]:
    before = (snapshot_in(url), loads(url))
    with pytest.raises(RecordError) as refusal:
        store(url, batch, "Ada")
    assert (snapshot_in(url), loads(url)) == before
    return [str(problem) for problem in refusal.value.problems]


def test_they_come_back_in_their_order_with_what_they_want(url: str) -> None:
    assert snapshot_in(url).golden == (LAMPS, CITY)


def test_the_shipped_ones_come_back_as_they_were(tmp_path: Path) -> None:
    shipped = validate(load([DATA]), Snapshot(), Gazetteer(), today=date(2026, 11, 23))
    url = address(tmp_path)
    store(url, shipped, "Ada")
    assert snapshot_in(url).golden == shipped.golden


def test_a_load_without_the_file_leaves_them_alone(url: str) -> None:
    store(url, batch(ONE.model_copy(update={"title": "Lights"}), TWO), "Ada")
    assert snapshot_in(url).golden == (LAMPS, CITY)


def test_the_file_is_the_whole_truth_of_them(url: str) -> None:
    harder = LAMPS.model_copy(update={"want": (*LAMPS.want, Want(id="2018-02", grade=2))})
    new = LAMPS.model_copy(update={"query": "lights"})
    assert said(store(url, asking(harder, new), "Ada")) == [
        "changed golden query lamps want",
        "added golden query lights",
        "removed golden query 桃園",
    ]
    assert snapshot_in(url).golden == (harder, new)


def test_the_same_once_more_changes_nothing(url: str) -> None:
    assert not store(url, asking(LAMPS, CITY), "Ben")
    assert loads(url)[-1][0] == "Ada"


def test_an_empty_file_takes_all_away(url: str) -> None:
    store(url, asking(), "Ada")
    assert snapshot_in(url).golden == ()


def test_a_winner_that_is_not_there_cannot_be_wanted(url: str) -> None:
    stranger = LAMPS.model_copy(update={"want": (Want(id="2018-03", grade=3),)})
    assert refused(url, asking(stranger)) == [
        "golden: lamps, want: wants winner 2018-03, which is not there. "
        "Keep the winner, or load golden queries that do not want it."
    ]


def test_a_winner_that_is_wanted_cannot_go(url: str) -> None:
    assert [line.partition(".")[0] for line in refused(url, batch(ONE))] == [
        "golden: 桃園, want: wants winner 2018-02, which is not there"
    ]


def test_a_winner_goes_together_with_its_queries(url: str) -> None:
    store(url, batch(ONE).model_copy(update={"golden": (LAMPS,)}), "Ada")
    found = snapshot_in(url)
    assert (found.winners, found.golden) == ((ONE,), (LAMPS,))


def test_a_new_winner_comes_together_with_its_queries(url: str) -> None:
    three = winner("2018-03", DALLAS)
    query = GoldenQuery(query="new", kind="name", want=(Want(id="2018-03", grade=3),))
    store(url, batch(ONE, TWO, three).model_copy(update={"golden": (query, CITY)}), "Ada")
    assert snapshot_in(url).golden == (query, CITY)


def test_a_query_given_twice_is_refused(url: str) -> None:
    assert refused(url, asking(LAMPS, LAMPS)) == [
        "golden: lamps: is given 2 times. Keep one of them."
    ]


def test_a_catalogue_from_before_there_were_any_is_brought_up_to_date(tmp_path: Path) -> None:
    url = address(tmp_path)
    with engine(url, MIGRATE).begin() as connection:
        migrations.upgrade(connection, "r0001_the_record")
    migrate(url)
    assert snapshot_in(url).golden == ()
