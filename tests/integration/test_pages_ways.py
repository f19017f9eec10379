"""Corrections, doubts and ways out on the search page: said, undoable, and with true counts."""

import html
import re

import pytest
from flask.testing import FlaskClient

from tests.integration.reading import HTMX, plain, text_of

WAYS = re.compile(r'<li><a href="([^"]+)">([^<]*<em>[^<]*</em>): (\d+) projects?</a></li>')
TOTAL = re.compile(r'id="results-heading"[^>]*>(?:All )?(\d+) project')
WIDER = [
    "/search?q=twin&year=2018", "/search?q=zeppelin&city=dallas-texas",
    "/search?q=lihgting&year=2021..2022", "/search?city=dallas-texas&year=2018",
    "/search?q=wifi&year=2023", "/search?q=lihgts&year=2023&exact=1",
    "/search?q=dallas+kitchener&exact=1",
    "/search?city=dallas-texas&city=kitchener-ontario&q=flood",
    "/search?q=dallas+zeppelin",
]  # fmt: skip


def total(page: str) -> int:
    found = TOTAL.search(page)
    assert found
    return int(found[1])


def test_corrected_words_are_said_and_the_text_as_typed_can_be_searched(
    client: FlaskClient,
) -> None:
    page = client.get("/search?q=sreet+lihgts").text
    assert "Showing results for <strong>street lights</strong>" in page
    assert 'href="/search?q=sreet+lihgts&amp;exact=1"' in page
    assert "<title>“street lights”: 6 projects" in page
    assert 'data-announce="Showing results for “street lights”. 6 projects"' in page
    assert 'value="sreet lihgts"' in page
    assert total(client.get("/search?q=street+lights").text) == 6


def test_an_exact_search_corrects_nothing_and_can_be_taken_back(client: FlaskClient) -> None:
    page = client.get("/search?q=sreet+lihgts&exact=1").text
    assert "Showing results for" not in page
    assert "Remove </span>Exactly as typed" in page
    assert 'href="/search?q=sreet+lihgts"' in page
    assert 'name="exact" value="1"' in page


def test_a_likelier_word_is_asked_for_with_its_count(client: FlaskClient) -> None:
    page = client.get("/search?q=fighting").text
    assert "Did you mean lighting (7 projects )?" in plain(page)
    assert total(client.get("/search?q=lighting").text) == 7


@pytest.mark.parametrize("url", WIDER)
def test_every_way_out_leads_to_as_many_projects_as_it_says(client: FlaskClient, url: str) -> None:
    page = client.get(url).text
    ways = WAYS.findall(page)
    assert ways
    for href, words, count in ways:
        there = client.get(html.unescape(href)).text
        assert total(there) == int(count), words
        assert "with some of the words" not in there


def test_ways_out_say_what_they_change(client: FlaskClient) -> None:
    text = text_of(client, "/search?q=twin&year=2018")
    assert "Also 2023 : 1 project" in text
    assert "Without the year 2018 : 3 projects" in text
    assert "Without the words twin : 10 projects" in text
    several = text_of(client, "/search?q=flood&city=dallas-texas&city=kitchener-ontario")
    assert "Without the cities Dallas, Texas and Kitchener, Ontario" in several
    assert "Without the year 2021 to 2022" in text_of(client, "/search?q=twin&year=2021..2022")


@pytest.mark.parametrize("url", [*WIDER, "/search?q=fighting", "/search?q=sreet+lihgts"])
def test_help_is_in_the_fragment_as_in_the_page(client: FlaskClient, url: str) -> None:
    page, fragment = client.get(url), client.get(url, headers=HTMX)
    assert fragment.text in page.text


def test_the_full_list_of_a_facet_follows_the_correction(client: FlaskClient) -> None:
    assert "technologies among the projects with “street lights”" in text_of(
        client, "/search/technology?q=sreet+lihgts"
    )
