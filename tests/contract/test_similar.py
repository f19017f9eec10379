"""Projects like one project, with the reason: the same from every engine."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.domain.similar import Similar, SimilarProjects
from archive.domain.snapshot import Snapshot
from archive.search.memory import MemoryEngine
from archive.search.port import Engine, SearchIndex
from archive.search.similarity import LEAST_SCORE
from tests.contract.conftest import ENGINES, build
from tests.contract.test_agreement import winners
from tests.corpus import CORPUS, DALLAS, KITCHENER, TAOYUAN, winner

LAMPS = "New lamps with sensors along all the streets save energy for every neighbourhood here."
WINNERS = (
    winner("2018-01", DALLAS, title="Lamps", summary=LAMPS,
           technologies=("street-lighting", "wifi"), focus_areas=("lighting",)),
    winner("2018-02", KITCHENER, summary="The neighbourhood has Wi-Fi, sensors and new lamps along "
           "its main streets; they save a lot.", technologies=("street-lighting",),
           focus_areas=("lighting",)),
    winner("2018-03", TAOYUAN, summary="Residents share rides to the hospital, by an app in four "
           "languages and by telephone.", technologies=("rides",), focus_areas=("mobility",)),
    winner("2023-01", TAOYUAN, technologies=("wifi",)),
    winner("2023-02", TAOYUAN),
    winner("2023-03", DALLAS, summary="Lamps.", technologies=("twin",)),
)  # fmt: skip


@pytest.fixture
def alike(engine: Engine, tmp_path: Path) -> SearchIndex:
    return build(engine, CORPUS.model_copy(update={"winners": WINNERS}), tmp_path)


def found(index: SearchIndex, winner_id: str, limit: int = 5) -> SimilarProjects:
    similar = index.similar(winner_id, limit)
    assert similar is not None
    return similar


def ids(similar: SimilarProjects) -> list[str]:
    return [one.winner_id for one in similar.found]


def test_what_is_used_and_said_in_common_makes_projects_alike(alike: SearchIndex) -> None:
    similar = found(alike, "2018-01")
    assert ids(similar) == ["2018-02", "2023-01"]
    first, second = similar.found
    assert (first.technologies, first.focus_areas) == (("street-lighting",), ("lighting",))
    assert set(first.words) <= {"lamps", "sensors", "neighbourhood", "streets", "save", "along"}
    assert len(first.words) == 5
    assert (second.technologies, second.focus_areas, second.words) == (("wifi",), (), ())
    assert similar.enough_words and similar.tagged


def test_the_words_are_those_of_the_record_that_was_asked_about(alike: SearchIndex) -> None:
    alone = {word for word in LAMPS.split() if word not in WINNERS[1].model_dump_json()}
    words = found(alike, "2018-01").found[0].words
    assert set(words) <= set(LAMPS.replace(".", "").split()) and not alone & set(words)
    assert not {"The", "the", "New", "new", "all"} & set(words)


def test_it_is_the_same_both_ways_and_no_project_is_like_itself(alike: SearchIndex) -> None:
    score = {
        (one.id, other.winner_id): other.score
        for one in WINNERS
        for other in found(alike, one.id).found
    }
    assert all(score[other, one] == score[one, other] for one, other in score)
    assert all(one != other and LEAST_SCORE <= s <= 1 for (one, other), s in score.items())


def test_of_a_thin_record_it_is_said_what_is_missing(alike: SearchIndex) -> None:
    assert found(alike, "2023-02") == SimilarProjects((), enough_words=False, tagged=False)
    short = found(alike, "2023-03")
    assert (ids(short), short.enough_words, short.tagged) == ([], False, True)
    assert ids(found(alike, "2018-03")) == []


def test_only_as_many_are_given_as_are_wanted(alike: SearchIndex) -> None:
    assert ids(found(alike, "2018-01", 1)) == ["2018-02"]
    assert found(alike, "2018-01", 0).found == ()
    assert alike.similar("2018-99", 5) is None
    assert alike.similar("\ud800", 5) is None


def test_the_same_project_honoured_twice_is_as_like_as_can_be(
    engine: Engine, tmp_path: Path
) -> None:
    again = WINNERS[0].model_copy(update={"id": "2023-09", "year": 2023})
    twice = CORPUS.model_copy(update={"winners": (*WINNERS, again)})
    first = found(build(engine, twice, tmp_path), "2018-01").found[0]
    assert (first.winner_id, first.score) == ("2023-09", 1.0)


@pytest.mark.parametrize("name", sorted(set(ENGINES) - {"memory"}))
@settings(max_examples=60, deadline=None)
@given(recorded=winners(), limit=st.integers(0, 4))
def test_every_engine_finds_the_same_alike_as_the_plain_comparison(
    name: str, recorded: tuple, limit: int
) -> None:
    snapshot: Snapshot = CORPUS.model_copy(update={"winners": recorded})
    with TemporaryDirectory() as one, TemporaryDirectory() as other:
        plain = build(MemoryEngine(), snapshot, Path(one))
        quick = build(ENGINES[name](), snapshot, Path(other))
        for winner_ in recorded:
            expected, given_ = plain.similar(winner_.id, limit), quick.similar(winner_.id, limit)
            assert given_ == expected
            assert expected and all(isinstance(s, Similar) for s in expected.found)
