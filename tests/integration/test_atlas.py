"""The register of the world's cities: any name of them calls them, quickly and without guessing."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.atlas import geonames, writing
from archive.atlas.atlas import Atlas
from archive.domain.naming import words


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("atlas") / "atlas"
    writing.write(folder)
    return folder


@pytest.fixture(scope="module")
def atlas(folder: Path) -> Atlas:
    return Atlas.open(folder)


def labels(atlas: Atlas, text: str, limit: int = 8) -> list[str]:
    return [place.label for place in atlas.beginning(text, limit)]


def called(atlas: Atlas, text: str) -> list[str]:
    return [place.label for place in atlas.called(text)]


def test_every_city_has_the_facts_of_the_package(atlas: Atlas) -> None:
    known = {city["geonameid"]: city for city in geonames.every_city()}
    assert len(atlas) == len(known) > 69_000
    for number in range(0, len(atlas), 97):
        place = atlas.place(number)
        assert place.geonames_id
        city = known[place.geonames_id]
        assert (place.city, place.country_code) == (city["name"], city["countrycode"])
        assert (place.latitude, place.longitude) == (city["latitude"], city["longitude"])
        assert place.population == geonames.inhabitants(city)
        assert place.gazetteer == geonames.label()
        assert atlas.city(place.geonames_id) == place
    assert atlas.city(1) is None


def test_names_are_folded_at_once_as_they_are_one_by_one() -> None:
    names = [n for city in geonames.cities("TW") for n in (city["name"], *city["alternatenames"])]
    names += ["", "Xi'an", "ＱＵＥＲＥＴＡＲＯ", "St. John’s", "_a-b_", "Łódź", "桃園市", "Straße"]
    assert writing.folded(names) == [words(name).encode() for name in names]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("dallas", "Dallas, Texas"),
        ("DALLAS", "Dallas, Texas"),
        ("münc", "Munich, Germany"),
        ("bomb", "Mumbai, India"),
        ("桃", "Taoyuan, Taiwan"),
        ("xian", "Xi’an, China"),
        ("st john’s", "St. John's, Newfoundland and Labrador"),
        ("springfield il", "Springfield, Illinois"),
        ("london, on", "London, Ontario"),
    ],
)
def test_a_beginning_of_any_name_suggests_the_city(atlas: Atlas, typed: str, expected: str) -> None:
    assert labels(atlas, typed)[0] == expected


def test_larger_cities_come_first_and_none_twice(atlas: Atlas) -> None:
    found = atlas.beginning("springfield", 6)
    sizes = [place.population or 0 for place in found]
    assert sizes == sorted(sizes, reverse=True)
    assert len({place.geonames_id for place in atlas.beginning("s", 50)}) == 50
    assert labels(atlas, "") == labels(atlas, "?!") == labels(atlas, "zzzzzz") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Springfield, Illinois", ["Springfield, Illinois"]),
        ("springfield il usa", ["Springfield, Illinois"]),
        ("Aurora, Canada", ["Aurora, Ontario"]),
        ("London, UK", ["London, United Kingdom"]),
        ("Kansas City", ["Kansas City, Missouri", "Kansas City, Kansas"]),
        ("Taoyuan City, Taiwan", ["Taoyuan, Taiwan"]),
        ("Rome", ["Rome, Italy", "Rome, Georgia", "Rome, New York"]),
        ("Mexico", ["Mexico City, Mexico", "Mexico, Philippines", "Mexico, Missouri"]),
        ("Springfield, Taiwan", []),
        ("Nowhere at all", []),
        ("", []),
    ],
)
def test_a_name_calls_all_cities_of_that_name_and_no_other(
    atlas: Atlas, text: str, expected: list[str]
) -> None:
    assert called(atlas, text) == expected


def test_the_population_of_a_part_is_not_that_of_the_city(atlas: Atlas) -> None:
    (taoyuan,) = atlas.called("taoyuan-taiwan")
    assert (taoyuan.geonames_id, taoyuan.population) == (6696918, None)


def test_a_region_is_named_where_it_has_a_name_and_never_by_a_code(atlas: Atlas) -> None:
    for number in range(0, 5000, 7):
        place = atlas.place(number)
        assert bool(place.region) is (place.country_code in ("US", "CA"))
        assert not place.region or len(place.region) > 2


@pytest.mark.parametrize("start", [0, 30_001, 69_000])
def test_a_key_calls_its_city_alone(atlas: Atlas, start: int) -> None:
    for number in range(start, start + 400):
        place = atlas.place(number)
        assert atlas.called(atlas.key(place)) == (place,)


def test_namesakes_in_one_state_have_their_ids_in_their_keys(atlas: Atlas) -> None:
    keys = [atlas.key(place) for place in atlas.called("Brentwood, California")]
    assert keys == ["brentwood-california-5330642", "brentwood-california-5330643"]
    assert atlas.called("brentwood-california-4684888") == ()  # the id of Dallas


@pytest.mark.parametrize(
    ("mistyped", "meant"),
    [
        ("Sprngfield", "Springfield, Missouri"),
        ("Dallsa, Texas", "Dallas, Texas"),
        ("Qallas", "Dallas, Texas"),
        ("Kitcehner", "Kitchener, Ontario"),
    ],
)
def test_what_was_mistyped_is_near(atlas: Atlas, mistyped: str, meant: str) -> None:
    assert atlas.called(mistyped) == ()
    assert meant in [place.label for place in atlas.nearest(mistyped, 5)]


@given(st.text(max_size=150))
def test_any_text_can_be_asked(text: str) -> None:
    atlas = Atlas.empty()
    assert atlas.called(text) == atlas.beginning(text, 5) == atlas.nearest(text, 5) == ()


@pytest.fixture
def linked(folder: Path, tmp_path: Path) -> Iterator[Path]:
    writing.write(tmp_path / "next", folder)
    yield tmp_path / "next"


def test_an_unchanged_register_is_linked_and_another_written(
    folder: Path, linked: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = sorted(path.name for path in folder.iterdir())
    assert sorted(path.name for path in linked.iterdir()) == names
    assert all((linked / name).samefile(folder / name) for name in names)
    monkeypatch.setattr(writing, "about", lambda: "{}")
    monkeypatch.setattr(writing, "columns", dict)
    writing.write(tmp_path / "anew", folder)
    assert [path.name for path in (tmp_path / "anew").iterdir()] == ["about.json"]
