"""What the catalogue refuses, because it contradicts itself or the rest of the record."""

from pathlib import Path

import pytest

from archive.domain.batch import Batch
from archive.domain.vocabulary import FocusArea, Technology, Vocabulary
from archive.errors import RecordError
from indexer.store import preview, store
from tests.corpus import ALIASES, DALLAS, VOCABULARY, winner
from tests.integration.catalogue_cases import WHOLE, batch, loads, snapshot_in, with_words

ONE = winner("2018-01", DALLAS)


@pytest.fixture
def url(tmp_path: Path) -> str:
    return with_words(tmp_path)


def refused(url: str, batch: Batch) -> list[str]:
    """The problems, after making sure that they were told before too and nothing was changed."""
    before = (snapshot_in(url), loads(url))
    with pytest.raises(RecordError) as foretold:
        preview(url, batch)
    with pytest.raises(RecordError) as refusal:
        store(url, batch, "Ada")
    assert (snapshot_in(url), loads(url)) == before
    assert refusal.value.problems == foretold.value.problems
    return [str(problem) for problem in refusal.value.problems]


def test_words_that_are_not_in_the_vocabulary(url: str) -> None:
    unknown = winner("2018-01", DALLAS, technologies=("wifi", "magic"), focus_areas=("luck",))
    fix = "Add it to the vocabulary, or name one that is there."
    assert refused(url, batch(unknown)) == [
        f"smart-50-2018: 2018-01, technologies: 'magic' is not in the vocabulary. {fix}",
        f"smart-50-2018: 2018-01, focus_areas: 'luck' is not in the vocabulary. {fix}",
    ]


def test_words_that_the_same_load_takes_away(url: str) -> None:
    user = winner("2018-01", DALLAS, technologies=("wifi",))
    assert len(refused(url, batch(user, vocabulary=Vocabulary()))) == 1


def test_a_technology_in_a_focus_area_that_is_not_there(url: str) -> None:
    drone = Technology(id="drone", label="Drones", focus_area="sky")
    vocabulary = Vocabulary(focus_areas=VOCABULARY.focus_areas, technologies=(drone,))
    assert refused(url, Batch(vocabulary=vocabulary)) == [
        "vocabulary: drone, focus_area: 'sky' is no focus area. "
        "Add it to the focus areas, or name one that is there."
    ]


def test_the_id_of_a_winner_of_another_edition(url: str) -> None:
    store(url, batch(ONE), "Ada")
    moved = ONE.model_copy(update={"year": 2023})
    assert refused(url, batch(moved, edition=1)) == [
        "smart-50-2023: 2018-01, id: is already recorded in smart-50-2018. "
        "Give it an id of its own, or load the file of smart-50-2018 too if it has moved."
    ]


def test_a_winner_in_the_file_of_another_edition(url: str) -> None:
    assert refused(url, batch(ONE, edition=1)) == [
        "smart-50-2023: 2018-01, award: is a winner of Smart 50 2018. "
        "Move it to the file of that edition."
    ]


def test_anything_given_twice(url: str) -> None:
    area = FocusArea(id="data", label="Data")
    term = Technology(id="twin", label="Twin", focus_area="data")
    twice = Batch(
        editions=batch(ONE, ONE).editions * 2,
        places=batch(ONE).places,
        vocabulary=Vocabulary(focus_areas=(area, area), technologies=(term, term)),
        aliases=(ALIASES[0], ALIASES[0]),
    )
    assert refused(url, twice) == [
        "editions: smart-50-2018: is given 2 times. Keep one of them.",
        "editions: 2018-01: is given 4 times. Keep one of them.",
        "vocabulary: data: is given 2 times. Keep one of them.",
        "vocabulary: twin: is given 2 times. Keep one of them.",
        "places: Kitchner: is given 2 times. Keep one of them.",
    ]


def test_all_problems_come_at_once(url: str) -> None:
    store(url, WHOLE, "Ada")
    nobody = winner("2018-09", DALLAS, technologies=("magic",))
    assert len(refused(url, batch(ONE, nobody, ONE, edition=1))) == 4 + 3
