"""The program as it is started: on a terminal, into a pipe that is shut, by a user without name."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from tests.integration.instance import Instance


@pytest.fixture
def environment(instance: Instance) -> dict[str, str]:
    return {**os.environ, "ARCHIVE_INSTANCE": str(instance.folder)}


def test_progress_is_shown_to_a_person_who_looks_on(
    instance: Instance, data: Path, environment: dict[str, str]
) -> None:
    instance.run("load", data)
    terminal, end = pty.openpty()
    subprocess.run(
        [sys.executable, "-m", "indexer", "build"],
        env={**environment, "TERM": "xterm"}, stderr=end, stdout=subprocess.DEVNULL, check=True,
    )  # fmt: skip
    os.close(end)
    assert "Indexing winners" in os.read(terminal, 10_000).decode()
    os.close(terminal)


def test_nobody_listening_is_no_error(
    instance: Instance, data: Path, environment: dict[str, str]
) -> None:
    instance.run("reindex", data)
    listening, speaking = os.pipe()
    os.close(listening)
    result = subprocess.run(
        [sys.executable, "-m", "indexer", "status"],
        env=environment, stdout=speaking, stderr=subprocess.PIPE, text=True, check=False,
    )  # fmt: skip
    os.close(speaking)
    assert result.stderr == ""


def test_a_user_without_a_name_can_load(
    instance: Instance, data: Path, environment: dict[str, str]
) -> None:
    """As in a container that runs as a number."""
    nameless = {
        k: v for k, v in environment.items() if k not in ("LOGNAME", "USER", "LNAME", "USERNAME")
    }
    alone = "import os; os.getuid = lambda: 54321; from indexer.cli import cli; cli()"
    subprocess.run([sys.executable, "-c", alone, "reindex", data], env=nameless, check=True)
    assert instance.shelf.current().by == "user 54321"
