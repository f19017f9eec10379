"""Why a result is one: plain words, and points that add up to the score."""

import html
import re

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.domain.snapshot import Snapshot
from tests.integration.reading import HTMX, text_of

LINK = re.compile(r'href="(/winners/[^"]+/why[^"]*)"')
QUERIES = [
    "dallas", "sreet+lihgts", "luminaire", "mobility", "digital+twin", "wi-fi",
    "%22digital+twin%22",
    "light*", "air+OR+lighting", "city:dallas", "air+zeppelin", "smart+city&year=2025&sort=city",
]  # fmt: skip


def links(client: FlaskClient, url: str) -> list[str]:
    return [html.unescape(link) for link in LINK.findall(client.get(url).text)]


@pytest.mark.parametrize("query", QUERIES)
def test_the_points_shown_add_up_to_the_score_shown(client: FlaskClient, query: str) -> None:
    found = links(client, f"/search?q={query}")
    assert found
    for link in found[:8]:
        page = client.get(link).text
        *points, score = [
            round(float(text.replace(",", "")) * 100)
            for text in re.findall(r"<td>([\d,.]+)</td>", page)
        ]
        assert sum(points) == score > 0, link


def why(client: FlaskClient, url: str) -> str:
    return text_of(client, links(client, url)[0])


def test_it_says_what_was_read_how_it_was_found_and_what_is_missing(client: FlaskClient) -> None:
    assert "“sreet lihgts” was read as “street lights”" in why(client, "/search?q=sreet+lihgts")
    assert "another name for it, as “" in why(client, "/search?q=luminaire")
    assert "Not found in this record: “zeppelin”." in why(client, "/search?q=air+zeppelin")
    assert "is the name of this winner or of its city" in why(client, "/search?q=dallas")
    assert "Filters give no points" in why(client, "/search?q=air&year=2023")


def test_without_words_the_order_is_explained(client: FlaskClient) -> None:
    assert "the order of the date, the newest first" in why(client, "/search?year=2023")
    assert "in the order of “City, A to Z”" in why(client, "/search?sort=city")
    assert "so the score does not decide" in why(client, "/search?q=air&sort=oldest")


def test_a_winner_that_is_no_result_has_nothing_of_it(
    client: FlaskClient, snapshot: Snapshot
) -> None:
    path = next(w.path for w in snapshot.winners if w.place.city != "Dallas")
    assert "has nothing of “dallas”" in text_of(client, f"/winners/{path}/why?q=dallas")


def test_the_fragment_is_part_of_the_page_and_leaves_the_address_alone(
    client: FlaskClient,
) -> None:
    link = links(client, "/search?q=dallas")[0]
    page, fragment = client.get(link), client.get(link, headers=HTMX)
    assert fragment.text in page.text
    assert "<html" not in fragment.text
    assert not {"HX-Push-Url", "HX-Replace-Url"} & set(fragment.headers.keys())
    assert page.headers["ETag"] != fragment.headers["ETag"]
    assert "noindex" in page.text


def test_an_unknown_winner_has_no_reasons(client: FlaskClient) -> None:
    assert client.get("/winners/2023-99/why?q=dallas").status_code == 404


@given(st.text(max_size=80), st.booleans())
@settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_text_can_be_asked_about(client: FlaskClient, text: str, live: bool) -> None:
    response = client.get(
        "/winners/2023-05/why", query_string={"q": text}, headers=HTMX if live else {}
    )
    assert response.status_code == 200
    assert "<script>" not in response.text


def test_the_host_of_a_source_is_in_small_letters(client: FlaskClient, snapshot: Snapshot) -> None:
    for winner in snapshot.winners:
        page = client.get(f"/winners/{winner.path}").text
        for host in re.findall(r'class="url__host">([^<]+)<', page):
            assert host == host.lower()
