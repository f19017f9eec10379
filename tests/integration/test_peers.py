"""The peers of cities that are known: lists that make sense, with nothing lost and nothing own."""

import math

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as rules
from hypothesis import strategies as st

from archive.config import Settings
from archive.domain.place import Place
from archive.domain.search import SearchQuery
from archive.domain.snapshot import Snapshot
from archive.domain.syntax import parse
from archive.peers.parts import DEFAULTS, LARGEST, PARTS
from archive.peers.peers import peers
from archive.peers.results import PeerQuestion, PeerResults
from archive.release import Shelf
from archive.search.opening import open_current
from archive.search.whoosh import WhooshEngine
from archive.web.names import Names
from archive.web.peers.cities import Cities

LIMIT = 200


@pytest.fixture(scope="module")
def cities(settings: Settings) -> Cities:
    release = open_current(Shelf(settings.releases), WhooshEngine())
    return Cities(release, Names(release))


def place(cities: Cities, text: str) -> Place:
    found = cities.choose(text).place
    assert found, text
    return found


def ask(cities: Cities, city: str, **more: object) -> PeerResults:
    question = PeerQuestion(place(cities, city), limit=LIMIT, **more)  # type: ignore[arg-type]
    return peers(cities.winning, question)


def order(cities: Cities, city: str, **more: object) -> list[str]:
    """The cities of the projects in order, each once."""
    found = ask(cities, city, **more)
    return list(dict.fromkeys(project.city.place.label for project in found.projects))


def before(listed: list[str], *expected: str) -> bool:
    return [label for label in listed if label in expected] == list(expected)


def test_a_texan_city_of_a_million_sees_texas_before_taiwan(cities: Cities) -> None:
    found = order(cities, "Fort Worth, Texas")
    assert found[:3] == ["Dallas, Texas", "Austin, Texas", "San Antonio, Texas"]
    assert before(found, "Dallas, Texas", "Memphis, Tennessee", "Taoyuan, Taiwan")


def test_a_city_in_ontario_sees_those_of_ontario_and_its_like_across_the_lake(
    cities: Cities,
) -> None:
    found = order(cities, "Hamilton, Ontario")
    assert found[:3] == ["Kitchener, Ontario", "Aurora, Canada", "Cleveland, Ohio"]


def test_a_large_city_in_taiwan_sees_those_of_taiwan_first(cities: Cities) -> None:
    found = order(cities, "Kaohsiung")
    assert set(found[:3]) == {"Taichung, Taiwan", "Taoyuan, Taiwan", "New Taipei City, Taiwan"}
    assert found[3] == "Hong Kong"


def test_a_small_town_sees_small_towns_nearby_before_large_ones_far_away(cities: Cities) -> None:
    found = order(cities, "Moab, Utah")
    assert found[0] == "Park City, Utah"
    assert before(found, "Park City, Utah", "Salt Lake City, Utah", "Chicago, Illinois")


def test_a_capital_in_europe_sees_europe_when_distance_is_all_that_counts(cities: Cities) -> None:
    only = {**dict.fromkeys(DEFAULTS, 0), "distance": 5}
    assert order(cities, "Vienna, Austria", weights=only)[:2] == ["Florence, Italy", "Lund, Sweden"]


def test_what_projects_are_about_counts_as_much_as_it_is_told_to(cities: Cities) -> None:
    only = {**dict.fromkeys(DEFAULTS, 0), "technologies": 5}
    found = ask(cities, "soma-turkey", weights=only)
    assert [city.place.label for city in found.cities[:2]] == [
        "Laguna de Duero, Spain", "Lund, Sweden",
    ]  # fmt: skip
    assert found.cities[0].technologies == found.cities[1].technologies


def test_projects_with_the_words_come_from_the_most_similar_cities_first(cities: Cities) -> None:
    wanted = SearchQuery(parse("street lights"), limit=100)
    found = ask(cities, "Fort Worth, Texas", text="street lights")
    assert found.projects[0].city.place.label == "Dallas, Texas"
    assert {project.winner_id for project in found.projects} <= {
        hit.id for hit in cities.release.index.search(wanted).hits
    }
    for project in found.projects:
        assert project.score == pytest.approx(project.match * project.city.similarity)


