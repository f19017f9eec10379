"""The door of every room: who may come in, what may be sent, and what is kept of it: nothing."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from flask import Blueprint
from flask.testing import FlaskClient
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from archive.staff.office import Office, Who
from archive.staff.room import Room
from tests.conftest import put
from tests.integration.staffed import HOST, PASSWORD, Desk, Staffed, fresh_staffed

PEOPLE: tuple[tuple[Who, str | None], ...] = (
    ("anonymous", None),
    ("editor", "eve"),
    ("publisher", "ada"),
)
ORDER: tuple[Who, ...] = ("anonymous", "editor", "publisher")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Staffed:
    return fresh_staffed(tmp_path_factory.mktemp("door"))


def rules(site: Staffed) -> Iterator[tuple[Rule, str]]:
    for rule in site.app.url_map.iter_rules():
        if rule.rule.startswith(("/staff", "/report/")):
            yield from ((rule, method) for method in rule.methods or () if method != "OPTIONS")


def path(rule: Rule, site: Staffed) -> str:
    """An address of the rule: nothing is there for its variable parts."""
    values = {name: 999_999 if converter.regex == r"\d+" else "nothing"
              for name, converter in rule._converters.items()}  # fmt: skip
    with site.app.test_request_context():
        return site.app.url_map.bind("localhost").build(rule.endpoint, values)


def asked(desk: Desk, method: str, url: str) -> TestResponse:
    if method == "POST":
        return desk.post(url, "/staff/account" if desk.name else "/staff/sign-in")
    return desk.client.open(url, method=method)


def is_shut(answer: TestResponse) -> bool:
    to_sign_in = answer.headers.get("Location", "").startswith("/staff/sign-in?next=")
    return answer.status_code in (401, 403) or to_sign_in


@pytest.mark.parametrize(("who", "name"), PEOPLE)
def test_every_route_opens_to_those_who_may_and_to_nobody_else(
    site: Staffed, who: Who, name: str | None
) -> None:
    office: Office = site.app.extensions["staff"]
    for rule, method in rules(site):
        needed = office.who[rule.endpoint]
        answer = asked(site.seated(name), method, path(rule, site))
        told = f"{method} {rule.rule} for {who}: {answer.status}"
        assert is_shut(answer) is (ORDER.index(who) < ORDER.index(needed)), told
        assert answer.status_code < 500, told


def test_the_table_names_every_route_and_anonymous_ones_are_few(site: Staffed) -> None:
    office: Office = site.app.extensions["staff"]
    endpoints = {rule.endpoint for rule, _ in rules(site)}
    assert endpoints == set(office.who)
    open_to_all = {endpoint for endpoint, who in office.who.items() if who == "anonymous"}
    assert open_to_all <= {
        "staff_sign_in.sign_in", "staff_sign_in.check", "staff_sign_in.sign_out",
        "staff_openid.begin", "staff_openid.back", "staff_report.report", "staff_report.send",
    }  # fmt: skip


def test_a_route_that_does_not_say_who_may_come_cannot_be_made() -> None:
    room = Room("new", title="New")
    with pytest.raises(TypeError, match="who may come"):
        room.get("/new")(lambda: "")


def test_no_get_writes(site: Staffed) -> None:
    desk = site.desk("ada")
    before = site.dump()
    for rule, method in rules(site):
        if method == "GET":
            desk.get(path(rule, site))
    assert site.dump() == before


@pytest.mark.parametrize(("headers", "status"), [
    ({"Origin": HOST, "Sec-Fetch-Site": "same-origin"}, 303),
    ({"Origin": HOST}, 303),
    ({"Sec-Fetch-Site": "same-origin"}, 303),
    ({"Sec-Fetch-Site": "none"}, 303),
    ({}, 403),
    ({"Origin": "https://evil.example", "Sec-Fetch-Site": "cross-site"}, 403),
    ({"Origin": HOST, "Sec-Fetch-Site": "cross-site"}, 403),
    ({"Origin": HOST, "Sec-Fetch-Site": "same-site"}, 403),
    ({"Origin": "https://evil.example", "Sec-Fetch-Site": "same-origin"}, 403),
    ({"Origin": "null"}, 403),
    ({"Origin": ""}, 403),
    ({"Origin": "http://localhost.evil.example"}, 403),
    ({"Origin": "http://localhost:8080"}, 403),
    ({"Origin": "https://localhost"}, 403),
    ({"Referer": f"{HOST}/staff/"}, 403),
])  # fmt: skip
def test_only_our_own_pages_can_send_a_form(
    site: Staffed, headers: dict[str, str], status: int
) -> None:
    desk = site.seated("eve")
    answer = Desk(desk.client, "eve", headers).post("/staff/sign-out")
    assert answer.status_code == status
    assert (desk.get("/staff/").status_code == 200) is (status == 403)


@pytest.mark.parametrize("spoiled", ["", ".", "x{}", "{}x", "{}.", "é{}", "\x00", "{}" * 50])
def test_a_form_without_its_token_changes_nothing(site: Staffed, spoiled: str) -> None:
    desk = site.seated("eve")
    data = {"csrf": spoiled.replace("{}", desk.token())}
    answer = desk.client.post("/staff/sign-out", data=data, headers=desk.headers)
    assert answer.status_code == 400
    assert desk.get("/staff/").status_code == 200


def test_the_token_of_somebody_else_or_of_nobody_is_none(site: Staffed) -> None:
    desk, other, nobody = site.seated("eve"), site.seated("ada"), site.desk()
    for token in (other.token(), nobody.token("/staff/sign-in")):
        answer = desk.client.post("/staff/sign-out", data={"csrf": token}, headers=desk.headers)
        assert answer.status_code == 400
    stranger = site.desk()
    stranger.get("/staff/sign-in")
    data = {"csrf": nobody.token("/staff/sign-in"), "name": "eve", "password": PASSWORD}
    answer = stranger.client.post("/staff/sign-in", data=data, headers=stranger.headers)
    assert answer.status_code == 400


def test_tokens_differ_each_time_and_all_hold(site: Staffed) -> None:
    desk = site.seated("eve")
    tokens = {desk.token() for _ in range(5)}
    assert len(tokens) == 5


def test_a_post_of_somebody_who_is_signed_out_says_what_to_do(site: Staffed) -> None:
    desk = site.desk()
    answer = desk.post("/staff/account", "/staff/sign-in", new="x")
    assert answer.status_code == 401
    assert "Sign in in another tab" in answer.text
    assert "send it again" not in answer.text  # it held a password


def test_what_was_typed_before_a_visit_ended_is_not_lost(site: Staffed) -> None:
    desk = site.seated("eve")
    data = {"csrf": desk.token(), "text": "<b>a long\nsummary</b>", "tags": ["one", "two"]}
    desk.client.delete_cookie("staff")
    url = "/staff/sign-out-everywhere?x=1"
    late = desk.client.post(url, data=data, headers=desk.headers)
    assert late.status_code == 401
    assert sent(late.text) == [url, ("text", data["text"]), ("tags", "one"), ("tags", "two")]
    desk.sign_in("eve")
    stale = desk.client.post(url, data=data, headers=desk.headers)
    assert stale.status_code == 400
    assert sent(stale.text) == sent(late.text)
    data["csrf"] = stale.text.rpartition('name="csrf" value="')[2].partition('"')[0]
    assert desk.client.post(url, data=data, headers=desk.headers).status_code == 303


def sent(page: str) -> list[object]:
    """Where the last form of a page goes, and its hidden fields but for the token."""
    form = page.rpartition("<form")[2]
    action = unescape(form.partition('action="')[2].partition('"')[0])
    fields = re.findall(r'name="([^"]+)" value="([^"]*)"', form)
    return [action, *((name, unescape(value)) for name, value in fields if name != "csrf")]


def test_htmx_is_sent_to_the_whole_sign_in_page(site: Staffed) -> None:
    answer = site.desk().get("/staff/audit", headers={"HX-Request": "true"})
    assert answer.headers["HX-Redirect"] == "/staff/sign-in?next=%2Fstaff%2Faudit"
    assert answer.data == b""


def test_a_fragment_is_the_room_alone(site: Staffed) -> None:
    part = site.seated("ada").get("/staff/audit", headers={"HX-Request": "true"}).text
    assert "<h1>Log</h1>" in part
    assert "<html" not in part


@pytest.mark.parametrize("url", ["/staff/", "/staff/sign-in", "/staff/account", "/staff/audit",
                                 "/staff/audit.csv", "/staff/nowhere"])  # fmt: skip
@pytest.mark.parametrize("name", [None, "ada"])
def test_nothing_is_kept_by_any_cache_and_every_answer_is_guarded(
    site: Staffed, url: str, name: str | None
) -> None:
    headers = site.seated(name).get(url).headers
    assert headers["Cache-Control"] == "no-store"
    assert "ETag" not in headers
    assert headers["Content-Security-Policy"].startswith("default-src 'none'")
    if url != "/staff/nowhere":
        assert "Cookie" in headers["Vary"]
        assert headers["X-Robots-Tag"] == "noindex"


def test_the_cache_before_the_site_keeps_no_staff_page_even_if_made_like_a_public_one(
    tmp_path: Path, snapshot: Any
) -> None:
    site = fresh_staffed(tmp_path)
    put(snapshot, site.settings)
    kept = site.app.extensions["page_cache"]
    site.seated("ada").get("/staff/audit")
    assert kept.size == 0
    site.desk().get("/about")
    assert kept.size > 0


def test_public_pages_are_the_same_with_staff_rooms_beside_them(
    tmp_path: Path, snapshot: Any, client: FlaskClient
) -> None:
    site = fresh_staffed(tmp_path)
    put(snapshot, site.settings)
    for url in ("/", "/about", "/search?q=air"):
        own = site.seated("ada").get(url)
        assert own.text == client.get(url).text
        assert [*own.headers.keys()] == [*client.get(url).headers.keys()]


def test_a_body_that_is_too_large_is_refused(site: Staffed) -> None:
    answer = site.seated("ada").post("/staff/account", new="x" * 1_200_000)
    assert answer.status_code == 413
    assert "too large" in answer.text


def test_methods_that_no_page_knows_are_refused(site: Staffed) -> None:
    for method in ("PUT", "DELETE", "PATCH"):
        assert site.seated("ada").client.open("/staff/account", method=method).status_code == 405


def test_rooms_are_blueprints_of_their_own(site: Staffed) -> None:
    assert all(isinstance(room, Blueprint) for room in site.app.extensions["staff"].rooms)
