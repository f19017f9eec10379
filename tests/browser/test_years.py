"""The bars and the two fields of the years, by hand, by keyboard and without JavaScript."""

from playwright.sync_api import Page, expect

from tests.browser.conftest import Site
from tests.browser.test_search_live import heading


def test_a_bar_asks_for_its_year_and_keeps_the_focus(page: Page, site: Site) -> None:
    page.goto("/search?q=smart")
    bar = page.get_by_role("link", name="2023: 8 projects")
    bar.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{site.url}/search?q=smart&year=2023")
    heading(page, "8 projects")
    expect(bar).to_be_focused()
    expect(bar).to_have_attribute("aria-current", "true")
    expect(page.locator("#f-year-2023")).to_be_checked()
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{site.url}/search?q=smart")
    expect(bar).not_to_have_attribute("aria-current", "true")


def test_a_range_is_typed_and_put_right(page: Page, site: Site) -> None:
    page.goto("/search?q=smart")
    first, last = page.get_by_label("From", exact=True), page.get_by_label("to", exact=True)
    first.fill("2022")
    page.keyboard.press("Tab")
    expect(page).to_have_url(f"{site.url}/search?q=smart&year=2022..9999")
    expect(last).to_be_focused()
    page.keyboard.type("2019")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{site.url}/search?q=smart&year=2019..2022")
    expect(page.get_by_text("The years were the wrong way round")).to_be_visible()
    expect(first).to_have_value("2019")
    expect(last).to_have_value("2022")
    expect(page.locator("#q")).to_have_value("smart")
    page.get_by_role("link", name="Remove Year: 2019 to 2022").click()
    expect(first).to_have_value("")
    expect(last).to_have_value("")


def test_an_answer_leaves_what_is_being_typed(page: Page, site: Site) -> None:
    page.goto("/search?q=smart")
    site.delays["from=2019"] = 0.5
    page.get_by_label("From", exact=True).fill("2019")
    page.keyboard.press("Tab")
    page.keyboard.type("20")
    heading(page, "65 projects")
    page.keyboard.type("21")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{site.url}/search?q=smart&year=2019..2021")


def test_a_range_without_javascript(plain_page: Page) -> None:
    page = plain_page
    page.goto("/")
    page.get_by_label("From", exact=True).fill("2019")
    page.get_by_label("to", exact=True).fill("soon")
    page.get_by_role("checkbox", name="2018").check()
    page.get_by_role("button", name="Apply filters").click()
    expect(
        page.get_by_text("“soon” is no year of four digits, so it was left out.")
    ).to_be_visible()
    expect(page.get_by_role("link", name="Remove Year: 2019 and later")).to_be_visible()
    expect(page.get_by_label("From", exact=True)).to_have_value("2019")
    expect(page.get_by_role("checkbox", name="2018")).to_be_checked()
    page.get_by_role("link", name="2020: 14 projects").click()
    heading(page, "14 projects")


def test_bars_are_large_enough_to_be_hit(page: Page) -> None:
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        page.goto("/search?q=smart")
        if width == 320:
            page.locator(".filters__toggle").click()
        for bar in page.locator("a.histogram__bar, .histogram input").all():
            box = bar.bounding_box()
            assert box and box["width"] >= 24 and box["height"] >= 24