def test_a_project_with_more_of_the_topics_matches_better(cities: Cities) -> None:
    found = ask(cities, "Lyon, France", technologies=("wifi",), focus_areas=("lighting",))
    matches = {project.winner_id: project.match for project in found.projects}
    assert matches["2018-05"] == 1  # public Wi-Fi on street lights
    assert set(matches.values()) == {0.5, 1.0}


def test_mistyped_words_are_corrected_and_that_is_said(cities: Cities) -> None:
    found = ask(cities, "Lyon, France", text="sreet lihgts")
    assert found.shown_for == "street lights" and found.total
    exactly = ask(cities, "Lyon, France", text="sreet lihgts", exact=True)
    assert (exactly.shown_for, exactly.total) == (None, 0)


def test_a_city_of_which_little_is_recorded_is_named_and_not_ranked(cities: Cities) -> None:
    found = ask(cities, "Fort Worth, Texas")
    labels = [place.label for place in found.unplaced]
    assert "Kansas City, United States" in labels and "York County, Virginia" in labels
    assert not set(labels) & set(order(cities, "Fort Worth, Texas"))
    assert found.left_out >= len(labels)


def test_what_is_not_recorded_of_a_peer_is_left_out_of_its_parts(cities: Cities) -> None:
    found = ask(cities, "Kaohsiung, Taiwan")
    taoyuan = next(c for c in found.cities if c.place.city == "Taoyuan")
    assert taoyuan.population is None and "population" not in taoyuan.parts
    assert taoyuan.technologies is None  # of Kaohsiung nothing is recorded
    assert taoyuan.kilometres and 0 < taoyuan.similarity < 1


def test_every_project_is_ranked_or_counted_as_left_out(cities: Cities, snapshot: Snapshot) -> None:
    for text in ("Fort Worth, Texas", "dallas-texas", "taoyuan-taiwan"):
        found = ask(cities, text)
        own = found.own.place.slug
        mine = [w for w in snapshot.winners if own in [name.slug for name in w.places if name.city]]
        assert found.total + found.left_out + len(mine) == len(snapshot.winners)
        assert not {p.winner_id for p in found.projects} & {w.id for w in mine}


weights = st.fixed_dictionaries({part.name: st.integers(0, LARGEST) for part in PARTS})
somewhere = st.integers(0, 60_000)


@given(somewhere, weights)
@rules(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_city_of_the_world_has_peers_in_order(
    cities: Cities, number: int, weights: dict[str, int]
) -> None:
    asked = PeerQuestion(cities.release.atlas.place(number), weights=weights, limit=LIMIT)
    found = peers(cities.winning, asked)
    scores = [project.score for project in found.projects]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 and not math.isnan(score) for score in scores)
    assert len(found.projects) == found.total
    listed = [city.place for city in found.cities]
    assert found.own.place not in listed and len(set(listed)) == len(listed)


@given(st.data())
@rules(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_two_winners_are_as_like_the_one_as_the_other(cities: Cities, data: st.DataObject) -> None:
    listed = cities.release.projects.places
    one, other = data.draw(st.lists(st.sampled_from(listed), min_size=2, max_size=2, unique=True))
    there, back = (
        {project.city.place: project.city.similarity for project in peers(
            cities.winning, PeerQuestion(city, limit=LIMIT)).projects}
        for city in (one, other)
    )  # fmt: skip
    if other in there and one in back:
        assert there[other] == back[one]


def test_a_window_is_a_part_of_the_whole(cities: Cities) -> None:
    whole = ask(cities, "Lyon, France")
    asked = PeerQuestion(place(cities, "Lyon, France"), offset=20, limit=20)
    assert peers(cities.winning, asked).projects == whole.projects[20:40]
