"""Press sheets of all that is recorded: the words of the record, on a page and as plain text."""

import json

import pytest
from flask.testing import FlaskClient

from archive.config import Settings
from archive.domain.press.edition import edition_text
from archive.domain.press.winner import winner_text
from archive.domain.record import Record
from archive.domain.snapshot import Snapshot
from archive.domain.subject import subjects
from archive.web import create_app
from tests.integration.reading import plain, text_of
from tests.press_words import strange_words

WINNER = "/winners/2023-06-growing-together"


def test_every_shipped_winner_is_told_in_the_words_of_its_record(snapshot: Snapshot) -> None:
    for subject in subjects(snapshot):
        recorded = snapshot.recorded[(subject.winner.award, subject.winner.year)]
        text = winner_text(subject, recorded)
        assert subject.edition
        records: list[Record] = [subject.winner, subject.edition]
        records += [*subject.places, *subject.technologies, *subject.focus_areas]
        whole = " ".join((text.medium, *text.long))
        assert strange_words(whole, records, recorded) == set(), subject.winner.id
        assert "  " not in whole
        assert "None" not in whole
        assert all(one.endswith(".") for one in (text.short, text.medium, *text.long))


def test_every_shipped_edition_is_told_in_the_words_of_its_record(snapshot: Snapshot) -> None:
    for edition in snapshot.editions:
        winners = [w for w in snapshot.winners if w.edition_key == edition.key]
        text = edition_text(edition, len(winners), winners, {})
        whole = " ".join((text.medium, *text.long))
        assert strange_words(whole, [edition, *winners], len(winners)) == set(), edition.key
        assert all(one.endswith(".") for one in (text.short, text.medium, *text.long))


def test_every_winner_has_a_sheet_with_its_names_and_sources(
    client: FlaskClient, snapshot: Snapshot
) -> None:
    for winner in snapshot.winners[::6]:
        text = text_of(client, f"/winners/{winner.path}/press")
        assert "In one sentence" in text
        for name in (winner.organisation, winner.title, winner.title_original, *winner.honours):
            assert name is None or " ".join(name.split()) in text
        for source in winner.sources:
            assert source.publisher in text
        assert f"record {winner.id}" in text


def test_every_edition_has_a_sheet_with_its_honours_and_doubts(
    client: FlaskClient, snapshot: Snapshot
) -> None:
    for edition in snapshot.editions:
        text = text_of(client, f"/editions/{edition.key}/press")
        assert f"{edition.label}, recorded winners. Awards Archive, release" in text
        for doubt in edition.disagreements:
            assert " ".join(doubt.split()) in text
    honoured = text_of(client, "/editions/smart-50-2023/press")
    assert "Overall Award Recipient Coral Gables Smart City Digital Twin" in honoured


def test_an_inferred_win_is_said_to_be_one(client: FlaskClient, snapshot: Snapshot) -> None:
    winner = next(w for w in snapshot.winners if w.confidence == "inferred")
    text = text_of(client, f"/winners/{winner.path}/press")
    assert "is inferred to be a winner" in text
    assert "Do not print it as stated" in text


def test_names_have_the_forms_in_which_they_are_met(client: FlaskClient) -> None:
    text = text_of(client, f"{WINNER}/press")
    assert "“Kitchner”: as a source writes it, misspelling" in text


def test_an_original_title_bears_its_language(client: FlaskClient) -> None:
    page = client.get("/winners/2026-01", follow_redirects=True)
    page = client.get(f"{page.request.path}/press")
    assert 'lang="zh-Hant">守護我們的城市' in page.text


@pytest.mark.parametrize("of", [WINNER, "/editions/smart-50-2018"])
def test_all_of_it_can_be_taken_as_plain_text(client: FlaskClient, of: str) -> None:
    given = client.get(f"{of}/press.txt")
    assert given.content_type == "text/plain; charset=utf-8"
    assert given.headers["Content-Disposition"].startswith("attachment; filename=awards-press-")
    assert given.headers["Access-Control-Allow-Origin"] == "*"
    page = plain(client.get(f"{of}/press").text)
    for heading in ("IN ONE SENTENCE", "AT LENGTH", "NAMES AS THEY ARE SPELT", "SOURCES"):
        section = given.text.partition(f"{heading}\n\n")[2].partition("\n")[0]
        assert section
        if heading in ("IN ONE SENTENCE", "AT LENGTH"):
            assert section in page
    assert "\n\n\n" not in given.text
    known = client.get(f"{of}/press.txt", headers={"If-None-Match": given.headers["ETag"]})
    assert known.status_code == 304


def test_pages_name_their_canonical_address_and_their_plain_text(client: FlaskClient) -> None:
    page = client.get(f"{WINNER}/press").text
    assert f'rel="canonical" href="{WINNER}/press"' in page
    assert f'type="text/plain" href="{WINNER}/press.txt"' in page


@pytest.mark.parametrize("suffix", ["press", "press.txt"])
def test_the_id_decides_and_what_is_unknown_is_a_404(client: FlaskClient, suffix: str) -> None:
    moved = client.get(f"/winners/2023-06-old/{suffix}")
    assert (moved.status_code, moved.headers["Location"]) == (301, f"{WINNER}/{suffix}")
    for path in ("/winners/2023-99", "/winners/%00", "/editions/smart-50-1999"):
        missing = client.get(f"{path}/{suffix}")
        assert missing.status_code == 404
        assert suffix == "press" or json.loads(missing.text)["status"] == 404


def test_the_contact_is_told_where_there_is_one(client: FlaskClient, settings: Settings) -> None:
    assert "Questions" not in text_of(client, f"{WINNER}/press")
    other = create_app(Settings(instance=settings.instance, contact="press@awards.example"))
    with other.test_client() as told:
        assert 'href="mailto:press@awards.example"' in told.get(f"{WINNER}/press").text
        assert told.get(f"{WINNER}/press.txt").text.endswith("press@awards.example\n")
