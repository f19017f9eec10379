"""Winners are ticked, put in order, compared and copied: with scripts, without, by keyboard."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Site

BOTH = "winner=2023-05&winner=2023-06"


def test_a_journey_from_results_to_a_comparison_without_javascript(
    plain_page: Page, site: Site
) -> None:
    page = plain_page
    page.goto("/search?q=dallas+lighting")
    page.locator("#pick-2023-05").check()
    page.get_by_role("button", name="Shortlist what is ticked").click()
    expect(page).to_have_url(f"{site.url}/shortlist?winner=2023-05")
    page.get_by_label("Add more").fill("growing together")
    page.get_by_role("button", name="Find").click()
    page.get_by_role("link", name="Add Growing Together").click()
    page.get_by_role("button", name="Up Growing Together").click()
    page.get_by_role("button", name="Compare side by side").click()
    expect(page.get_by_role("columnheader", name="Growing Together")).to_be_visible()
    page.get_by_role("link", name="Only differences").click()
    expect(page.get_by_role("rowheader", name="Honours")).to_have_count(0)
    expect(page.get_by_role("rowheader", name="Title Differs")).to_be_visible()
    page.get_by_role("link", name="Remove Red Cloud").click()
    expect(page.get_by_text("nothing to compare it with yet")).to_be_visible()


def test_ticks_outlive_other_results(page: Page) -> None:
    page.goto("/search?q=lighting")
    page.locator("#pick-2020-09").check()
    page.locator("#q").fill("kitchener")
    expect(page.locator("#pick-2023-06")).to_be_visible()
    expect(page.locator("#pick-2020-09")).to_have_count(0)
    expect(page.locator(".pick :checked")).to_have_count(0)
    page.locator("#pick-2023-06").check()
    button = page.get_by_role("button", name="Shortlist what is ticked (2)")
    expect(button).to_be_in_viewport()
    button.click()
    expect(page).to_have_url(re.compile(r"/shortlist\?winner="))
    assert sorted(re.findall(r"winner=([\d-]+)", page.url)) == ["2020-09", "2023-06"]
    page.go_back()
    expect(page.locator("#pick-2023-06")).to_be_visible()


def test_a_tick_is_taken_back_by_the_keyboard(page: Page) -> None:
    page.goto("/search?q=lighting")
    page.locator("#pick-2020-09").focus()
    page.keyboard.press("Space")
    expect(page.get_by_role("button", name="Shortlist what is ticked (1)")).to_be_visible()
    page.keyboard.press("Space")
    expect(page.get_by_role("button", name="Shortlist what is ticked", exact=True)).to_be_visible()


def test_the_address_is_copied_and_said_so(browser: Browser, site: Site) -> None:
    permissions = ["clipboard-read", "clipboard-write"]
    context = browser.new_context(base_url=site.url, permissions=permissions)
    page = context.new_page()
    page.goto(f"/shortlist?{BOTH}")
    page.get_by_role("button", name="Copy").click()
    expect(page.get_by_role("status")).to_have_text("Copied.")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.endswith(f"/shortlist?{BOTH}")
    context.close()


@pytest.mark.parametrize("width", [320, 1280])
def test_a_comparison_keeps_its_headers_at_any_width(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"/compare?{BOTH}")
    row = page.get_by_role("row").filter(has=page.get_by_role("rowheader", name="Organisation"))
    expect(row.get_by_role("cell")).to_have_count(2)
    expect(row.locator(".compare__of").first).to_be_visible(visible=width == 320)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_comparison_prints_across_the_page(page: Page) -> None:
    page.goto(f"/compare?{BOTH}")
    printed = page.pdf(prefer_css_page_size=True)
    widths = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", printed)
    assert widths and all(float(wide) > float(high) for wide, high in widths)
    page.emulate_media(media="print")
    expect(page.get_by_role("link", name="Remove").first).to_be_hidden()
    expect(page.get_by_role("columnheader", name="Growing Together")).to_be_visible()


def test_a_press_text_is_copied(browser: Browser, site: Site) -> None:
    permissions = ["clipboard-read", "clipboard-write"]
    context = browser.new_context(base_url=site.url, permissions=permissions)
    page = context.new_page()
    page.goto("/winners/2023-06-growing-together/press")
    page.get_by_role("button", name="Copy the text: in one sentence").click()
    expect(page.get_by_text("Copied.")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("“Growing Together” in Kitchener, Ontario, Canada, is a winner")
    context.close()
