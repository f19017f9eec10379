"""Records edited in a real browser: with and without scripts, on a phone, in the dark, by axe."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Page, expect

from archive.unfound import LEAST, note
from tests.browser.axe import findings
from tests.browser.staff_site import served, sign_in
from tests.integration.edited import edited_site

MEANING = "/staff/to-do/searches/meaning?text=lampz"
PAGES = [
    "/staff/",
    "/staff/records?q=dallas",
    "/staff/records?q=zeppelin",
    "/staff/records/winner?key=2023-01",
    "/staff/records/winner/edit?key=2023-01",
    "/staff/records/winner/new",
    "/staff/records/golden-query/new",
    "/staff/records/winner/remove?key=2023-02",
    "/staff/records/winner/merge?key=2023-01",
    "/staff/records/winner/merge?key=2023-01&with=2023-02",
    "/staff/records/edited",
    "/report/2023-01",
    "/staff/reports",
    "/staff/to-do",
    "/staff/to-do/searches",
    MEANING,
    f"{MEANING}&term=technology:wifi",
]


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site with staff where the corpus is published."""
    site = edited_site(tmp_path_factory.mktemp("records"), published=True)
    for _ in range(LEAST):
        note(site.settings.instance, "lampz", datetime.now(UTC).date())
    with served(site.app) as url:
        yield url


def test_a_winner_is_found_changed_and_put_back_without_javascript(
    plain_page: Page, url: str
) -> None:
    page = plain_page
    sign_in(page, url, "eve")
    page.get_by_role("link", name="Records").click()
    page.get_by_label("Words in the record").fill("2023-03")
    page.get_by_role("button", name="Find").click()
    page.locator(".records a").first.click()
    edit = page.get_by_role("link", name="Edit", exact=True)
    expect(edit).to_be_visible()
    heading = page.get_by_role("heading", level=1).inner_text()
    edit.click()
    page.get_by_label("Title", exact=True).fill("Typed in the browser")
    page.get_by_role("button", name="Add source").click()
    expect(page.get_by_label("Title", exact=True)).to_have_value("Typed in the browser")
    page.get_by_role("button", name="Remove source 2").click()
    page.get_by_label("Title", exact=True).press("Enter")
    expect(page.get_by_role("alert").filter(has_text="There is a problem")).to_be_visible()
    page.get_by_label("It was not wrong").check()
    page.get_by_label("Why").fill("To see it done")
    page.get_by_role("button", name="Save", exact=True).last.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Typed in the browser")
    expect(page.locator(".steps ins").first).to_be_visible()
    page.get_by_role("link", name="Go back to before this").click()
    page.get_by_label("Why").fill("It was only a try")
    page.get_by_role("button", name="Restore it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(heading)


def test_two_editors_meet_and_the_second_chooses(examined_page: Page, url: str) -> None:
    page = examined_page
    page.set_viewport_size({"width": 1280, "height": 900})
    sign_in(page, url, "eve")
    page.goto(f"{url}/staff/records/technology/edit?key=wifi")
    other = page.context.new_page()
    other.goto(f"{url}/staff/records/technology/edit?key=wifi")
    other.get_by_label("Definition").fill("What the other wrote")
    other.get_by_role("button", name="Save", exact=True).last.click()
    expect(other.get_by_text("Readers see it when")).to_be_visible()
    page.get_by_label("Definition").fill("What I wrote")
    page.get_by_role("button", name="Save", exact=True).last.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Somebody else was faster")
    page.get_by_label("As it is now").check()
    page.get_by_role("button", name="Take these into the form").click()
    expect(page.get_by_label("Definition")).to_have_value("What the other wrote")


def test_every_page_is_clean_by_axe_and_nothing_sticks_out(examined_page: Page, url: str) -> None:
    page = examined_page
    sign_in(page, url, "ada")
    found = {}
    for path in PAGES:
        page.goto(f"{url}{path}")
        found[path] = findings(page)
    page.goto(f"{url}/staff/records/winner/edit?key=2023-01")
    page.get_by_label("Title", exact=True).fill("Wrong")
    page.get_by_role("button", name="Save", exact=True).last.click()
    expect(page.get_by_role("alert").filter(has_text="There is a problem")).to_be_visible()
    found["refused"] = findings(page)
    assert {name: what for name, what in found.items() if what} == {}
