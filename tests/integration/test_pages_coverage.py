"""What is recorded and what is not: numbers of the record, each of which leads to its winners."""

import csv
import html
import io
import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from archive.config import Settings
from archive.domain.completeness import ASPECTS, Aspect, completeness
from archive.domain.edition import Edition
from archive.domain.snapshot import Snapshot
from archive.release import Shelf
from archive.web import create_app
from tests.conftest import put
from tests.corpus import CORPUS
from tests.integration.reading import plain, text_of

ROW = re.compile(r"<tr>.*?</tr>", re.DOTALL)


def cells(client: FlaskClient) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(client.get("/coverage.csv").text)))


def test_the_numbers_are_those_of_the_record_and_of_the_manifest(
    client: FlaskClient, snapshot: Snapshot, settings: Settings
) -> None:
    shelf = Shelf(settings.releases)
    counts = shelf.manifest(shelf.current().release).counts
    assert counts.completeness == completeness(snapshot)
    rows = cells(client)
    assert len(rows) == len(snapshot.editions) * len(ASPECTS)
    for row in rows:
        states = [int(row[name]) for name in ("recorded", "in_doubt", "not_recorded")]
        assert sum(states) == int(row["recorded_winners"]) == counts.recorded[row["edition"]]
    for aspect in ASPECTS:
        of = [int(row["recorded"]) for row in rows if row["aspect"] == aspect.name]
        told = [aspect.read(w, snapshot.place_of(w.place)) for w in snapshot.winners]
        assert sum(of) == told.count("recorded")


def test_what_the_data_card_says_is_what_is_counted(client: FlaskClient) -> None:
    rows = cells(client)
    doubts = [int(row["in_doubt"]) for row in rows if row["aspect"] == "award"]
    titles = [int(r["recorded"]) + int(r["in_doubt"]) for r in rows if r["aspect"] == "title"]
    assert (sum(doubts), sum(titles)) == (16, 51)


def test_all_forms_tell_the_same(client: FlaskClient) -> None:
    data = client.get("/coverage.json").get_json()
    told = [{name: str(value) for name, value in cell.items()} for cell in data["data"]]
    assert told == cells(client)
    page = client.get("/coverage").text
    for found in data["data"]:
        number = found["recorded"]
        link = f'href="/coverage/{found["edition"]}/{found["aspect"]}">{number}<'
        assert link in page


def test_each_number_leads_to_its_winners(client: FlaskClient) -> None:
    for cell in cells(client)[::5]:
        page = client.get(f"/coverage/{cell['edition']}/{cell['aspect']}").text
        for state, name in (("recorded", "recorded"), ("in-doubt", "in_doubt"),
                            ("not-recorded", "not_recorded")):  # fmt: skip
            section = page.partition(f'aria-labelledby="{state}"')[2].partition("</section>")[0]
            assert section.count("<li>") == int(cell[name])


@pytest.mark.parametrize("aspect", [a for a in ASPECTS if a.facet], ids=lambda a: a.name)
def test_what_can_be_searched_as_not_recorded_is_found_as_often(
    client: FlaskClient, aspect: Aspect
) -> None:
    facet, name = aspect.facet, aspect.name
    missing = sum(int(c["not_recorded"]) for c in cells(client) if c["aspect"] == name)
    found = client.get(f"/search.json?{facet}=not-recorded").get_json()["meta"]["total"]
    assert found == missing
    page = client.get("/coverage").text
    assert (f"/search?{facet}=not-recorded" in page) is (missing > 0)


def test_a_doubt_says_why(client: FlaskClient, snapshot: Snapshot) -> None:
    inferred = next(w for w in snapshot.winners if w.confidence == "inferred")
    page = text_of(client, f"/coverage/{inferred.edition_key}/award")
    assert " ".join((inferred.note or "").split()) in page
    rendered = next(w for w in snapshot.winners if w.title_is_translation)
    page = text_of(client, f"/coverage/{rendered.edition_key}/title")
    assert f"Seen as {rendered.title_original}" in page


def test_disagreements_between_sources_are_told_in_words(
    client: FlaskClient, snapshot: Snapshot
) -> None:
    page = text_of(client, "/coverage")
    for edition in snapshot.editions:
        for told in edition.disagreements:
            assert " ".join(told.split()) in page


@pytest.mark.parametrize(
    ("path", "meant"),
    [
        ("smart-50-2023/titel", "/coverage/smart-50-2023/title"),
        ("smart-50-2032/title", "/coverage/smart-50-2023/title"),
        ("zzz/outcomes", "/coverage/smart-20-2025/outcomes"),
        ("zzz/zzz", "/coverage"),
        ("%00/<b>", "/coverage"),
    ],
)
def test_a_strange_address_is_met_with_what_may_have_been_meant(
    client: FlaskClient, path: str, meant: str
) -> None:
    response = client.get(f"/coverage/{path}")
    assert response.status_code == 404
    assert f'href="{meant}"' in html.unescape(response.text)
    assert "<b>" not in response.text


def test_the_pages_that_say_how_partial_the_record_is_lead_there(client: FlaskClient) -> None:
    for url in ("/editions/", "/editions/smart-50-2023", "/about", "/search?year=2023"):
        main = client.get(url).text.partition("<main")[2].partition("</main>")[0]
        assert 'href="/coverage"' in main, url


def test_an_edition_without_a_recorded_winner_has_no_numbers(tmp_path: Path) -> None:
    settings = Settings(instance=tmp_path)
    unknown = Edition(award="Smart 50", year=2019, slots=50)
    put(CORPUS.model_copy(update={"editions": (*CORPUS.editions, unknown)}), settings)
    client = create_app(settings).test_client()
    row = plain(next(r for r in ROW.findall(client.get("/coverage").text) if "50 2019" in r))
    assert row == "Smart 50 2019 0 of 50" + " no winner" * len(ASPECTS)
    assert "No winner of this edition" in text_of(client, "/coverage/smart-50-2019/title")
