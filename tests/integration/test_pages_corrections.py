"""Corrections and withdrawals as readers, journalists and machines meet them."""

import csv
import html
import io
import re
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from flask.testing import FlaskClient

from archive.config import Settings
from archive.release import Shelf
from archive.search.opening import open_current
from archive.search.whoosh import WhooshEngine
from archive.web import create_app
from archive.web.corrections.entry import entries
from tests.conftest import put
from tests.corpus import CORPUS
from tests.corrected import NEVER_WON, SILENT, TWICE, put_corrected
from tests.integration.reading import HTMX, plain, text_of

SUFFIXES = (".json", ".bib", ".ris", ".csl.json")


@pytest.fixture(scope="module")
def corrected(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    settings = Settings(
        instance=tmp_path_factory.mktemp("corrected"),
        base_url="https://awards.example",
        contact="errors+archive@example.org",
    )
    put_corrected(settings)
    return settings


@pytest.fixture
def client(corrected: Settings) -> Iterator[FlaskClient]:
    with create_app(corrected, WhooshEngine()).test_client() as client:
        yield client


@pytest.mark.parametrize("path", [TWICE.path, f"{TWICE.id}-any-old-words", TWICE.id])
def test_a_withdrawn_record_is_gone_and_says_why(client: FlaskClient, path: str) -> None:
    response = client.get(f"/winners/{path}")
    assert response.status_code == 410
    said = plain(response.text)
    assert "This record was withdrawn It was recorded twice." in said
    assert "Moving for All, Dallas, Texas" in said
    assert "3 May 2026" in said
    assert 'href="/winners/2025-01-mobility-for-all"' in response.text


def test_one_that_was_removed_without_a_word_says_so(client: FlaskClient) -> None:
    response = client.get(f"/winners/{SILENT.path}")
    assert response.status_code == 410
    assert "Nobody recorded why it was taken out." in plain(response.text)


def test_a_number_that_was_withdrawn_unseen_is_gone_too(client: FlaskClient) -> None:
    response = client.get(f"/winners/{NEVER_WON.id}")
    assert response.status_code == 410
    assert "No such award was given." in response.text


def test_a_number_that_never_was_is_just_not_there(client: FlaskClient) -> None:
    for path in ("/winners/2025-77", "/winners/2025-77.json", "/winners/2025-77/why"):
        assert client.get(path).status_code == 404


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_machines_get_the_reason_as_a_problem(client: FlaskClient, suffix: str) -> None:
    response = client.get(f"/winners/{TWICE.path}{suffix}")
    assert (response.status_code, response.content_type) == (410, "application/problem+json")
    assert response.json == {
        "type": "about:blank",
        "title": "Gone",
        "status": 410,
        "detail": "Record 2025-09 was withdrawn on 3 May 2026. It was recorded twice.",
        "record": "2025-09",
        "date": "2026-05-03",
        "reason": "It was recorded twice.",
        "merged_into": "https://awards.example/winners/2025-01-mobility-for-all",
        "corrections": "https://awards.example/corrections",
    }


def test_a_swap_gets_the_message_above_what_was_looked_at(client: FlaskClient) -> None:
    response = client.get(f"/winners/{TWICE.path}", headers=HTMX)
    assert (response.status_code, response.headers["HX-Retarget"]) == (410, "#problem")
    assert "<html" not in response.text


def test_pages_tell_their_corrections_and_what_they_took_in(client: FlaskClient) -> None:
    winner = text_of(client, "/winners/2023-01-red-cloud-neighbourhood")
    assert "Corrected on 5 May 2026 . Wrong: Red Cluod Now: Red Cloud" in winner
    assert "Wrong: 14 homes Now: 1,488 homes" in winner
    assert "60 winners Now: 50 winners" in text_of(client, "/editions/smart-50-2023")
    into = text_of(client, "/winners/2025-01-mobility-for-all")
    assert "Merged on 3 May 2026 : record 2025-09 was merged into this one." in into
    assert "Corrected" not in text_of(client, "/winners/2018-01-array-of-lamps")


def test_the_list_has_all_of_them_the_newest_first(
    client: FlaskClient, corrected: Settings
) -> None:
    page = client.get("/corrections").text
    keys = re.findall(r'<li class="told" id="([^"]+)"', page)
    published = Shelf(corrected.releases).current().published_at
    assert keys == [
        f"{published.date()}-2025-10-gone",
        "2026-05-06-smart-50-2023",
        "2026-05-05-2023-01-2",
        "2026-05-05-2023-01",
        "2026-05-04-2025-44-gone",
        "2026-05-03-2025-09-gone",
    ]
    assert "3 corrections, 2 withdrawals, 1 removal." in plain(page)


def test_every_entry_has_a_moment_and_a_page(client: FlaskClient, corrected: Settings) -> None:
    shelf = Shelf(corrected.releases)
    release = open_current(shelf, WhooshEngine())
    published_at = shelf.current().published_at
    with client.application.test_request_context():
        found = [(entry, entry.url) for entry in entries(release)]
    assert {entry.kind for entry, _ in found} == {"correction", "withdrawal", "removal"}
    assert all(entry.at.tzinfo for entry, _ in found)
    assert found[0][0].at == published_at
    for entry, url in found:
        expected = 200 if entry.kind == "correction" else 410
        assert client.get(url).status_code == expected


def test_the_list_can_be_taken_along(client: FlaskClient) -> None:
    told = client.get("/corrections.json")
    assert told.headers["Access-Control-Allow-Origin"] == "*"
    data = told.get_json()
    rows = list(csv.DictReader(io.StringIO(client.get("/corrections.csv").text)))
    assert [row["id"] for row in rows] == [entry["id"] for entry in data["data"]]
    assert data["meta"]["total"] == len(rows) == 6
    spelt = next(entry for entry in data["data"] if entry["was"] == "Red Cluod")
    assert spelt["source"]["publisher"] == rows[3]["source_publisher"] == "City of Dallas"
    known = {"If-None-Match": told.headers["ETag"]}
    assert client.get("/corrections.json", headers=known).status_code == 304
    assert client.get("/corrections.csv?page=2").status_code == 400


def test_every_format_of_a_winner_carries_its_corrections(client: FlaskClient) -> None:
    told = client.get("/winners/2023-01-red-cloud-neighbourhood.json").get_json()["data"]
    assert [(c["date"], c["was"], c["now"]) for c in told["corrections"]] == [
        ("2026-05-05", "Red Cluod", "Red Cloud"),
        ("2026-05-05", "14 homes", "1,488 homes"),
    ]
    rows = list(csv.DictReader(io.StringIO(client.get("/search.csv?q=cloud").text)))
    assert rows[0]["corrections_was"] == "Red Cluod;14 homes"


def test_reporting_an_error_opens_a_mail_that_says_what_it_is_about(client: FlaskClient) -> None:
    url = "/winners/2025-02-dallas"
    release = client.get(f"{url}.json").get_json()["meta"]["release"]
    (found,) = re.findall(r'href="(mailto:[^"]+)"', client.get(url).text)
    parts = urlsplit(html.unescape(found))
    assert unquote(parts.path) == "errors+archive@example.org"
    assert "+" not in parts.query and " " not in parts.query, "a mail program knows only %20"
    told = parse_qs(parts.query, strict_parsing=True)
    assert told["subject"] == ["Error in record 2025-02: Dallas"]
    assert told["body"][0].split("\r\n")[:3] == [
        "Record: 2025-02, Dallas",
        "Address: https://awards.example/winners/2025-02-dallas",
        f"Release: {release}",
    ]


@pytest.mark.parametrize("title", ["50 % & more?", "桃園 #1", "a\"b'c+d"])
def test_no_title_breaks_the_mail(tmp_path: Path, title: str) -> None:
    settings = Settings(instance=tmp_path, contact="errors@example.org")
    first = CORPUS.winners[0].model_copy(update={"title": title})
    put(CORPUS.model_copy(update={"winners": (first,)}), settings)
    page = create_app(settings, WhooshEngine()).test_client().get(f"/winners/{first.path}").text
    (found,) = re.findall(r'href="(mailto:[^"]+)"', page)
    told = parse_qs(urlsplit(html.unescape(found)).query, strict_parsing=True)
    assert told["subject"] == [f"Error in record 2018-01: {title}"]
    EmailMessage()["Subject"] = told["subject"][0]


def test_without_a_contact_there_is_no_dead_link(tmp_path: Path) -> None:
    settings = Settings(instance=tmp_path)
    put(CORPUS, settings)
    client = create_app(settings, WhooshEngine()).test_client()
    for url in ("/winners/2025-02-dallas", "/editions/smart-50-2023"):
        page = client.get(url).text
        assert "mailto:" not in page
        assert "This site names no address for reports." in plain(page)
    assert "Nothing that was published has been corrected" in text_of(client, "/corrections")
