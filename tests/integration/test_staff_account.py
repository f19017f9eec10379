"""One's own account: another password, and what makes a good one."""

import re
from pathlib import Path

import pytest

from archive.catalogue.password import LONGEST, weakness
from tests.integration.staffed import PASSWORD, Staffed, fresh_staffed

NEW = "nine lamps on Elm Street"


@pytest.fixture
def site(tmp_path: Path) -> Staffed:
    return fresh_staffed(tmp_path)


def test_a_new_password_is_the_only_one_and_ends_all_other_visits(site: Staffed) -> None:
    desk, other = site.desk("eve"), site.desk("eve")
    old = desk.client.get_cookie("staff")
    answer = desk.post("/staff/account", password=PASSWORD, new=NEW, again=NEW)
    assert answer.status_code == 303
    assert "Your password is changed" in desk.get(answer.headers["Location"]).text
    now = desk.client.get_cookie("staff")
    assert old and now and old.value != now.value
    assert other.get("/staff/").status_code == 303
    assert site.desk().sign_in("eve").status_code == 422
    assert site.desk().sign_in("eve", NEW).status_code == 303
    assert [entry.act for entry in site.log(act="change password")] == ["change password"]


def test_who_is_signed_in_is_seen_by_themselves_and_by_a_publisher(site: Staffed) -> None:
    desk = site.desk("eve")
    site.desk("eve")
    own = desk.get("/staff/account").text
    assert own.count("<li>Since ") == 2
    assert own.count("this browser</b>") == 1
    rows = re.findall(r"<tr>.*?</tr>", site.desk("ada").get("/staff/accounts").text, re.DOTALL)
    assert "in 1 browser<" in next(row for row in rows if ">ada<" in row)
    assert "in 2 browsers" in next(row for row in rows if ">eve<" in row)


@pytest.mark.parametrize(("password", "new", "again", "told"), [
    ("wrong " + PASSWORD, NEW, NEW, "This is not your password"),
    (PASSWORD, NEW, NEW + "!", "The two are not the same"),
    (PASSWORD, "short", "short", "at least 12 characters"),
    (PASSWORD, "", "", "at least 12 characters"),
])  # fmt: skip
def test_whatever_is_wrong_is_said_and_the_old_one_stays(
    site: Staffed, password: str, new: str, again: str, told: str
) -> None:
    desk = site.desk("eve")
    answer = desk.post("/staff/account", password=password, new=new, again=again)
    assert answer.status_code == 422
    assert told in answer.text
    assert "<title>Error: " in answer.text
    assert desk.get("/staff/").status_code == 200
    assert site.desk().sign_in("eve").status_code == 303


def test_the_old_password_cannot_be_guessed_at_either(site: Staffed) -> None:
    desk = site.desk("eve")
    for _ in range(5):
        desk.post("/staff/account", password="guess", new=NEW, again=NEW)  # noqa: S106
    answer = desk.post("/staff/account", password=PASSWORD, new=NEW, again=NEW)
    assert answer.status_code == 429
    assert site.desk().sign_in("eve", NEW).status_code == 429


@pytest.mark.parametrize("password", [
    "", "elevenchars", "ada" * 9, "ada-ada-adaada", "aaaaaaaaaaaa", "abababababab", "ada 12345678",
    "x" * (LONGEST + 1),
])  # fmt: skip
def test_what_is_short_in_truth_is_refused(password: str) -> None:
    assert weakness(password, "ada").endswith(".")


@pytest.mark.parametrize("password", [
    PASSWORD, NEW, "Zürich Straßenlaternen", "我的长密码是很多很多的字",
])  # fmt: skip
def test_a_few_words_in_any_language_are_good(password: str) -> None:
    assert weakness(password, "ada") == ""
