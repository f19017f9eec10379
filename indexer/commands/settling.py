"""The commands about records that the staff and the files tell otherwise."""

from typing import get_args

import click

from archive.catalogue.database import migrate, reading
from archive.catalogue.hand_edit import read_conflicts
from archive.domain.conflict import Side
from archive.domain.edit import EditKind
from indexer.commands.command import command, user
from indexer.commands.options import BY, WHY
from indexer.pipeline import Pipeline
from indexer.report import Report

commands = click.Group()


@command(commands, alone=False)
def conflicts(pipeline: Pipeline, report: Report) -> None:
    """Say which records were edited and are told otherwise by their files since."""
    url = pipeline.settings.database_url
    migrate(url)
    with reading(url) as session:
        found = read_conflicts(session)
    for each in found:
        says = "says otherwise" if each.file is not None else "has it no more"
        report.say(f"{each.kind} {each.key}: its file {says}.")
    report.say(
        f"{len(found)} conflicts.", conflicts=[{"kind": c.kind, "key": c.key} for c in found]
    )


@command(commands, alone=False)
@click.argument("kind", metavar="KIND", type=click.Choice(get_args(EditKind)))
@click.argument("key")
@click.option(
    "--take", "side", required=True, type=click.Choice(get_args(Side)),
    help="What counts: the file, or the record as the staff have it.",
)  # fmt: skip
@click.option("--seen", default="", help="Digest of the record as it was looked at.")
@BY
@WHY
def settle(
    pipeline: Pipeline, report: Report, kind: EditKind, key: str, side: Side, seen: str, by: str,
    why: str,
) -> None:  # fmt: skip
    """Decide a conflict about the record of a KIND that is called KEY.

    What the staff have stays until the file of the record changes again; export writes it there.
    """
    from indexer import settling  # its rules are those of files, whose reader takes a while

    url = pipeline.settings.database_url
    migrate(url)
    settling.settle(url, kind, key, side, by or user(), why, seen)
    told = "is what its file says" if side == "file" else "stays as it is"
    report.say(f"The {kind} {key} {told}.", kind=kind, key=key, counts=side)
