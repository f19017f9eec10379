"""Whatever is put into an address, the answer is a page: never a 5xx, never somebody's script."""

import html
import re
from html.parser import HTMLParser
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.domain.fields import FACET_BY_NAME
from archive.web.asking import shown
from tests.integration.reading import HTMX

PAYLOADS = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "javascript:alert(1)",
    "{{ 7 * 7 }}",
    "</title><svg onload=alert(1)>",
    "\ue000<b>\ue001",
    "\ue000\ue000\ue001",
]
NASTIES = [
    "\0", "%00", "\ud800", "\u202eevil", "a" * 1_000_000, "(" * 5000, '"', "-", "OR", "OR OR OR",
    "* * *", "a*", "-(-(-(a", "city:", "city:city:city:x", "year:2023..", "\x1b[31m", "𝕯𝖆𝖑𝖑𝖆𝖘",
    "Ｄａｌｌａｓ", "桃園", "' OR 1=1 --", "../../etc/passwd", " OR ".join("abcdefgh" * 500),
]  # fmt: skip
ORDINARY = ["/", "/search?page=2", "/search?q=lighting&year=2023&colour=red",
            "/search?q=zeppelin&year=2023", "/search?q=air+quality+smart"]  # fmt: skip
PARAMETERS = ["q", "sort", "page", "colour", *FACET_BY_NAME]

addresses = st.lists(
    st.tuples(
        st.sampled_from(PARAMETERS) | st.text(max_size=8),
        st.text(max_size=60) | st.sampled_from(NASTIES[4:] + PAYLOADS) | st.integers().map(str),
    ),
    max_size=8,
)


def encoded(text: str) -> str:
    return quote(text, safe="", errors="surrogatepass")


@given(addresses, st.booleans())
@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_address_gets_an_answer(
    client: FlaskClient, pairs: list[tuple[str, str]], live: bool
) -> None:
    query = "&".join(f"{encoded(name)}={encoded(value)}" for name, value in pairs)
    response = client.get(f"/search?{query}", headers=HTMX if live else {})
    assert response.status_code == 200


@pytest.mark.parametrize("name", PARAMETERS)
@pytest.mark.parametrize("value", NASTIES, ids=lambda text: repr(text[:12]))
def test_every_parameter_bears_everything(client: FlaskClient, name: str, value: str) -> None:
    assert client.get(f"/search?{name}={encoded(value)}").status_code == 200


@pytest.mark.parametrize(
    "query",
    ["q=%", "q=%ff%fe", "q=%zz", "%ff=%ff", "=", "&&&", "q", "q=%ED%A0%80", "page=1e9", "page=-1",
     "page=1.5", "page=١", "page=0x10", "year=2019..2023..2025", "year=-1..5", "year=9999..0000",
     "sort=&sort=newest", "&".join(["city=dallas"] * 3000)],
)  # fmt: skip
def test_malformed_addresses_are_read_as_far_as_they_go(client: FlaskClient, query: str) -> None:
    assert client.get(f"/search?{query}").status_code == 200


@pytest.mark.parametrize("value", PAYLOADS)
@pytest.mark.parametrize("name", ["q", "city", "sort", "page", "year"])
def test_what_a_visitor_writes_is_never_mark_up(client: FlaskClient, name: str, value: str) -> None:
    ordinary = set().union(*(marked_up(client.get(url).text) for url in ORDINARY))
    for url in (f"/search?{name}={encoded(value)}", f"/search?{encoded(value)}=1"):
        page = client.get(url).text
        assert marked_up(page) <= ordinary
        assert shown(value) in html.unescape(page)


