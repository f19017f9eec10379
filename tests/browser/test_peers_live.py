"""Finding peers: with suggestions and sliders, by keyboard, and without JavaScript."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Site


def options(page: Page) -> Locator:
    return page.locator("#cities [role=option]")


def choose(page: Page, typed: str) -> None:
    page.goto("/peers")
    page.get_by_role("combobox", name="Your city").fill(typed)
    expect(options(page).first).to_be_visible()


def heading(page: Page) -> Locator:
    return page.locator("#results-heading")


def test_a_suggested_city_is_taken_by_keyboard_and_nothing_of_the_form_is_lost(
    page: Page, site: Site
) -> None:
    page.goto("/peers")
    page.get_by_role("searchbox", name="What the projects are about").fill("street lights")
    box = page.get_by_role("combobox", name="Your city")
    box.press_sequentially("fort wo", delay=10)
    expect(options(page).first).to_have_text(re.compile("Fort Worth, Texas"))
    expect(page.locator("#status")).to_have_text(re.compile("below the box"))
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(heading(page)).to_have_text("6 projects of cities like Fort Worth, Texas")
    expect(page).to_have_url(f"{site.url}/peers?city=fort-worth-texas&q=street+lights")
    expect(page).to_have_title(re.compile("^Projects of cities like Fort Worth, Texas: 6"))
    expect(box).to_have_value("Fort Worth, Texas")
    expect(page.locator("#status")).to_have_text("6 projects of cities like Fort Worth, Texas")


def test_a_city_is_taken_with_a_click_and_escape_closes_the_list(page: Page) -> None:
    choose(page, "kaohs")
    page.keyboard.press("Escape")
    expect(page.locator("#cities")).to_be_hidden()
    page.keyboard.press("ArrowDown")
    options(page).first.click()
    expect(heading(page)).to_have_text("71 projects of cities like Kaohsiung, Taiwan")
    expect(page.locator("#cities")).to_be_hidden()


def test_a_moved_slider_brings_another_order_and_keeps_the_focus(page: Page, site: Site) -> None:
    page.goto("/peers?city=lyon-france")
    nearest = page.locator(".peers__nearest li").first
    expect(nearest).to_contain_text("Florence, Italy")
    slider = page.get_by_role("slider", name="Distance")
    slider.focus()
    for _ in range(4):
        page.keyboard.press("ArrowLeft")
    expect(page.locator("output[for=weight-distance]")).to_have_text("0")
    expect(page).to_have_url(f"{site.url}/peers?city=lyon-france&weight_distance=0")
    expect(nearest).to_contain_text("Atlanta, Georgia")
    expect(slider).to_be_focused()
    expect(slider).to_have_value("0")
    page.get_by_role("link", name="Back to the usual weights").click()
    expect(slider).to_have_value("4")
    expect(nearest).to_contain_text("Florence, Italy")


def test_back_leads_to_the_city_before(page: Page) -> None:
    choose(page, "lyon, fr")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(heading(page)).to_contain_text("Lyon, France")
    box = page.get_by_role("combobox", name="Your city")
    box.fill("Dallas")
    page.keyboard.press("Enter")
    expect(heading(page)).to_contain_text("Dallas, Texas")
    page.go_back()
    expect(heading(page)).to_contain_text("Lyon, France")
    expect(box).to_have_value("Lyon, France")


def test_topics_are_chosen_and_taken_back(page: Page, site: Site) -> None:
    page.goto("/peers?city=lyon-france")
    page.get_by_text("Technologies and focus areas").first.click()
    page.get_by_role("checkbox", name="Public Wi-Fi").click()
    expect(page).to_have_url(f"{site.url}/peers?city=lyon-france&technology=wifi")
    expect(page.locator(".chip")).to_have_text("Remove Public Wi-Fi")
    page.locator(".chip").click()
    expect(page).to_have_url(f"{site.url}/peers?city=lyon-france")
    expect(page.get_by_role("checkbox", name="Public Wi-Fi")).not_to_be_checked()


def test_without_javascript_a_name_is_typed_and_a_choice_is_offered(plain_page: Page) -> None:
    plain_page.goto("/peers")
    plain_page.get_by_role("searchbox", name="Your city").fill("Springfield")
    plain_page.get_by_role("searchbox", name="What the projects are about").fill("wifi")
    plain_page.keyboard.press("Enter")
    expect(plain_page.locator("#choice-heading")).to_have_text("Which Springfield?")
    plain_page.get_by_role("listitem").filter(has_text="Illinois").get_by_role("link").click()
    expect(heading(plain_page)).to_contain_text("of cities like Springfield, Illinois")
    expect(plain_page).to_have_url(re.compile(r"/peers\?city=springfield-illinois&q=wifi$"))
    plain_page.get_by_role("slider", name="Population").fill("0")
    plain_page.get_by_role("button", name="Apply").click()
    expect(plain_page).to_have_url(re.compile("weight_population=0"))
    expect(plain_page.get_by_role("slider", name="Population")).to_have_value("0")
    expect(heading(plain_page)).to_contain_text("of cities like Springfield, Illinois")
