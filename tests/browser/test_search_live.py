"""Searching with JavaScript: the answer follows, and everything else stays where it is."""

import re

from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.conftest import Site

DELAY = 250
"""Milliseconds after which what was typed is asked for."""


def heading(page: Page, text: str) -> None:
    expect(page.locator("#results-heading")).to_have_text(text)


def choose(page: Page, name: str) -> None:
    page.get_by_role("checkbox", name=name).first.click()


def open_with_a_clock(page: Page, path: str) -> None:
    """Open a page whose time stands still until the test lets it run."""
    page.clock.install(time=0)
    page.goto(path)
    page.clock.pause_at(3600)


def test_results_address_and_title_follow_typing(page: Page, site: Site) -> None:
    page.goto("/")
    box = page.get_by_role("combobox", name="City, project")
    box.press_sequentially("dallas", delay=30)
    heading(page, "1 project")
    expect(page).to_have_url(f"{site.url}/search?q=dallas")
    expect(page).to_have_title("“dallas”: 1 project – Awards Archive")
    expect(box).to_be_focused()
    expect(box).to_have_value("dallas")
    box.fill("")
    heading(page, "All 75 projects")
    expect(page).to_have_url(f"{site.url}/")


def test_choosing_a_value_narrows_without_a_reload(page: Page, site: Site) -> None:
    page.goto("/")
    page.evaluate("document.body.dataset.same = 'yes'")
    choose(page, "2023")
    heading(page, "8 projects")
    expect(page.locator("#f-year-2023")).to_be_focused()
    expect(page.get_by_text("8 of 50 winners of 2023 are recorded")).to_be_visible()
    page.get_by_label("Sort by").select_option("city")
    expect(page).to_have_url(f"{site.url}/search?year=2023&sort=city")
    expect(page.locator(".card__where").first).to_contain_text("Chattanooga")
    expect(page.locator("body")).to_have_attribute("data-same", "yes")


def test_back_and_forward_restore_results_box_and_checkboxes(page: Page, site: Site) -> None:
    page.goto("/")
    box = page.get_by_role("combobox", name="City, project")
    box.fill("air")
    expect(page).to_have_url(f"{site.url}/search?q=air")
    page.keyboard.press("Escape")
    choose(page, "2023")
    expect(page).to_have_url(f"{site.url}/search?q=air&year=2023")
    box.fill("kitchner")
    heading(page, "1 project")
    page.get_by_role("link", name="Growing Together").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Growing Together")
    page.go_back()
    heading(page, "1 project")
    expect(box).to_have_value("kitchner")
    expect(page.locator("#f-year-2023")).to_be_checked()
    page.go_back()
    expect(box).to_have_value("air")
    expect(page.locator("#f-year-2023")).not_to_be_checked()
    page.go_back()
    heading(page, "All 75 projects")
    expect(box).to_have_value("")
    page.go_forward()
    expect(box).to_have_value("air")
    expect(page).to_have_title(re.compile("^“air”: "))


def test_a_stale_answer_loses_to_a_newer_one(page: Page, site: Site) -> None:
    page.goto("/search?q=smart")
    site.delays["q=dall&"] = 0.6
    box = page.get_by_role("combobox", name="City, project")
    with page.expect_request(lambda request: "q=dall&" in request.url):
        box.fill("dall")
    box.fill("kitchener")
    expect(page).to_have_url(f"{site.url}/search?q=kitchener")
    page.wait_for_timeout(900)
    expect(page).to_have_url(f"{site.url}/search?q=kitchener")
    expect(page.get_by_role("link", name="Growing Together")).to_be_visible()
    expect(box).to_have_value("kitchener")


