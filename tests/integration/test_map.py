"""The map holds what the search finds, to the number, at every look; and its list says the same."""

import html
import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.config import Settings
from archive.domain.place import Place
from archive.domain.snapshot import Snapshot
from archive.web import create_app
from archive.web.asking import MAX_CHOICES
from tests.conftest import put
from tests.corpus import CORPUS
from tests.integration.reading import HTMX, plain, text_of

SEARCHES = ["", "q=air", "q=street+lights", "year=2019..2023", "country=united-states&q=data",
            "city=not-recorded", "city=dallas-texas", "city=chattanooga-tennessee&year=2023",
            "city=pioneer-valley-massachusetts", "technology=wifi", "q=sreet+lihgts",
            "q=dallas+zeppelin", "q=zeppelin&year=2018", "award=smart-20&sort=city"]  # fmt: skip
LOOKS = ["zoom=0", "zoom=4&at=38,-95", "zoom=8&at=37,-77", "zoom=5&at=24,121", "zoom=3"]
BUDGET = 120_000


def found(client: FlaskClient, query: str) -> int:
    """How many winners the search finds."""
    data = client.get(f"/search.json?{query}")
    return int(json.loads(data.text)["meta"]["total"])


def marks(page: str, width: str) -> Iterator[tuple[str, int, str]]:
    """The name, number and address of each mark for one width."""
    group = page.partition(f'<g class="map__{width}">')[2].partition("</g>")[0]
    for url, name in re.findall(r'<a [^>]*href="([^"]*)".*?<title>(.*?)</title>', group, re.DOTALL):
        number = re.search(r": ([\d,]+) winners?", name)
        assert number
        yield html.unescape(name), int(number[1].replace(",", "")), html.unescape(url)


def told(page: str) -> tuple[int, int]:
    """How many winners the page says are found, and how many of them are on the map."""
    lead = plain(page.partition('<p class="lead">')[2].partition("</p>")[0])
    if lead.startswith("No recorded winner"):
        return 0, 0
    match = re.match(r"(?:All|([\d,]+) of) ([\d,]+) winners?", lead)
    assert match, lead
    located, total = match[1] or match[2], match[2]
    return int(total.replace(",", "")), int(located.replace(",", ""))


def unlocated(snapshot: Snapshot) -> int:
    places = [[snapshot.place_of(name) for name in w.places] for w in snapshot.winners]
    return sum(all(p.city is None or p.latitude is None for p in of_one) for of_one in places)


@pytest.mark.parametrize("query", SEARCHES)
def test_what_is_on_the_map_and_what_is_not_are_all_that_is_found(
    client: FlaskClient, snapshot: Snapshot, query: str
) -> None:
    page = client.get(f"/map?{query}").text
    total, located = told(page)
    assert total == found(client, query)
    listed = re.findall(r'<li><a href="/cities/([\w-]+)">', page.partition("places-heading")[2])
    on_map = [key for key in listed if _is_located(snapshot, key)]
    again = "&".join(f"city={key}" for key in on_map)
    rest = "&".join(part for part in query.split("&") if not part.startswith("city="))
    if len(on_map) <= MAX_CHOICES:
        assert located == (found(client, f"{rest}&{again}") if on_map else 0)
    if not query:
        assert total - located == unlocated(snapshot) == 4


def _is_located(snapshot: Snapshot, key: str) -> bool:
    return any(p.slug == key and p.latitude is not None for p in snapshot.places)


@pytest.mark.parametrize("look", ["", *LOOKS])
@pytest.mark.parametrize("width", ["broad", "middle", "narrow"])
def test_every_mark_leads_to_what_it_promises_however_close_the_look(
    client: FlaskClient, look: str, width: str
) -> None:
    page = client.get(f"/map?{look}").text
    for name, number, url in marks(page, width):
        parts = urlsplit(url)
        if parts.path == "/map":
            assert " other place" in name
            closer = client.get(url).text
            assert sum(n for _, n, _ in marks(closer, width)) >= number
            assert len(list(marks(closer, width))) > 1
        else:
            assert parts.path == "/search"
            assert found(client, parts.query) == number, name
            assert len(parse_qs(parts.query)["city"]) == 1 or " other place" in name


def test_marks_add_up_to_the_winners_in_view_where_none_has_two_places(
    client: FlaskClient,
) -> None:
    """A winner of two places may be in two marks; in a search without one the sum is exact."""
    page = client.get("/map?award=smart-20").text
    _, located = told(page)
    for width in ("broad", "middle", "narrow"):
        assert sum(number for _, number, _ in marks(page, width)) == located


def test_a_winner_of_seven_cities_is_one_winner(client: FlaskClient) -> None:
    page = client.get("/map?q=%22virginia%20beach%22&year=2018").text
    assert told(page) == (1, 1)
    assert [number for _, number, _ in marks(page, "narrow")] == [1]


def test_the_list_is_the_map_in_words(client: FlaskClient) -> None:
    page = client.get("/map").text
    lists = page.partition("places-heading")[2]
    assert lists.count("<li>") == 51 + 6
    text = plain(lists)
    assert "Dallas, Texas 1 winner in Dallas, Texas" in text
    assert "Limestone County, Alabama 1 winner" in text
    assert "Taiwan, no city recorded 1 winner" in text
    for url, number in re.findall(r'class="facet__count" href="([^"]+)"[^>]*>([\d,]+)', lists):
        assert found(client, urlsplit(html.unescape(url)).query) == int(number)


