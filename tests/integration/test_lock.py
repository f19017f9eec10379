"""One indexer at a time: who comes second is told who is at work, and a dead one blocks nobody."""

import fcntl
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from archive.errors import BusyError, SettingsError
from indexer.lock import FILE, holder, locked
from tests.integration.instance import Instance

AT_WORK = """
import sys
from pathlib import Path
from indexer.lock import locked
with locked(Path(sys.argv[1]), "reindex"):
    print("at work", flush=True)
    sys.stdin.read()
"""


@contextmanager
def another_at_work(folder: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that holds the lock, until it is killed or nobody needs it any more."""
    with subprocess.Popen(
        [sys.executable, "-c", AT_WORK, folder],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        assert process.stdout.readline() == "at work\n"
        yield process
        process.kill()


@pytest.mark.parametrize(
    "command", [["load", "."], ["build"], ["verify"], ["publish"], ["reindex", "."], ["rollback"],
                ["prune"]],
)  # fmt: skip
def test_a_second_indexer_is_told_who_is_at_work(instance: Instance, command: list[str]) -> None:
    with another_at_work(instance.folder) as process:
        result = instance.run(*command, code=1)
    assert "Another indexer is at work: `reindex`" in result.stderr
    told = rf"process {process.pid}, for \d+ s\. Try again when it is done\."
    assert re.search(told, result.stderr)
    assert instance.image() == {}


def test_a_machine_is_told_too(instance: Instance) -> None:
    with another_at_work(instance.folder):
        assert instance.answer("build", code=1)["error"] == "BusyError"


def test_status_and_check_do_not_wait_for_anybody(instance: Instance, data: Path) -> None:
    instance.run("reindex", data)
    with another_at_work(instance.folder) as process:
        busy = instance.answer("status")["busy"]
        assert busy.startswith(f"Another indexer is at work: `reindex`, process {process.pid}, for")
        assert "Nothing changed" in instance.run("check", data).stdout
        instance.run("reindex", data, "--unless-current")
    assert instance.answer("status")["busy"] is None
    assert "No indexer is at work." in instance.run("status").stdout


def test_the_lock_of_a_killed_process_is_free(instance: Instance, data: Path) -> None:
    with another_at_work(instance.folder) as process:
        process.kill()
        process.wait()
        assert (instance.folder / FILE).read_text() != "", "it had no time to tidy up"
        assert holder(instance.folder) is None
        instance.run("reindex", data)
    assert (instance.folder / FILE).read_text() == ""


def test_the_lock_is_free_after_a_failure(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), locked(tmp_path, "build"):
        _ = 1 / 0
    assert (tmp_path / FILE).read_text() == ""
    with locked(tmp_path, "build"), pytest.raises(BusyError), locked(tmp_path, "publish"):
        pass


def test_who_only_asks_does_not_turn_a_builder_away(tmp_path: Path) -> None:
    """Asking by taking the lock for a blink would; where nobody left a note, nobody is at work."""
    with (tmp_path / FILE).open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        assert holder(tmp_path) is None


@pytest.mark.parametrize("note", ["{", "[]", '{"command": 1}', '{"since": "now"}', "\udcff"])
def test_a_note_that_cannot_be_read_is_no_hindrance(tmp_path: Path, note: str) -> None:
    with another_at_work(tmp_path):
        (tmp_path / FILE).write_bytes(note.encode(errors="surrogateescape"))
        assert holder(tmp_path) == "Another indexer is at work."
        with (
            pytest.raises(BusyError, match=r"Another indexer is at work\. Try again"),
            locked(tmp_path, "build"),
        ):
            pass


def test_a_folder_that_cannot_be_made_is_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with (
        pytest.raises(SettingsError, match=r"cannot be written: .* Set ARCHIVE_INSTANCE"),
        locked(tmp_path / "file" / "instance", "build"),
    ):
        pass
    assert [path.name for path in tmp_path.iterdir()] == ["file"]
