"""What visitors find on the search page, and what it says of itself."""

import pytest
from flask.testing import FlaskClient

from archive.domain.snapshot import Snapshot
from tests.integration.reading import text_of, titles

RECIPIENTS = {
    "Coral Gables": "Coral Gables Smart City Digital Twin Horizontal Integration Platform",
    "Dallas": "Red Cloud Neighborhood Smart Cities Pilot Project",
    "Kitchener": "Growing Together",
}


@pytest.mark.parametrize(("city", "title"), RECIPIENTS.items())
def test_each_recipient_of_2023_is_first_for_its_name_and_its_city(
    client: FlaskClient, city: str, title: str
) -> None:
    assert titles(client, f"/search?q={title}")[0] == title
    assert titles(client, f"/search?q={city}")[0] == title
    assert title in titles(client, f"/search?city={city}")


def test_the_misspelt_city_is_found_as_word_and_as_filter(client: FlaskClient) -> None:
    assert titles(client, "/search?q=Kitchner")[0] == "Growing Together"
    assert "Growing Together" in titles(client, "/search?city=Kitchner")


def test_the_recipients_are_found_by_year_honour_and_technology(client: FlaskClient) -> None:
    honoured = "honour=overall-award-recipient"
    assert set(titles(client, f"/search?{honoured}&year=2023")) == set(RECIPIENTS.values())
    assert set(RECIPIENTS.values()) <= set(titles(client, "/search?year=2023"))
    assert RECIPIENTS["Dallas"] in titles(client, f"/search?{honoured}&technology=Public+Wi-Fi")
    assert RECIPIENTS["Coral Gables"] in titles(client, "/search?technology=digital-twin")


def test_the_start_page_shows_the_recipients_and_is_live(client: FlaskClient) -> None:
    text = text_of(client, "/")
    assert "Overall Award Recipients of 2023" in text
    assert all(title in text for title in RECIPIENTS.values())
    assert 'data-hx-get="/search"' in client.get("/").text


def test_counts_never_go_without_their_coverage(client: FlaskClient, snapshot: Snapshot) -> None:
    winners, slots = len(snapshot.winners), sum(e.slots for e in snapshot.editions)
    assert f"{winners} of {slots} winners are recorded" in text_of(client, "/")
    assert "8 of 50 winners of 2023 are recorded" in text_of(client, "/search?year=2023")
    assert "All 20 winners of 2025 are recorded" in text_of(client, "/search?year=2025")
    assert "of 2022 and 2023 are recorded" in text_of(client, "/search?year=2022..2023")
    assert "39 of 250 winners of 2019 to 2023 are" in text_of(client, "/search?year=2019..2023")


def test_root_with_parameters_is_the_same_search(client: FlaskClient) -> None:
    at_root, at_search = client.get("/?q=dallas"), client.get("/search?q=dallas")
    assert at_root.text == at_search.text
    assert at_root.headers["ETag"] == at_search.headers["ETag"]


def test_the_title_says_what_was_asked_and_how_much_was_found(client: FlaskClient) -> None:
    assert "<title>“dallas”: 1 project – Awards Archive</title>" in client.get("/?q=dallas").text
    assert "<title>Year: 2023: 8 projects" in client.get("/search?year=2023").text


def test_chips_take_back_one_choice_each(client: FlaskClient) -> None:
    page = client.get("/search?q=air&year=2019&year=2023").text
    assert 'href="/search?year=2019&amp;year=2023"' in page
    assert 'href="/search?q=air&amp;year=2023"' in page
    assert 'href="/search?q=air&amp;year=2019"' in page


def test_a_page_beyond_the_end_says_so_and_leads_back(client: FlaskClient) -> None:
    page = client.get("/search?q=dallas&page=9").text
    assert "The list ends before page 9" in page
    assert 'href="/search?q=dallas"' in page


def test_nothing_found_offers_ways_out(client: FlaskClient) -> None:
    page = client.get("/search?q=zeppelin&city=dallas-texas").text
    assert "0 projects" in page
    assert 'href="/search?q=zeppelin"' in page
    assert 'href="/search?city=dallas-texas"' in page


def test_matched_words_are_marked(client: FlaskClient) -> None:
    assert "<mark>" in client.get("/search?q=lighting").text


def test_a_chosen_value_stays_in_view_when_nothing_has_it(client: FlaskClient) -> None:
    page = client.get("/search?q=zeppelin&city=dallas-texas").text
    assert 'value="dallas-texas" checked' in page


def test_a_long_facet_has_a_page_of_its_own_that_keeps_the_question(client: FlaskClient) -> None:
    assert 'href="/search/technology?year=2025"' in client.get("/search?year=2025").text
    page = client.get("/search/technology?year=2025&page=3").text
    assert 'href="/search?year=2025&amp;technology=ai"' in page
    assert client.get("/search/colour").status_code == 404


def test_every_value_of_a_facet_is_on_the_page(client: FlaskClient, snapshot: Snapshot) -> None:
    page = client.get("/").text
    used = {key for winner in snapshot.winners for key in winner.technologies}
    assert all(f'name="technology" value="{key}"' in page for key in used)
