"""What the commands say: lines to people, one object to machines, and a traceback to nobody."""

from pathlib import Path

import pytest

from indexer.cli import cli
from tests.integration.instance import Instance
from tests.integration.small_record import edit

COMMANDS: dict[str, list[str]] = {
    "load": ["changes", "kept"],
    "check": ["changes", "kept"],
    "export": ["written"],
    "backup": ["files", "bytes", "made_at"],
    "build": ["release", "winners", "built"],
    "verify": ["release", "winners", "built", "checks", "golden"],
    "publish": ["release", "winners", "built", "published"],
    "reindex": ["changes", "kept", "release", "winners", "built", "published", "removed"],
    "stage": ["release", "winners", "checks"],
    "compare": [
        "before",
        "after",
        "changes",
        "orders",
        "facets",
        "dying",
        "new",
        "reordered",
        "coverage",
        "lost",
        "worse",
        "passes",
    ],
    "rollback": ["release"],
    "prune": ["removed"],
    "jobs": ["jobs"],
    "status": ["recorded", "served", "fault", "kept", "busy"],
}
"""The facts that each command tells a machine."""

ELSEWHERE = {
    *("edit", "restore", "staff"),
    *("cancel", "work", "keep", "pin", "unpin"),
    *("import", "template", "undo"),
    *("conflicts", "settle"),
}
"""Looked at by the tests of edits, conflicts, backups, accounts, jobs and imports."""


def words(command: str, data: Path) -> list[str]:
    if command in ("load", "check", "reindex", "export"):
        return [command, str(data)]
    return [command, str(data.with_name("kept.tar"))] if command == "backup" else [command]


def test_every_command_is_looked_at_here() -> None:
    assert set(COMMANDS) | ELSEWHERE == set(cli.commands)


@pytest.mark.parametrize("command", COMMANDS)
def test_a_machine_gets_one_object_when_all_is_well(
    instance: Instance, data: Path, command: str
) -> None:
    instance.publish(data)
    edit(data / "smart-50-2023.yaml", "Growing Together", "Growing Apart")
    instance.publish(data)
    assert list(instance.answer(*words(command, data))) == ["ok", *COMMANDS[command]]


@pytest.mark.parametrize("command", [name for name in COMMANDS if name != "status"])
def test_a_machine_gets_one_object_when_something_fails(
    tmp_path: Path, data: Path, command: str
) -> None:
    """A catalogue that is none; for prune and rollback a pointer that is none."""
    instance = Instance(tmp_path / "instance")
    instance.shelf.folder.mkdir(parents=True)
    (instance.folder / "catalogue.sqlite").write_bytes(b"not a database" * 100)
    (instance.shelf.folder / "current").write_text("garbage")
    before = instance.image()
    told = instance.answer(*words(command, data), code=1)
    assert told["error"] == (
        "BrokenRelease" if command in ("rollback", "prune", "compare") else "CatalogueError"
    )
    assert told["message"].endswith(".")
    assert told["problems"] == []
    result = instance.run(*words(command, data), code=1)
    assert (result.stdout, result.stderr) == ("", f"Error: {told['message']}\n")
    assert instance.image() == before


def test_status_tells_of_everything_that_is_wrong(instance: Instance) -> None:
    told = instance.answer("status")
    assert told["recorded"] is None
    assert "Nothing is published yet" in told["fault"]
    assert (told["served"], told["kept"], told["busy"]) == (None, [], None)
    assert not instance.folder.exists()


def test_status_tells_what_is_really_served(instance: Instance, data: Path) -> None:
    old = instance.publish(data)
    edit(data / "smart-50-2023.yaml", "Growing Together", "Growing Apart")
    new = instance.publish(data)
    assert f"Served: release {new}, 8 winners, published" in instance.run("status").stdout
    (instance.shelf.path(new) / "snapshot.json").unlink()
    told = instance.answer("status")
    assert told["served"] == old
    assert told["fault"].startswith(f"Serving release {old}. In release {new} the file")


def test_every_problem_is_told_to_a_machine_with_its_place(instance: Instance, data: Path) -> None:
    path = data / "smart-50-2023.yaml"
    edit(path, "scale: pilot", "scale: enormous")
    edit(path, "- wifi", "- wify")
    problems = instance.answer("load", data, code=1)["problems"]
    assert [problem["field"] for problem in problems] == ["technologies 2", "scale"]
    for problem in problems:
        assert list(problem) == ["file", "record", "field", "message", "fix", "line"]
        assert (problem["file"], problem["record"]) == (str(path), "winner 2023-01")


def test_what_the_system_refuses_is_one_line(instance: Instance, data: Path) -> None:
    instance.run("load", data)
    (instance.folder / "releases").write_text("a file where a folder should be")
    result = instance.run("build", code=1)
    assert (result.stdout, len(result.stderr.splitlines())) == ("", 1)
    assert result.stderr.startswith(f"Error: {instance.folder / 'releases'}")
    assert "Mend that and run the same command again." in result.stderr
    assert instance.answer("build", code=1)["error"] == "FileExistsError"


def test_a_setting_that_is_wrong_is_one_line(
    instance: Instance, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ARCHIVE_PORT", "many")
    assert instance.run("status", code=1).stderr.startswith("Error: ARCHIVE_PORT is 'many'.")
