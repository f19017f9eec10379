"""The way of a record to the public and back in a real browser, with and without JavaScript."""

import re
import time
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import findings
from tests.browser.staff_site import served, sign_in
from tests.integration.released import PATIENCE, Released
from tests.integration.small_record import edit


@pytest.fixture
def url(place: Released) -> Iterator[str]:
    with served(place.site.app) as url:
        yield url


def await_job(page: Page, text: str, *, renewed_by_hand: bool) -> None:
    """The page of a job renews itself, or is asked to."""
    expect(page).to_have_url(re.compile(r"/staff/(jobs/\d+$|releases\?said=)"))
    told = page.get_by_role("status").filter(has_text=text)
    until = time.monotonic() + PATIENCE
    while renewed_by_hand and not told.count() and time.monotonic() < until:
        page.wait_for_timeout(100)
        page.reload()
    expect(told).to_be_visible()


def journey(page: Page, place: Released, url: str, *, renewed_by_hand: bool) -> None:
    def until(text: str) -> None:
        await_job(page, text, renewed_by_hand=renewed_by_hand)

    edit(place.data / "smart-50-2023.yaml", "Growing Apart", "Growing Beyond")
    place.instance.run("load", place.data)
    sign_in(page, url, "ada")
    page.get_by_role("link", name="Releases", exact=True).click()
    page.get_by_role("button", name="Stage what the catalogue holds now").click()
    until("passed")
    page.get_by_role("link", name="Search it as the public will").click()
    banner = page.get_by_label("Preview", exact=True)
    expect(banner).to_contain_text("not public")
    page.get_by_label("City, project, technology or year").fill("beyond")
    page.get_by_role("button", name="Search", exact=True).click()
    expect(page.get_by_role("link", name="Growing Beyond").last).to_be_visible()
    expect(banner).to_be_visible()
    banner.get_by_role("link").click()
    expect(page.locator("ins").filter(has_text="Beyond")).to_be_visible()
    page.get_by_label("Why").fill("After the ceremony")
    page.get_by_role("button", name="Publish").click()
    until("is served")
    page.goto(f"{url}/winners/2023-02")
    expect(page.get_by_role("heading", level=1)).to_have_text("Growing Beyond")
    page.goto(f"{url}/staff/releases")
    page.get_by_role("link", name=f"Go back to {place.old}").click()
    page.get_by_label("Why").fill("A wrong name")
    page.get_by_role("button", name="Go back").click()
    until("is served again")
    page.goto(f"{url}/winners/2023-02")
    expect(page.get_by_role("heading", level=1)).to_have_text("Growing Together")


def test_a_record_goes_to_the_public_and_back(page: Page, place: Released, url: str) -> None:
    journey(page, place, url, renewed_by_hand=False)


def test_the_same_without_javascript(plain_page: Page, place: Released, url: str) -> None:
    journey(plain_page, place, url, renewed_by_hand=True)


def test_the_pages_are_clean_by_axe_and_nothing_sticks_out(
    examined_page: Page, place: Released, url: str
) -> None:
    page = examined_page
    sign_in(page, url, "ada")
    paths = ["releases", f"releases/{place.new}", f"releases/{place.old}/{place.new}", "jobs",
             "keep", f"preview/{place.new}/", f"preview/{place.new}/search?q=growing"]  # fmt: skip
    found = {}
    for path in paths:
        page.goto(f"{url}/staff/{path}")
        found[path] = findings(page)
    assert {path: what for path, what in found.items() if what} == {}
