"""The commands about accounts: who may sign in, as what, and never with a password in sight."""

import os
import pty
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from archive import staff
from archive.catalogue.audit import read_audit
from archive.catalogue.database import reading
from archive.config import Settings
from archive.domain.audit import AuditQuestion
from archive.errors import SettingsError
from archive.staff.beginning import first, to_begin
from archive.staff.secret import secret_key
from archive.web import create_app
from indexer.cli import cli
from indexer.commands.staff import staff as commands
from tests.integration.staffed import CHEAP, PASSWORD, Desk, Staffed


def run(folder: Path, *words: str, typed: str = "", code: int = 0) -> Result:
    env = {"ARCHIVE_INSTANCE": str(folder)}
    result = CliRunner().invoke(cli, ["staff", *words], env=env, input=typed)
    assert result.exit_code == code, result.output
    return result


def add(folder: Path, name: str, role: str = "editor", password: str = PASSWORD) -> Result:
    return run(folder, "add", name, "--role", role, "--password-stdin", typed=f"{password}\n")


def site(folder: Path) -> Staffed:
    settings = Settings(instance=folder)
    app = create_app(settings)
    staff.install(app, settings, CHEAP)
    return Staffed(app, settings)


def is_in(desk: Desk) -> bool:
    return desk.get("/staff/").status_code == 200


def test_an_account_that_is_added_can_sign_in(tmp_path: Path) -> None:
    assert to_begin(Settings(instance=tmp_path)) == first()
    assert "grace may sign in as publisher" in add(tmp_path, "Grace", "publisher").output
    assert to_begin(Settings(instance=tmp_path)) == ""
    assert is_in(site(tmp_path).desk("grace"))


def test_everything_that_is_done_to_an_account_takes_effect_and_is_logged(tmp_path: Path) -> None:
    add(tmp_path, "grace")
    here = site(tmp_path)
    desk = here.desk("grace")
    run(tmp_path, "role", "grace", "--role", "publisher", "--reason", "Leads the team")
    assert not is_in(desk)
    desk.sign_in("grace")
    run(tmp_path, "sign-out", "grace")
    assert not is_in(desk)
    run(tmp_path, "password", "grace", "--password-stdin", typed="nine lamps on Elm Street\n")
    assert here.desk().sign_in("grace").status_code == 422
    run(tmp_path, "disable", "grace", "--reason", "Left")
    assert "grace: publisher, disabled" in run(tmp_path, "list").output
    run(tmp_path, "enable", "grace")
    run(tmp_path, "openid", "grace", "grace@example.org")
    run(tmp_path, "openid", "grace")
    with reading(here.url) as session:
        log = [*reversed(read_audit(session, AuditQuestion(subject="grace"), limit=99))]
    told = [(entry.act, entry.why) for entry in log if entry.act not in ("sign in", "refuse")]
    assert told == [
        ("add", ""), ("change role", "Leads the team"), ("sign out everywhere", ""),
        ("change password", ""), ("disable", "Left"), ("enable", ""), ("change", ""),
        ("change", ""),
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["", "a", "-a", "two words", "a/b", "ä", "x" * 99, "=1+1"])
def test_a_name_that_is_none_is_refused(tmp_path: Path, name: str) -> None:
    told = run(tmp_path, "add", "--role", "editor", "--password-stdin", "--", name, code=1)
    assert "cannot be the name of an account" in told.output


def test_what_cannot_be_is_one_line_that_says_why(tmp_path: Path) -> None:
    assert "no account yet" in run(tmp_path, "disable", "grace", code=1).output
    add(tmp_path, "grace")
    assert "already" in run(tmp_path, "add", "GRACE", "--role", "editor", code=1).output
    assert "no account heidi" in run(tmp_path, "disable", "heidi", code=1).output
    refused = run(tmp_path, "password", "grace", "--password-stdin", typed="short\n", code=1)
    assert "at least 12 characters" in refused.output
    assert "--password-stdin" in run(tmp_path, "password", "grace", code=1).output
    run(tmp_path, "openid", "grace", "g@example.org")
    add(tmp_path, "heidi")
    assert "grace already" in run(tmp_path, "openid", "heidi", "g@example.org", code=1).output
    assert run(tmp_path, "add", "ivan", "--role", "king", code=2).output


def test_a_password_is_asked_for_twice_and_not_shown(tmp_path: Path) -> None:
    terminal, inside = pty.openpty()
    command = [sys.executable, "-m", "indexer", "staff", "add", "grace", "--role", "editor"]
    environment = {**os.environ, "ARCHIVE_INSTANCE": str(tmp_path)}
    asked = subprocess.Popen(
        command, env=environment, stdin=inside, stdout=inside, stderr=inside,
        start_new_session=True,
    )  # fmt: skip
    os.close(inside)
    shown = b""
    for typed in (PASSWORD, "another one", PASSWORD, PASSWORD):
        shown += _until(terminal, b": ")
        os.write(terminal, f"{typed}\n".encode())
    shown += _until(terminal, b"editor.")
    assert asked.wait() == 0
    os.close(terminal)
    assert PASSWORD.encode() not in shown
    assert shown.count(b"Password for grace") == 2
    assert is_in(site(tmp_path).desk("grace"))


def _until(terminal: int, end: bytes) -> bytes:
    """What a terminal shows until its text ends so."""
    shown = b""
    while not shown.rstrip(b"\r\n").endswith(end):
        shown += os.read(terminal, 1000)
    return shown


def test_one_without_a_password_needs_a_provider_to_vouch(tmp_path: Path) -> None:
    run(tmp_path, "add", "grace", "--role", "editor", "--no-password", code=1)
    run(tmp_path, "add", "grace", "--role", "editor", "--no-password", "--openid", "g@example.org")
    assert site(tmp_path).desk().sign_in("grace", "").status_code == 422


def test_no_command_takes_a_password_as_an_argument() -> None:
    for command in commands.commands.values():
        assert command.help and command.help.endswith(".")
        for parameter in command.params:
            assert parameter.name != "password"
            assert not any(option == "--password" for option in parameter.opts)


def test_machines_are_told_too(tmp_path: Path) -> None:
    add(tmp_path, "grace")
    told = run(tmp_path, "list", "--json").output
    assert '"accounts": [{"name": "grace", "role": "editor"' in told
    assert "argon2" not in told


def test_the_secret_is_made_once_and_read_by_its_owner_only(tmp_path: Path) -> None:
    key = secret_key(tmp_path / "new")
    path = tmp_path / "new" / "staff.key"
    assert secret_key(tmp_path / "new") == key
    assert len(key) == 32
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [file.name for file in path.parent.iterdir()] == ["staff.key"]
    assert secret_key(tmp_path / "other") != key
    path.write_bytes(b"")
    with pytest.raises(SettingsError, match="is no key"):
        secret_key(tmp_path / "new")
