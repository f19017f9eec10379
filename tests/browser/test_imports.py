"""Handing over the ceremony's spreadsheet in a real browser; test_ceremony.py goes all the way."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import Workbook
from playwright.sync_api import FilePayload, Page, expect

from tests.browser.axe import findings
from tests.browser.staff_site import served, sign_in
from tests.integration.corpus_files import corpus_files
from tests.integration.instance import Instance
from tests.integration.staffed import fresh_staffed

COLUMNS = ("Name of it", "City", "State", "Country", "Tech", "Link", "Publisher")


@pytest.fixture
def url(tmp_path: Path) -> Iterator[str]:
    (tmp_path / "instance").mkdir()
    site = fresh_staffed(tmp_path / "instance")
    Instance(tmp_path / "instance").run("load", corpus_files(tmp_path / "data"))
    with served(site.app) as url:
        yield url


def file_of(name: str, title: str, tech: str) -> FilePayload:
    """A workbook, or a CSV as a European Excel writes it, with one winner."""
    row = (title, "Austin", "TX", "USA", tech, "https://example.org/a", "Example")
    if name.endswith(".csv"):
        lines = (";".join(COLUMNS), ";".join(row))
        return {"name": name, "mimeType": "text/csv", "buffer": "\r\n".join(lines).encode("cp1252")}
    book, whole = Workbook(), io.BytesIO()
    for cells in (COLUMNS, row):
        book.worksheets[0].append(cells)
    book.save(whole)
    return {"name": name, "mimeType": "application/octet-stream", "buffer": whole.getvalue()}


def seen(page: Page, *, again: bool = False) -> None:
    """Wait for the work to end; without JavaScript a person has to look again."""
    over = page.get_by_role("heading", name="Send a corrected file").or_(
        page.get_by_text("The import is applied.")
    )
    link = page.get_by_role("link", name="Look again")
    while again:
        expect(over.or_(link).first).to_be_visible()
        if over.first.is_visible():
            break
        link.click()
    expect(over.first).to_be_visible()


def hand_over(page: Page, title: str, extension: str, *, again: bool) -> None:
    """Upload with errors, correct, map and apply, as somebody who has signed in."""
    page.get_by_role("link", name="Import", exact=True).click()
    page.get_by_label("Spreadsheet", exact=True).set_input_files(
        file_of(f"winners.{extension}", title, "Street lihgting")
    )
    page.get_by_label("The winners are of").select_option("smart-50-2023")
    page.get_by_role("button", name="Check the spreadsheet").click()
    seen(page, again=again)
    expect(page.get_by_role("heading", name="1 problem to mend")).to_be_visible()
    page.get_by_label("Corrected spreadsheet").set_input_files(
        file_of(f"better.{extension}", title, "Lamp things")
    )
    page.get_by_role("button", name="Check the corrected file").click()
    seen(page, again=again)
    expect(page.get_by_text("1 mended, 1 new, 0 remaining")).to_be_visible()
    page.get_by_role("link", name="Columns, sheet and source").click()
    page.get_by_role("combobox", name="A: Name of it").select_option("title")
    page.get_by_role("button", name="Check with these columns").click()
    seen(page, again=again)
    page.get_by_label("Something else").fill("Street lighting")
    page.get_by_role("button", name="Check with these choices").click()
    seen(page, again=again)
    page.get_by_text(f"added {title}").click()
    expect(page.get_by_text("street-lighting")).to_be_visible()
    page.get_by_label("Why").fill("The ceremony")
    page.get_by_role("button", name="Apply the import").click()
    seen(page, again=again)
    expect(page.get_by_text("The import is applied.")).to_be_visible()
    expect(page.get_by_role("link", name="Go on to publishing")).to_be_visible()


def test_the_pages_are_clean_by_axe_and_nothing_sticks_out(examined_page: Page, url: str) -> None:
    page = examined_page
    sign_in(page, url, "eve")
    page.goto(f"{url}/staff/imports")
    found = {"imports": findings(page)}
    page.get_by_label("Spreadsheet", exact=True).set_input_files(
        file_of("winners.xlsx", "Growing Together", "Street lihgting")
    )
    page.get_by_label("The winners are of").select_option("smart-50-2023")
    page.get_by_role("button", name="Check the spreadsheet").click()
    seen(page)
    found["problems"] = findings(page)
    page.get_by_role("link", name="Columns, sheet and source").click()
    expect(page.get_by_role("button", name="Check with these columns")).to_be_visible()
    found["columns"] = findings(page)
    assert not any(found.values()), found
