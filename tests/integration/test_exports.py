"""Lists taken as data: whole, in the order of the pages, and nothing but what the release holds."""

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from archive.config import Settings
from archive.domain.snapshot import Snapshot
from archive.errors import BrokenRelease
from archive.release import Shelf
from archive.search.opening import open_current
from archive.search.whoosh import WhooshEngine
from archive.web import create_app
from archive.web.criteria import Criteria
from archive.web.export.selection import select
from archive.web.names import Names
from indexer.build import build
from tests.conftest import few, put
from tests.taken import READERS, Facts, from_jsonl, of_record

SEARCHES = ["", "q=air+quality", "q=sensors&year=2019..2023&sort=city", "sort=oldest",
            "technology=ai&technology=iot", "q=sreet+lihgts", "q=sreet+lihgts&exact=1",
            "q=dallas+zeppelin", "q=桃園", "country=taiwan&page=2", "q=zeppelin"]  # fmt: skip


def taken(client: FlaskClient, url: str) -> list[Facts]:
    response = client.get(url)
    assert response.status_code == 200, response.text
    return READERS[url.partition("?")[0].rpartition(".")[2]](response.data)


def meta(client: FlaskClient, url: str) -> dict[str, Any]:
    return dict(json.loads(client.get(url).text)["meta"])


def ids_on_pages(client: FlaskClient, query: str) -> list[str]:
    """The winners of all pages of a search, in order."""
    found: list[str] = []
    for page in range(1, 9):
        text = client.get(f"/search?{query}&page={page}").text.partition('id="results-heading"')[2]
        found += re.findall(r'card__title">\s*<a[^>]* href="/winners/(\d{4}-\d+)', text)
    return found


@pytest.mark.parametrize("suffix", READERS)
def test_everything_can_be_taken_and_equals_the_record(
    client: FlaskClient, snapshot: Snapshot, suffix: str
) -> None:
    facts = sorted(taken(client, f"/search.{suffix}"), key=lambda f: str(f["id"]))
    assert facts == [of_record(winner, snapshot) for winner in snapshot.winners]


@pytest.mark.parametrize("query", SEARCHES)
def test_a_search_is_taken_whole_and_in_the_order_of_its_pages(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch, query: str
) -> None:
    monkeypatch.setattr("archive.web.export.selection.MAX_PAGE_SIZE", 7)
    wanted = ids_on_pages(client, re.sub("&page=2", "", query))
    for suffix in READERS:
        assert [f["id"] for f in taken(client, f"/search.{suffix}?{query}")] == wanted, suffix
    assert meta(client, f"/search.json?{query}")["total"] == len(wanted)


def test_a_list_tells_its_release_its_coverage_and_what_was_searched(client: FlaskClient) -> None:
    told = meta(client, "/search.json?q=sreet+lihgts&year=2023")
    health = client.get("/healthz").json
    assert health is not None
    assert told["release"] == health["release"]
    assert told["shown_for"] == "street lights"
    assert told["coverage"] == {
        "text": "8 of 50 winners of 2023 are recorded.",
        "editions": [{"edition": "smart-50-2023", "recorded": 8, "winners": 50}],
    }
    assert meta(client, "/search.json?q=dallas+zeppelin")["partial"] is True
    assert meta(client, "/search.json?q=dallas")["partial"] is False


def test_a_list_leads_to_its_page_and_its_other_forms(client: FlaskClient) -> None:
    links = json.loads(client.get("/search.json?q=air&page=2&utm_source=x").text)["links"]
    assert links["self"] == links["json"] == "/search.json?q=air"
    assert links["csv"] == "/search.csv?q=air"
    assert all(client.get(url).status_code == 200 for url in links.values())
    related = client.get("/search.csv?q=air").headers.getlist("Link")
    assert '</search.json?q=air>; rel="describedby"' in related
    assert '</search?q=air>; rel="alternate"' in related


@pytest.mark.parametrize("suffix", READERS)
def test_an_edition_is_taken_with_all_its_winners(
    client: FlaskClient, snapshot: Snapshot, suffix: str
) -> None:
    for edition in snapshot.editions:
        facts = taken(client, f"/editions/{edition.key}.{suffix}")
        recorded = [w.id for w in snapshot.winners if w.edition_key == edition.key]
        assert sorted(str(f["id"]) for f in facts) == recorded


def test_the_pages_offer_what_can_be_taken(client: FlaskClient) -> None:
    page = client.get("/editions/smart-50-2023").text
    for suffix in READERS:
        assert f'href="/editions/smart-50-2023.{suffix}"' in page


def test_nothing_beyond_the_release_leaks(tmp_path: Path, snapshot: Snapshot) -> None:
    settings = Settings(instance=tmp_path)
    put(few(snapshot, 5), settings)
    build(snapshot, Shelf(settings.releases), WhooshEngine())
    client = create_app(settings).test_client()
    hidden = snapshot.winners[-1]
    for suffix in READERS:
        facts = taken(client, f"/search.{suffix}")
        assert {f["id"] for f in facts} == {w.id for w in snapshot.winners[:5]}
        assert taken(client, f"/editions/{hidden.edition_key}.{suffix}") == []
        assert client.get(f"/winners/{hidden.path}.json").status_code == 404
    told = meta(client, "/search.json")
    assert told["total"] == sum(e["recorded"] for e in told["coverage"]["editions"]) == 5
    problem = client.get(f"/winners/{hidden.path}.json").text
    assert not re.search("|".join(w.id for w in snapshot.winners[5:]), problem)


def test_a_list_that_would_be_cut_fails_instead(settings: Settings) -> None:
    release = open_current(Shelf(settings.releases), WhooshEngine())
    whole = select(release, Names(release), Criteria())
    more = replace(whole, first=replace(whole.first, total=whole.first.total + 1))
    with pytest.raises(BrokenRelease, match="A list ended after 75 of 76 winners"):
        list(more.batches())


def test_a_list_is_read_to_its_end_though_another_release_is_published(
    tmp_path: Path, snapshot: Snapshot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("archive.web.export.selection.MAX_PAGE_SIZE", 7)
    settings = Settings(instance=tmp_path)
    put(snapshot, settings)
    client = create_app(settings).test_client()
    response = client.get("/search.jsonl", buffered=False)
    parts = response.iter_encoded()
    begun = next(iter(parts))
    put(few(snapshot, 5), settings)
    rest = b"".join(parts)
    assert len(from_jsonl((begun + rest).decode())) == 75
    assert len(taken(client, "/search.jsonl")) == 5
