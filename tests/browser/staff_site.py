"""A site with staff for a real browser: what is done there stays there."""

import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from flask import Flask
from playwright.sync_api import Page, expect
from werkzeug.serving import WSGIRequestHandler, make_server

from tests.integration.released import PATIENCE
from tests.integration.staffed import PASSWORD


class Quiet(WSGIRequestHandler):
    """A failing test tells enough without the access log."""

    def log_request(self, *_: object) -> None:
        pass


@contextmanager
def served(app: Flask) -> Iterator[str]:
    """The address at which an application answers meanwhile."""
    server = make_server("127.0.0.1", 0, app, threaded=True, request_handler=Quiet)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


def sign_in(page: Page, url: str, name: str) -> None:
    """Sign in as a person does, and come to the overview."""
    page.goto(f"{url}/staff/")
    page.get_by_label("Name").fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Overview")


def await_job(page: Page, text: str, *, renewed_by_hand: bool) -> None:
    """The page of a job renews itself, or is asked to, until it says so; short ones are over."""
    expect(page).to_have_url(re.compile(r"/staff/(jobs/\d+$|releases\?said=)"))
    told = page.get_by_role("status").filter(has_text=text)
    until = time.monotonic() + PATIENCE
    while renewed_by_hand and not told.count() and time.monotonic() < until:
        page.wait_for_timeout(100)
        page.reload()
    expect(told).to_be_visible()
