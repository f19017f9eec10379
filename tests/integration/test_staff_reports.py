"""Readers say what is wrong, nobody keeps who they are, and the staff say what came of it."""

import pytest
from sqlalchemy import delete

from archive.catalogue.database import writing
from archive.catalogue.report import ReportRow
from archive.catalogue.sign_in_attempt import SignInAttemptRow
from archive.web import create_app
from tests.integration.edited import edited_site
from tests.integration.staffed import HOST, Staffed

URL = "/report/2023-01"
TYPED = {"wrong": "It was not in Dallas.", "right": "Fort Worth", "seen_at": "https://example.org"}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Staffed:
    return edited_site(tmp_path_factory.mktemp("reports"), published=True)


@pytest.fixture
def site(made: Staffed) -> Staffed:
    """The same site, where nobody has reported anything."""

    with writing(made.url) as session:
        for row in (ReportRow, SignInAttemptRow):
            session.execute(delete(row))
    return made


def kept(site: Staffed) -> list[tuple[object, ...]]:
    return site.dump()["reports"]


def test_a_reader_reports_from_the_page_of_a_winner_and_the_staff_answer(site: Staffed) -> None:
    reader = site.desk(REMOTE_ADDR="203.0.113.9")
    page = reader.get("/winners/2023-01", follow_redirects=True).text
    assert f'href="{URL}"' in page
    sent = reader.post(URL, URL, **TYPED)
    assert sent.status_code == 303
    assert "Thank you" in reader.get(sent.headers["Location"]).text
    assert "203.0.113.9" not in str(site.dump())
    desk = site.seated("eve")
    assert "1 waits" in desk.get("/staff/").text
    page = desk.get("/staff/reports").text
    assert all(text in page for text in TYPED.values())
    number = kept(site)[0][0]
    quiet = desk.post(f"/staff/reports/{number}", "/staff/account", do="accept", answer=" ")
    assert quiet.status_code == 422
    close = {"do": "accept", "answer": "Corrected from the city's page"}
    assert desk.post(f"/staff/reports/{number}", "/staff/account", **close).status_code == 303
    assert desk.post(f"/staff/reports/{number}", "/staff/account", **close).status_code == 409
    (entry,) = site.log(kind="report")
    assert (entry.who, entry.act, entry.why) == ("eve", "accept", close["answer"])


def test_what_is_missing_is_asked_for_and_nothing_typed_is_lost(site: Staffed) -> None:
    answer = site.desk().post(URL, URL, **{**TYPED, "wrong": " "})
    assert answer.status_code == 422
    assert "Say what is wrong." in answer.text
    assert "Fort Worth" in answer.text
    assert site.desk().post(URL, URL, wrong="x" * 2001).status_code == 422
    assert kept(site) == []


def test_what_fills_in_the_hidden_field_is_thanked_and_forgotten(site: Staffed) -> None:
    assert site.desk().post(URL, URL, **TYPED, website="https://spam.example").status_code == 303
    assert kept(site) == []


def test_one_source_may_report_so_often_in_a_minute(site: Staffed) -> None:
    reader = site.desk(REMOTE_ADDR="203.0.113.9")
    answers = [reader.post(URL, URL, **TYPED).status_code for _ in range(7)]
    assert answers == [303] * 5 + [429] * 2
    assert site.desk(REMOTE_ADDR="203.0.113.10").post(URL, URL, **TYPED).status_code == 303


def test_a_form_from_another_site_or_without_its_token_is_refused(site: Staffed) -> None:
    client = site.app.test_client()
    away = {"Origin": "https://elsewhere.example", "Sec-Fetch-Site": "cross-site"}
    assert client.post(URL, data=TYPED, headers=away).status_code == 403
    assert client.post(URL, data=TYPED, headers={"Origin": HOST}).status_code == 400
    assert kept(site) == []


def test_a_full_desk_takes_no_more(site: Staffed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("archive.catalogue.report.MOST_OPEN", 0)
    assert site.desk().post(URL, URL, **TYPED).status_code == 503
    assert kept(site) == []


@pytest.mark.parametrize("about", ["nothing", "2023-99", "%00", "x" * 3000, "smart-50-2023"])
def test_no_address_breaks_it(site: Staffed, about: str) -> None:
    expected = 200 if about == "smart-50-2023" else 404
    assert site.desk().get(f"/report/{about}").status_code == expected


def test_text_of_a_reader_is_only_text(site: Staffed) -> None:
    site.desk().post(URL, URL, wrong="<script>alert(1)</script>\x00\x1b[0m", seen_at="javascript:x")
    page = site.seated("eve").get("/staff/reports").text
    assert "<script>alert" not in page
    assert 'href="javascript' not in page
    assert "\x1b" not in page


def test_a_site_without_staff_leads_to_no_form(site: Staffed) -> None:

    page = create_app(site.settings).test_client().get("/winners/2023-01", follow_redirects=True)
    assert "/report/" not in page.text
