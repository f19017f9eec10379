"""What every command has around it: settings, a pipeline, the lock, a report and plain errors."""

import getpass
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from functools import wraps
from typing import Any, Concatenate, ParamSpec

import click

from archive.config import Settings
from archive.errors import ArchiveError
from indexer.pipeline import Pipeline
from indexer.report import Report

P = ParamSpec("P")
Command = Callable[Concatenate[Pipeline, Report, P], None]


def command(cli: click.Group, *, alone: bool) -> Callable[[Command[P]], click.Command]:
    """A command that gets a pipeline and a report first, and the lock if it works alone."""

    def decorate(run: Command[P]) -> click.Command:
        @cli.command()
        @click.option("--json", "machine", is_flag=True, help="Answer with one JSON object.")
        @click.pass_context
        @wraps(run)
        def wrapped(context: click.Context, machine: bool, *args: Any, **options: Any) -> None:
            report = Report(machine=machine)
            with _told(report):
                pipeline = Pipeline(Settings.from_environment())
                with pipeline.alone(str(context.info_name)) if alone else nullcontext():
                    run(pipeline, report, *args, **options)

        return wrapped

    return decorate


@contextmanager
def _told(report: Report) -> Iterator[None]:
    """Say at the edge, in one line, what the archive or the system below it could not do."""
    try:
        yield
    except BrokenPipeError:
        raise  # nobody listens any more, which click knows to end quietly
    except (ArchiveError, OSError) as error:
        report.fail(error)
        raise SystemExit(1) from error
    report.close()


def user() -> str:
    """Who runs the command."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # in a container a process may run as a number without a name
        return f"user {os.getuid()}"
