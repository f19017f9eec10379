"""Signing in and out: who gets in, and for how long."""

from pathlib import Path

import pytest

from tests.integration.staffed import Staffed, fresh_staffed


@pytest.fixture
def site(tmp_path: Path) -> Staffed:
    return fresh_staffed(tmp_path)


def test_name_and_password_open_the_door(site: Staffed) -> None:
    desk = site.desk()
    assert desk.get("/staff/").headers["Location"] == "/staff/sign-in?next=%2Fstaff%2F"
    answer = desk.sign_in("ada", next="/staff/audit")
    assert (answer.status_code, answer.headers["Location"]) == (303, "/staff/audit")
    assert "ada" in desk.get("/staff/").text


def test_signing_out_closes_it(site: Staffed) -> None:
    desk = site.desk("eve")
    desk.post("/staff/sign-out")
    assert desk.get("/staff/").status_code == 303
