"""The staff hand a spreadsheet over, mend what is wrong, look at the changes, apply and undo."""

import io
import re
import time
from pathlib import Path

import pytest
from werkzeug.test import TestResponse

from archive.catalogue.database import reading
from archive.catalogue.importing import find_import
from archive.catalogue.snapshot import read_snapshot
from tests.integration.corpus_files import corpus_files
from tests.integration.instance import Instance
from tests.integration.spreadsheets import workbook
from tests.integration.staffed import Desk, Staffed, fresh_staffed

COLUMNS = ("Project name", "City", "State", "Country", "Tech", "Link", "Publisher")
LAMPS = ("Lamps that listen", "Dallas", "TX", "USA", "WiFi", "https://example.org/a", "Example")
TREES = ("Trees", "Dallas", "TX", "USA", "Street lihgting", "https://example.org/b", "Example")
GROWING = ("Growing Together", "Kitchener", "ON", "Canada", "5G", "https://example.org/c", "X")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Staffed:
    folder = tmp_path_factory.mktemp("imports")
    site = fresh_staffed(folder)
    Instance(folder).run("load", corpus_files(tmp_path_factory.mktemp("data") / "files"))
    return site


def hand_over(desk: Desk, *rows: tuple[str, ...], to: str = "/staff/imports", **fields: str) -> str:
    content = workbook([COLUMNS, *rows])
    chosen = {"edition": "smart-50-2023", **fields}
    answer = desk.post(to, file=(io.BytesIO(content), "winners.xlsx"), **chosen)
    assert answer.status_code == 303, answer.text
    return answer.headers["Location"].partition("?")[0]


def looked(desk: Desk, page: str) -> TestResponse:
    """The page once the work is done, as somebody sees it who looks again and again."""
    for _ in range(600):
        answer = desk.get(page)
        if "Look again" not in answer.text:
            return answer
        time.sleep(0.1)
    raise AssertionError(answer.text)


def titles(site: Staffed) -> set[str | None]:
    with reading(site.url) as session:
        return {winner.title for winner in read_snapshot(session).winners}


def is_forgotten(site: Staffed, page: str) -> bool:
    """Whether the file of an import goes once that is over, which its page need not wait for."""
    with reading(site.url) as session:
        found = find_import(session, int(page.rpartition("/")[2]))
    assert found
    folder = site.settings.instance / "imports" / found.folder
    for _ in range(600):
        if not folder.exists():
            return True
        time.sleep(0.1)
    return False


def test_the_whole_way(site: Staffed) -> None:
    desk = site.seated("eve")
    page = hand_over(desk, LAMPS, TREES, GROWING)
    first = looked(desk, page).text
    assert "2 problems to mend" in first
    assert "row 3, column E “Tech”" in first
    assert 'value="street-lighting"> Street lighting' in first
    meant = {"column-2": "technologies", "written-2": TREES[4], "meant-2": "street-lighting"}
    desk.post(f"{page}/decisions", **meant)
    assert "1 problem to mend" in looked(desk, page).text
    assert desk.post(f"{page}/apply").status_code == 409
    desk.post(f"{page}/decisions", **{"duplicate-2023-02": "update"})
    ready = looked(desk, page).text
    assert "There is nothing to mend" in ready
    assert re.search(r"<del>twin</del> becomes\s*<ins>5g</ins>", ready)
    before = titles(site)
    desk.post(f"{page}/apply", why="The ceremony")
    assert "The import is applied" in looked(desk, page).text
    assert titles(site) == before | {"Lamps that listen", "Trees"}
    assert is_forgotten(site, page)
    acts = [(e.act, e.who) for e in site.log(kind="import")]
    assert acts[-4:] == [("upload", "eve"), ("map", "eve"), ("map", "eve"), ("apply", "eve")]
    assert desk.post(f"{page}/undo", why="The wrong file").status_code == 303
    assert "taken back" in desk.get(page).text
    assert titles(site) == before


