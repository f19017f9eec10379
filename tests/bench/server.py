"""Servers on 127.0.0.1 that are measured over HTTP, each one worker in a process of its own."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.bench.client import Connection

PATIENCE = 30.0


@contextmanager
def serving(command: Sequence[str], environment: Mapping[str, str], ready: str) -> Iterator[int]:
    """The port of a started server; "{port}" in the command or a value stands for it."""
    port = _free_port()
    filled = [part.replace("{port}", str(port)) for part in command]
    process = subprocess.Popen(
        [sys.executable, *filled],
        env={name: value.replace("{port}", str(port)) for name, value in environment.items()},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait(process, port, ready)
        yield port
    finally:
        process.terminate()
        process.wait(timeout=PATIENCE)


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as found:
        port: int = found.getsockname()[1]
        return port


def _wait(process: "subprocess.Popen[bytes]", port: int, ready: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with Connection(port) as connection:
                if connection.get(ready).status == 200:
                    return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"No answer from {process.args!r} at {ready}")


def gunicorn(app: str) -> list[str]:
    """A Flask application under the same server and with as many threads as the archive."""
    options = ["--bind", "127.0.0.1:{port}", "--worker-class", "gthread", "--threads", "4"]
    return ["-m", "gunicorn", *options, "--workers", "1", "--log-level", "critical", app]


def datasette(file: Path) -> list[str]:
    limits = [("sql_time_limit_ms", 60_000), ("facet_time_limit_ms", 60_000)]
    settings = [part for name, value in limits for part in ("--setting", name, str(value))]
    return ["-m", "datasette", "serve", str(file), "--port", "{port}", *settings]
