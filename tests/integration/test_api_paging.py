"""A list is read to its end as it was when its reading began, whatever is published meanwhile."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from archive.config import Settings
from archive.domain.snapshot import Snapshot
from archive.release import Shelf
from archive.search.whoosh import WhooshEngine
from archive.web import create_app
from archive.web.api.cursor import Cursor, mark
from archive.web.earlier import GRACE
from indexer.build import build
from indexer.publish import rollback
from tests.conftest import few, put

LISTS = ["/api/v1/winners?limit=20", "/api/v1/search?q=city&limit=7", "/api/v1/cities?limit=25",
         "/api/v1/technologies?limit=25", "/api/v1/editions?limit=4"]  # fmt: skip


@pytest.mark.parametrize("url", LISTS)
def test_following_next_gives_every_entry_once_and_prev_leads_back(
    client: FlaskClient, url: str
) -> None:
    pages = [page := asked(client, url)]
    while "next" in page["links"]:
        pages.append(page := asked(client, page["links"]["next"]))
    entries = [repr(entry) for page in pages for entry in page["data"]]
    assert len(pages) > 2
    assert len(entries) == len(set(entries)) == pages[0]["meta"]["total"]
    assert "prev" not in pages[0]["links"]
    for before, after in pairwise(pages):
        assert asked(client, after["links"]["prev"]) == before
        assert after["links"]["first"] == pages[0]["links"]["self"]


def test_the_neighbours_are_in_the_headers_too(client: FlaskClient) -> None:
    response = client.get("/api/v1/winners?year=2025&limit=5")
    links = response.get_json()["links"]
    named = response.headers.getlist("Link")
    assert f'<{links["next"]}>; rel="next"' in named
    assert f'<{links["page"]}>; rel="alternate"' in named


@pytest.fixture
def shelf(tmp_path: Path, snapshot: Snapshot) -> Shelf:
    settings = Settings(instance=tmp_path)
    put(few(snapshot, 30), settings)
    return Shelf(settings.releases)


@pytest.fixture
def reader(shelf: Shelf) -> FlaskClient:
    return create_app(Settings(instance=shelf.folder.parent)).test_client()


def test_a_list_is_read_to_its_end_while_another_release_is_published(
    reader: FlaskClient, shelf: Shelf, snapshot: Snapshot
) -> None:
    whole = asked(reader, "/api/v1/winners?limit=100")
    first = asked(reader, "/api/v1/winners?limit=10")
    publish_more(shelf, snapshot)
    second = asked(reader, first["links"]["next"])
    third = asked(reader, second["links"]["next"])
    assert [*first["data"], *second["data"], *third["data"]] == whole["data"]
    assert {page["meta"]["release"] for page in (first, second, third)} == {
        whole["meta"]["release"]
    }
    assert asked(reader, "/api/v1/winners")["meta"]["total"] == len(snapshot.winners)


def test_after_a_while_the_reading_must_begin_again(
    reader: FlaskClient, shelf: Shelf, snapshot: Snapshot
) -> None:
    first = asked(reader, "/api/v1/winners?limit=10")
    publish_more(shelf, snapshot)
    long_ago = datetime.now(UTC) - GRACE - timedelta(minutes=1)
    shelf.point(shelf.current().model_copy(update={"published_at": long_ago}))
    assert refused(reader, first["links"]["next"], 410)["detail"].startswith("The archive has pub")


def test_what_was_rolled_back_or_never_published_cannot_be_read(
    reader: FlaskClient, shelf: Shelf, snapshot: Snapshot
) -> None:
    publish_more(shelf, snapshot)
    of_the_taken_back = asked(reader, "/api/v1/winners?limit=10")["links"]["next"]
    rollback(shelf, by="tests")
    refused(reader, of_the_taken_back, 410)
    built, _ = build(few(snapshot, 20), shelf, WhooshEngine())
    made_up = Cursor(built.id, 10, mark("/api/v1/winners"))
    refused(reader, f"/api/v1/winners?cursor={made_up}", 410)


def test_a_record_that_is_gone_is_a_410_that_says_since_when(
    reader: FlaskClient, shelf: Shelf, snapshot: Snapshot
) -> None:
    publish_more(shelf, snapshot)
    put(few(snapshot, 31), Settings(instance=shelf.folder.parent))
    gone = snapshot.winners[40]
    told = refused(reader, f"/api/v1/winners/{gone.id}", 410)
    assert told["record"] == gone.id
    assert told["date"] == shelf.current().published_at.date().isoformat()
    assert told["detail"].startswith(f"Record {gone.id} was taken out of the archive on ")
    assert asked(reader, f"/api/v1/winners/{snapshot.winners[3].id}")


def test_a_cursor_belongs_to_its_list(client: FlaskClient) -> None:
    after = asked(client, "/api/v1/winners?limit=10")["links"]["next"]
    assert "another list" in str(refused(client, f"{after}&year=2025", 400)["errors"])
    other = after.replace("/winners", "/cities")
    assert "another list" in str(refused(client, other, 400)["errors"])
    assert asked(client, after.replace("limit=10", "limit=3"))["links"]["prev"]


def test_no_list_is_read_beyond_its_depth(client: FlaskClient) -> None:
    release = asked(client, "/api/v1/releases/current")["data"]["id"]
    deep = Cursor(release, 10_000, mark("/api/v1/winners"))
    assert "10000" in str(refused(client, f"/api/v1/winners?cursor={deep}", 400)["errors"])
    beyond = Cursor(release, 5_000, mark("/api/v1/winners"))
    assert asked(client, f"/api/v1/winners?cursor={beyond}")["data"] == []


@given(st.text(alphabet="abcXYZ019-_=", max_size=26) | st.text(max_size=8))
@hypothesis_settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_text_is_a_cursor_or_refused(client: FlaskClient, text: str) -> None:
    response = client.get("/api/v1/winners", query_string={"cursor": text})
    assert response.status_code in (400, 410)


def publish_more(shelf: Shelf, snapshot: Snapshot) -> None:
    put(snapshot, Settings(instance=shelf.folder.parent))


def asked(client: FlaskClient, url: str) -> dict:  # type: ignore[type-arg]
    response = client.get(url)
    assert response.status_code == 200, response.text
    return dict(response.get_json())


def refused(client: FlaskClient, url: str, status: int) -> dict:  # type: ignore[type-arg]
    response = client.get(url)
    assert response.status_code == status, response.text
    assert response.content_type == "application/problem+json"
    return dict(response.get_json(force=True))
