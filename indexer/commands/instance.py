"""The commands about an instance as a whole: how it is, keep a copy of it, make it from one."""

from pathlib import Path

import click

from indexer.commands.command import command
from indexer.commands.noting import note
from indexer.pipeline import Pipeline
from indexer.report import Report
from indexer.status import status_of

commands = click.Group()
FILE = click.argument("file", type=click.Path(dir_okay=False, path_type=Path))


@command(commands, alone=False)
def status(pipeline: Pipeline, report: Report) -> None:
    """Say what is recorded, what is served, what is kept and who is at work."""
    for line, facts in status_of(pipeline):
        report.say(line, **facts)


@command(commands, alone=True)
@FILE
def backup(pipeline: Pipeline, report: Report, file: Path) -> None:
    """Write catalogue, releases and settings without secrets into one FILE, and verify it."""
    kept = pipeline.back_up(file)
    size = file.stat().st_size
    report.say(
        f"{file} holds {len(kept.files)} files, {size:,} bytes, and was read back whole.",
        files=len(kept.files), bytes=size, made_at=kept.made_at.isoformat(),
    )  # fmt: skip
    note(pipeline, report, "back up", "backup", file.name, details={"bytes": size})


@command(commands, alone=True)
@FILE
def restore(pipeline: Pipeline, report: Report, file: Path) -> None:
    """Make the archive that a backup FILE holds, in an instance that is empty."""
    kept = pipeline.restore(file)
    report.say(
        f"{file} of {kept.made_at:%Y-%m-%d %H:%M} UTC is restored, {len(kept.files)} files.",
        files=len(kept.files), made_at=kept.made_at.isoformat(),
    )  # fmt: skip
