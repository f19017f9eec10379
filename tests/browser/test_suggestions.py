"""The box as a combobox: by keyboard, mouse and touch, in any order of answers, or not at all."""

import re

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import Site


@pytest.fixture
def box(page: Page) -> Locator:
    page.goto("/")
    return page.get_by_role("combobox", name="City, project")


def options(page: Page) -> Locator:
    return page.locator("#suggestions [role=option]")


def active(page: Page) -> str:
    """The text of the option that a screen reader would read."""
    return str(page.evaluate(
        "document.getElementById(document.getElementById('q').getAttribute("
        "'aria-activedescendant'))?.textContent ?? ''"
    )).split("\n")[0]  # fmt: skip


def test_suggestions_are_grouped_counted_and_announced(page: Page, box: Locator) -> None:
    box.press_sequentially("smart", delay=20)
    listbox = page.get_by_role("listbox", name="Suggestions")
    expect(listbox).to_be_visible()
    expect(box).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_role("group", name="Editions").get_by_role("option")).to_have_count(4)
    expect(listbox.get_by_role("option", name="Smart 20 2025 20 projects")).to_be_visible()
    expect(page.locator("#results-heading")).to_have_text("75 projects")
    expect(page.locator("#status")).to_have_text("75 projects. 12 suggestions below the box")


def test_arrows_go_round_and_never_change_what_was_typed(page: Page, box: Locator) -> None:
    box.fill("dallas")
    expect(options(page)).to_have_count(1)
    for key, expected in [
        ("ArrowDown", "Dallas, Texas"), ("ArrowDown", ""), ("ArrowUp", "Dallas, Texas"),
    ]:  # fmt: skip
        page.keyboard.press(key)
        assert active(page).startswith(expected)
        assert bool(active(page)) is bool(expected)
    expect(box).to_have_value("dallas")
    expect(box).to_be_focused()
    page.keyboard.type("x")
    expect(page.locator("#suggestions")).to_be_hidden()


@pytest.mark.parametrize(
    ("typed", "option", "path"),
    [
        ("dalla", "Dallas, Texas", "/search?city=dallas-texas"),
        ("wi-f", "Public Wi-Fi", "/search?technology=wifi"),
        ("2023", "Smart 50 2023", "/editions/smart-50-2023"),
        ("growing tog", "Growing Together", "/winners/2023-"),
    ],
)
def test_enter_on_a_suggestion_goes_where_it_leads(
    page: Page, box: Locator, site: Site, typed: str, option: str, path: str
) -> None:
    box.fill(typed)
    expect(options(page).filter(has_text=option)).to_be_visible()
    for _ in range(12):
        page.keyboard.press("ArrowDown")
        if active(page).startswith(option):
            break
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(re.escape(f"{site.url}{path}") + r"[\w-]*$"))


def test_plain_enter_searches_the_text_as_typed(page: Page, box: Locator, site: Site) -> None:
    box.press_sequentially("smart pol", delay=10)
    expect(options(page).first).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator("#suggestions")).to_be_hidden()
    expect(page).to_have_url(f"{site.url}/search?q=smart+pol")
    expect(box).to_have_value("smart pol")


def test_escape_closes_first_and_empties_then(page: Page, box: Locator) -> None:
    box.fill("smart")
    expect(options(page).first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#suggestions")).to_be_hidden()
    expect(box).to_have_value("smart")
    expect(box).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("ArrowDown")
    expect(options(page).first).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.locator("#suggestions")).to_be_hidden()
    expect(page.get_by_role("button", name="Search")).to_be_focused()


def test_escape_before_the_list_comes_keeps_the_words(page: Page, box: Locator, site: Site) -> None:
    site.delays["q=smart+pol"] = 0.8
    with page.expect_request(lambda request: "/suggest?q=smart+pol" in request.url):
        box.fill("smart pol")
    page.keyboard.press("Escape")
    expect(page).to_have_url(f"{site.url}/search?q=smart+pol")
    expect(box).to_have_value("smart pol")
    expect(page.locator("#suggestions")).to_be_hidden()


def test_a_click_leads_there_and_a_click_beside_closes(page: Page, box: Locator) -> None:
    box.fill("smart")
    expect(options(page).first).to_be_visible()
    page.locator(".masthead").click(position={"x": 3, "y": 3})
    expect(page.locator("#suggestions")).to_be_hidden()
    box.press("ArrowDown")
    options(page).filter(has_text="Smart Poles").first.click()
    expect(page).to_have_url(re.compile("/winners/2025-12-"))


def test_stale_suggestions_lose_to_newer_ones(page: Page, box: Locator, site: Site) -> None:
    site.delays["q=smart"] = 0.8
    with page.expect_request(lambda request: "/suggest?q=smart" in request.url):
        box.fill("smart")
    site.delays.clear()
    box.fill("kitchn")
    expect(options(page)).to_have_count(1)
    page.wait_for_timeout(900)
    expect(options(page)).to_have_text(re.compile("Kitchener, Ontario"))


def test_what_was_chosen_stays_chosen_in_a_newer_list(page: Page, box: Locator, site: Site) -> None:
    box.fill("dall")
    expect(options(page)).to_have_count(1)
    site.delays["q=dalla"] = 0.5
    with page.expect_response(lambda response: "/suggest?q=dalla" in response.url):
        page.keyboard.type("a")
        page.keyboard.press("ArrowDown")
    page.wait_for_timeout(100)
    assert active(page).startswith("Dallas, Texas")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{site.url}/search?city=dallas-texas")


def test_after_back_the_box_suggests_again(page: Page, box: Locator, site: Site) -> None:
    box.press_sequentially("smart", delay=10)
    expect(page).to_have_url(f"{site.url}/search?q=smart")
    page.keyboard.press("Escape")
    page.go_back()
    expect(page.locator("#results-heading")).to_have_text("All 75 projects")
    expect(box).to_have_value("")
    box.press_sequentially("kitchn", delay=10)
    expect(options(page)).to_have_count(1)
    page.keyboard.press("ArrowDown")
    assert active(page).startswith("Kitchener")


def test_suggestions_that_fail_leave_a_plain_box(browser: Browser, site: Site) -> None:
    page = browser.new_page(base_url=site.url)
    page.goto("/")
    page.route("**/suggest?*", lambda route: route.abort())
    page.locator("#q").fill("dallas")
    expect(page.locator("#results-heading")).to_have_text("1 project")
    expect(page.locator("#suggestions")).to_be_hidden()
    page.close()


def test_on_a_phone_the_list_stays_within_the_view(browser: Browser, site: Site) -> None:
    context = browser.new_context(
        base_url=site.url, viewport={"width": 320, "height": 420}, has_touch=True, is_mobile=True
    )
    page = context.new_page()
    page.goto("/search")
    page.locator("#q").tap()
    page.locator("#q").fill("smart")
    expect(options(page).first).to_be_visible()
    shown = page.locator("#suggestions").bounding_box()
    assert shown and shown["x"] >= 0 and shown["x"] + shown["width"] <= 320
    assert shown["y"] + shown["height"] <= 420
    for _ in range(12):
        page.keyboard.press("ArrowDown")
    expect(options(page).last).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    options(page).last.tap()
    expect(page).to_have_url(re.compile("/winners/"))
    context.close()


def test_without_javascript_the_box_is_a_plain_search(plain_page: Page) -> None:
    plain_page.goto("/")
    box = plain_page.get_by_role("searchbox", name="City, project")
    expect(plain_page.locator("#suggestions")).to_be_hidden()
    box.fill("dalla")
    box.press("Enter")
    expect(plain_page).to_have_url(re.compile(r"/search\?q=dalla&"))