def test_a_corrected_file_is_compared_and_columns_are_chosen(site: Staffed) -> None:
    desk = site.seated("eve")
    page = hand_over(desk, TREES, ("Water", *TREES[1:4], "Lamp lamp", *TREES[5:]))
    assert "2 problems to mend" in looked(desk, page).text
    hand_over(desk, LAMPS, TREES, to=f"{page}/file")
    second = looked(desk, page).text
    assert "1 mended, 0 new, 1 remaining" in second
    table = desk.get(f"{page}/problems.csv").text.splitlines()
    assert table[1].startswith("Sheet,3,E,Tech,Street lihgting,")
    known = desk.get(f"{page}/columns").text
    assert "by its name" in known or "as the last time" in known
    double = {"column-A": "title", "column-B": "title"}
    assert desk.post(f"{page}/columns", **double).status_code == 422
    desk.post(f"{page}/columns", **{"column-E": ""})
    assert "There is nothing to mend" in looked(desk, page).text
    assert desk.post(f"{page}/discard").status_code == 303
    assert "dropped" in desk.get(page).text
    assert desk.post(f"{page}/apply").status_code == 409


@pytest.mark.parametrize(("content", "told"), [
    (b"%PDF-1.7", "is a PDF"), (b"PK\x03\x04", "damaged"), (b"hello", "No row with the names"),
])  # fmt: skip
def test_what_is_no_spreadsheet_is_told_on_the_page(
    site: Staffed, content: bytes, told: str
) -> None:
    desk = site.seated("eve")
    sent = {"file": (io.BytesIO(content), "<b>x</b>.xlsx"), "edition": "smart-50-2023"}
    page = desk.post("/staff/imports", **sent).headers["Location"]
    answer = looked(desk, page)
    assert told in answer.text
    assert "<b>x</b>" not in answer.text


def test_a_form_without_a_file_or_an_edition_says_so(site: Staffed) -> None:
    desk = site.seated("eve")
    answer = desk.post("/staff/imports", edition="new", award="", year="x", slots="")
    assert answer.status_code == 422
    for told in ("Choose a spreadsheet", "Write the name of the award", "number from 2018"):
        assert told in answer.text


def test_a_file_is_chosen_once_though_the_form_is_refused_and_its_edition_changed_later(
    site: Staffed,
) -> None:
    desk = site.seated("eve")
    file = (io.BytesIO(workbook([COLUMNS, ("Alone", *LAMPS[1:])])), "winners.xlsx")
    refused = desk.post("/staff/imports", file=file, edition="new").text
    kept = re.search(r'name="kept" value="([^"]+)"', refused)
    assert kept, refused
    sent = {"kept": kept[1], "kept-name": "winners.xlsx", "edition": "smart-50-2023"}
    page = desk.post("/staff/imports", **sent).headers["Location"]
    assert "There is nothing to mend" in looked(desk, page).text
    new = {"edition": "new", "award": "Smart 20", "year": "2027", "slots": "20"}
    assert desk.post(f"{page}/columns", **{**new, "year": "27"}).status_code == 422
    desk.post(f"{page}/columns", **new)
    assert "Added edition smart-20-2027" in looked(desk, page).text
    again = desk.post("/staff/imports", **{**sent, "kept": "../" * 300})
    assert (again.status_code, "Choose a spreadsheet" in again.text) == (422, True)


def test_files_are_their_owners_alone(site: Staffed) -> None:
    desk = site.seated("eve")
    looked(desk, hand_over(desk, LAMPS))
    folders = list((Path(site.settings.instance) / "imports").iterdir())
    assert folders
    for folder in folders:
        assert folder.stat().st_mode & 0o077 == 0
        assert (folder / "spreadsheet").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_templates_are_there_to_be_taken(site: Staffed, form: str) -> None:
    answer = site.seated("eve").get(f"/staff/imports/template.{form}")
    assert answer.status_code == 200
    assert answer.data[:2] in (b"PK", b"\xef\xbb")
