"""The whole way of the staff after a ceremony: from its spreadsheet to the public, and back."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from archive.catalogue.database import reading
from archive.catalogue.snapshot import read_snapshot
from tests.browser.axe import findings
from tests.browser.staff_site import await_job, served, sign_in
from tests.browser.test_imports import hand_over
from tests.integration.released import Released


@pytest.fixture
def url(place: Released) -> Iterator[str]:
    with served(place.site.app) as url:
        yield url


def journey(page: Page, place: Released, url: str, extension: str, *, by_hand: bool) -> None:
    found = page.get_by_role("link", name="Lamps that listen").last
    served_before = place.instance.current
    sign_in(page, url, "ada")
    hand_over(page, "Lamps that listen", extension, again=by_hand)
    with reading(place.site.url) as session:
        assert "Lamps that listen" in {winner.title for winner in read_snapshot(session).winners}
    page.get_by_role("link", name="Go on to publishing").click()
    page.get_by_role("button", name="Stage what the catalogue holds now").click()
    await_job(page, "passed", renewed_by_hand=by_hand)
    page.get_by_role("link", name="Search it as the public will").click()
    banner = page.get_by_label("Preview", exact=True)
    expect(banner).to_contain_text("not public")
    page.get_by_label("City, project, technology or year").fill("listen")
    page.get_by_role("button", name="Search", exact=True).click()
    expect(found).to_be_visible()
    banner.get_by_role("link").click()
    expect(banner).to_have_count(0)
    expect(page.get_by_text("Lamps that listen").first).to_be_visible()
    page.get_by_label("Why").fill("After the ceremony")
    page.get_by_role("button", name="Publish").click()
    await_job(page, "is served", renewed_by_hand=by_hand)
    page.goto(f"{url}/search?q=listen")
    expect(found).to_be_visible()
    page.goto(f"{url}/staff/releases")
    page.get_by_role("link", name=f"Go back to {served_before}").click()
    page.get_by_label("Why").fill("Announced too early")
    page.get_by_role("button", name="Go back").click()
    await_job(page, "is served again", renewed_by_hand=by_hand)
    page.goto(f"{url}/search?q=listen")
    expect(page.get_by_text("Lamps that listen")).to_have_count(0)


def test_a_spreadsheet_goes_to_the_public_and_back(page: Page, place: Released, url: str) -> None:
    journey(page, place, url, "xlsx", by_hand=False)


def test_the_same_without_javascript(plain_page: Page, place: Released, url: str) -> None:
    journey(plain_page, place, url, "csv", by_hand=True)


def test_the_pages_of_releases_are_clean_by_axe_and_nothing_sticks_out(
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
