"""The commands about the record: load files into it, edit it, and write it as files again."""

from pathlib import Path
from typing import IO

import click

from indexer.commands.command import command, user
from indexer.commands.options import BY, PATHS, WHY
from indexer.edits import read_edits
from indexer.pipeline import Pipeline
from indexer.report import Report, changed, kept, lines, told

commands = click.Group()


@command(commands, alone=True)
@PATHS
def load(pipeline: Pipeline, report: Report, paths: tuple[Path, ...]) -> None:
    """Put the records of files into the catalogue, all of them or none."""
    put(pipeline, report, paths)


@command(commands, alone=False)
@PATHS
def check(pipeline: Pipeline, report: Report, paths: tuple[Path, ...]) -> None:
    """Say what loading files would change, without changing anything."""
    changes = pipeline.check(paths)
    for line in (*lines(changes), *kept(changes)):
        report.say(line)
    report.say(f"The files are good. {told(changes)}", changes=changed(changes), kept=kept(changes))


@command(commands, alone=False)
@click.argument("file", type=click.File("rb"))
@click.option("--check", "only_check", is_flag=True, help="Say what would change, and stop.")
@BY
@WHY
def edit(
    pipeline: Pipeline, report: Report, file: IO[bytes], only_check: bool, by: str, why: str
) -> None:
    """Change single records, as FILE says in JSON ("-" is what is typed).

    \b
    {"edits": [{"kind": "winner", "key": "2023-05", "content": {"title": ..., ...}},
               {"kind": "winner", "edition": "smart-50-2023", "content": {...}},
               {"kind": "technology", "key": "lidar", "content": null}]}

    The content is that of a file of records; null takes the record out.
    """
    edits = read_edits(file.read())
    changes = pipeline.preview(edits) if only_check else pipeline.edit(edits, by or user(), why)
    for line in lines(changes):
        report.say(line)
    report.say(told(changes), changes=changed(changes))


@command(commands, alone=False)
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
def export(pipeline: Pipeline, report: Report, folder: Path) -> None:
    """Write the record into FOLDER as files, which `load` reads back as they are."""
    written = pipeline.export(folder)
    for name in written:
        report.say(f"{folder / name} is written or removed.")
    differ = f"{len(written)} files differ from before." if written else "Nothing changed."
    report.say(f"{folder} holds the record. {differ}", written=list(written))


def put(pipeline: Pipeline, report: Report, paths: tuple[Path, ...]) -> None:
    """Load files, and say what that changed and what it kept."""
    changes = pipeline.load(paths, by=user())
    for line in kept(changes):
        report.say(line)
    report.say(told(changes), changes=changed(changes), kept=kept(changes))
