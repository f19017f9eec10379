"""The same journeys with JavaScript off, and with nothing but a keyboard."""

from playwright.sync_api import Page, expect

from tests.browser.conftest import Site


def test_a_journey_without_javascript(plain_page: Page, site: Site) -> None:
    page = plain_page
    page.goto("/")
    page.get_by_role("searchbox", name="City, project").fill("air quality")
    page.get_by_role("checkbox", name="2023").check()
    page.get_by_label("Sort by").select_option("city")
    page.get_by_role("button", name="Apply filters").click()
    expect(page.locator("#results-heading")).to_have_text("3 projects")
    expect(page.get_by_role("searchbox", name="City, project")).to_have_value("air quality")
    expect(page.get_by_role("checkbox", name="2023")).to_be_checked()
    page.get_by_role("link", name="Remove “air quality”").click()
    expect(page).to_have_url(f"{site.url}/search?year=2023&sort=city")
    page.get_by_role("link", name="Growing Together").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Growing Together")
    page.get_by_role("link", name="Kitchener", exact=True).click()
    expect(page).to_have_url(f"{site.url}/cities/kitchener-ontario")
    page.get_by_role("link", name="In the search").click()
    expect(page).to_have_url(f"{site.url}/search?city=kitchener-ontario")
    page.go_back()
    page.go_back()
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Editions").click()
    page.get_by_role("link", name="Smart 50 2023").click()
    expect(page.get_by_text("8 of 50 winners of 2023 are recorded")).to_be_visible()


def test_every_value_can_be_reached_without_javascript(plain_page: Page) -> None:
    plain_page.goto("/")
    expect(plain_page.get_by_label("Find among cities")).to_be_hidden()
    plain_page.locator("#rest-city > summary").click()
    expect(plain_page.locator("#facet-city input[type=checkbox]")).to_have_count(56)


def test_pages_can_be_turned_without_javascript(plain_page: Page, site: Site) -> None:
    plain_page.goto("/search?sort=oldest")
    plain_page.get_by_role("link", name="Next", exact=True).click()
    expect(plain_page).to_have_url(f"{site.url}/search?sort=oldest&page=2")


def test_a_journey_with_the_keyboard_alone(page: Page, site: Site) -> None:
    page.goto("/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_role("combobox", name="City, project")).to_be_focused()
    page.keyboard.type("lighting")
    expect(page).to_have_url(f"{site.url}/search?q=lighting")
    tab_to(page, "sort")
    page.keyboard.press("ArrowDown")
    expect(page).to_have_url(f"{site.url}/search?q=lighting&sort=newest")
    tab_to(page, "f-year-2023")
    page.keyboard.press("Space")
    expect(page).to_have_url(f"{site.url}/search?q=lighting&year=2023&sort=newest")
    expect(page.locator("#f-year-2023")).to_be_focused()
    tab_to(page, "chip-2")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{site.url}/search?q=lighting&sort=newest")
    expect(page.locator("#chip-1")).to_be_focused()


def tab_to(page: Page, name: str) -> None:
    """Press Tab until the element of that id has the focus."""
    for _ in range(120):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == name:
            return
    raise AssertionError(f"#{name} is not in the order of the keyboard")


def test_a_phone_folds_the_filters_and_shows_the_way_out(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto("/search?q=smart")
    expect(page.get_by_role("checkbox", name="2023")).to_be_hidden()
    page.locator(".filters__toggle").click()
    page.get_by_role("checkbox", name="2025").click()
    expect(page.locator(".filters__toggle")).to_contain_text("1 chosen")
    expect(page.get_by_role("checkbox", name="2025")).to_be_visible()
    page.locator(".filters__done").click()
    expect(page.get_by_role("checkbox", name="2025")).to_be_hidden()
    expect(page.locator("#results-heading")).to_be_in_viewport()
