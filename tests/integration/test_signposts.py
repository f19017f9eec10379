"""What programs are told of the site is true, and every address in it leads somewhere."""

import json
import re
import urllib.robotparser
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote

import pytest
from defusedxml import ElementTree
from flask.testing import FlaskClient

from archive.config import Settings
from archive.domain.snapshot import Snapshot
from archive.release import Shelf
from archive.web import create_app
from archive.web.signposts import sitemap
from tests.conftest import few, put

HOST = "https://awards.example.org"
SPACE = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
OPEN = {"o": "http://a9.com/-/spec/opensearch/1.1/"}
SIGNPOSTS = ["/robots.txt", "/sitemap.xml", "/opensearch.xml", "/llms.txt",
             "/.well-known/security.txt"]  # fmt: skip


@pytest.fixture(scope="module")
def open_to_all(tmp_path_factory: pytest.TempPathFactory, snapshot: Snapshot) -> Settings:
    place = tmp_path_factory.mktemp("signposts")
    settings = Settings(instance=place, base_url=HOST, contact="staff@awards.example.org")
    put(snapshot, settings)
    return settings


@pytest.fixture(scope="module")
def site(open_to_all: Settings) -> FlaskClient:
    return create_app(open_to_all).test_client()


@pytest.mark.parametrize("url", SIGNPOSTS[1:])
def test_signposts_are_known_until_the_next_release(site: FlaskClient, url: str) -> None:
    response = site.get(url)
    assert response.status_code == 200
    assert site.get(url, headers={"If-None-Match": response.headers["ETag"]}).status_code == 304
    assert site.head(url).status_code == 200


def test_the_sitemap_leads_to_every_page_under_its_one_address(site: FlaskClient) -> None:
    pages = lastmods(site)
    assert len(pages) == len(set(pages))
    for address in pages:
        response = site.get(address)
        assert response.status_code == 200, address
        canonical = re.search(r'<link rel="canonical" href="([^"]+)"', response.text)
        assert canonical is None or canonical[1] == HOST + address
    kinds = {address.split("/")[1] for address in pages if address.count("/") == 2}
    assert kinds >= {"winners", "editions", "cities", "countries", "technologies", "focus-areas"}
    assert sum(address.startswith("/winners/") for address in pages) == 75
    assert not any("?" in address or "." in address for address in pages)


def test_lastmod_is_when_what_a_page_tells_last_changed(tmp_path: Path, snapshot: Snapshot) -> None:
    settings = Settings(instance=tmp_path, base_url=HOST)
    put(snapshot, settings)
    site = create_app(settings).test_client()
    first = next(w for w in snapshot.winners if w.technologies and w.place.city)
    changed = first.model_copy(update={"note": "A new note."})
    winners = tuple(changed if w.id == first.id else w for w in snapshot.winners)
    shelf = Shelf(settings.releases)
    # A second is what a sitemap tells apart.
    past = shelf.current().published_at.replace(year=2020)
    shelf.point(shelf.current().model_copy(update={"published_at": past}))
    before = lastmods(site)
    put(snapshot.model_copy(update={"winners": winners}), settings)
    chronicle = site.get("/api/v1/releases/current").get_json()["data"]["last_change"]
    after = lastmods(site)
    now = f"{datetime.fromisoformat(chronicle):%Y-%m-%dT%H:%M:%SZ}"
    subjects = (f"/cities/{first.place.slug}", f"/technologies/{first.technologies[0]}")
    touched = (f"/winners/{first.path}", f"/editions/{first.edition_key}", *subjects)
    assert {after[address] for address in touched} == {now}
    untouched = next(w for w in snapshot.winners if w.edition_key != first.edition_key)
    assert after[f"/winners/{untouched.path}"] == before[f"/winners/{untouched.path}"]


