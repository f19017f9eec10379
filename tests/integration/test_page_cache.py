"""What was answered once is answered again from memory: the same bytes, and never stale ones."""

from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from archive.config import Settings
from archive.domain import facts
from archive.domain.snapshot import Snapshot
from archive.web import create_app
from archive.web.page_cache import Page, PageCache
from tests.conftest import few, put
from tests.integration.reading import HTMX

URL = "/search?q=air&year=2023"
WAYS = [
    {},
    {"Accept-Encoding": "gzip"},
    {"Accept-Encoding": "gzip, br"},
    {"Accept-Encoding": "gzip, deflate, br, zstd"},
    HTMX,
    {**HTMX, "Accept-Encoding": "br"},
    {**HTMX, "HX-Source": "input#q", "HX-Current-URL": "http://localhost/search?q=ai"},
]


@pytest.fixture
def rendered(app: Flask, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The templates that are rendered from now on."""
    from archive.web import htmx

    found: list[str] = []
    render = htmx.rendered

    def noted(template: str, block: str, context: dict[str, object]) -> str:
        found.append(template)
        return render(template, block, context)

    monkeypatch.setattr(htmx, "rendered", noted)
    app.extensions["page_cache"].forget()
    return found


@pytest.mark.parametrize("headers", WAYS)
def test_an_answer_is_rendered_once_and_then_the_same(
    client: FlaskClient, rendered: list[str], headers: dict[str, str]
) -> None:
    first, again = (client.get(URL, headers=headers) for _ in range(2))
    assert len(rendered) == 1
    assert again.status_code == 200
    assert again.data == first.data
    assert sorted(again.headers.items()) == sorted(first.headers.items())


def test_each_representation_is_kept_apart(client: FlaskClient, rendered: list[str]) -> None:
    found = [client.get(URL, headers=headers) for _ in range(2) for headers in WAYS]
    assert len(rendered) == len(WAYS)
    assert len({(r.headers["ETag"], *r.headers.getlist("HX-Push-Url")) for r in found}) == 7
    for response in found:
        assert {"HX-Request", "HX-Request-Type", "Accept-Encoding"} <= set(response.vary)


def test_every_spelling_of_an_address_leads_to_one_page(
    client: FlaskClient, rendered: list[str]
) -> None:
    spellings = ["/search?q=air", "/?q=air", "/search?page=1&q=air", "/search?q=air&utm_source=x"]
    assert len({client.get(url).data for url in spellings * 2}) == 1
    assert len(rendered) == 1


@pytest.mark.parametrize("headers", WAYS)
def test_what_a_browser_has_is_not_sent_from_memory_either(
    client: FlaskClient, rendered: list[str], headers: dict[str, str]
) -> None:
    first = client.get(URL, headers=headers)
    asks = [first.headers["ETag"], f'"other", W/{first.headers["ETag"]}']
    for given in asks:
        again = client.get(URL, headers={**headers, "If-None-Match": given})
        assert (again.status_code, again.data) == (304, b"")
        assert again.headers["ETag"] == first.headers["ETag"]
        for name in ("Vary", "Cache-Control", "Content-Security-Policy"):
            assert again.headers[name] == first.headers[name], name
    changed = client.get(URL, headers={**headers, "If-None-Match": '"another"'})
    assert changed.status_code == 200
    assert len(rendered) == 1


def test_a_304_is_the_same_with_and_without_the_cache(client: FlaskClient, app: Flask) -> None:
    headers = {"If-None-Match": client.get(URL).headers["ETag"]}
    kept = client.get(URL, headers=headers)
    app.extensions["page_cache"].forget()
    fresh = client.get(URL, headers=headers)
    differing = {"Content-Type", "Date"}
    assert {k: v for k, v in kept.headers if k not in differing} == {
        k: v for k, v in fresh.headers if k not in differing
    }


@pytest.mark.usefixtures("rendered")
def test_errors_and_other_methods_are_not_kept(client: FlaskClient) -> None:
    cache = client.application.extensions["page_cache"]
    for url in ("/nowhere", "/winners/2023-99", "/healthz"):
        client.get(url)
    client.post("/search")
    client.head(URL)
    assert cache.size == 0
    assert client.get(URL).data
    assert client.head(URL).data == b""


def test_nothing_is_kept_across_releases(tmp_path: Path, snapshot: Snapshot) -> None:
    settings = Settings(instance=tmp_path)
    client = create_app(settings).test_client()
    assert client.get("/").status_code == 503
    tags = set()
    for number in (10, 5, 7):
        put(few(snapshot, number), settings)
        for _ in range(2):
            page = client.get("/")
            assert f"All {number} projects" in page.text
            tags.add(page.headers["ETag"])
    assert len(tags) == 3


def page(size: int) -> Page:
    return Page("tag", [], [], b"x" * size)


def test_the_cache_keeps_to_its_bounds_and_forgets_the_oldest() -> None:
    cache = PageCache(1)
    for number in range(100):
        cache.keep((str(number),), page(50_000))
        assert cache.size <= 1024 * 1024
    assert cache.page(("0",)) is None
    assert cache.page(("99",))
    cache.keep(("huge",), page(2_000_000))
    assert cache.page(("huge",)) is None


def test_an_alias_of_a_forgotten_page_leads_nowhere() -> None:
    cache = PageCache(1)
    cache.alias(("asked",), ("tag",))
    assert cache.page(("asked",)) is None
    cache.keep(("tag",), page(10))
    assert cache.page(("asked",))
    cache.alias(("x" * 5000,), ("tag",))
    assert cache.page(("x" * 5000,)) is None


def test_a_site_without_memory_for_pages_makes_each_anew(settings: Settings) -> None:
    environment = {"ARCHIVE_CACHE_MEGABYTES": "0", "ARCHIVE_INSTANCE": str(settings.instance)}
    client = create_app(Settings.from_environment(environment)).test_client()
    assert [client.get(URL).status_code for _ in range(2)] == [200, 200]


def test_a_tag_stands_for_all_code_and_for_what_the_operator_chose(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def tag(of: Settings) -> str:
        return create_app(of).test_client().get("/search.json").headers["ETag"]

    before, changed, read = tag(settings), Path(facts.__file__), Path.read_bytes
    assert tag(replace(settings, base_url="https://awards.example")) != before
    assert tag(settings) == before
    monkeypatch.setattr(Path, "read_bytes", lambda p: read(p) + b"#" * (p == changed))
    assert tag(settings) != before
