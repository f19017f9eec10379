"""The audit log: it tells of every act, can be narrowed and taken along, and only grows."""

import csv
import io
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from archive.catalogue.audit import AuditRow, record
from archive.catalogue.database import writing
from archive.catalogue.writing import insert_rows
from archive.errors import CatalogueError
from tests.integration.staffed import Staffed, fresh_staffed


@pytest.fixture
def site(tmp_path: Path) -> Staffed:
    return fresh_staffed(tmp_path)


def test_who_did_what_to_what_when_and_why_is_shown(site: Staffed) -> None:
    with writing(site.url) as session:
        record(session, "eve", "publish", "release", "1f2e", why="After the ceremony",
               details={"winners": 75, "gate": ["passed"]})  # fmt: skip
    page = site.desk("ada").get("/staff/audit").text
    for told in ("eve", "published release <b>1f2e</b>", "After the ceremony", "75", "passed"):
        assert told in page
    assert "signed in" in page


@pytest.mark.parametrize("statement", [
    "UPDATE audit_log SET who = 'nobody'",
    "DELETE FROM audit_log",
])  # fmt: skip
def test_the_database_itself_refuses_to_change_the_log(site: Staffed, statement: str) -> None:
    before = site.log()
    with pytest.raises(CatalogueError, match="only grows"), writing(site.url) as session:
        session.execute(text(statement))
    assert site.log() == before


@pytest.fixture
def long_log(site: Staffed) -> Staffed:
    """120 acts of grace, a minute apart, on the tenth and eleventh of May."""
    start = datetime(2027, 5, 10, 23, 0, tzinfo=UTC)
    with writing(site.url) as session:
        acts = [
            {"at": start + timedelta(minutes=n), "who": "grace", "act": "change", "kind": "winner",
             "subject": f"2027-{n:03}", "why": "", "details": {}}
            for n in range(120)
        ]  # fmt: skip
        insert_rows(session, AuditRow, acts)
    return site


def subjects(site: Staffed, query: str) -> list[str]:
    table = site.desk("eve").get(f"/staff/audit.csv?{query}").text
    return [row["subject"] for row in csv.DictReader(io.StringIO(table))]


def test_it_is_narrowed_by_person_act_subject_and_time(long_log: Staffed) -> None:
    assert len(subjects(long_log, "who=grace")) == 120
    assert len(subjects(long_log, "who=grace&until=2027-05-10")) == 60
    assert len(subjects(long_log, "who=grace&since=2027-05-11&until=2027-05-11")) == 60
    assert subjects(long_log, "subject=2027-007&kind=winner") == ["2027-007"]
    assert subjects(long_log, "act=add") == ["eve", "ada"]
    assert subjects(long_log, "who=nobody") == []


def test_pages_lead_through_the_whole_log_and_back(long_log: Staffed) -> None:
    desk = long_log.desk("ada")
    seen: list[str] = []
    url = "/staff/audit?who=grace"
    pages = [url]
    while True:
        page = desk.get(url).text
        seen += [f"2027-{n:03}" for n in range(120) if f"<b>2027-{n:03}</b>" in page][::-1]
        if ">Older</a>" not in page:
            break
        url = page.split(">Older</a>")[0].rsplit('href="', 1)[1].split('"')[0].replace("&amp;", "&")
        pages.append(url)
    assert seen == [f"2027-{n:03}" for n in reversed(range(120))]
    assert len(pages) == 3
    newer = page.split(">Newer</a>")[0].rsplit('href="', 1)[1].split('"')[0].replace("&amp;", "&")
    assert "<b>2027-069</b>" in desk.get(newer).text
    assert "<b>2027-070</b>" not in desk.get(newer).text


def test_what_an_address_asks_in_vain_is_said(site: Staffed) -> None:
    page = site.desk("ada").get("/staff/audit?colour=red&since=yesterday&before=x&until=9999-12-31")
    assert page.status_code == 200
    assert "no filter “colour”" in page.text
    assert "“yesterday” is no day" in page.text


@pytest.mark.parametrize("query", [
    "before=" + "9" * 30, "after=-1", "before=%00", "who=%00", "since=0001-01-01", "until=²",
    "subject=" + "x" * 5000, "who=%ff", "since=2027-02-30",
])  # fmt: skip
def test_no_address_breaks_it(site: Staffed, query: str) -> None:
    assert site.desk("ada").get(f"/staff/audit?{query}").status_code == 200
    assert site.desk("ada").get(f"/staff/audit.csv?{query}").status_code == 200


@pytest.mark.parametrize("why", ["=1+1", "+1", "-1", "@x", "\t=1", "'=1", "＝1"])
def test_no_cell_of_the_file_is_a_formula(site: Staffed, why: str) -> None:
    with writing(site.url) as session:
        record(session, why, "change", "winner", why, why=why)
    answer = site.desk("ada").get("/staff/audit.csv?act=change")
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert "attachment" in answer.headers["Content-Disposition"]
    (row,) = csv.DictReader(io.StringIO(answer.text, newline=""))
    assert row["who"] == row["subject"] == row["why"] == f"'{why}"


def test_text_in_the_log_is_only_text(site: Staffed) -> None:
    with writing(site.url) as session:
        record(session, "<b>", "change", "winner", "<script>", why="<i>", details={"<u>": "<s>"})
    page = site.desk("ada").get("/staff/audit").text
    assert not any(tag in page for tag in ("<script>", "<i>", "<u>", "<s>"))
