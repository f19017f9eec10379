"""Feeds tell what changed, when it really did, and nothing while nothing does."""

import json
import re
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import feedparser
import pytest
from flask.testing import FlaskClient

from archive.config import Settings
from archive.domain.snapshot import Snapshot
from archive.web import create_app
from tests.conftest import put
from tests.corpus import CORPUS, DALLAS, WINNERS, winner
from tests.integration.nasty_record import NASTY, RECORD, client_over

FEEDS = ["/search.atom", "/search.atom?q=city", "/cities/dallas-texas.atom",
         "/countries/taiwan.atom", "/technologies/twin.atom", "/focus-areas/data.atom",
         "/editions/smart-50-2023.atom", "/corrections.atom"]  # fmt: skip
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
ATOM = "{http://www.w3.org/2005/Atom}"


class Site:
    """A site whose record can be changed, by publishing another release."""

    def __init__(self, folder: Path) -> None:
        self.settings = Settings(instance=folder, base_url="https://awards.example")
        self.client = create_app(self.settings).test_client()

    def publish(self, *winners: Any) -> None:
        """In another second than the release before, for feeds tell no less."""
        time.sleep(1.01 - time.time() % 1)
        put(record(*winners), self.settings)

    def entries(self, url: str) -> dict[str, Any]:
        """By the number of the record."""
        return {entry.id.rpartition("/")[2]: entry for entry in read(self.client, url).entries}


def record(*winners: Any) -> Snapshot:
    fields = {name: getattr(CORPUS, name) for name in Snapshot.model_fields}
    return Snapshot(**{**fields, "winners": tuple(sorted(winners, key=lambda w: w.id))})


def read(client: FlaskClient, url: str) -> Any:
    response = client.get(url)
    assert response.status_code == 200, response.text
    feed = feedparser.parse(response.data)
    assert not feed.bozo
    return feed


@pytest.fixture
def site(tmp_path: Path) -> Site:
    site = Site(tmp_path)
    put(record(*WINNERS), site.settings)
    return site


