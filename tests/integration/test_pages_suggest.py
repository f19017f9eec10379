"""Suggestions as a fragment, as a page of links and as JSON."""

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.integration.reading import HTMX, text_of
from tests.integration.test_pages_bad_input import NASTIES, PAYLOADS, encoded

TYPED = ["", "smart", "dal", "zzz", "桃"]


@pytest.mark.parametrize("typed", TYPED)
def test_the_fragment_is_part_of_a_page_of_links(client: FlaskClient, typed: str) -> None:
    page = client.get("/suggest", query_string={"q": typed})
    fragment = client.get("/suggest", query_string={"q": typed}, headers=HTMX)
    assert fragment.text in page.text
    assert "<html" not in fragment.text
    assert not {"HX-Push-Url", "HX-Replace-Url"} & set(fragment.headers.keys())
    assert "noindex" in page.text


def test_they_are_grouped_and_counted(client: FlaskClient) -> None:
    text = text_of(client, "/suggest?q=smart")
    assert "Editions Smart 20 2025 20 projects" in text
    assert "Projects Chattanooga Smart Community Collaborative" in text
    assert "Nothing in the archive begins so" in text_of(client, "/suggest?q=zzz")


@pytest.mark.parametrize("typed", ["smart", "dal", "kitchn"])
def test_every_suggestion_leads_somewhere(client: FlaskClient, typed: str) -> None:
    given = client.get("/suggest.json", query_string={"q": typed})
    assert given.content_type == "application/x-suggestions+json"
    text, labels, counts, urls = given.get_json(force=True)
    assert text == typed
    assert len(labels) == len(counts) == len(urls) > 0
    for url in urls:
        assert client.get(url).status_code == 200


@pytest.mark.parametrize("typed", [*NASTIES, *PAYLOADS], ids=lambda text: repr(text[:12]))
@pytest.mark.parametrize("path", ["/suggest", "/suggest.json"])
def test_nasty_beginnings_suggest_nothing_bad(client: FlaskClient, path: str, typed: str) -> None:
    response = client.get(f"{path}?q={encoded(typed)}")
    assert response.status_code == 200
    assert "<script>" not in response.text or response.is_json


@given(st.text(max_size=60), st.booleans())
@settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_text_can_be_the_beginning(client: FlaskClient, text: str, live: bool) -> None:
    headers = HTMX if live else {}
    assert client.get("/suggest", query_string={"q": text}, headers=headers).status_code == 200
    assert client.get("/suggest.json", query_string={"q": text}).status_code == 200