def test_the_page_says_how_partial_the_record_is(client: FlaskClient) -> None:
    assert "75 of 360 winners are recorded." in text_of(client, "/map")
    assert "8 of 50 winners of 2023 are recorded." in text_of(client, "/map?year=2023")


def test_the_search_leads_to_its_map_and_the_map_back(client: FlaskClient) -> None:
    query = "q=lighting&year=2019..2023&sort=city"
    assert f'href="/map?{query.replace("&", "&amp;")}"' in client.get(f"/search?{query}").text
    page = client.get(f"/map?{query}&zoom=4&at=38,-95").text
    assert f'href="/search?{query.replace("&", "&amp;")}"' in page
    for chip in ("“lighting”", "Year: 2019 to 2023"):
        assert chip in html.unescape(page)
    assert 'href="/map?year=2019..2023&amp;sort=city"' in page
    assert "On the map" not in client.get("/search?q=zeppelin&city=dallas").text


def test_nothing_found_is_said_over_an_empty_map(client: FlaskClient) -> None:
    text = text_of(client, "/map?q=zeppelin&year=2018")
    assert "No recorded winner fits all of this." in text


@pytest.mark.parametrize(
    ("query", "notice"),
    [
        ("zoom=abc", "“abc” is no step of the map; they go from 0 to 14."),
        ("zoom=99", "as closely as step 14"),
        ("at=here", "“here” is no place on the map"),
        ("at=91,0", "is no place on the map"),
        ("at=38,-95,3", "is no place on the map"),
        ("zoom=²", "is no step of the map"),
        ("colour=red", "“colour”"),
        ("city=Atlantis", "No winner is recorded with the city “Atlantis”"),
    ],
)
def test_what_means_nothing_is_said_and_left_out(
    client: FlaskClient, query: str, notice: str
) -> None:
    assert notice in text_of(client, f"/map?{query}")


def test_the_canonical_address_is_that_of_all_spellings(client: FlaskClient) -> None:
    tags = {
        client.get(f"/map?{query}").headers["ETag"]
        for query in ("q=air&zoom=4&at=38,-95", "at=38.0,-95.00&zoom=4&q=+air", "zoom=04&page=3"
                      "&q=air&at=38.001,-95.001")
    }  # fmt: skip
    assert len(tags) == 1
    fragment = client.get("/map?q=air&zoom=04&at=38,-95", headers=HTMX)
    assert fragment.headers["HX-Push-Url"] == "/map?q=air&zoom=4&at=38,-95"
    assert fragment.text.strip().startswith('<div id="atlas"')
    assert fragment.text in client.get("/map?q=air&zoom=4&at=38,-95").text


def test_only_the_whole_map_is_for_search_engines(client: FlaskClient) -> None:
    assert "noindex" not in client.get("/map").text
    assert "noindex" in client.get("/map?zoom=0").text


@pytest.mark.parametrize("url", ["/map", "/map?country=united-states", "/map?zoom=3&at=50,10"])
def test_the_first_view_is_small(client: FlaskClient, url: str) -> None:
    assert weight(client, url) <= BUDGET


def weight(client: FlaskClient, url: str) -> int:
    """Bytes of the page and all that it loads, over the wire to a browser that has nothing yet."""
    accept = {"Accept-Encoding": "gzip, br"}
    text = client.get(url).text
    loaded = {html.unescape(u) for u in re.findall(r'(?:href|src)="(/static/[^"]+)"', text)}
    assert not re.search(r"<style|\sstyle=|<script>", text)
    assert not re.search(r'(?:src|href)="(?:https?:)?//[^"]*\.(?:js|css|png|svg|json)', text)
    return sum(len(client.get(each, headers=accept).data) for each in (url, *loaded))


def test_many_places_are_still_a_small_page_that_adds_up(tmp_path: Path) -> None:
    """A thousand cities all over the world, one of them without coordinates."""
    first = CORPUS.winners[0]
    names = [first.place.model_copy(update={"city": f"City {n}"}) for n in range(1000)]
    winners = [
        first.model_copy(update={"id": f"2018-{n:03}", "place": name})
        for n, name in enumerate(names, 1)
    ]
    places = [
        Place(
            city=name.city, region=name.region, country=name.country,
            latitude=(n * 37 % 140 - 60) if n else None,
            longitude=(n * 53 % 360 - 180) if n else None,
        )
        for n, name in enumerate(names)
    ]  # fmt: skip
    fields = {name: getattr(CORPUS, name) for name in Snapshot.model_fields}
    many = Snapshot(**{**fields, "winners": tuple(winners), "places": tuple(places)})
    where = Settings(instance=tmp_path)
    put(many, where)
    client = create_app(where).test_client()
    page = client.get("/map").text
    assert told(page) == (1000, 999)
    for width in ("broad", "middle", "narrow"):
        assert sum(number for _, number, _ in marks(page, width)) == 999
    assert "The 100 with most winners." in plain(page)
    assert weight(client, "/map") <= BUDGET


queries = st.lists(
    st.tuples(
        st.sampled_from(["zoom", "at", "q", "city", "year", "page", "x"]),
        st.text(max_size=12) | st.integers(-99, 99).map(str)
        | st.tuples(st.integers(-99, 99), st.integers(-199, 199)).map("{0[0]},{0[1]}".format),
    ),
    max_size=5,
)  # fmt: skip


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(queries)
def test_any_address_is_a_map(client: FlaskClient, pairs: list[tuple[str, str]]) -> None:
    response = client.get("/map", query_string=[(n, v) for n, v in pairs if "\ud800" not in v])
    assert response.status_code == 200
    assert response.text.count('class="map__sheet"') == 1
