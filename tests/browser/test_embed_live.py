"""Another site shows the badge and the card, and none of the other pages."""

import re
import threading
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from werkzeug.serving import make_server
from werkzeug.wrappers import Request, Response

from tests.browser.conftest import PATIENCE, Quiet, Site, watch

PATH = "/winners/2023-06-growing-together"


@pytest.fixture
def elsewhere(site: Site) -> Iterator[str]:
    """The address of a city's own site, whose page `/?path` frames a page of the archive."""

    @Request.application
    def city(request: Request) -> Response:
        path = request.query_string.decode()
        shown = f'<iframe src="{site.url}{path}" title="Award" width="480" height="300"></iframe>'
        badge = f'<img src="{site.url}{PATH}/badge.svg" alt="Badge" width="360" height="112">'
        page = f'<!doctype html><html lang="en"><title>City</title>{badge}{shown}</html>'
        return Response(page, content_type="text/html")

    server = make_server("127.0.0.1", 0, city, threaded=True, request_handler=Quiet)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://localhost:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def visitor(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 800, "height": 600})
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()


def test_a_card_and_a_badge_are_shown_by_another_site(
    visitor: Page, elsewhere: str, site: Site
) -> None:
    complaints = watch(visitor)
    visitor.goto(f"{elsewhere}/?{PATH}/card")
    card = visitor.frame_locator("iframe")
    expect(card.get_by_role("heading", name="Growing Together")).to_be_visible()
    expect(card.locator(".card__honours")).to_have_css("font-weight", "700")
    badge = visitor.get_by_role("img", name="Badge")
    expect(badge).to_have_js_property("naturalWidth", 360)
    assert visitor.context.cookies() == []
    assert [text for text in complaints if "favicon" not in text] == []
    with visitor.context.expect_page() as opened:
        card.get_by_role("link", name="The record").click()
    expect(opened.value).to_have_url(f"{site.url}{PATH}")


@pytest.mark.parametrize("path", ["/", PATH, f"{PATH}/embed", f"{PATH}/press", "/shortlist"])
def test_no_other_page_can_be_framed(visitor: Page, elsewhere: str, path: str) -> None:
    with visitor.expect_console_message(lambda message: "frame-ancestors" in message.text):
        visitor.goto(f"{elsewhere}/?{path}")
    expect(visitor.frame_locator("iframe").get_by_role("heading")).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_to_copy_from_shows_all_six(page: Page, scheme: str) -> None:
    page.emulate_media(color_scheme="light" if scheme == "light" else "dark")
    page.goto(f"{PATH}/embed")
    for badge in page.locator(".offer__shown img").all():
        badge.scroll_into_view_if_needed()
        expect(badge).to_have_js_property("naturalWidth", 360)
    frames = page.locator(".offer__shown iframe")
    expect(frames).to_have_count(3)
    light, dark = "rgb(251, 250, 246)", "rgb(18, 22, 28)"
    for number, ground in enumerate((light if scheme == "light" else dark, light, dark)):
        frames.nth(number).scroll_into_view_if_needed()
        shown = frames.nth(number).content_frame
        expect(shown.get_by_role("heading")).to_have_text("Growing Together")
        expect(shown.locator("html")).to_have_css("background-color", ground)


def test_what_is_to_be_copied_can_be_without_javascript(plain_page: Page) -> None:
    plain_page.goto(f"{PATH}/embed")
    code = plain_page.get_by_label("HTML to copy: card, always dark")
    expect(code).to_have_value(re.compile(r'^<iframe src="http.*/card\?look=dark" .*</iframe>\s*$'))
    expect(plain_page.get_by_role("button", name="Copy")).to_have_count(0)
    code.focus()
    plain_page.keyboard.press("Control+a")
    assert code.evaluate("field => field.selectionEnd - field.selectionStart") > 100


def test_no_card_is_higher_than_its_frame(page: Page) -> None:
    for path in (PATH, "/winners/2018-02", "/winners/2020-12", "/winners/2025-20"):
        page.goto(path)
        page.get_by_role("link", name="Badge and card").click()
        frame = page.locator(".offer__shown iframe").first
        frame.scroll_into_view_if_needed()
        expect(frame.content_frame.get_by_role("link", name="The record")).to_be_visible()
        shown = frame.element_handle().content_frame()
        assert shown
        shown.wait_for_load_state()  # with its style sheets
        inner = frame.content_frame.locator("html")
        assert inner.evaluate("e => e.scrollHeight <= e.clientHeight"), path
