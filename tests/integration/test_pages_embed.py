"""What other sites may show: pictures and cards that hold nothing of their own, and oEmbed."""

import json
import re
from html import unescape
from pathlib import Path
from urllib.parse import quote

import pytest
from defusedxml.ElementTree import fromstring
from flask.testing import FlaskClient

from archive.config import Settings
from archive.domain.place import PlaceName
from archive.domain.snapshot import Snapshot
from archive.domain.winner import Winner
from archive.web import create_app
from archive.web.embed.badge import DARK, HEIGHT, LEFT, LIGHT, WIDTH, drawing
from archive.web.embed.card import height
from archive.web.embed.oembed import frame
from tests.conftest import few, put
from tests.corpus import winner

PATH = "/winners/2023-06-growing-together"
PUBLIC = Settings().public_url
SVG = "{http://www.w3.org/2000/svg}"


def luminance(colour: str) -> float:
    """Relative luminance as WCAG defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_all_letters_of_a_badge_can_be_read(colours: dict[str, str]) -> None:
    for name in ("won", "place", "more", "honour"):
        assert contrast(colours[name], colours["ground"]) >= 4.5, name
    assert contrast(colours["edge"], colours["ground"]) >= 3


@pytest.mark.parametrize("look", ["", "?look=light", "?look=dark"])
def test_a_badge_is_a_picture_of_its_own(client: FlaskClient, look: str) -> None:
    response = client.get(f"{PATH}/badge.svg{look}")
    assert response.content_type == "image/svg+xml; charset=utf-8"
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert response.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert "max-age=3600" in response.headers["Cache-Control"]
    policy = response.headers["Content-Security-Policy"]
    assert re.fullmatch(
        r"default-src 'none'; style-src 'sha256-[\w+/=]+'; frame-ancestors 'none'", policy
    )
    assert "Set-Cookie" not in response.headers
    drawn = fromstring(response.text)
    assert (drawn.findtext(f"{SVG}title") or "").startswith("Smart 50 2023 winner: Growing")
    assert "“Growing Together” in Kitchener" in (drawn.findtext(f"{SVG}desc") or "")
    assert not re.search(r"href|url\(|<script|\son\w+=|\sstyle=", response.text)
    assert ("prefers-color-scheme" in response.text) is (not look)


def test_every_badge_keeps_its_text_within_its_edges(
    client: FlaskClient, snapshot: Snapshot
) -> None:
    for one in snapshot.winners:
        drawn = fromstring(client.get(f"/winners/{one.path}/badge.svg").text)
        for text in drawn.iter(f"{SVG}text"):
            assert LEFT + float(text.attrib["textLength"]) <= WIDTH - 10, one.id
            assert 10 < float(text.attrib["y"]) < HEIGHT - 4
            assert text.text


def long_ones() -> list[Winner]:
    name = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"
    return [
        winner("2023-05", PlaceName(city=name, region="Isle of Anglesey", country="Wales")),
        winner("2023-06", PlaceName(city="桃園" * 30, country="Taiwan"), title="守護" * 40),
        winner("2023-07", PlaceName(country="W" * 90), honours=("H" * 200, "W" * 90)),
        winner(
            "2023-08", PlaceName(city="São " * 20, country="B"), title="A", confidence="inferred"
        ),
    ]


def test_names_of_any_length_are_fitted() -> None:
    for one in long_ones():
        lines = drawing(one, "")["lines"]
        assert all(line.width <= WIDTH - LEFT - 10 for _, line, _ in lines)
        assert all(8 < at < HEIGHT - 3 for _, _, at in lines)


def test_an_inferred_win_is_shown_as_inferred(client: FlaskClient, snapshot: Snapshot) -> None:
    one = next(w for w in snapshot.winners if w.confidence == "inferred")
    for shown in ("badge.svg", "card"):
        assert "winner (inferred)" in client.get(f"/winners/{one.path}/{shown}").text


def test_a_badge_is_asked_for_once_in_an_hour_and_again_by_its_tag(client: FlaskClient) -> None:
    given = client.get(f"{PATH}/badge.svg")
    again = client.get(f"{PATH}/badge.svg", headers={"If-None-Match": given.headers["ETag"]})
    assert again.status_code == 304
    assert "max-age=3600" in again.headers["Cache-Control"]
    assert client.get(f"{PATH}/badge.svg?look=dark").headers["ETag"] != given.headers["ETag"]


@pytest.mark.parametrize("query", ["look=red", "size=3", "look="])
def test_a_badge_refuses_what_it_does_not_know(client: FlaskClient, query: str) -> None:
    response = client.get(f"{PATH}/badge.svg?{query}")
    if query == "look=":
        assert response.status_code == 200
    else:
        assert (response.status_code, response.content_type) == (400, "application/problem+json")


def test_the_card_alone_may_be_framed(client: FlaskClient) -> None:
    card = client.get(f"{PATH}/card")
    policy = card.headers["Content-Security-Policy"]
    assert "frame-ancestors *" in policy
    assert "script-src" not in policy
    assert "default-src 'none'" in policy
    assert card.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert card.headers["Cross-Origin-Opener-Policy"] == "unsafe-none"
    assert card.headers["X-Robots-Tag"] == "noindex"
    assert "Set-Cookie" not in card.headers
    assert not re.search(r"<script|<style|\sstyle=|\son[a-z]+=", card.text)
    for url in ("/", PATH, f"{PATH}/embed", f"{PATH}/press", "/winners/2023-99/card"):
        assert "frame-ancestors 'none'" in client.get(url).headers["Content-Security-Policy"], url
    again = client.get(f"{PATH}/card", headers={"If-None-Match": card.headers["ETag"]})
    assert again.status_code == 304


def test_a_card_from_the_cache_has_the_same_policy(client: FlaskClient) -> None:
    first, second = (client.get(f"{PATH}/card").headers for _ in range(2))
    for name in ("Content-Security-Policy", "Cross-Origin-Opener-Policy"):
        assert first[name] == second[name]


def test_a_card_has_what_is_known_and_a_way_to_the_record(client: FlaskClient) -> None:
    page = client.get(f"{PATH}/card?look=dark&utm_source=x&anything=1").text
    assert 'class="is-dark"' in page
    assert "Overall Award Recipient" in page
    assert f'<a href="{PATH}" target="_blank" rel="noopener">' in page
    assert 'class="is-' not in client.get(f"{PATH}/card?look=red").text


def test_a_card_grows_with_what_it_says_and_as_its_frame_gets_narrow(snapshot: Snapshot) -> None:
    short = winner("2023-05", PlaceName(country="Peru"))
    for one in (*snapshot.winners, *long_ones()):
        assert height(one, 200) >= height(one, 300) >= height(one, 480) >= height(short, 480)


def test_the_page_has_html_that_is_ready_to_be_copied(client: FlaskClient) -> None:
    page = client.get(f"{PATH}/embed")
    assert "frame-src 'self'" in page.headers["Content-Security-Policy"]
    codes = [
        unescape(code) for code in re.findall(r"<textarea[^>]*>(.*?)</textarea>", page.text, re.S)
    ]
    assert len(codes) == 6
    for code in codes:
        assert code.startswith(("<a href=", "<iframe src="))
        assert f'"{PUBLIC}{PATH}/' in code
        assert "Growing Together, Kitchener, Ontario" in code
    assert "&lt;iframe" in page.text


def test_titles_cannot_break_out_of_what_is_copied(client: FlaskClient) -> None:
    nasty = winner("2023-05", PlaceName(country="Peru"), title='"><script>alert(1)</script>')
    with client.application.test_request_context():
        assert "<script" not in frame(nasty, 300, 200)
        assert "&#34;&gt;&lt;script" in frame(nasty, 300, 200)


def asked(client: FlaskClient, url: str, more: str = "") -> dict[str, object]:
    response = client.get(f"/oembed?url={quote(url, safe='')}{more}")
    assert response.status_code == 200, response.text
    return dict(json.loads(response.text))


def test_oembed_tells_how_to_show_a_winner(client: FlaskClient) -> None:
    told = asked(client, f"{PUBLIC}{PATH}")
    assert told["version"] == "1.0"
    assert told["type"] == "rich"
    assert told["title"] == "Smart 50 2023 winner: Growing Together, Kitchener, Ontario"
    assert isinstance(told["width"], int) and isinstance(told["height"], int)
    assert f'<iframe src="{PUBLIC}{PATH}/card"' in str(told["html"])
    assert f'width="{told["width"]}" height="{told["height"]}"' in str(told["html"])


def test_oembed_keeps_to_the_room_there_is(client: FlaskClient) -> None:
    narrow = asked(client, f"{PUBLIC}{PATH}", "&maxwidth=300&maxheight=150")
    assert (narrow["width"], narrow["height"]) == (300, 150)
    none = asked(client, f"{PUBLIC}{PATH}", "&maxwidth=60")
    assert none["type"] == "link"
    assert "html" not in none


def test_oembed_speaks_xml_too(client: FlaskClient) -> None:
    response = client.get(f"/oembed?format=xml&url={quote(PUBLIC + PATH, safe='')}")
    assert response.content_type == "text/xml; charset=utf-8"
    root = fromstring(response.text)
    assert root.tag == "oembed"
    told = {child.tag: child.text for child in root}
    as_json = asked(client, f"{PUBLIC}{PATH}")
    assert told == {name: str(value) for name, value in as_json.items()}


@pytest.mark.parametrize("tail", ["", "-old-name", "-growing-together/press", "?utm_source=x#top"])
def test_oembed_knows_every_spelling_of_an_address(client: FlaskClient, tail: str) -> None:
    assert asked(client, f"{PUBLIC}/winners/2023-06{tail}")["type"] == "rich"


@pytest.mark.parametrize(
    "url",
    [
        f"https://elsewhere.example{PATH}", f"{PUBLIC}.elsewhere.example{PATH}", f"ftp://x{PATH}",
        f"{PUBLIC}/winners/2023-99", f"{PUBLIC}/editions/smart-50-2023", f"{PUBLIC}/", "Dallas",
        "http://[", f"{PUBLIC}@elsewhere.example{PATH}", "//elsewhere.example/winners/2023-06",
        f"javascript://{PUBLIC}{PATH}", PATH,
    ],
)  # fmt: skip
def test_oembed_knows_nothing_of_other_addresses(client: FlaskClient, url: str) -> None:
    refused = client.get("/oembed", query_string={"url": url})
    assert (refused.status_code, refused.content_type) == (404, "application/problem+json")


@pytest.mark.parametrize(
    ("query", "status"),
    [
        (f"url={PUBLIC}{PATH}&format=yaml", 501),
        (f"url={PUBLIC}{PATH}&maxwidth=wide", 400),
        (f"url={PUBLIC}{PATH}&maxheight=0", 400),
        (f"url={PUBLIC}{PATH}&maxwidth={'9' * 5000}", 400),
        (f"url={PUBLIC}{PATH}&colour=red", 400),
        ("", 400),
    ],
)
def test_oembed_refuses_what_it_cannot_do(client: FlaskClient, query: str, status: int) -> None:
    refused = client.get(f"/oembed?{query}")
    assert (refused.status_code, refused.content_type) == (status, "application/problem+json")


def test_oembed_is_found_from_the_page_and_open_to_any_site(client: FlaskClient) -> None:
    page = client.get(PATH).text
    for kind in ("application/json+oembed", "text/xml+oembed"):
        (url,) = re.findall(rf'type="{re.escape(kind)}" href="([^"]+)"', page)
        response = client.get(unescape(url).removeprefix(PUBLIC))
        assert response.status_code == 200
        assert response.headers["Access-Control-Allow-Origin"] == "*"
        tag = {"If-None-Match": response.headers["ETag"]}
        assert client.get(unescape(url).removeprefix(PUBLIC), headers=tag).status_code == 304


def test_a_record_that_is_gone_is_shown_nowhere(tmp_path: Path, snapshot: Snapshot) -> None:
    settings = Settings(instance=tmp_path)
    put(few(snapshot, 5), settings)
    put(few(snapshot, 3), settings)
    client = create_app(settings).test_client()
    gone = f"/winners/{snapshot.winners[4].path}"
    for below in ("press", "press.txt", "embed", "card", "badge.svg"):
        assert client.get(f"{gone}/{below}").status_code == 410, below
    assert client.get("/oembed", query_string={"url": f"{PUBLIC}{gone}"}).status_code == 410