@pytest.fixture(scope="module")
def still(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site that no test changes."""
    site = Site(tmp_path_factory.mktemp("still"))
    put(record(*WINNERS), site.settings)
    return site


@pytest.mark.parametrize("url", FEEDS)
def test_every_feed_is_whole_by_the_rules_of_atom(still: Site, url: str) -> None:
    root = ElementTree.fromstring(still.client.get(url).data)  # noqa: S314 - our own
    entries = root.findall(f"{ATOM}entry")
    feed = read(still.client, url).feed
    assert [link.rel for link in feed.links] == ["alternate", "self", "first", "last"]
    assert feed.links[1].href == f"https://awards.example{url}"
    assert feed.author
    for part in (root, *entries):
        for name in ("id", "title", "updated"):
            assert len(part.findall(f"{ATOM}{name}")) == 1
        assert part.findtext(f"{ATOM}id", "").startswith("tag:awards.example,2026:")
        assert MOMENT.fullmatch(part.findtext(f"{ATOM}updated", ""))
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert len(set(ids)) == len(ids)
    for entry in entries:
        assert entry.find(f"{ATOM}content[@type='html']") is not None
        (link,) = entry.findall(f"{ATOM}link[@rel='alternate']")
        path = link.attrib["href"].removeprefix("https://awards.example")
        assert still.client.get(path).status_code == 200


@pytest.mark.parametrize("url", FEEDS)
def test_every_feed_is_whole_by_the_rules_of_json_feed_and_tells_the_same(
    still: Site, url: str
) -> None:
    response = still.client.get(url.replace(".atom", ".feed.json"))
    assert response.content_type == "application/feed+json; charset=utf-8"
    told = json.loads(response.data)
    assert told["version"] == "https://jsonfeed.org/version/1.1"
    assert told["title"]
    assert told["feed_url"] == f"https://awards.example{url.replace('.atom', '.feed.json')}"
    assert told["home_page_url"].startswith("https://awards.example/")
    assert "next_url" not in told
    atom = read(still.client, url)
    assert [item["id"] for item in told["items"]] == [entry.id for entry in atom.entries]
    for item, entry in zip(told["items"], atom.entries, strict=True):
        assert {"id", "url", "title", "summary", "content_html"} <= item.keys()
        assert item["date_modified"] == entry.updated
        assert item["date_published"] == entry.published
        assert item["title"] == entry.title
        assert item.get("tags", []) == [tag.term for tag in entry.get("tags", [])]


@pytest.mark.parametrize("url", FEEDS[:-1])
def test_a_feed_has_what_the_list_has(still: Site, url: str) -> None:
    listed = still.client.get(url.replace(".atom", ".jsonl")).text.splitlines()
    assert set(still.entries(url)) == {json.loads(line)["id"] for line in listed}


def test_an_entry_tells_what_was_won_where_and_how_to_cite_it(still: Site) -> None:
    entry = still.entries("/search.atom")["2023-01"]
    assert entry.title == "Red Cloud Neighbourhood, Dallas, Texas"
    assert entry.summary.startswith("Dallas, Texas; winner of Smart 50 2023. Overall Award")
    (content,) = entry.content
    for told in ("Smart 50 2023", "52 devices added", "Street lighting", "record 2023-01 as of"):
        assert told in content.value
    assert "not recorded" in still.entries("/search.atom")["2018-02"].content[0].value


def test_updated_is_when_a_record_changed_and_the_latest_comes_first(site: Site) -> None:
    first = site.entries("/search.atom")
    changed = WINNERS[3].model_copy(update={"summary": "Now with a model of every street."})
    site.publish(*WINNERS[:3], changed, *WINNERS[4:])
    feed = read(site.client, "/search.atom")
    then = site.entries("/search.atom")
    assert next(iter(then)) == changed.id
    assert feed.feed.updated == then[changed.id].updated > first[changed.id].updated
    assert then[changed.id].published == first[changed.id].published
    assert "model of every street" in then[changed.id].summary
    for key in first.keys() - {changed.id}:
        assert then[key].updated == first[key].updated
    assert datetime.fromisoformat(feed.feed.updated) <= datetime.now(UTC)


def test_a_feed_in_which_nothing_changed_is_a_304_also_after_a_release(site: Site) -> None:
    urls = [*FEEDS[2:], "/cities/kitchener-ontario.feed.json"]
    before = {url: site.client.get(url) for url in urls}
    more = winner("2025-09", DALLAS, title="One More", technologies=("5g",))
    site.publish(*WINNERS, more)
    changed = set()
    for url, response in before.items():
        tag, at = response.headers["ETag"], response.headers["Last-Modified"]
        by_tag = site.client.get(url, headers={"If-None-Match": tag})
        by_time = site.client.get(url, headers={"If-Modified-Since": at})
        assert by_tag.status_code == by_time.status_code, url
        if by_tag.status_code == 304:
            assert by_tag.data == b""
            assert by_tag.headers["ETag"] == tag
        else:
            changed.add(url)
    assert changed == {"/cities/dallas-texas.atom"}


def test_a_compressed_feed_is_a_304_too(still: Site) -> None:
    packed = {"Accept-Encoding": "gzip"}
    response = still.client.get("/search.atom", headers=packed)
    assert response.headers["Content-Encoding"] == "gzip"
    known = {**packed, "If-None-Match": response.headers["ETag"]}
    assert still.client.get("/search.atom", headers=known).status_code == 304


def test_a_record_that_goes_is_a_change_of_the_feeds_it_was_in(site: Site) -> None:
    urls = ["/search.atom", "/cities/dallas-texas.atom", "/editions/smart-50-2023.atom",
            "/cities/taoyuan-taiwan.atom"]  # fmt: skip
    before = {url: read(site.client, url).feed.updated for url in urls}
    site.publish(*WINNERS[:2], *WINNERS[3:])
    after = {url: read(site.client, url).feed.updated for url in urls}
    assert [after[url] > before[url] for url in urls] == [True, True, True, False]
    assert "2023-01" not in site.entries("/search.atom")
    (gone,) = read(site.client, "/corrections.atom").entries
    assert gone.title == "Taken out: Red Cloud Neighbourhood, Dallas, Texas"


def test_an_entry_keeps_its_id_whatever_becomes_of_its_title(site: Site) -> None:
    before = site.entries("/search.atom")["2023-02"]
    renamed = WINNERS[3].model_copy(update={"title": "Growing Apart"})
    site.publish(*WINNERS[:3], renamed, *WINNERS[4:])
    after = site.entries("/search.atom")["2023-02"]
    assert after.id == before.id
    assert after.link != before.link


def test_pages_lead_from_the_latest_to_the_first(
    still: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("archive.web.feeds.paging.PAGE", 3)
    client = create_app(still.settings).test_client()
    for first in ("/search.atom?q=streets+OR+city", "/cities/columbus-ohio.atom", "/search.atom"):
        found, url = [], f"https://awards.example{first}"
        while url:
            feed = read(client, url.removeprefix("https://awards.example"))
            found += [entry.id for entry in feed.entries]
            links = {link.rel: link.href for link in feed.feed.links}
            assert links["self"] == url
            assert links["first"] == f"https://awards.example{first}"
            url = links.get("next", "")
        assert len(set(found)) == len(found)
        listed = client.get(first.replace(".atom", ".jsonl")).text.splitlines()
        assert len(found) == len(listed)
    beyond = client.get("/search.atom?page=4")
    assert beyond.status_code == 404
    assert json.loads(beyond.text)["nearest"] == ["https://awards.example/search.atom?page=3"]
    told = json.loads(client.get("/search.feed.json?page=2").text)
    assert told["next_url"] == "https://awards.example/search.feed.json?page=3"


def test_who_asked_for_all_words_is_not_told_of_records_that_have_some(still: Site) -> None:
    assert still.entries("/search.atom?q=dallas+zeppelin") == {}
    assert set(still.entries("/search.atom?q=sreet+lihgts")) == {"2018-01", "2023-01"}


@pytest.mark.parametrize(
    ("url", "status", "near"),
    [
        ("/search.atom?colour=red", 400, None),
        ("/search.atom?page=x", 400, None),
        ("/cities/dallas-texas.atom?q=air", 400, None),
        ("/corrections.feed.json?page=0", 400, None),
        ("/cities/dalas-texas.atom", 404, ["https://awards.example/cities/dallas-texas"]),
        ("/editions/smart-50-2033.atom", 404, ["https://awards.example/editions/smart-50-2023"]),
        ("/technologies/zeppelin.feed.json", 404, []),
    ],
)
def test_what_cannot_be_followed_is_a_problem_that_says_why(
    still: Site, url: str, status: int, near: list[str] | None
) -> None:
    response = still.client.get(url)
    assert response.status_code == status, response.text
    assert response.content_type == "application/problem+json"
    assert near is None or set(near) <= set(json.loads(response.text)["nearest"])


def test_another_name_leads_to_the_feed(still: Site) -> None:
    response = still.client.get("/cities/kitchner.atom")
    assert (response.status_code, response.location) == (301, "/cities/kitchener-ontario.atom")


@pytest.mark.parametrize("page", ["/", "/search?q=city&sort=oldest", "/cities/dallas-texas",
                                  "/countries/taiwan", "/technologies/twin", "/focus-areas/data",
                                  "/editions/smart-50-2023", "/corrections"])  # fmt: skip
def test_pages_lead_to_their_feeds_in_head_and_text(still: Site, page: str) -> None:
    text = still.client.get(page).text
    for kind in ("application/atom+xml", "application/feed+json"):
        (url,) = re.findall(rf'<link rel="alternate" type="{re.escape(kind)}" .*href="(.*)">', text)
        path = url.replace("&amp;", "&").removeprefix("https://awards.example")
        assert still.client.get(path).status_code == 200
        if page != "/corrections":
            assert f'href="{path}"' in text.partition("<main")[2].replace("&amp;", "&")


def test_texts_come_through_as_they_are_and_none_becomes_markup(tmp_path: Path) -> None:
    client = client_over(RECORD, tmp_path)
    root = ElementTree.fromstring(client.get("/search.atom").data)  # noqa: S314 - our own
    told = json.loads(client.get("/search.feed.json").text)["items"]
    shown = [entry.findtext(f"{ATOM}title") for entry in root.findall(f"{ATOM}entry")]
    assert [item["title"].replace("\r\n", "\n") for item in told] == shown
    titles = {f"{one.title}, Dallas, Texas" for one in NASTY}
    assert titles <= {item["title"] for item in told}
    for item in told:
        tags = set(re.findall(r"<(\w+)", item["content_html"]))
        assert tags <= {"p", "strong", "a", "ul", "li"}
