"""The staff's door in a real browser: with a keyboard, without JavaScript, on a phone, by axe."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import findings
from tests.browser.staff_site import served, sign_in
from tests.integration.staffed import PASSWORD, fresh_staffed

PAGES = ["/staff/", "/staff/account", "/staff/accounts", "/staff/audit",
         "/staff/audit?who=nobody&colour=red", "/staff/nowhere"]  # fmt: skip


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site with staff where nothing is published yet."""
    with served(fresh_staffed(tmp_path_factory.mktemp("staff")).app) as url:
        yield url


def test_a_journey_without_javascript(plain_page: Page, url: str) -> None:
    page = plain_page
    page.goto(f"{url}/staff/audit?kind=account")
    expect(page.get_by_role("heading", level=1)).to_have_text("Sign in")
    page.get_by_label("Name").fill("ada")
    page.get_by_label("Password").fill("a wrong password")
    page.get_by_role("button", name="Sign in").click()
    summary = page.get_by_role("alert").filter(has_text="There is a problem")
    expect(summary).to_be_focused()
    expect(page).to_have_title("Error: Sign in – Awards Archive")
    expect(page.get_by_label("Password")).to_have_value("")
    summary.get_by_role("link").click()
    expect(page.get_by_label("Name")).to_have_value("ada")
    page.get_by_label("Password").fill(PASSWORD)
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{url}/staff/audit?kind=account")
    expect(page.get_by_role("row").filter(has_text="was refused at the door")).to_have_count(1)
    page.get_by_role("link", name="Overview").click()
    expect(page.get_by_role("heading", name="What was done last")).to_be_visible()
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_text("You are signed out.")).to_be_visible()
    page.go_back()
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sign in")


def test_a_form_of_an_earlier_visit_changes_nothing_and_says_so(plain_page: Page, url: str) -> None:
    page = plain_page
    sign_in(page, url, "eve")
    page.goto(f"{url}/staff/account")
    page.context.clear_cookies()
    page.get_by_role("button", name="Sign out everywhere").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("You are signed out")


def test_the_pages_are_reached_and_left_with_the_keyboard(page: Page, url: str) -> None:
    page.goto(f"{url}/staff/")
    page.get_by_label("Name").focus()
    page.keyboard.type("eve")
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Overview")
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent") == "Log":
            break
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Log")


def test_every_staff_page_is_clean_by_axe_and_nothing_sticks_out(
    examined_page: Page, url: str
) -> None:
    page = examined_page
    found = {}
    page.goto(f"{url}/staff/sign-in")
    found["sign in"] = findings(page)
    page.get_by_label("Name").fill("somebody")
    page.get_by_label("Password").fill("a wrong password")
    page.get_by_role("button", name="Sign in").click()
    expect(page).to_have_title(re.compile("^Error: "))
    found["refused"] = findings(page)
    sign_in(page, url, "ada")
    for path in PAGES:
        page.goto(f"{url}{path}")
        found[path] = findings(page)
    assert {name: what for name, what in found.items() if what} == {}
