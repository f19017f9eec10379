"""The page of peers in all its states, as a page, as a fragment and as data."""

import json
import re
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.integration.reading import HTMX, text_of
from tests.integration.test_pages_bad_input import NASTIES, PAYLOADS, encoded

STATES = {
    "start": "/peers",
    "a city that won": "/peers?city=dallas-texas",
    "one that did not": "/peers?city=lyon-france",
    "one of which little is known": "/peers?city=york-county-virginia",
    "several of the name": "/peers?city=Springfield",
    "none of the name": "/peers?city=Atlantys",
    "words": "/peers?city=lyon-france&q=street+lights",
    "mistyped words": "/peers?city=lyon-france&q=sreet+lihgts",
    "some of the words": "/peers?city=lyon-france&q=dallas+zeppelin",
    "nothing": "/peers?city=lyon-france&q=zeppelin",
    "topics and sliders": "/peers?city=lyon-france&technology=wifi&weight_distance=9",
    "a later page": "/peers?city=lyon-france&page=2",
    "beyond the end": "/peers?city=lyon-france&page=40",
}


@pytest.mark.parametrize("url", STATES.values(), ids=STATES.keys())
def test_the_fragment_is_part_of_the_page(client: FlaskClient, url: str) -> None:
    page, fragment = client.get(url), client.get(url, headers=HTMX)
    assert page.status_code == fragment.status_code == 200
    assert fragment.text.strip() in page.text
    assert "<html" not in fragment.text
    canonical = re.search('rel="canonical" href="([^"]*)"', page.text)
    assert canonical and fragment.headers["HX-Push-Url"] == canonical[1].replace("&amp;", "&")
    assert ("noindex" in page.text) is (url != "/peers")


def test_without_a_city_there_is_a_form_with_examples(client: FlaskClient) -> None:
    text = text_of(client, "/peers")
    assert "Pick your city" in text and "How likeness is reckoned" in text
    for example in re.findall(r'href="(/peers\?city=[^"]+)"', client.get("/peers").text):
        assert "projects of cities like" in text_of(client, example)


def test_each_row_says_why(client: FlaskClient) -> None:
    text = text_of(client, "/peers?city=dallas-texas")
    assert (
        "77 % alike : population 1.2 times yours; 407 km (253 miles) away; same state or province; "
        "shares: LED lighting, Street lighting; both work on:" in text
    )


def test_what_is_missing_is_said_of_the_city_and_of_its_peers(client: FlaskClient) -> None:
    kaohsiung = text_of(client, "/peers?city=kaohsiung-taiwan")
    assert "No project of it is recorded as a winner here." in kaohsiung
    left_out = "not compared with any city: state or province, technologies and focus areas."
    assert left_out in kaohsiung
    of_taoyuan = "away; same country. Not compared, as it is not recorded: population."
    assert f"283 km (176 miles) {of_taoyuan}" in kaohsiung
    assert "of which too little is recorded ( Kansas City, United States ," in kaohsiung


def test_several_cities_of_one_name_are_a_choice(client: FlaskClient) -> None:
    text = text_of(client, "/peers?city=Springfield&q=5G")
    assert "Which Springfield?" in text
    assert "Springfield Illinois, United States 114,394 inhabitants" in text
    page = client.get("/peers?city=Springfield&q=5G").text
    links = re.findall(r'href="(/peers\?city=springfield-[^"]+)"', page)
    assert len(links) == 12
    assert all(link.endswith("&amp;q=5G") for link in links), "nothing is lost"


