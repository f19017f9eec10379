"""How the tests read pages: as a browser would ask for them, and as a reader sees them."""

import html
import re

from flask.testing import FlaskClient

HTMX = {"HX-Request": "true", "HX-Request-Type": "partial", "HX-Source": "form#search"}


def text_of(client: FlaskClient, url: str) -> str:
    """The page's text without mark-up."""
    response = client.get(url)
    assert response.status_code == 200, url
    return plain(response.text)


def plain(page: str) -> str:
    read = re.sub(r"(?s)<script\b.*?</script>", " ", page)  # what machines are told, too
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", read)).split())


def titles(client: FlaskClient, url: str) -> list[str]:
    """The titles of the results, in order."""
    page = client.get(url).text.partition('id="results-heading"')[2]
    found = re.findall(r'<h3 class="card__title">(.*?)</h3>', page, re.DOTALL)
    return [html.unescape(re.sub(r"<[^>]+>", "", title)).strip() for title in found]
