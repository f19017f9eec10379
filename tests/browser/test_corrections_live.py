"""A record with a past in a real browser: clean by axe, and found with the keyboard alone."""

import threading
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from werkzeug.serving import make_server

from archive.config import Settings
from archive.web import create_app
from tests.browser.axe import LOOKS, OTHER_LOOKS, findings
from tests.browser.conftest import PATIENCE, Quiet
from tests.corrected import put_corrected

PAGES = (
    "/corrections",
    "/winners/2025-09",
    "/winners/2025-10",
    "/winners/2023-01-red-cloud-neighbourhood",
    "/winners/2025-01-mobility-for-all",
)


@pytest.fixture(scope="module")
def corrected(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site that has corrections and withdrawals, and takes reports."""
    settings = Settings(instance=tmp_path_factory.mktemp("past"), contact="errors@example.org")
    put_corrected(settings)
    app = create_app(settings)
    server = make_server("127.0.0.1", 0, app, threaded=True, request_handler=Quiet)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def narrow(browser: Browser, corrected: str) -> Iterator[Page]:
    context = browser.new_context(base_url=corrected, viewport={"width": 320, "height": 800})
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()


def test_pages_of_a_record_with_a_past_are_clean_by_axe(narrow: Page) -> None:
    for url in PAGES:
        narrow.goto(url)
        assert findings(narrow, (*LOOKS, *OTHER_LOOKS)) == [], url


def test_from_a_withdrawn_record_the_keyboard_leads_on(narrow: Page) -> None:
    narrow.goto("/winners/2025-09-moving-for-all")
    link = narrow.get_by_role("link", name="Mobility for All")
    link.focus()
    narrow.keyboard.press("Enter")
    expect(narrow).to_have_url("/winners/2025-01-mobility-for-all")
    narrow.get_by_role("link", name="Merged on 3 May 2026").click()
    expect(narrow.locator("[id='2026-05-03-2025-09-gone']")).to_be_in_viewport()


def test_the_table_of_what_is_recorded_scrolls_with_the_keyboard(narrow: Page) -> None:
    narrow.goto("/coverage")
    region = narrow.get_by_role("region", name="Table of what is recorded")
    last = narrow.get_by_role("columnheader", name="Outcomes")
    expect(last).not_to_be_in_viewport()
    region.focus()
    for _ in range(40):
        narrow.keyboard.press("ArrowRight")
    expect(last).to_be_in_viewport()
    expect(narrow.get_by_role("rowheader", name="Smart 50 2023")).to_be_in_viewport()
