"""What goes with every answer: guards, freshness, few bytes, and an honest word on the health."""

import re
import shutil
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from archive.config import Settings
from archive.domain.snapshot import Snapshot
from archive.release import Shelf
from archive.web import create_app
from tests.conftest import few, put

PAGES = ["/", "/search?q=air", "/editions/", "/editions/smart-50-2023", "/about", "/help",
         "/nowhere", "/healthz", "/robots.txt"]  # fmt: skip
FIRST_VIEW = 60 * 1024


@pytest.mark.parametrize("url", PAGES)
def test_every_answer_is_guarded(client: FlaskClient, url: str) -> None:
    headers = client.get(url).headers
    policy = headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "Referrer-Policy" in headers
    assert "Permissions-Policy" in headers
    assert "Set-Cookie" not in headers


def test_no_redirect_believes_the_host_that_a_request_names(client: FlaskClient) -> None:
    answer = client.get("/cities?q=a", headers={"Host": "elsewhere.example"})
    assert answer.location == "/cities/?q=a"


@pytest.mark.parametrize("url", [*PAGES[:7], "/winners/2023-05"])
def test_no_page_holds_inline_script_or_style(client: FlaskClient, url: str) -> None:
    page = client.get(url, follow_redirects=True).text
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|hx-on|javascript:", page)
    scripts = re.findall(r"<script[^>]*>", page)
    # What a script of this type holds is data, and is run by nobody.
    assert all("src=" in tag or 'type="application/ld+json"' in tag for tag in scripts)


def test_the_first_view_is_small(client: FlaskClient) -> None:
    """The page with all that it loads, as sent over the wire to a browser that has nothing yet."""
    accept = {"Accept-Encoding": "gzip, br"}
    page = client.get("/", headers=accept)
    text = client.get("/").text
    sizes = {"/": len(page.data)}
    for url in set(re.findall(r'(?:href|src)="(/static/[^"]+)"', text)):
        with client.get(url.replace("&amp;", "&"), headers=accept) as response:
            assert response.status_code == 200, url
            sizes[url] = len(response.data)
    assert sum(sizes.values()) <= FIRST_VIEW, sizes


def test_assets_named_by_their_content_are_kept_for_ever(client: FlaskClient) -> None:
    url = re.findall(r'href="(/static/site.css[^"]+)"', client.get("/").text)[0]
    with client.get(url) as named, client.get("/static/site.css") as bare:
        assert "immutable" in named.headers["Cache-Control"]
        assert "immutable" not in bare.headers["Cache-Control"]


def test_nothing_published_is_a_calm_503_that_says_the_next_step(tmp_path: Path) -> None:
    client = create_app(Settings(instance=tmp_path)).test_client()
    for url in ("/", "/search?q=x", "/winners/2023-01", "/editions/"):
        response = client.get(url)
        assert response.status_code == 503
        assert response.headers["Retry-After"]
        assert "python -m indexer reindex data" in response.text
    health = client.get("/healthz")
    assert health.status_code == 503
    assert health.json is not None
    assert health.json["ok"] is False


@pytest.fixture
def own(tmp_path: Path, snapshot: Snapshot) -> tuple[Settings, Flask]:
    """An instance that a test may spoil: two releases, the second one current."""
    settings = Settings(instance=tmp_path)
    put(few(snapshot, 10), settings)
    put(snapshot, settings)
    return settings, create_app(settings)


def test_a_new_release_is_read_from_the_next_request_on(
    own: tuple[Settings, Flask], snapshot: Snapshot
) -> None:
    settings, app = own
    client = app.test_client()
    assert "All 75 projects" in client.get("/").text
    tag = client.get("/").headers["ETag"]
    put(few(snapshot, 5), settings)
    assert "All 5 projects" in client.get("/", headers={"If-None-Match": tag}).text


def test_a_broken_current_release_gives_way_to_the_one_before(
    own: tuple[Settings, Flask],
) -> None:
    settings, app = own
    shelf = Shelf(settings.releases)
    (shelf.path(shelf.current().release) / "snapshot.json").write_text("{}")
    client = app.test_client()
    assert "All 10 projects" in client.get("/").text
    health = client.get("/healthz").json
    assert health is not None
    assert (health["ok"], health["status"]) == (False, "degraded")
    assert "snapshot.json was changed" in health["warning"]
    assert str(settings.instance) not in health["warning"]


def test_a_release_that_breaks_while_it_is_read_is_reported(own: tuple[Settings, Flask]) -> None:
    settings, app = own
    client = app.test_client()
    assert client.get("/healthz").json == {
        "ok": True, "status": "ok", "winners": 75, "warning": None,
        "release": Shelf(settings.releases).current().release,
    }  # fmt: skip
    shutil.rmtree(Shelf(settings.releases).path(Shelf(settings.releases).current().release))
    health = client.get("/healthz")
    assert health.status_code == 200
    assert health.json is not None
    assert health.json["status"] == "degraded"
    assert client.get("/search?q=dallas").status_code == 200


def test_an_unreadable_pointer_leaves_the_old_release_in_use(own: tuple[Settings, Flask]) -> None:
    settings, app = own
    client = app.test_client()
    client.get("/")
    (settings.releases / "current").write_text("{")
    assert client.get("/").status_code == 200
    health = client.get("/healthz").json
    assert health is not None
    assert health["status"] == "degraded"
