"""The map under a hand, a keyboard and a screen reader, with JavaScript and without."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Site


def shown(page: Page) -> list[str]:
    """The names of the marks that can be seen, in the order of the keyboard."""
    marks = page.locator(".map__mark:visible")
    return [str(name) for name in marks.locator("title").all_text_contents()]


def test_a_journey_without_javascript(plain_page: Page, site: Site) -> None:
    page = plain_page
    page.goto("/search?year=2019..2023")
    page.get_by_role("link", name="On the map").click()
    expect(page).to_have_url(f"{site.url}/map?year=2019..2023")
    page.get_by_role("link", name=re.compile(r"Look closer$")).first.click()
    expect(page).to_have_url(re.compile(r"/map\?year=2019\.\.2023&zoom=\d+&at="))
    page.get_by_role("link", name="Further away").click()
    page.get_by_role("link", name="Whole world").click()
    expect(page).to_have_url(f"{site.url}/map?year=2019..2023&zoom=0")
    page.get_by_role("link", name="Remove Year: 2019 to 2023").click()
    expect(page).to_have_url(f"{site.url}/map")
    page.get_by_role("link", name="3 winners in Cleveland, Ohio").click()
    expect(page).to_have_url(f"{site.url}/search?city=cleveland-ohio")
    expect(page.locator("#results-heading")).to_have_text("3 projects")


def test_a_journey_with_the_keyboard_alone(page: Page, site: Site) -> None:
    page.goto("/map")
    names = shown(page)
    assert len(names) > 5
    page.locator("#turn-in").focus()
    walked = []
    for _ in names:
        page.keyboard.press("Tab")
        walked.append(page.evaluate("document.activeElement.querySelector('title')?.textContent"))
    assert walked == names
    while "Look closer" not in str(page.evaluate("document.activeElement.textContent")):
        page.keyboard.press("Shift+Tab")
    mark = page.evaluate("document.activeElement.id")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/map\?zoom=\d+&at="))
    heading = page.locator("#map-heading")
    expect(heading).to_contain_text("in view")
    expect(page.locator(f"#{mark}")).to_be_focused()
    expect(page.locator("#status")).to_have_text(heading.inner_text())
    page.go_back()
    expect(page).to_have_url(f"{site.url}/map")
    expect(heading).to_have_text("71 winners in 51 places")


def test_the_way_around_stays_under_the_finger(page: Page) -> None:
    page.goto("/map?zoom=5&at=40,-90")
    east = page.locator("#turn-east")
    east.focus()
    for _ in range(2):
        before = page.url
        page.keyboard.press("Enter")
        expect(page).not_to_have_url(before)
        expect(page).to_have_url(re.compile(r"/map\?zoom=5&at=[\d.]+,-[\d.]+$"))
        expect(east).to_be_focused()
    expect(page).to_have_title("Map of all winners – Awards Archive")


def test_each_mark_has_a_name_and_no_two_touch(page: Page) -> None:
    for width in (320, 700, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto("/map")
        assert all(re.search(r": \d+ winners?(\. Look closer)?$", name) for name in shown(page))
        boxes = page.locator(".map__mark:visible > circle:first-of-type")
        dots = page.locator(".map__mark:visible > .map__dot")
        found = [box.bounding_box() for box in boxes.all()]
        for number, dot in enumerate(dots.all()):
            size = dot.bounding_box()
            assert size and min(size["width"], size["height"]) >= 24
            for other in found[:number]:
                mine = found[number]
                assert mine and other
                apart = ((mine["x"] - other["x"]) ** 2 + (mine["y"] - other["y"]) ** 2) ** 0.5
                assert apart >= 24
        text = page.locator(".map__mark:visible > .map__number").first
        assert float(text.evaluate("e => parseFloat(getComputedStyle(e).fontSize)")) >= 11


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_focus_can_be_seen(page: Page, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.goto("/map")
    page.locator("#turn-in").focus()
    page.keyboard.press("Tab")
    ring = page.evaluate(
        "getComputedStyle(document.activeElement.querySelector('circle')).strokeWidth"
    )
    assert float(ring.removesuffix("px")) >= 3


def test_a_screen_reader_is_told_the_numbers_and_not_the_coast(page: Page) -> None:
    page.goto("/map")
    tree = page.get_by_role("group", name="Map").aria_snapshot()
    assert re.search(r'link "[^"]+: \d+ winners', tree)
    assert "path" not in tree
    assert tree.count("link") == len(shown(page))
    expect(page.get_by_role("region", name="Places", exact=True)).to_contain_text("Dallas, Texas")


def test_the_focus_goes_to_the_heading_where_its_link_is_gone(page: Page) -> None:
    page.goto("/map?year=2023")
    page.get_by_role("link", name="Remove Year: 2023").click()
    expect(page.locator("#map-heading")).to_be_focused()
    page.locator("#turn-in").click()
    page.locator("#turn-out").click()
    expect(page.locator("#map-heading")).to_be_focused()


def test_a_server_that_fails_leaves_the_map(browser: Browser, site: Site) -> None:
    page = browser.new_page(base_url=site.url)
    page.goto("/map")
    page.route("**/map?*", lambda route: route.abort())
    page.locator("#turn-in").click()
    expect(page.get_by_role("alert")).to_contain_text("could not be reached")
    expect(page.locator("#map-heading")).to_have_text("71 winners in 51 places")
    page.unroute_all()
    page.locator("#turn-in").click()
    expect(page.get_by_role("alert")).to_have_text("")
    page.close()
