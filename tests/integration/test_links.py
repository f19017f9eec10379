"""A walk through the whole site: every link leads somewhere, every part of a page is there."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest
from flask import Flask
from flask.testing import FlaskClient

ADDRESSES = {
    "a": "href", "area": "href", "link": "href", "form": "action", "img": "src", "script": "src",
    "iframe": "src", "use": "href", "image": "href", "source": "src",
}  # fmt: skip
"""What leads from a page elsewhere, by the name of the element."""
BASE = "http://localhost"
MOST = 20_000
PART = re.compile(r'\bid="([^"]+)"')


@dataclass(frozen=True)
class Parts:
    """The names of the parts of a page, which an address may end with."""

    parts: set[str]


class Page(HTMLParser):
    """A page that is followed: its addresses too."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.parts: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if own := given.get("id"):
            assert own not in self.parts, f"two parts are called {own}"
            self.parts.add(own)
        if tag == "form" and (given.get("method") or "get").lower() != "get":
            return
        for name in (ADDRESSES.get(tag), "data-hx-get", "data-url"):
            if name and (address := given.get(name)) is not None:
                self.found.append(address)


class Walk:
    """Every address once; links are followed from pages that stand by themselves.

    Pages made by a question, such as a search, lead to ever more questions. These are opened where
    a page that stands by itself leads to them, and not followed any further.
    """

    def __init__(self, client: FlaskClient) -> None:
        self.client = client
        self.seen: dict[str, Page | Parts | None] = {}
        self.broken: list[str] = []

    def go(self, *starts: str) -> None:
        ahead = [(start, "") for start in starts]
        wanted: list[tuple[str, str, str]] = []
        while ahead:
            address, origin = ahead.pop()
            if address in self.seen:
                continue
            assert len(self.seen) < MOST, "the site has no end"
            page = self.seen[address] = self._open(address, origin)
            for link, part in self._links(address, page) if isinstance(page, Page) else ():
                if part:
                    wanted.append((link, part, address))
                if link not in self.seen:
                    ahead.append((link, address))
        for link, part, origin in wanted:
            page = self.seen.get(link)
            if page and part not in page.parts:
                self.broken.append(f"{origin} -> {link}#{part}: no such part")

    def _open(self, address: str, origin: str) -> Page | Parts | None:
        answer = self.client.get(address, base_url=BASE)
        if answer.status_code in (301, 308):  # who leads on for now means it
            target = urljoin(BASE + address, answer.location).removeprefix(BASE)
            self.broken.append(f"{origin} -> {address}: leads on to {target}")
        elif answer.status_code >= 400:
            self.broken.append(f"{origin} -> {address}: {answer.status_code}")
        is_page = answer.mimetype == "text/html" and answer.status_code == 200
        text = answer.text if is_page else ""
        answer.close()
        if "?" in address:
            return Parts(set(PART.findall(text)))
        return Page(text) if is_page else None

    def _links(self, address: str, page: Page) -> Iterator[tuple[str, str]]:
        for found in page.found:
            whole, part = urldefrag(urljoin(BASE + address, found))
            if urlsplit(whole).scheme in ("http", "https") and whole.startswith(f"{BASE}/"):
                yield whole.removeprefix(BASE), unquote(part)


@pytest.fixture(scope="module")
def walk(app: Flask) -> Walk:
    with app.test_client() as client:
        walk = Walk(client)
        walk.go("/", "/about", "/help", "/robots.txt", "/data", "/api/", "/coverage")
    return walk


def test_no_link_of_the_whole_site_is_broken(walk: Walk) -> None:
    assert walk.broken == []


def test_every_winner_city_word_and_edition_is_reached(walk: Walk, client: FlaskClient) -> None:
    listed = client.get("/sitemap.xml").text.split("<loc>")[1:]
    paths = {urlsplit(entry.partition("</loc>")[0]).path for entry in listed}
    assert len(paths) > 200
    assert paths - walk.seen.keys() == set()
