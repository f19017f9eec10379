"""A real Chromium looking at a real server over a real release."""

import threading
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, expect, sync_playwright
from werkzeug.serving import WSGIRequestHandler, make_server

from tests.browser.chromium import find_chromium

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment


PATIENCE = 30_000
"""Milliseconds after which a page that hangs is given up; a busy machine is slow, not wrong."""

expect.set_options(timeout=PATIENCE)


@dataclass
class Site:
    """The served archive. `delays` maps a part of a query string to seconds its answer takes."""

    url: str = ""
    delays: dict[str, float] = field(default_factory=dict)


class Quiet(WSGIRequestHandler):
    """A failing test tells enough without the access log."""

    def log_request(self, *_: object) -> None:
        pass


@pytest.fixture(scope="session")
def site(app: Flask) -> Iterator[Site]:
    site = Site()

    def slowed(environ: "WSGIEnvironment", start: "StartResponse") -> Iterable[bytes]:
        asked = environ.get("QUERY_STRING", "")
        # A test may change them while an answer sleeps.
        delays = [seconds for part, seconds in tuple(site.delays.items()) if part in asked]
        time.sleep(sum(delays))
        return app(environ, start)

    server = make_server("127.0.0.1", 0, slowed, threaded=True, request_handler=Quiet)
    site.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield site
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    chromium = find_chromium()
    assert chromium, "No Chromium: run `python -m tests.browser.chromium`"
    with sync_playwright() as playwright:
        # A container has neither the namespaces nor the shared memory that Chromium asks for.
        arguments = ["--no-sandbox", "--disable-dev-shm-usage"]
        browser = playwright.chromium.launch(executable_path=chromium, args=arguments)
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser, site: Site) -> Iterator[Page]:
    """A fresh page at a desk; whatever the console complains of fails the test."""
    context = browser.new_context(base_url=site.url, viewport={"width": 1280, "height": 900})
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    complaints = watch(page)
    yield page
    context.close()
    site.delays.clear()
    assert complaints == []


@pytest.fixture
def plain_page(browser: Browser, site: Site) -> Iterator[Page]:
    """A page with JavaScript off."""
    context = browser.new_context(base_url=site.url, java_script_enabled=False)
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()


@pytest.fixture
def examined_page(browser: Browser, site: Site) -> Iterator[Page]:
    """A page for axe, which tries styles of its own that the content policy refuses."""
    context = browser.new_context(base_url=site.url, viewport={"width": 320, "height": 800})
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()


def watch(page: Page) -> list[str]:
    """What the console complains of: broken scripts, and whatever the content policy refused."""
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on(
        "console",
        lambda message: (
            complaints.append(message.text)
            if message.type in ("error", "warning") and "status of 404" not in message.text
            else None
        ),
    )
    return complaints