def test_a_name_that_is_far_larger_elsewhere_is_taken_and_the_others_are_told(
    client: FlaskClient,
) -> None:
    text = text_of(client, "/peers?city=Dallas")
    assert "projects of cities like Dallas, Texas" in text
    assert "Not the one you meant? Dallas, Oregon" in text
    assert "Not the one you meant?" not in text_of(client, "/peers?city=dallas-texas")


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("ohio, usa", "Which city in Ohio, United States? With recorded winners Cleveland "
         "365,379 inhabitants, 3 projects Columbus"),
        ("Georgia", "Which city in Georgia? The largest Tbilisi"),
        ("Georgia", "Which city in Georgia, United States? With recorded winners Peachtree"),
        ("Ontario", "Richmond Hill 202,022 inhabitants Or a city called “Ontario”? Ontario "
         "California, United States"),
        ("Taiwan", "The largest others Taipei"),
        ("Quebec", "projects of cities like Québec, Quebec"),
        ("Singapore", "projects of cities like Singapore"),
        ("Bo", "projects of cities like Bo, Sierra Leone"),
    ],
)  # fmt: skip
def test_a_state_or_country_offers_its_cities_those_that_won_first(
    client: FlaskClient, typed: str, told: str
) -> None:
    assert told in text_of(client, f"/peers?city={typed}")


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("Dallas, Texas", "dallas-texas"),
        ("DALLAS TX", "dallas-texas"),
        ("DC", "washington-district-of-columbia"),
        ("Kitchner", "kitchener-ontario"),
        ("桃園市", "taoyuan-taiwan"),
        ("Lyon, France", "lyon-france"),
        ("brentwood-california-5330642", "brentwood-california-5330642"),
        ("kansas-city-united-states", "kansas-city-united-states"),
    ],
)
def test_every_name_of_a_city_leads_to_one_address(
    client: FlaskClient, typed: str, key: str
) -> None:
    fragment = client.get("/peers", query_string={"city": typed}, headers=HTMX)
    assert fragment.headers["HX-Push-Url"] == f"/peers?city={key}"


def test_a_mistyped_name_is_met_with_those_that_look_like_it(client: FlaskClient) -> None:
    text = text_of(client, "/peers?city=Kitcehner")
    assert "No city is called “Kitcehner”" in text
    assert "Kitchener Ontario, Canada 256,885 inhabitants" in text


@pytest.mark.parametrize(
    ("asked", "canonical"),
    [
        ("city=dallas-texas&q=&technology=&weight_population=5&page=1", "city=dallas-texas"),
        ("page=2&q=wifi&city=Dallas, Texas", "city=dallas-texas&q=wifi&page=2"),
        ("city=dallas-texas&technology=Public+Wi-Fi&technology=Lighting",
         "city=dallas-texas&technology=wifi&technology=lighting"),
        ("weight_country=0&weight_population=07&city=dallas-texas",
         "city=dallas-texas&weight_population=7&weight_country=0"),
        ("city=dallas-texas&exact=1", "city=dallas-texas"),
    ],
)  # fmt: skip
def test_a_question_has_one_address(client: FlaskClient, asked: str, canonical: str) -> None:
    fragment = client.get(f"/peers?{asked}", headers=HTMX)
    assert fragment.headers["HX-Push-Url"] == f"/peers?{canonical}"


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("weight_distance=11", "“11” is no weight: those are whole numbers from 0 to 10."),
        ("weight_distance=-1", "“-1” is no weight"),
        ("technology=zeppelins", "No technology or focus area is called “zeppelins”"),
        ("colour=red", "The address has parts that mean nothing here: “colour”."),
        ("page=x", "“x” is no page number"),
        ("&".join(f"weight_{n}=0" for n in
                  ("population", "distance", "country", "technologies", "focus_areas")),
         "With every weight at 0 no two cities are alike"),
    ],
)  # fmt: skip
def test_what_cannot_be_used_is_said_and_refused_as_data(
    client: FlaskClient, asked: str, said: str
) -> None:
    assert said in text_of(client, f"/peers?city=lyon-france&{asked}")
    for suffix in ("json", "csv"):
        refused = client.get(f"/peers.{suffix}?city=lyon-france&{asked}")
        assert refused.status_code == 400
        assert said in json.loads(refused.text)["errors"][0]["detail"]


def test_too_many_words_are_cut_and_refused_as_data(client: FlaskClient) -> None:
    asked = f"city=lyon-france&q={'x' * 300}"
    assert "Only the first 256 characters were searched." in text_of(client, f"/peers?{asked}")
    assert client.get(f"/peers.json?{asked}").status_code == 413


def test_sliders_change_the_order(client: FlaskClient) -> None:
    near = client.get("/peers.json?city=vienna-austria&weight_distance=10&weight_population=0").json
    usual = client.get("/peers.json?city=vienna-austria").json
    assert near and usual
    assert near["meta"]["most_similar"][0]["label"] == "Florence, Italy"
    assert near["meta"]["most_similar"] != usual["meta"]["most_similar"]
    assert near["meta"]["total"] == usual["meta"]["total"]


