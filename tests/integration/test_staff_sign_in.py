"""Signing in and out: who gets in, for how long, and how often one may try."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from sqlalchemy import update

from archive.catalogue import staffing
from archive.catalogue.account import AccountRow
from archive.catalogue.database import writing
from archive.catalogue.sign_in_attempt import SignInAttemptRow
from archive.catalogue.visit import IDLE, LONGEST, VisitRow
from archive.config import Settings
from archive.staff.sign_in import NEITHER
from tests.integration.staffed import PASSWORD, Desk, Staffed, fresh_staffed

WRONG = "horse battery staple"


@pytest.fixture
def site(tmp_path: Path) -> Staffed:
    return fresh_staffed(tmp_path)


def earlier(site: Staffed, by: timedelta, *columns: str) -> None:
    """Let some moments of all visits have been earlier than they were."""
    with writing(site.url) as session:
        then = dict.fromkeys(columns, datetime.now(UTC) - by)
        session.execute(update(VisitRow).values(then))


def is_in(desk: Desk) -> bool:
    return desk.get("/staff/").status_code == 200


def test_name_and_password_open_the_door_to_the_page_that_was_wanted(site: Staffed) -> None:
    desk = site.desk()
    assert desk.get("/staff/").headers["Location"] == "/staff/sign-in?next=%2Fstaff%2F"
    answer = desk.sign_in(" Ada ", next="/staff/audit?who=eve")
    assert (answer.status_code, answer.headers["Location"]) == (303, "/staff/audit?who=eve")
    assert "<b>ada</b>, publisher" in desk.get("/staff/").text
    assert desk.get("/staff/sign-in").headers["Location"] == "/staff/"


@pytest.mark.parametrize(("name", "password"), [
    ("ada", WRONG), ("ada", ""), ("nobody", PASSWORD), ("", ""), ("ada\x00", PASSWORD),
    ("a" * 5000, "b" * 5000), ("ada", PASSWORD + "\x00"), ("ädä", PASSWORD), ("ada", PASSWORD * 99),
])  # fmt: skip
def test_whatever_is_wrong_the_answer_is_the_same_and_nothing_is_lost(
    site: Staffed, name: str, password: str
) -> None:
    desk = site.desk()
    answer = desk.sign_in(name, password)
    assert answer.status_code == 422
    assert NEITHER in answer.text
    assert 'href="#f-name"' in answer.text
    assert password == "" or f'value="{password}"' not in answer.text
    assert "staff=" not in answer.headers.get("Set-Cookie", "").replace("staff-form", "")


def test_a_disabled_account_is_as_wrong_as_any_other(site: Staffed) -> None:
    desk = site.desk("eve")
    with writing(site.url) as session:
        staffing.disable_account(session, "eve", by="tests")
    assert not is_in(desk)
    assert NEITHER in site.desk().sign_in("eve").text
    with writing(site.url) as session:
        staffing.enable_account(session, "eve", by="tests")
    assert not is_in(desk)
    assert is_in(site.desk("eve"))


def test_an_unknown_name_costs_as_much_as_a_known_one(site: Staffed) -> None:
    """By the work and not by the clock: each attempt verifies exactly one hash."""
    office = site.app.extensions["staff"]
    counted: list[object] = []

    class Counting(PasswordHasher):
        def verify(self, *given: str | bytes) -> bool:
            counted.append(given)
            return super().verify(*given)  # type: ignore[arg-type]

    office.hasher._argon = Counting(time_cost=1, memory_cost=8, parallelism=1)
    try:
        for name in ("ada", "nobody", "no name at all"):
            site.desk().sign_in(name, WRONG)
    finally:
        office.hasher._argon = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    assert len(counted) == 3


def test_the_cookie_is_for_nobody_but_the_server(site: Staffed) -> None:
    cookie = site.desk().sign_in("ada").headers["Set-Cookie"]
    assert cookie.startswith("staff=")
    assert {"HttpOnly", "Path=/", "SameSite=Lax"} <= set(cookie.split("; "))
    assert "Secure" not in cookie
    assert "Expires" not in cookie and "Max-Age" not in cookie


def test_with_https_the_cookie_belongs_to_this_host_alone(site: Staffed) -> None:
    client = site.app.test_client()
    client.environ_base["wsgi.url_scheme"] = "https"
    desk = Desk(client, None, {"Origin": "https://localhost"})
    base = {"base_url": "https://localhost"}
    token = desk.get("/staff/sign-in", **base).text.partition('name="csrf" value="')[2]
    data = {"csrf": token.partition('"')[0], "name": "ada", "password": PASSWORD}
    answer = client.post("/staff/sign-in", data=data, headers=desk.headers, **base)
    cookie = answer.headers["Set-Cookie"]
    assert cookie.startswith("__Host-staff=")
    assert {"Secure", "HttpOnly", "Path=/", "SameSite=Lax"} <= set(cookie.split("; "))
    assert "Domain" not in cookie


def test_the_token_is_new_at_each_sign_in_and_kept_only_hashed(site: Staffed) -> None:
    desk = site.desk()
    desk.client.set_cookie("staff", "given by somebody else")
    desk.sign_in("ada")
    first = desk.client.get_cookie("staff")
    assert first and first.value != "given by somebody else"
    other = site.desk("ada").client.get_cookie("staff")
    assert other and other.value != first.value
    assert first.value not in str(site.dump())


def test_signing_in_again_ends_what_the_browser_was_before(site: Staffed) -> None:
    desk = site.desk("ada")
    old = desk.client.get_cookie("staff")
    assert old
    desk.post("/staff/sign-in", "/staff/", name="eve", password=PASSWORD)
    assert "<b>eve</b>" in desk.get("/staff/").text
    desk.client.set_cookie("staff", old.value)
    assert not is_in(desk)


def test_signing_out_ends_this_visit_and_no_other(site: Staffed) -> None:
    desk, other = site.desk("eve"), site.desk("eve")
    token = desk.client.get_cookie("staff")
    assert token
    answer = desk.post("/staff/sign-out")
    assert "You are signed out" in desk.get(answer.headers["Location"]).text
    desk.client.set_cookie("staff", token.value)
    assert not is_in(desk)
    assert is_in(other)


def test_signing_out_everywhere_ends_all_visits_of_the_account(site: Staffed) -> None:
    desk, other, ada = site.desk("eve"), site.desk("eve"), site.desk("ada")
    desk.post("/staff/sign-out-everywhere")
    assert (is_in(desk), is_in(other), is_in(ada)) == (False, False, True)
    assert is_in(site.desk("eve"))


@pytest.mark.parametrize(("by", "columns", "stays"), [
    (IDLE - timedelta(minutes=1), ["seen"], True),
    (IDLE + timedelta(minutes=1), ["seen"], False),
    (LONGEST - timedelta(minutes=1), ["begun"], True),
    (LONGEST + timedelta(minutes=1), ["begun"], False),
    # A clock that was set back ends nobody's visit.
    (-timedelta(minutes=30), ["begun", "seen"], True),
])  # fmt: skip
def test_a_visit_ends_when_idle_and_in_any_case_after_a_working_day(
    site: Staffed, by: timedelta, columns: list[str], stays: bool
) -> None:
    desk = site.desk("eve")
    earlier(site, by, *columns)
    assert is_in(desk) is stays


def test_being_there_keeps_a_visit_from_being_idle(site: Staffed) -> None:
    desk = site.desk("eve")
    for _ in range(3):
        earlier(site, timedelta(minutes=40), "seen")
        assert is_in(desk)


def test_visits_that_are_over_are_forgotten(site: Staffed) -> None:
    site.desk("eve")
    earlier(site, LONGEST, "begun")
    site.desk("ada")
    assert len(site.dump()["visits"]) == 1


def test_five_attempts_a_minute_for_an_account_then_a_page_that_says_how_long(
    site: Staffed,
) -> None:
    for n in range(5):
        assert site.desk(REMOTE_ADDR=f"192.0.2.{n}").sign_in("ada", WRONG).status_code == 422
    answer = site.desk(REMOTE_ADDR="192.0.2.9").sign_in("ada")
    assert answer.status_code == 429
    assert 50 <= int(answer.headers["Retry-After"]) <= 60
    assert f"Wait {answer.headers['Retry-After']} seconds" in answer.text
    assert site.desk(REMOTE_ADDR="192.0.2.9").sign_in("eve").status_code == 303


def test_many_attempts_at_once_are_counted_too(site: Staffed) -> None:
    desks = [site.desk(REMOTE_ADDR=f"192.0.2.{n}") for n in range(12)]
    with ThreadPoolExecutor(12) as at_once:
        answers = at_once.map(lambda desk: desk.sign_in("ada", WRONG).status_code, desks)
    assert sorted(answers) == [422] * 5 + [429] * 7


def test_five_attempts_a_minute_from_one_place(site: Staffed) -> None:
    for n in range(5):
        site.desk(REMOTE_ADDR="2001:db8::1").sign_in(f"name{n}", WRONG)
    assert site.desk(REMOTE_ADDR="2001:db8::2").sign_in("ada").status_code == 429
    assert site.desk(REMOTE_ADDR="2001:db8:0:1::1").sign_in("ada").status_code == 303


def test_behind_a_proxy_the_place_is_what_the_proxy_says(tmp_path: Path) -> None:
    site = fresh_staffed(tmp_path, proxies=1)

    def attempt(name: str, told: str, password: str = WRONG) -> int:
        desk = site.desk(REMOTE_ADDR="127.0.0.1", HTTP_X_FORWARDED_FOR=told)
        return desk.sign_in(name, password).status_code

    for n in range(5):
        assert attempt(f"name{n}", f"203.0.113.{n}, 192.0.2.1:{5000 + n}") == 422
    assert attempt("ada", "198.51.100.1, 192.0.2.1", PASSWORD) == 429
    assert attempt("ada", "192.0.2.1, 192.0.2.2", PASSWORD) == 303


def test_without_a_proxy_nobody_is_believed_about_the_place(site: Staffed) -> None:
    for n in range(5):
        site.desk(HTTP_X_FORWARDED_FOR=f"192.0.2.{n}").sign_in(f"name{n}", WRONG)
    assert site.desk(HTTP_X_FORWARDED_FOR="192.0.2.9").sign_in("ada").status_code == 429


def test_a_minute_later_one_may_try_again(site: Staffed) -> None:
    for _ in range(6):
        site.desk().sign_in("ada", WRONG)
    with writing(site.url) as session:
        then = datetime.now(UTC) - timedelta(seconds=61)
        session.execute(update(SignInAttemptRow).values(at=then))
    assert site.desk().sign_in("ada").status_code == 303


def test_whoever_signs_in_has_not_used_up_the_attempts(site: Staffed) -> None:
    for _ in range(8):
        site.desk("ada")


def test_a_clock_that_is_set_back_keeps_nobody_out(site: Staffed) -> None:
    for _ in range(6):
        site.desk().sign_in("ada", WRONG)
    with writing(site.url) as session:
        then = datetime.now(UTC) + timedelta(hours=1)
        session.execute(update(SignInAttemptRow).values(at=then))
    assert site.desk().sign_in("ada").status_code == 303


def test_neither_names_nor_addresses_are_kept_of_attempts(site: Staffed) -> None:
    site.desk(REMOTE_ADDR="192.0.2.77").sign_in("somebody", "a secret typed in vain")
    kept = str(site.dump())
    assert not any(text in kept for text in ("192.0.2.77", "somebody", "a secret"))


def test_what_is_refused_and_what_is_not_is_in_the_log(site: Staffed) -> None:
    desk = site.desk()
    desk.sign_in("ada", WRONG)
    desk.sign_in("nobody", WRONG)
    desk.sign_in("ada")
    desk.post("/staff/sign-out")
    acts = [(entry.who, entry.act, entry.subject) for entry in site.log()[2:]]
    assert acts == [("ada", "refuse", "ada"), ("ada", "sign in", "ada"), ("ada", "sign out", "ada")]
    assert WRONG not in str(site.dump())


def test_a_password_is_hashed_anew_when_the_parameters_have_changed(site: Staffed) -> None:
    old = PasswordHasher(time_cost=1, memory_cost=16, parallelism=1).hash(PASSWORD)
    with writing(site.url) as session:
        session.execute(update(AccountRow).values(password=old))
    site.desk("ada")
    with writing(site.url) as session:
        ada = session.query(AccountRow).filter_by(name="ada").one()
        assert ada.password and "m=8," in ada.password
    site.desk("ada")


def test_letters_that_look_the_same_are_the_same_password(site: Staffed) -> None:
    office = site.app.extensions["staff"]
    with writing(site.url) as session:
        hashed = office.hasher.hash("Zürich Straßenlaternen")
        staffing.change_password(session, "eve", hashed, by="tests")
    assert site.desk().sign_in("eve", "Zu\u0308rich Straßenlaternen").status_code == 303


def test_where_nobody_can_sign_in_the_page_says_how_to_begin(tmp_path: Path) -> None:
    from archive import staff
    from archive.web import create_app

    settings = Settings(instance=tmp_path)
    app = create_app(settings)
    staff.install(app, settings)
    answer = app.test_client().get("/staff/sign-in")
    assert answer.status_code == 200
    assert "python -m indexer staff add" in answer.text
    assert not (tmp_path / "catalogue.sqlite").exists()


def test_a_catalogue_that_cannot_be_used_is_said_calmly(site: Staffed) -> None:
    desk = site.desk("ada")
    (site.settings.instance / "catalogue.sqlite").write_bytes(b"not a database" * 100)
    for suffix in ("-wal", "-shm"):
        (site.settings.instance / f"catalogue.sqlite{suffix}").unlink(missing_ok=True)
    for url in ("/staff/", "/staff/sign-in"):
        answer = desk.get(url)
        assert answer.status_code == 503
        assert answer.headers["Retry-After"]
        assert str(site.settings.instance) not in answer.text
