"""Reference managers find in the page of a winner what its citation says."""

from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from flask.testing import FlaskClient

from archive.domain.winner import Winner
from tests.integration.nasty_record import NASTY, RECORD, client_over


class Head(HTMLParser):
    """Meta elements by their names or properties, and spans of the class that is COinS."""

    def __init__(self) -> None:
        super().__init__()
        self.meta: dict[str, list[str]] = {}
        self.spans: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        found = dict(attributes)
        if tag == "meta":
            name = found.get("name") or found.get("property") or ""
            self.meta.setdefault(name, []).append(found.get("content") or "")
        elif tag == "span" and found.get("class") == "Z3988":
            self.spans.append(found.get("title") or "")


def head(client: FlaskClient, url: str) -> Head:
    read = Head()
    read.feed(client.get(url).text)
    return read


@pytest.fixture(scope="module")
def nasty(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    return client_over(RECORD, tmp_path_factory.mktemp("instance"))


def shown(one: Winner) -> str:
    """A title as citations have it, on one line."""
    return " ".join(one.heading.split())


@pytest.mark.parametrize("one", NASTY, ids=lambda one: one.id)
def test_title_address_date_and_release_are_found_whatever_the_texts(
    nasty: FlaskClient, one: Winner
) -> None:
    read = head(nasty, f"/winners/{one.path}")
    url = f"https://awards.example/winners/{one.path}"
    for name, value in (
        ("citation_title", shown(one)), ("DC.title", shown(one)), ("citation_public_url", url),
        ("DC.identifier", url), ("og:url", url), ("citation_author", "Awards Archive"),
    ):  # fmt: skip
        assert read.meta[name] == [value], name
    assert read.meta["citation_publication_date"] == [read.meta["DC.date"][0].replace("-", "/")]
    (span,) = read.spans
    pairs = parse_qs(span, strict_parsing=True)
    assert pairs["rft.title"] == [shown(one)]
    assert pairs["rft.identifier"] == [url]
    assert pairs["rft.date"] == read.meta["DC.date"]
    assert pairs["ctx_ver"] == ["Z39.88-2004"]
    health = nasty.get("/healthz").json
    assert health is not None
    assert pairs["rft.source"] == [f"Awards Archive, record {one.id}, release {health['release']}"]


def test_what_is_cited_and_what_is_shared_is_told_once(client: FlaskClient) -> None:
    read = head(client, "/winners/2023-05-red-cloud-neighborhood-smart-cities-pilot-project")
    assert "LED lighting" in read.meta["citation_keywords"]
    assert read.meta["citation_abstract"][0].startswith("In this pilot")
    assert read.meta["og:type"] == ["article"]
    assert read.meta["og:description"] == read.meta["description"]


@pytest.mark.parametrize("url", ["/", "/data", "/editions/smart-50-2023", "/cities/dallas-texas",
                                 "/about", "/search?q=air"])  # fmt: skip
def test_pages_that_are_no_records_have_a_title_to_share_and_no_citation(
    client: FlaskClient, url: str
) -> None:
    read = head(client, url)
    assert read.spans == []
    assert "citation_title" not in read.meta
    assert read.meta["og:title"][0].endswith("Awards Archive")
    assert read.meta["og:site_name"] == ["Awards Archive"]


def test_a_record_page_is_read_whole_also_where_its_release_has_nothing_more(
    tmp_path: Path,
) -> None:
    bare = RECORD.model_copy(update={"winners": NASTY[:1]})
    client = client_over(bare, tmp_path)
    assert head(client, f"/winners/{NASTY[0].path}").spans
