"""Every command explains itself, and those that the README tells are those that are run here."""

import re
from dataclasses import fields
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from archive.config import Settings
from indexer.cli import cli

HOUSE = Path(__file__).parents[2]
MAKEFILE = (HOUSE / "Makefile").read_text("utf-8")
README = HOUSE / "README.md"


@pytest.mark.parametrize("name", sorted(cli.commands))
def test_every_command_and_option_has_help(name: str) -> None:
    command = cli.commands[name]
    assert command.help and command.help.strip().endswith(".")
    for option in command.params:
        if isinstance(option, click.Option):
            assert option.help and option.help.endswith("."), f"{name} {option.opts[0]}"


@pytest.mark.parametrize("words", [[], *([name] for name in sorted(cli.commands))])
@pytest.mark.parametrize("option", ["-h", "--help"])
def test_help_is_given_in_short_and_in_long(words: list[str], option: str) -> None:
    result = CliRunner().invoke(cli, [*words, option])
    assert result.exit_code == 0
    assert result.output.startswith("Usage: ")


def test_what_the_commands_name_in_capitals_is_explained() -> None:
    told = CliRunner().invoke(cli, ["--help"]).output
    for command in cli.commands.values():
        for argument in command.params:
            if isinstance(argument, click.Argument):
                name = argument.make_metavar(click.Context(command)).strip("[]").removesuffix("...")
                assert name in told or name in (command.help or ""), f"{command.name} {name}"


def targets() -> set[str]:
    return set(re.findall(r"^([a-z]+):", MAKEFILE, re.MULTILINE))


def code(text: str) -> str:
    """What stands in a text as code: in fenced or indented blocks, or between backticks."""
    return "\n".join(
        re.findall(r"^```.*?^```|^ {4}[^\n]*$|`[^`\n]+`", text, re.MULTILINE | re.DOTALL)
    )


def test_every_target_is_explained_by_make_itself() -> None:
    explained = set(re.findall(r"^([a-z]+):.*## \S", MAKEFILE, re.MULTILINE))
    assert explained == targets() - {"help"}


def test_every_make_command_of_the_readme_exists() -> None:
    told = set(re.findall(r"\bmake ([a-z]+)", code(README.read_text("utf-8"))))
    assert {"run", "test"} <= told <= targets()


def test_every_indexer_command_of_the_readme_exists() -> None:
    told = re.findall(r"python -m indexer ([a-z]+)", README.read_text("utf-8"))
    assert told and set(told) <= set(cli.commands)


def test_ci_runs_what_a_person_runs() -> None:
    lines = (HOUSE / ".ci" / "run").read_text("utf-8").splitlines()
    assert lines[-1] == "exec make test"


def test_every_setting_is_in_the_readme() -> None:
    told = README.read_text("utf-8")
    assert [f.name for f in fields(Settings) if f"ARCHIVE_{f.name.upper()}" not in told] == []