def test_what_does_not_fit_into_one_file_is_in_several(
    site: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = lastmods(site)
    assert site.get("/sitemap-1.xml").status_code == 404
    monkeypatch.setattr(sitemap, "MOST", 100)
    site.application.extensions["page_cache"].forget()
    root = ElementTree.fromstring(site.get("/sitemap.xml").data)
    parts = [loc.text.removeprefix(HOST) for loc in root.findall("s:sitemap/s:loc", SPACE)]
    assert len(parts) == -(-len(whole) // 100) > 1
    found = [address for part in parts for address in lastmods(site, part)]
    assert sorted(found) == sorted(whole)
    assert site.get(f"/sitemap-{len(parts) + 1}.xml").status_code == 404
    site.application.extensions["page_cache"].forget()


def test_robots_may_read_pages_and_no_combinations(site: FlaskClient) -> None:
    robots = urllib.robotparser.RobotFileParser()
    robots.parse(site.get("/robots.txt").text.splitlines())
    assert robots.site_maps() == [f"{HOST}/sitemap.xml"]
    for address in ("/search?q=air", "/compare?ids=1", "/suggest?q=a", "/staff/sign-in",
                    "/oai?verb=x", "/api/v1/winners", "/peers?city=x", "/map?q=x"):  # fmt: skip
        assert not robots.can_fetch("Any", HOST + address), address
    for address in ("/winners/2023-06-growing-together", "/cities/dallas-texas", "/about",
                    "/editions/smart-50-2023", "/data", "/opensearch.xml"):  # fmt: skip
        assert robots.can_fetch("Any", HOST + address), address


def test_robots_are_told_also_while_nothing_is_published(tmp_path: Path) -> None:
    site = create_app(Settings(instance=tmp_path)).test_client()
    assert site.get("/robots.txt").status_code == 200
    assert [site.get(url).status_code for url in SIGNPOSTS[1:4]] == [503, 503, 503]


def test_a_browser_can_search_and_suggest(site: FlaskClient) -> None:
    assert '<link rel="search" type="application/opensearchdescription+xml"' in site.get("/").text
    response = site.get("/opensearch.xml")
    assert response.content_type == "application/opensearchdescription+xml; charset=utf-8"
    root = ElementTree.fromstring(response.data)
    assert len(root.find("o:ShortName", OPEN).text) <= 16
    for url in root.findall("o:Url", OPEN):
        address = url.get("template").removeprefix(HOST).replace("{searchTerms}", quote("dallas"))
        answered = site.get(address)
        assert answered.status_code == 200
        assert answered.mimetype == url.get("type")
    asked, labels, counts, urls = json.loads(site.get("/suggest.json?q=dal").text)
    assert asked == "dal"
    assert len(labels) == len(counts) == len(urls) > 0
    assert all(site.get(url.removeprefix(HOST)).status_code == 200 for url in urls)


def test_language_models_are_told_how_partial_the_record_is(site: FlaskClient) -> None:
    text = site.get("/llms.txt").text
    assert text.startswith("# Awards Archive\n\n> ")
    assert "75 of 360 winners are recorded." in text
    addresses = re.findall(r"\]\(([^)]+)\)", text)
    assert len(addresses) > 12
    for address in addresses:
        assert address.startswith(HOST)
        assert site.get(address.removeprefix(HOST)).status_code == 200, address


def test_who_finds_a_hole_is_told_whom_to_write_to(site: FlaskClient, client: FlaskClient) -> None:
    response = site.get("/.well-known/security.txt")
    assert response.content_type == "text/plain; charset=utf-8"
    fields = dict(line.split(": ", 1) for line in response.text.splitlines())
    assert fields["Contact"] == "mailto:staff@awards.example.org"
    assert fields["Canonical"] == f"{HOST}/.well-known/security.txt"
    expires = datetime.fromisoformat(fields["Expires"])
    assert 0 < (expires - datetime.now(UTC)).days < 365
    nobody = client.get("/.well-known/security.txt")
    assert nobody.status_code == 404
    assert "ARCHIVE_CONTACT" in nobody.text


def test_nothing_that_is_gone_is_in_the_sitemap(tmp_path: Path, snapshot: Snapshot) -> None:
    settings = Settings(instance=tmp_path, base_url=HOST)
    put(snapshot, settings)
    put(few(snapshot, 3), settings)
    site = create_app(settings).test_client()
    pages = lastmods(site)
    assert sum(address.startswith("/winners/") for address in pages) == 3
    assert all(site.get(address).status_code == 200 for address in pages)


def lastmods(site: FlaskClient, url: str = "/sitemap.xml") -> dict[str, str]:
    """The addresses of the sitemap with their times."""
    response = site.get(url)
    assert response.content_type == "application/xml; charset=utf-8"
    found = {}
    for entry in ElementTree.fromstring(response.data).findall("s:url", SPACE):
        address = entry.find("s:loc", SPACE).text.removeprefix(HOST)
        assert address not in found
        found[address] = entry.find("s:lastmod", SPACE).text
    return found
