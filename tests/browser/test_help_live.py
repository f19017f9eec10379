"""Help in the page: corrections, ways out, reasons and offers, with a mouse and a keyboard."""

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import Site
from tests.browser.test_search_live import heading


def test_a_correction_is_said_announced_and_undone(page: Page, site: Site) -> None:
    page.goto("/")
    page.locator("#q").fill("sreet lihgts")
    expect(page.get_by_text("Showing results for street lights.")).to_be_visible()
    expect(page).to_have_title("“street lights”: 6 projects – Awards Archive")
    expect(page.locator("#q")).to_have_value("sreet lihgts")
    expect(page.locator("#status")).to_contain_text("Showing results for “street lights”.")
    page.get_by_role("link", name="Search exactly for").click()
    expect(page).to_have_url(f"{site.url}/search?q=sreet+lihgts&exact=1")
    heading(page, "0 projects")
    page.locator("#q").fill("lihgts")
    expect(page).to_have_url(f"{site.url}/search?q=lihgts")
    page.go_back()
    expect(page.locator("#q")).to_have_value("sreet lihgts")


def test_a_way_out_puts_its_words_into_the_box(page: Page, site: Site) -> None:
    page.goto("/search?q=dallas+zeppelin")
    page.get_by_role("link", name="Only dallas: 1 project").click()
    expect(page).to_have_url(f"{site.url}/search?q=dallas")
    expect(page.locator("#q")).to_have_value("dallas")
    expect(page.locator("#results-heading")).to_be_focused()


def test_the_reasons_of_a_result_open_in_place(page: Page, site: Site) -> None:
    page.goto("/search?q=lighting")
    second = page.locator(".why").nth(1)
    for why in (page.locator(".why").first, second):
        why.locator("summary").click()
        expect(why.get_by_role("row", name=re.compile(r"^Score \d"))).to_be_visible()
    expect(second.locator("summary")).to_be_focused()
    expect(page).to_have_url(f"{site.url}/search?q=lighting")
    page.locator("#q").fill("street lighting")
    expect(page).to_have_url(f"{site.url}/search?q=street+lighting")
    expect(second.get_by_text("“street”").first).to_be_visible()


def test_the_reasons_are_a_page_without_javascript(plain_page: Page) -> None:
    plain_page.goto("/search?q=lighting")
    plain_page.locator(".why summary").first.click()
    plain_page.get_by_role("link", name="The reasons, on a page of their own").first.click()
    expect(plain_page.get_by_role("heading", level=1)).to_have_text("Why this result")
    expect(plain_page.get_by_role("row", name="Score")).to_be_visible()
    plain_page.get_by_role("link", name="Back to the results").click()
    expect(plain_page.locator("#q")).to_have_value("lighting")


def test_an_offer_moves_its_words_into_a_filter(page: Page, site: Site) -> None:
    page.goto("/")
    page.locator("#q").fill("dallas 2023 lighting")
    offer = page.get_by_role("link", name="Year 2023")
    expect(offer).to_be_visible()
    offer.click()
    expect(page).to_have_url(f"{site.url}/search?q=dallas+lighting&year=2023")
    expect(page.locator("#q")).to_have_value("dallas lighting")
    expect(page.locator("#f-year-2023")).to_be_checked()
    expect(page.locator("#results-heading")).to_be_focused()
