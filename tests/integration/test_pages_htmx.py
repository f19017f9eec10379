"""Page and fragment come from one template, and no cache can take one for the other."""

import pytest
from flask.testing import FlaskClient

from archive.domain.snapshot import Snapshot
from tests.integration.reading import HTMX

SEARCHES = ["/search", "/search?q=dallas", "/search?year=2023&sort=city", "/search?q=zeppelin",
            "/search?page=2", "/search?q=wifi+zeppelin&colour=red"]  # fmt: skip


@pytest.mark.parametrize("url", SEARCHES)
def test_the_fragment_is_part_of_the_page(client: FlaskClient, url: str) -> None:
    page, fragment = client.get(url), client.get(url, headers=HTMX)
    assert "<html" not in fragment.text
    assert fragment.text in page.text
    assert fragment.text.strip().startswith('<div id="finder"')


@pytest.mark.parametrize(
    ("headers", "whole"),
    [
        ({}, True),
        ({"HX-Request": "true", "HX-Request-Type": "partial"}, False),
        ({"HX-Request": "true", "HX-Request-Type": "full"}, True),
        ({"HX-Request": "true", "HX-Boosted": "true", "HX-Request-Type": "partial"}, False),
        ({"HX-Request": "true", "HX-Request-Type": "full",
          "HX-History-Restore-Request": "true"}, True),
        ({"HX-Request": "true"}, False),
        ({"HX-Request": "true", "HX-Boosted": "true"}, True),
        ({"HX-Request": "true", "HX-History-Restore-Request": "true"}, True),
    ],
)  # fmt: skip
def test_one_function_decides_between_page_and_fragment(
    client: FlaskClient, headers: dict[str, str], whole: bool
) -> None:
    assert ("<html" in client.get("/search?q=air", headers=headers).text) is whole


@pytest.mark.parametrize("url", [*SEARCHES, "/about", "/editions/", "/nowhere"])
def test_caches_keep_page_and_fragment_apart(client: FlaskClient, url: str) -> None:
    page, fragment = client.get(url), client.get(url, headers=HTMX)
    for response in (page, fragment):
        assert {"HX-Request", "HX-Request-Type"} <= set(response.vary)
    if page.status_code == 200:
        assert page.headers["ETag"] != fragment.headers["ETag"]


def test_the_etag_follows_the_canonical_address(client: FlaskClient) -> None:
    one = client.get("/search?year=2023&q=air&sort=relevance&page=1").headers["ETag"]
    assert one == client.get("/search?q=air&year=2023").headers["ETag"]
    assert one != client.get("/search?q=air&year=2019").headers["ETag"]
    assert one != client.get("/search?q=air&year=2023&colour=red").headers["ETag"]


@pytest.mark.parametrize("encoding", ["identity", "gzip", "br"])
@pytest.mark.parametrize("url", ["/", "/search?q=air", "/editions/", "/help"])
def test_what_a_browser_has_is_not_sent_again(client: FlaskClient, url: str, encoding: str) -> None:
    accept = {"Accept-Encoding": encoding}
    first = client.get(url, headers=accept)
    again = client.get(url, headers={**accept, "If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert again.headers["ETag"] == first.headers["ETag"]
    assert "no-cache" in first.headers["Cache-Control"]
    assert first.last_modified is not None


def test_every_winner_page_can_be_kept_too(client: FlaskClient, snapshot: Snapshot) -> None:
    url = f"/winners/{snapshot.winners[0].path}"
    tag = client.get(url).headers["ETag"]
    assert client.get(url, headers={"If-None-Match": tag}).status_code == 304


@pytest.mark.parametrize(
    ("source", "current", "header"),
    [
        ("input#q", "http://localhost/", "HX-Push-Url"),
        ("input#q", "http://localhost/search?q=ai", "HX-Replace-Url"),
        ("form#search", "http://localhost/search?q=ai", "HX-Push-Url"),
        ("form#search", "http://localhost/search?q=air", "HX-Replace-Url"),
        ("a#chip-1", "http://localhost/search?q=air&year=2023", "HX-Push-Url"),
    ],
)
def test_typing_replaces_the_address_and_a_choice_pushes_it(
    client: FlaskClient, source: str, current: str, header: str
) -> None:
    headers = {**HTMX, "HX-Source": source, "HX-Current-URL": current}
    response = client.get("/search?sort=relevance&q=air", headers=headers)
    assert response.headers[header] == "/search?q=air"
    other = {"HX-Push-Url", "HX-Replace-Url"} - {header}
    assert not other & set(response.headers.keys())


def test_errors_are_put_above_what_the_visitor_was_looking_at(client: FlaskClient) -> None:
    response = client.get("/nowhere", headers=HTMX)
    assert response.status_code == 404
    assert "<html" not in response.text
    assert response.headers["HX-Retarget"] == "#problem"
    assert response.text.strip() in client.get("/nowhere").text
