"""What a question names in plain words is offered as filters, with true counts."""

import html
import re

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.integration.reading import plain
from tests.integration.test_pages_ways import total

OFFER = re.compile(r'id="offer-\d+" href="([^"]+)">(.*?)</a>', re.DOTALL)


def offered(client: FlaskClient, query: str) -> dict[str, str]:
    """The offers in words, each with where it leads."""
    page = client.get("/search", query_string={"q": query}).text
    return {plain(words): html.unescape(url) for url, words in OFFER.findall(page)}


@pytest.mark.parametrize(
    ("query", "words", "url"),
    [
        ("wifi dallas 2023", "City Dallas, Texas (1", "/search?q=wifi+2023&city=dallas-texas"),
        ("dallas 2023 lighting", "Year 2023 (1", "/search?q=dallas+lighting&year=2023"),
        ("dallas lighting", "Focus area Lighting (1", "/search?q=dallas&focus_area=lighting"),
        ("air quality in taiwan", "Country Taiwan (", "/search?q=air+quality&country=taiwan"),
        ("Dallas, Texas", "City Dallas, Texas (1", "/search?city=dallas-texas"),
        ("street lights", "Technology Street lighting (6", "/search?technology=street-lighting"),
        ("sreet lihgts", "Technology Street lighting (6", "/search?technology=street-lighting"),
        ("TX", "State or province Texas (11", "/search?region=texas"),
        ("-dallas 2023", "Year 2023 (7", "/search?q=-dallas&year=2023"),
    ],
)  # fmt: skip
def test_names_in_a_question_are_offered_as_filters(
    client: FlaskClient, query: str, words: str, url: str
) -> None:
    found = offered(client, query)
    assert url in found.values(), found
    assert next(said for said, there in found.items() if there == url).startswith(words)


@pytest.mark.parametrize(
    "query", ["tx", "in", "not recorded", "zeppelin", '"dallas"', "city:dallas"]
)
def test_no_filter_is_offered_where_none_is_named(client: FlaskClient, query: str) -> None:
    assert offered(client, query) == {}


def test_the_longest_name_takes_its_words(client: FlaskClient) -> None:
    found = offered(client, "air quality monitoring")
    assert [words.partition(" (")[0] for words in found] == ["Technology Air quality monitoring"]


@pytest.mark.parametrize(
    "query", ["dallas 2023 lighting", "smart city in taiwan 2025", "hong kong", "mobility 2019"]
)
def test_every_offer_leads_to_as_many_projects_as_it_says(client: FlaskClient, query: str) -> None:
    found = offered(client, query)
    assert 0 < len(found) <= 5
    for words, url in found.items():
        assert re.search(rf"\({total(client.get(url).text)} projects? \)", words), words


def test_a_chosen_filter_is_not_offered_again(client: FlaskClient) -> None:
    page = client.get("/search?q=dallas&city=dallas-texas").text
    assert 'id="offer-' not in page


words = st.sampled_from(
    [
        "dallas",
        "2023",
        "in",
        "OR",
        "texas",
        "-lighting",
        '"air"',
        "(",
        ")",
        "city:x",
        "hong",
        "kong",
    ]
)


@given(st.lists(words | st.text(max_size=5), max_size=9).map(" ".join))
@settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_question_bears_offers(client: FlaskClient, query: str) -> None:
    for url in offered(client, query).values():
        assert client.get(url).status_code == 200
