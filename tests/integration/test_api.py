"""The API: the same record as on the pages, errors that help, and nothing that breaks it."""

import json
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.domain.fields import FACET_BY_NAME, FACETS
from archive.web.api.endpoint import ENDPOINTS

WINNER = "/api/v1/winners/2023-06"
ADDRESSES = ["/api/v1/", "/api/v1/winners", WINNER, "/api/v1/search?q=air", "/api/v1/cities",
             "/api/v1/cities/dallas-texas", "/api/v1/countries", "/api/v1/countries/canada",
             "/api/v1/technologies", "/api/v1/technologies/street-lighting",
             "/api/v1/focus-areas", "/api/v1/focus-areas/lighting", "/api/v1/editions",
             "/api/v1/editions/smart-50-2023", "/api/v1/suggest?q=da",
             "/api/v1/peers?city=dallas-texas", "/api/v1/releases/current",
             "/api/v1/openapi.json"]  # fmt: skip


@pytest.mark.parametrize("url", ADDRESSES)
def test_answers_are_fresh_and_open_and_known_ones_are_not_sent_again(
    client: FlaskClient, url: str
) -> None:
    response = client.get(url)
    assert response.status_code == 200
    assert response.content_type == "application/json"
    assert response.headers["Last-Modified"]
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    known = client.get(url, headers={"If-None-Match": response.headers["ETag"]})
    assert (known.status_code, known.data) == (304, b"")
    assert known.headers["ETag"] == response.headers["ETag"]
    assert known.headers["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize("url", ADDRESSES)
def test_whatever_is_read_can_be_asked_for_in_other_ways(client: FlaskClient, url: str) -> None:
    head = client.head(url)
    assert (head.status_code, head.data) == (200, b"")
    assert head.headers["ETag"]
    preflight = client.options(
        url, headers={"Origin": "https://example.org", "Access-Control-Request-Method": "GET"}
    )
    assert preflight.status_code == 200
    assert preflight.headers["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    assert preflight.headers["Access-Control-Allow-Headers"] == "*"
    assert client.get(f"{url.partition('?')[0]}?colour=red").status_code == 400


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
@pytest.mark.parametrize(
    "url",
    ["/api/v1/winners", WINNER, "/search.csv", "/compare.csv", "/data/winners.csv", "/oembed"],
)
def test_data_can_only_be_read(client: FlaskClient, method: str, url: str) -> None:
    response = getattr(client, method)(url)
    assert response.headers["Allow"] == "GET, HEAD, OPTIONS"
    assert problem(response, 405)["detail"]


def test_a_winner_is_told_as_in_the_exports(client: FlaskClient) -> None:
    listed = {w["id"]: w for w in client.get("/api/v1/winners?limit=100").get_json()["data"]}
    exported = client.get("/search.json").get_json()["data"]
    assert len(listed) == len(exported) == 75
    for winner in exported:
        told = listed[winner["id"]]
        assert {name: told[name] for name in winner} == winner
        assert told["links"]["page"] == winner["path"]
    one = client.get(WINNER).get_json()["data"]
    assert one == listed["2023-06"]


def test_a_search_finds_what_its_page_finds(client: FlaskClient) -> None:
    answer = client.get("/api/v1/search?q=sreet+lihgts&year=2018..2023").get_json()
    exported = client.get("/search.json?q=sreet+lihgts&year=2018..2023").get_json()
    assert [w["id"] for w in answer["data"]] == [w["id"] for w in exported["data"]]
    assert answer["meta"]["shown_for"] == "street lights"
    assert answer["meta"]["coverage"] == exported["meta"]["coverage"]
    assert all(winner["match"]["score"] > 0 for winner in answer["data"])
    shown = [text for w in answer["data"] for texts in w["match"]["highlights"].values()
             for text in texts]  # fmt: skip
    assert any("<mark>street</mark>" in text.lower() for text in shown)


def test_facets_are_counted_as_far_as_asked(client: FlaskClient) -> None:
    def facets(query: str) -> dict[str, dict[str, list[dict[str, object]]]]:
        return dict(client.get(f"/api/v1/search?{query}").get_json()["facets"])

    assert list(facets("q=air")) == [facet.name for facet in FACETS]
    assert facets("facet_limit=0") == {}
    chosen = facets("facet_limit=1&country=canada&country=United+States")["country"]
    assert [v["key"] for v in chosen["values"] if v["selected"]] == ["united-states", "canada"]
    assert chosen["size"] > len(chosen["values"]) == 2
    assert facets("")["year"]["values"] == client.get("/api/v1/winners?facet_limit=20").get_json()[
        "facets"]["year"]["values"]  # fmt: skip
    for value in facets("facet_limit=3")["city"]["values"]:
        found = client.get(f"/api/v1/winners?city={value['key']}").get_json()
        assert found["meta"]["total"] == value["count"]


def test_few_results_come_with_wider_questions_that_keep_their_word(client: FlaskClient) -> None:
    answer = client.get("/api/v1/search?q=twin&year=2018").get_json()
    assert answer["meta"]["wider"]
    for way in answer["meta"]["wider"]:
        assert client.get(way["url"]).get_json()["meta"]["total"] == way["total"]


@pytest.mark.parametrize("path", ["cities", "countries", "technologies", "focus-areas"])
def test_every_entry_leads_to_as_many_winners_as_it_says(client: FlaskClient, path: str) -> None:
    listed = client.get(f"/api/v1/{path}?limit=100").get_json()
    assert listed["meta"]["total"] == len(listed["data"]) > 5
    for entry in listed["data"][:25]:
        one = client.get(entry["links"]["self"]).get_json()
        assert one["data"] == entry
        if entry["winners"]:
            found = client.get(entry["links"]["winners"]).get_json()
            assert found["meta"]["total"] == entry["winners"]


def test_every_edition_leads_to_its_recorded_winners(client: FlaskClient) -> None:
    for edition in client.get("/api/v1/editions").get_json()["data"]:
        found = client.get(edition["links"]["winners"]).get_json()
        assert found["meta"]["total"] == edition["recorded"]
        assert {w["edition"] for w in found["data"]} == {edition["key"]}
        assert client.get(edition["links"]["page"]).status_code == 200


def test_suggestions_lead_to_what_they_name(client: FlaskClient) -> None:
    found = [entry for text in ("dal", "street", "smart", "growing")
             for entry in client.get(f"/api/v1/suggest?q={text}").get_json()["data"]]  # fmt: skip
    assert {entry["kind"] for entry in found} == {"city", "technology", "edition", "winner"}
    for entry in found:
        told = client.get(entry["links"]["self"]).get_json()["data"]
        assert entry["key"] in (told.get("key"), told.get("id"))
        assert client.get(entry["links"]["page"]).status_code == 200


def test_peers_are_those_of_the_page(client: FlaskClient) -> None:
    asked = "city=Madison,+Wisconsin&technology=lighting&technology=data-ai&weight_distance=0"
    answer = client.get(f"/api/v1/peers?{asked}&limit=3").get_json()
    page = client.get(f"/peers.json?{asked}").get_json()
    whole = answer["data"]
    while "next" in answer["links"]:
        answer = client.get(answer["links"]["next"]).get_json()
        whole += answer["data"]
    assert len(whole) == page["meta"]["total"] > 3
    shown = [(p["winner"]["id"], p["score"], p["city"]["similarity"]) for p in page["data"]]
    told = [(w["id"], w["peer"]["score"], w["peer"]["city"]["similarity"]) for w in whole]
    assert told[: len(shown)] == shown
    assert answer["meta"]["city"]["label"] == page["meta"]["city"]["label"]
    assert answer["meta"]["most_similar"] == page["meta"]["most_similar"]


@pytest.mark.parametrize(
    ("query", "pointer", "near"),
    [
        ("", "#/query/city", []),
        ("city=Atlantiss", "#/query/city", ["atlanta-georgia"]),
        ("city=Springfield", "#/query/city", []),
        ("city=dallas-texas&technology=lightning", "#/query/technology/0", ["Lighting"]),
        ("city=dallas-texas&weight_distance=11", "#/query/weight_distance", []),
        ("city=dallas-texas&weigth_distance=1", "#/query/weigth_distance", ["weight_distance"]),
    ],
)
def test_a_question_about_peers_that_is_unclear_is_pointed_at(
    client: FlaskClient, query: str, pointer: str, near: list[str]
) -> None:
    told = problem(client.get(f"/api/v1/peers?{query}"), 400)
    assert [error["pointer"] for error in told["errors"]] == [pointer]
    assert set(near) <= set(told["errors"][0]["nearest"])
    silent = client.get("/api/v1/peers?city=dallas-texas&weight_population=0&weight_distance=0"
                        "&weight_country=0&weight_technologies=0&weight_focus_areas=0")  # fmt: skip
    assert "usual weights" in silent.get_json()["meta"]["notices"][0]


@pytest.mark.parametrize(
    ("query", "pointer", "near"),
    [
        ("colour=red", "#/query/colour", ["honour", "country"]),
        ("city=dallas&city=Dalas", "#/query/city/1", ["Dallas, Texas"]),
        ("city=", "#/query/city/0", []),
        ("limit=0", "#/query/limit", []),
        ("limit=101", "#/query/limit", []),
        ("limit=1.0", "#/query/limit", []),
        ("limit=5&limit=5", "#/query/limit", []),
        ("sort=best", "#/query/sort", []),
        ("exact=yes", "#/query/exact", []),
        ("page=2", "#/query/page", []),
        ("a%2Fb~=1", "#/query/a~1b~0", []),
        ("&".join(["year=2023"] * 51), "#/query/year", []),
        ("utm_source=x", "#/query/utm_source", []),
    ],
)
def test_what_cannot_be_used_is_pointed_at(
    client: FlaskClient, query: str, pointer: str, near: list[str]
) -> None:
    told = problem(client.get(f"/api/v1/search?{query}"), 400)
    assert [error["pointer"] for error in told["errors"]] == [pointer]
    assert told["errors"][0]["detail"]
    assert set(near) <= set(told["errors"][0]["nearest"])


@pytest.mark.parametrize("query", [f"q={'x' * 257}", f"q={'é' * 257}", "city=" + "x" * 8001])
def test_a_question_that_is_too_long_is_a_413(client: FlaskClient, query: str) -> None:
    assert problem(client.get(f"/api/v1/search?{query}"), 413)["errors"]
    assert client.get(f"/api/v1/search?q={'x' * 256}").status_code == 200


@pytest.mark.parametrize(
    ("url", "near"),
    [
        ("winners/2023-06-growing-together", ["/api/v1/winners/2023-06"]),
        ("winners/growing-together", ["/api/v1/winners/2023-06"]),
        ("winners/%00", []),
        ("cities/dallas", ["/api/v1/cities/dallas-texas"]),
        ("cities/dalas", ["/api/v1/cities/dallas-texas"]),
        ("technologies/luminaire", ["/api/v1/technologies/street-lighting"]),
        ("focus-areas/light", ["/api/v1/focus-areas/lighting"]),
        ("countries/candaa", ["/api/v1/countries/canada"]),
        ("editions/smart-50-2032", ["/api/v1/editions/smart-50-2023"]),
        ("winers", ["/api/v1/winners"]),
        ("winners/2023-06/more", None),
        ("nothing/like/it", ["/api/v1/"]),
    ],
)
def test_what_is_unknown_is_a_404_with_what_may_be_meant(
    client: FlaskClient, url: str, near: list[str] | None
) -> None:
    told = problem(client.get(f"/api/v1/{url}"), 404)
    assert near is None or set(near) <= set(told["nearest"])
    assert all(client.get(other).status_code == 200 for other in told["nearest"])


def test_a_slash_too_many_or_too_few_is_put_right(client: FlaskClient) -> None:
    for url, right in (("/api/v1/winners/?year=2023", "/api/v1/winners?year=2023"),
                       (f"{WINNER}/", WINNER), ("/api/v1", "/api/v1/")):  # fmt: skip
        response = client.get(url)
        assert response.status_code == 308
        assert response.headers["Location"].removeprefix("http://localhost") == right


NASTIES = ["\0", "\ud800", "\u202e", "..", "%", "%2e%2e%2f", "//", "\\", "x" * 3000, "\n", "{id}"]


@given(
    st.sampled_from([endpoint.path for endpoint in ENDPOINTS]),
    st.text(max_size=20) | st.sampled_from(NASTIES),
    st.lists(
        st.tuples(
            st.sampled_from(["q", "limit", "cursor", "sort", "weight_distance", *FACET_BY_NAME])
            | st.text(max_size=6),
            st.text(max_size=20) | st.sampled_from(["dallas", "2019..2023", "1", "city", *NASTIES]),
        ),
        max_size=4,
    ),
)
@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_address_gives_data_or_a_problem(
    client: FlaskClient, path: str, held: str, pairs: list[tuple[str, str]]
) -> None:
    query = "&".join(f"{encoded(name)}={encoded(value)}" for name, value in pairs)
    bare = path.replace("{key}", "{id}").replace("{id}", encoded(held))
    response = client.get(f"/api/v1{bare}?{query}")
    assert response.status_code in (200, 308, 400, 404, 410, 413)


def encoded(text: str) -> str:
    return quote(text, safe="", errors="surrogatepass")


def problem(response: object, status: int) -> dict:  # type: ignore[type-arg]
    assert response.status_code == status, response.text  # type: ignore[attr-defined]
    assert response.content_type == "application/problem+json"  # type: ignore[attr-defined]
    assert response.headers["Access-Control-Allow-Origin"] == "*"  # type: ignore[attr-defined]
    told = dict(json.loads(response.text))  # type: ignore[attr-defined]
    assert told["status"] == status
    return told
