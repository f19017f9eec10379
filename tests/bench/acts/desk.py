"""Somebody of the staff at a browser, over real connections."""

import http.client
import re
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import urlencode


class Page(NamedTuple):
    status: int
    location: str
    text: str


@dataclass(frozen=True, slots=True)
class Desk:
    """Each request has a connection of its own, so that any worker may answer."""

    port: int
    visit: str

    def get(self, path: str) -> Page:
        return self._ask("GET", path)

    def send(self, path: str, proof: str, **fields: str) -> None:
        """Send a form; `proof` is what one of our own pages gave. RuntimeError if it is refused."""
        page = self._ask("POST", path, urlencode({**fields, "csrf": proof}))
        if page.status != 303:
            raise RuntimeError(f"{path} was answered by {page.status}: {page.text[-3000:]}")

    def proof(self, page: Page) -> str:
        found = re.search(r'name="csrf" value="([^"]+)"', page.text)
        if not found:
            raise RuntimeError(f"A page holds no form: {page.status} {page.text[:200]}")
        return found[1]

    def _ask(self, method: str, path: str, body: str | None = None) -> Page:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        headers = {
            "Cookie": f"staff={self.visit}",
            "Origin": f"http://127.0.0.1:{self.port}",
            "Sec-Fetch-Site": "same-origin",
            "Content-Type": "application/x-www-form-urlencoded",
        }
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        page = Page(
            answer.status, answer.headers.get("Location", ""), answer.read().decode("utf-8")
        )
        connection.close()
        return page