def marked_up(page: str) -> set[tuple[str, str]]:
    """Every kind of element of a page with each kind of attribute that it bears."""
    found: set[tuple[str, str]] = set()

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            found.update((tag, name) for name, _ in [("", None), *attrs])

    Reader().feed(page)
    return found


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/nowhere", 404),
        ("/winners/2023-999", 404),
        ("/winners/%00", 404),
        ("/winners/%ff%fe", 404),
        ("/winners/%3Cscript%3Ealert(1)%3C%2Fscript%3E", 404),
        ("/winners/" + "x" * 4000, 404),
        ("/winners/²023-01", 404),
        ("/editions/smart-50-1999", 404),
        ("/editions/%F0%9F%98%80", 404),
        ("/static/../../pyproject.toml", 404),
        ("/static/nothing.css", 404),
    ],
)
def test_unknown_addresses_are_404_pages(client: FlaskClient, path: str, status: int) -> None:
    response = client.get(path)
    assert response.status_code == status
    assert "<h1>" in response.text
    assert "<script>alert" not in response.text


@pytest.mark.parametrize(
    ("path", "meant"),
    [
        ("/searh?q=air", ["/search?q=air"]),
        ("/abuot/", ["/about"]),
        ("/city/dalas", ["/cities/dallas-texas", "/cities/"]),
        ("/winner/2023-06", ["/winners/2023-06-growing-together", "/"]),
        ("/search/colour", ["/search"]),
        ("/winners/2023-6.docx", ["/winners/2023-06-growing-together"]),
        ("/trends.pdf", ["/trends", "/trends.csv", "/trends.json"]),
        ("/.env", []),
    ],
)
def test_a_mistyped_address_is_met_with_the_nearest_pages(
    client: FlaskClient, path: str, meant: list[str]
) -> None:
    page = client.get(path)
    assert page.status_code == 404
    near = page.text.partition("Perhaps one of these was meant")[2].partition("</ul>")[0]
    assert re.findall('href="([^"]+)"', near) == meant
    assert all(client.get(url).status_code == 200 for url in meant)


@pytest.mark.parametrize(
    "page",
    ["/about", "/api/", "/cities/", "/corrections", "/coverage", "/coverage/smart-50-2023/title",
     "/data", "/editions/smart-50-2023", "/editions/smart-50-2023/press", "/help", "/search/city",
     "/winners/2023-05/embed", "/winners/2023-05/press", "/winners/2023-05"],
)  # fmt: skip
def test_a_page_says_what_means_nothing_in_its_address(client: FlaskClient, page: str) -> None:
    address = client.get(page, follow_redirects=True).request.path
    assert "mean nothing here: “colour”" in client.get(f"{address}?colour=red").text
    assert "mean nothing" not in client.get(f"{address}?utm_source=letter").text


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_pages_can_only_be_read(client: FlaskClient, method: str) -> None:
    response = getattr(client, method)("/search")
    assert response.status_code == 405
    assert "GET" in response.headers["Allow"]
    assert "This page can only be read" in response.text


@pytest.mark.parametrize(
    "name",
    ["HX-Current-URL", "HX-Source", "HX-Request-Type", "If-None-Match", "If-Modified-Since",
     "Accept-Encoding", "Accept", "Range", "Host", "Referer", "Cookie", "X-Forwarded-For"],
)  # fmt: skip
@pytest.mark.parametrize("value", ["", "http://[", "\xff", '"', "*", "\u00a0;;==,", "x" * 5000])
def test_headers_bear_everything_too(client: FlaskClient, name: str, value: str) -> None:
    response = client.get("/search?q=air", headers={"HX-Request": "true", name: value})
    assert response.status_code < 500


def test_a_long_query_is_cut_and_that_is_said(client: FlaskClient) -> None:
    page = client.get(f"/search?q={'light ' * 100}").text
    assert "Only the first 256 characters were searched" in page


@pytest.mark.parametrize("text", PAYLOADS[:3])
def test_an_error_page_tells_no_secrets(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError(f"password=hunter2 {text}")

    monkeypatch.setattr("archive.web.search.page.answer_to", fail)
    client.application.config["PROPAGATE_EXCEPTIONS"] = False
    response = client.get("/search?q=never-asked-before")
    assert response.status_code == 500
    assert "hunter2" not in response.text
    assert re.search(r"problem [0-9a-f]{8}", response.text)
