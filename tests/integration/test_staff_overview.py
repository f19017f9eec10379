"""What is to be done: gaps in the record, and words that found nothing and get a meaning."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from archive.staff import install
from archive.unfound import LEAST, note
from archive.web import create_app
from tests.integration.edited import edited_site, recorded, winner
from tests.integration.staffed import CHEAP, Staffed, fresh_staffed

MEANING = "/staff/to-do/searches/meaning"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Staffed:
    return edited_site(tmp_path_factory.mktemp("overview"), published=True)


def asked(site: Staffed, text: str, times: int = LEAST) -> None:
    for _ in range(times):
        note(site.settings.instance, text, datetime.now(UTC).date())


def test_gaps_are_told_edition_by_edition_and_lead_to_the_records(site: Staffed) -> None:
    page = site.seated("eve").get("/staff/to-do").text
    for edition in recorded(site).editions:
        assert edition.label in page
    for title in ("No source for the award", "Not on the map", "In doubt"):
        assert f">{title}: " in page
    assert "last changed" in page
    doubted = [w.id for w in recorded(site).winners if w.confidence == "inferred"]
    assert all(f"/staff/records/winner?key={key}" in page for key in doubted)


def test_the_overview_of_an_empty_archive_is_a_page_too(tmp_path: Path) -> None:
    desk = fresh_staffed(tmp_path).seated("eve")
    for url in ("/staff/", "/staff/to-do", "/staff/to-do/searches"):
        assert desk.get(url).status_code == 200


def test_a_search_that_finds_nothing_is_counted_without_whoever_asked(site: Staffed) -> None:
    visitor = site.app.test_client()
    for _ in range(LEAST):
        visitor.get("/search?q=Zeppelin", environ_base={"REMOTE_ADDR": "9.9.9.9"})
    visitor.get("/search?q=dallas")
    visitor.get("/search?q=ada@example.org")
    visitor.get("/search?q=airship&year=2023")
    visitor.get("/search?q=zepp", headers={"HX-Request": "true", "HX-Source": "input#q"})
    (kept,) = (site.settings.instance / "unfound").iterdir()
    assert kept.read_text() == "zeppelin\n" * LEAST
    page = site.seated("eve").get("/staff/to-do/searches").text
    assert f"zeppelin</th><td>{LEAST} times" in page


def test_the_operator_may_turn_it_off(site: Staffed) -> None:
    settings = replace(site.settings, search_log="no")
    app = create_app(settings)
    install(app, settings, CHEAP)
    folder = site.settings.instance / "unfound"
    before = [path.read_text() for path in folder.glob("*")]
    app.test_client().get("/search?q=dirigible")
    assert [path.read_text() for path in folder.glob("*")] == before
    assert "off" in Staffed(app, settings).seated("eve").get("/staff/to-do/searches").text


def test_words_get_a_meaning_whose_effect_is_shown_before_it_is_accepted(site: Staffed) -> None:
    asked(site, "wlan hotspotz")
    desk = site.seated("eve")
    term = recorded(site).vocabulary.technology_by_id["wifi"]
    users = [w.id for w in recorded(site).winners if "wifi" in w.technologies]
    assert users
    url = f"{MEANING}?text=wlan+hotspotz&term=technology:wifi"
    page = desk.get(url).text
    assert "finds nothing" in page
    assert all(f">{winner(site, key).heading}</a>" in page for key in users[:5])
    assert recorded(site).vocabulary.technology_by_id["wifi"] == term
    answer = desk.post(url, "/staff/account")
    assert answer.status_code == 303
    now = recorded(site).vocabulary.technology_by_id["wifi"]
    assert now.aliases == (*term.aliases, "wlan hotspotz")
    (entry,) = site.log(kind="technology", subject="wifi")
    assert entry.why == "People searched for “wlan hotspotz” and found nothing."
    assert "wlan hotspotz</th>" not in desk.get("/staff/to-do/searches").text


def test_a_misspelt_term_is_suggested(site: Staffed) -> None:
    asked(site, "wi fy networks")
    page = site.seated("eve").get("/staff/to-do/searches").text
    assert "Wi-Fi?" in page or "technology%3Awifi" in page


@pytest.mark.parametrize("query", ["", "text=", "text=a@b.c", "text=x&term=technology:none",
                                   "text=%00", "text=x&term=" + "y" * 5000])  # fmt: skip
def test_no_address_breaks_it(site: Staffed, query: str) -> None:
    assert site.seated("eve").get(f"{MEANING}?{query}").status_code in (200, 404)
    answer = site.seated("eve").post(f"{MEANING}?{query}", "/staff/account")
    assert answer.status_code == 404