def test_a_slow_answer_never_overwrites_what_is_being_typed(page: Page, site: Site) -> None:
    held: list[Route] = []
    page.route(lambda url: "/search?q=light&" in url, lambda route: held.append(route))
    open_with_a_clock(page, "/search?q=smart")
    box = page.get_by_role("combobox", name="City, project")
    with page.expect_request(lambda request: "/search?q=light&" in request.url):
        box.fill("light")
        page.clock.run_for(DELAY)
    box.press_sequentially("ing")
    page.get_by_role("link", name="Editions").first.focus()
    held[0].continue_()
    expect(page).to_have_url(f"{site.url}/search?q=light")
    expect(box).to_have_value("lighting")
    page.clock.run_for(DELAY)
    expect(page).to_have_url(f"{site.url}/search?q=lighting")


def test_the_count_is_announced_once_it_is_quiet(page: Page) -> None:
    open_with_a_clock(page, "/")
    status = page.locator("#status")
    choose(page, "2023")
    heading(page, "8 projects")
    page.clock.run_for(900)
    expect(status).to_have_text("")
    page.clock.run_for(200)
    expect(status).to_have_text("8 projects, 1 filter")


def test_focus_goes_to_the_heading_after_paging(page: Page, site: Site) -> None:
    page.goto("/search?sort=newest")
    page.get_by_role("link", name="Next", exact=True).click()
    expect(page).to_have_url(f"{site.url}/search?sort=newest&page=2")
    expect(page.locator("#results-heading")).to_be_focused()
    expect(page.locator("#results-heading")).to_be_in_viewport()


def test_focus_goes_to_the_next_chip_after_removing_one(page: Page) -> None:
    page.goto("/search?q=smart&year=2023&year=2025")
    page.get_by_role("link", name="Remove Year: 2023").click()
    expect(page.locator(".chip")).to_have_count(2)
    expect(page.get_by_role("link", name="Remove Year: 2025")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".chip")).to_have_count(1)
    expect(page.get_by_role("link", name="Remove “smart”")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".chip")).to_have_count(0)
    expect(page.locator("#results-heading")).to_be_focused()
    expect(page.locator("#q")).to_have_value("")


def test_open_and_closed_facets_and_the_scroll_survive(page: Page) -> None:
    page.goto("/search?q=smart")
    city, country = page.locator("#facet-city"), page.locator("#facet-country")
    city.locator("summary").first.click()
    country.locator("summary").first.click()
    country.get_by_role("checkbox").first.scroll_into_view_if_needed()
    before = page.evaluate("scrollY")
    country.get_by_role("checkbox").first.click()
    expect(page.locator(".chip")).to_have_count(2)
    expect(country).to_have_attribute("open", "")
    expect(city).not_to_have_attribute("open", "")
    assert abs(page.evaluate("scrollY") - before) < 400
    expect(country.get_by_role("checkbox").first).to_be_in_viewport()


def test_long_facets_are_filtered_by_any_word(page: Page) -> None:
    page.goto("/")
    page.get_by_label("Find among technologies").fill("wi")
    expect(page.get_by_role("checkbox", name="Public Wi-Fi")).to_be_visible()
    expect(page.get_by_role("checkbox", name="Sensors")).to_be_hidden()
    choose(page, "Public Wi-Fi")
    expect(page.locator(".chip")).to_have_count(1)
    expect(page.get_by_label("Find among technologies")).to_have_value("wi")
    expect(page.get_by_role("checkbox", name="Sensors")).to_be_hidden()


def test_a_server_that_fails_is_said_and_the_last_answer_stays(
    browser: Browser, site: Site
) -> None:
    page = browser.new_page(base_url=site.url)
    page.goto("/search?q=dallas")
    page.route("**/search?*", lambda route: route.abort())
    page.get_by_role("checkbox", name="2023").first.click()
    expect(page.get_by_role("alert")).to_contain_text("could not be reached")
    heading(page, "1 project")
    page.unroute_all()
    page.get_by_role("checkbox", name="2023").first.uncheck()
    expect(page.get_by_role("alert")).to_have_text("")
    page.close()
