"""Where a link may lead somebody who has just signed in: to the staff's own pages only."""

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from archive.staff.next_page import next_page

APP = Flask(__name__)
OURS = [
    "/staff",
    "/staff/",
    "/staff/audit",
    "/staff/audit.csv?who=ada&since=2027-05-11",
    "/staff/winners/2027-01/edit?q=caf%C3%A9+noir",
    "/staff/releases/compare?from=1f2e&to=3d4c",
]
ELSEWHERE = [
    "",
    "/",
    "/search?q=air",
    "//evil.example",
    "//evil.example/staff/",
    "///evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "/staff\\evil",
    "/staff/\\evil.example",
    "/staff//evil.example",
    "https://evil.example/staff/",
    "http:/staff/",
    "http:evil.example",
    "javascript:alert(1)",
    "JaVaScRiPt://staff/%0aalert(1)",
    "data:text/html,x",
    " /staff/",
    "/staff/ ",
    "\t/staff/",
    "/\t/evil.example",
    "/staff/\r\nLocation: https://evil.example",
    "/staff/\x00",
    "/staff/../search",
    "/staff/./",
    "/staff/..%2f..%2f/../x",
    "/staffed",
    "/staff.evil.example",
    "/staff@evil.example",
    "/staff:8080",
    "/staff/#fragment",
    "/staff/\u2028",
    "/staff/é",
    "／staff/",
    "/staff/" + "x" * 3000,
]


def led(asked: str, root: str = "") -> str:
    with APP.test_request_context("/", environ_overrides={"SCRIPT_NAME": root}):
        return next_page(asked)


@pytest.mark.parametrize("url", OURS)
def test_pages_of_the_staff_are_led_to(url: str) -> None:
    assert led(url) == url


@pytest.mark.parametrize("url", ELSEWHERE)
def test_nothing_else_is(url: str) -> None:
    assert led(url) == "/staff/"


def test_below_a_path_of_another_site_the_path_is_part_of_it() -> None:
    assert led("/awards/staff/audit", "/awards") == "/awards/staff/audit"
    assert led("/staff/audit", "/awards") == "/awards/staff/"
    assert led("//evil.example/staff/", "/awards") == "/awards/staff/"


@given(st.text(st.sampled_from("/\\.:@?#%&=staf\t\n\r \x00evil-é")))
def test_no_text_leads_away(text: str) -> None:
    for asked in (text, "/staff" + text, "/staff/" + text):
        target = led(asked)
        assert target.startswith("/staff")
        assert "//" not in target.partition("?")[0]
        assert not any(c in target for c in "\\\t\n\r \x00#")
