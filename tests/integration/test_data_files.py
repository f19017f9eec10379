"""Everything at once: the page that offers it, and its files as they are served."""

import io
import json
import re
from pathlib import Path
from zipfile import ZipFile

import pytest
from flask.testing import FlaskClient

from archive.config import Settings
from archive.domain.facts import FACTS
from archive.domain.snapshot import Snapshot
from archive.web import create_app
from archive.web.data.tables import TABLES
from tests.conftest import few, put
from tests.taken import from_csv

FILES = ["datapackage.json", "csv-metadata.json", *(table.file for table in TABLES),
         *(f"{table.file}-metadata.json" for table in TABLES)]  # fmt: skip


def bundle(client: FlaskClient) -> str:
    return client.get("/data/awards-archive.zip").headers["Location"]


def test_the_page_leads_to_everything_it_offers(client: FlaskClient) -> None:
    page = client.get("/data").text.partition("<main")[2].partition("</main>")[0]
    offered = {url.replace("&amp;", "&") for url in re.findall(r'href="(/[^"#]*)"', page)}
    assert {f"/data/{name}" for name in FILES[:8]} <= offered
    assert {f"/search.{suffix}" for suffix in ("csv", "xlsx", "json", "jsonl")} <= offered
    assert bundle(client) in offered
    for url in offered:
        assert client.get(url, follow_redirects=True).status_code == 200, url


def test_the_page_explains_every_column_and_counts_every_row(
    client: FlaskClient, snapshot: Snapshot
) -> None:
    page = client.get("/data").text
    shown = [re.sub("<wbr>", "", name) for name in re.findall(r'"row"><code>(.*?)</code>', page)]
    assert shown == [column.name for table in TABLES for column, _ in table.columns]
    assert all(fact.label in page for fact in FACTS)
    rows = re.findall(r'<td class="num">(\d+)</td>\s*<td class="num"><a href="#columns', page)
    words = snapshot.vocabulary
    counted = (snapshot.winners, snapshot.editions, snapshot.places, words.technologies)
    assert [int(n) for n in rows[:4]] == [len(records) for records in counted]
    assert "75 of 360 winners are recorded." in page


@pytest.mark.parametrize("name", FILES)
def test_files_are_fresh_open_and_take_no_parameters(client: FlaskClient, name: str) -> None:
    response = client.get(f"/data/{name}")
    assert response.status_code == 200
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert response.headers["Content-Disposition"] == f"attachment; filename={name}"
    assert response.last_modified
    known = client.get(f"/data/{name}", headers={"If-None-Match": response.headers["ETag"]})
    assert known.status_code == 304
    assert client.get(f"/data/{name}?utm_source=x").data == response.data
    refused = client.get(f"/data/{name}?colour=red")
    assert (refused.status_code, refused.content_type) == (400, "application/problem+json")


def test_each_table_leads_to_what_is_said_of_it(client: FlaskClient) -> None:
    for table in TABLES:
        (link,) = client.get(f"/data/{table.file}").headers.getlist("Link")
        said = f"/data/{table.file}-metadata.json"
        assert link == f'<{said}>; rel="describedby"; type="application/csvm+json"'
        assert client.get(said).content_type == "application/csvm+json"


def test_the_zip_holds_the_files_as_they_are_served(client: FlaskClient) -> None:
    response = client.get(bundle(client))
    assert response.content_type == "application/zip"
    with ZipFile(io.BytesIO(response.data)) as opened:
        assert opened.testzip() is None
        names = ["README.txt", *FILES[:8]]
        assert opened.namelist() == names
        for name in names[1:]:
            assert opened.read(name) == client.get(f"/data/{name}").data, name
        read_first = opened.read("README.txt").decode()
    assert "75 of 360 winners are recorded." in read_first
    assert "[Data set]" in read_first
    assert all(table.file in read_first for table in TABLES)


def test_the_same_release_gives_the_same_bytes(settings: Settings) -> None:
    made = []
    for _ in range(2):
        client = create_app(settings).test_client()
        made.append([client.get(url).data for url in (bundle(client), "/search.xlsx")])
    assert made[0] == made[1]


def test_the_zip_of_another_release_and_unknown_files_are_a_404_with_what_there_is(
    client: FlaskClient,
) -> None:
    for name, near in [
        ("awards-archive-00000000.zip", "/data/awards-archive.zip"),
        ("winers.csv", "/data/winners.csv"),
        ("datapackage.jsn", "/data/datapackage.json"),
    ]:
        response = client.get(f"/data/{name}")
        assert (response.status_code, response.content_type) == (404, "application/problem+json")
        assert near in json.loads(response.text)["nearest"]


def test_nothing_beyond_the_release_leaks(tmp_path: Path, snapshot: Snapshot) -> None:
    settings = Settings(instance=tmp_path)
    put(snapshot, settings)
    client = create_app(settings).test_client()
    old = bundle(client)
    assert client.get(old).status_code == 200
    put(few(snapshot, 5), settings)
    assert len(from_csv(client.get("/data/winners.csv").text)) == 5
    assert client.get(old).status_code == 404
    described = json.loads(client.get("/data/datapackage.json").text)
    assert described["resources"][0]["bytes"] == len(client.get("/data/winners.csv").data)
    assert "5 of 360 winners are recorded." in client.get("/data").text


def test_without_a_release_files_are_a_problem_and_the_page_says_so(tmp_path: Path) -> None:
    client = create_app(Settings(instance=tmp_path)).test_client()
    assert client.get("/data/winners.csv").content_type == "application/problem+json"
    for url in ("/data", "/data/winners.csv", "/data/awards-archive.zip"):
        assert client.get(url).status_code == 503
