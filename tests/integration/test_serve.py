"""The server as a process: one line says where it is, or one line says why it is not."""

import os
import random
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from urllib.request import urlopen

import pytest

from archive.config import Settings

COMMAND = [sys.executable, "-m", "archive.serve"]

PATIENCE = 120
"""Seconds after which a server that hangs is given up."""


def environment(**settings: object) -> dict[str, str]:
    own = {f"ARCHIVE_{name.upper()}": str(value) for name, value in settings.items()}
    return {**os.environ, **own}


def refusal(**settings: object) -> str:
    """The one line of a server that does not start."""
    ended = subprocess.run(
        COMMAND, env=environment(**settings), capture_output=True, text=True, timeout=PATIENCE
    )
    assert ended.returncode == 1
    assert ended.stdout == ""
    assert ended.stderr.count("\n") == 1, ended.stderr
    return ended.stderr


@contextmanager
def taken_port() -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield listener.getsockname()[1]


def free_port() -> int:
    """One of those that are not given to whoever asks for any, or it would be gone by then."""
    for port in random.sample(range(20_000, 32_000), 100):
        with suppress(OSError), socket.create_server(("127.0.0.1", port)):
            return port
    raise AssertionError("There is no free port.")


def test_it_opens_answers_and_closes_on_ctrl_c(settings: Settings) -> None:
    port = free_port()
    server = subprocess.Popen(
        COMMAND, env=environment(instance=settings.instance, port=port),
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        assert b'"status":"ok"' in first_answer(f"http://127.0.0.1:{port}/healthz")
        assert b"There is no account yet" in first_answer(f"http://127.0.0.1:{port}/staff/sign-in")
    finally:
        server.send_signal(signal.SIGINT)
        said, complained = server.communicate(timeout=PATIENCE)
    opened, staff = said.splitlines()
    assert opened == f"The archive is open at http://127.0.0.1:{port} - Ctrl-C closes it."
    assert "python -m indexer staff add NAME" in staff
    assert complained == ""
    assert server.returncode == 0


def test_who_sends_slowly_keeps_nobody_else_waiting(settings: Settings) -> None:
    port = free_port()
    alone = environment(instance=settings.instance, port=port, workers=1, threads=1)
    server = subprocess.Popen(COMMAND, env=alone, stdout=subprocess.DEVNULL)
    try:
        first_answer(f"http://127.0.0.1:{port}/healthz")
        with ExitStack() as slow:
            for begun in (b"", b"GET / HT", b"GET / HTTP/1.1\r\nHost: a\r\n"):
                half = slow.enter_context(socket.create_connection(("127.0.0.1", port)))
                half.sendall(begun)
            assert b'"status":"ok"' in first_answer(f"http://127.0.0.1:{port}/healthz")
            half.sendall(b"Connection: close\r\n\r\n")
            assert half.recv(15) == b"HTTP/1.1 200 OK"
    finally:
        server.terminate()
        server.wait(PATIENCE)


def first_answer(url: str) -> bytes:
    for _ in range(20 * PATIENCE):
        try:
            with urlopen(url, timeout=2) as response:  # noqa: S310 - an address of our own
                return bytes(response.read())
        except OSError:  # refused, or broken off, or slower than that
            time.sleep(0.05)
    raise AssertionError(f"No answer from {url}")


def test_a_busy_port_is_named(tmp_path: Path) -> None:
    with taken_port() as port:
        line = refusal(instance=tmp_path, port=port)
    assert f"127.0.0.1:{port}" in line
    assert "ARCHIVE_PORT" in line


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    file = tmp_path / "instance"
    file.write_text("in the way")
    line = refusal(instance=file, port=free_port())
    assert str(file) in line
    assert "ARCHIVE_INSTANCE" in line


def test_an_address_that_is_not_ours_is_named(tmp_path: Path) -> None:
    assert "192.0.2.1" in refusal(instance=tmp_path, host="192.0.2.1", port=free_port())


@pytest.mark.parametrize("setting", [
    {"port": "http"}, {"prot": "8000"}, {"oidc_issuer": "http://id.example"},
])  # fmt: skip
def test_a_wrong_setting_is_named(tmp_path: Path, setting: dict[str, str]) -> None:
    line = refusal(instance=tmp_path, **setting)
    assert f"ARCHIVE_{next(iter(setting)).upper()[:5]}" in line


def test_the_keeper_of_jobs_is_begun_again_and_ends_with_the_server(settings: Settings) -> None:
    port = free_port()
    server = subprocess.Popen(
        COMMAND, env=environment(instance=settings.instance, port=port), stdout=subprocess.DEVNULL
    )
    try:
        first = keeper_of(server.pid)
        os.kill(first, signal.SIGKILL)
        second = keeper_of(server.pid, other_than=first)
    finally:
        server.terminate()
        server.wait(PATIENCE)
    assert not is_alive(second)


def test_the_keeper_of_jobs_ends_also_with_a_server_that_is_killed(settings: Settings) -> None:
    server = subprocess.Popen(
        COMMAND, env=environment(instance=settings.instance, port=free_port()),
        stdout=subprocess.DEVNULL,
    )  # fmt: skip
    keeper = keeper_of(server.pid)
    server.kill()
    server.wait()
    for _ in range(20 * PATIENCE):
        if not is_alive(keeper):
            return
        time.sleep(0.05)
    raise AssertionError("The keeper goes on.")


def is_alive(process: int) -> bool:
    """What ended and is not buried yet, for want of somebody to do it, is not."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def keeper_of(server: int, other_than: int | None = None) -> int:
    """The process of the keeper, once it is there."""
    for _ in range(20 * PATIENCE):
        for folder in Path("/proc").glob("[0-9]*"):
            try:
                words = (folder / "cmdline").read_bytes().split(b"\0")
                parent = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
            except OSError:
                continue
            if parent == server and b"keep" in words and int(folder.name) != other_than:
                return int(folder.name)
        time.sleep(0.05)
    raise AssertionError("There is no keeper.")
