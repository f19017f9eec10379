"""Trends need no JavaScript, and say in words what they draw."""

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import Site


def test_a_journey_without_javascript(plain_page: Page, site: Site) -> None:
    page = plain_page
    page.goto("/search?q=smart")
    page.get_by_role("link", name="Over the years").click()
    expect(page).to_have_url(f"{site.url}/trends?q=smart")
    page.get_by_label("Trends of").select_option("Focus areas")
    page.get_by_label("Country").select_option("United States")
    page.get_by_label("Order").select_option("By name")
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Focus areas over the years")
    expect(page.get_by_label("Country")).to_have_value("united-states")
    expect(page.get_by_role("link", name="Remove “smart”")).to_be_visible()
    page.get_by_role("link", name="Remove Country: United States").click()
    expect(page).to_have_url(f"{site.url}/trends?q=smart&by=focus_area&order=name")
    page.get_by_role("link", name=re.compile(r"winners? with Lighting$")).click()
    expect(page).to_have_url(f"{site.url}/search?q=smart&focus_area=lighting")


def test_each_chart_is_named_and_the_table_has_all_numbers(page: Page) -> None:
    page.goto("/trends")
    chart = page.get_by_role("listitem").filter(
        has=page.get_by_role("heading", name="Artificial intelligence")
    )
    told = chart.get_by_role("img").get_attribute("aria-label")
    assert told and re.fullmatch(r"By year: (\d{4}: \d+ of \d+(, )?)+", told)
    table = page.get_by_role("table")
    row = table.get_by_role("row", name=re.compile("^Artificial intelligence"))
    for year, count in re.findall(r"(\d{4}): (\d+)", told):
        cell = row.get_by_role("cell").nth(int(year) - 2018)
        assert cell.inner_text().split()[0] == count
    page.get_by_text("technologies with fewer than five winners").click()
    expect(page.get_by_role("heading", name="Microtransit")).to_be_visible()


def test_what_is_partial_differs_by_more_than_its_colour(page: Page) -> None:
    page.goto("/trends")
    looks = set()
    for state in ("whole", "partial", "few", "none"):
        bar = page.locator(f".trends__key .trend__{state}")
        looks.add(str(bar.evaluate(
            "e => { const s = getComputedStyle(e); return [s.fill, s.strokeDasharray, s.stroke] }"
        )))  # fmt: skip
    assert len(looks) == 4
    page.set_viewport_size({"width": 320, "height": 800})
    for target in page.locator(".trend a, .narrow select, .narrow button").all():
        box = target.bounding_box() if target.is_visible() else None
        if box:
            assert box["height"] >= 24, target.inner_text()