def test_the_data_are_those_of_the_page_with_the_reasons(client: FlaskClient) -> None:
    url = "?city=dallas-texas&q=street+lights"
    given = client.get(f"/peers.json{url}")
    assert given.headers["Access-Control-Allow-Origin"] == "*"
    assert given.json and given.headers["ETag"]
    page = client.get(f"/peers{url}").text
    shown = re.findall(r'card__title"><a href="/winners/(\d{4}-\d+)-', page)
    assert [row["winner"]["id"] for row in given.json["data"]] == shown
    assert given.json["data"][0]["city"]["kilometres"] == 406.5
    assert given.json["meta"]["city"]["has_won"] is True
    whole = client.get(f"/peers.csv{url}").text.splitlines()
    assert [line.partition(",")[0] for line in whole[1:]] == shown
    for suffix in ("csv", "xlsx", "jsonl", "json"):
        assert f'href="/peers.{suffix}?city=dallas-texas&amp;q=street+lights"' in page


def test_data_lead_to_their_next_page(client: FlaskClient) -> None:
    first = client.get("/peers.json?city=lyon-france").json
    assert first and len(first["data"]) == 20
    ids = [row["winner"]["id"] for row in first["data"]]
    url = first["links"]["next"]
    while url:
        page = client.get(url).json
        assert page
        ids += [row["winner"]["id"] for row in page["data"]]
        url = page["links"].get("next")
    assert len(ids) == len(set(ids)) == first["meta"]["total"]


@pytest.mark.parametrize(
    ("asked", "status", "near"),
    [
        ("", 400, None),
        ("?city=Springfield", 400, "springfield-missouri"),
        ("?city=Kitcehner", 404, "kitchener-ontario"),
        ("?city=Ohio", 400, "cleveland-ohio"),
    ],
)
def test_data_of_no_certain_city_are_a_problem_with_the_nearest(
    client: FlaskClient, asked: str, status: int, near: str | None
) -> None:
    refused = client.get(f"/peers.json{asked}")
    assert (refused.status_code, refused.content_type) == (status, "application/problem+json")
    if near:
        first = json.loads(refused.text)["nearest"][0]
        assert first == f"/peers.json?city={near}"
        assert client.get(first).status_code == 200


def test_any_city_is_suggested_with_what_tells_it_from_its_namesakes(client: FlaskClient) -> None:
    text = text_of(client, "/suggest/city?q=springfield+il")
    assert "Springfield, Illinois United States, 114,394 inhabitants" in text
    assert "Cleveland, Ohio United States" in text_of(client, "/suggest/city?q=Ohio")
    page = client.get("/suggest/city?q=springfield").text
    links = re.findall(r'href="(/peers\?city=[^"]+)" data-value="([^"]+)"', page)
    assert len(links) == 8
    for url, value in links:
        assert "projects of cities like" in text_of(client, url)
        typed = client.get("/peers", query_string={"city": value}, headers=HTMX)
        assert typed.headers["HX-Push-Url"] == url
    assert "begins so" in text_of(client, "/suggest/city?q=zzzz")


@pytest.mark.parametrize("text", [*NASTIES, *PAYLOADS], ids=lambda text: repr(text[:12]))
@pytest.mark.parametrize(
    "where", ["/peers?city=", "/peers?city=lyon-france&q=", "/suggest/city?q="]
)
def test_nasty_texts_get_a_page(client: FlaskClient, where: str, text: str) -> None:
    page = client.get(f"{where}{encoded(text)}")
    assert page.status_code == 200
    assert "<script>alert" not in page.text and "<img src=x" not in page.text


pairs = st.lists(
    st.tuples(
        st.sampled_from(["city", "q", "technology", "page", "exact", "weight_country"])
        | st.text(max_size=8),
        st.text(max_size=30) | st.sampled_from(["dallas", "wifi", "0", "10", "Springfield"]),
    ),
    max_size=6,
)


@given(pairs, st.booleans())
@settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_address_gets_an_answer(
    client: FlaskClient, pairs: list[tuple[str, str]], live: bool
) -> None:
    query = "&".join(f"{quote(n, safe='')}={quote(v, safe='')}" for n, v in pairs)
    assert client.get(f"/peers?{query}", headers=HTMX if live else {}).status_code == 200
    assert client.get(f"/peers.json?{query}").status_code in (200, 400, 404, 413)
