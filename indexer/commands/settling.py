"""The commands about records that the staff and the files tell otherwise."""

from typing import get_args

import click

from archive.catalogue.database import exists, migrate, reading
from archive.catalogue.hand_edit import read_conflicts
from archive.domain.conflict import Conflict, Side
from archive.domain.edit import EditKind
from indexer.commands.command import command, user
from indexer.commands.options import BY, WHY
from indexer.pipeline import Pipeline
from indexer.report import Report

commands = click.Group()


@command(commands, alone=False)
def conflicts(pipeline: Pipeline, report: Report) -> None:
    """Say which records were edited and are told otherwise by their files since."""
    found = _found(pipeline.settings.database_url)
    for each in found:
        says = "says otherwise" if each.file is not None else "has it no more"
        report.say(f"{each.kind} {each.key}: its file {says}.")
    how = " `python -m indexer settle KIND KEY --take file`, or `record`, settles one."
    noun = "conflict" if len(found) == 1 else "conflicts"
    told = [{"kind": each.kind, "key": each.key} for each in found]
    report.say(f"{len(found)} {noun}.{how if found else ''}", conflicts=told)


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
    """Decide a conflict about the record called KEY of a KIND, as `conflicts` names them.

    What the staff have stays until the file of the record changes again; `export` writes it there.
    KIND is winner, edition, technology, "focus area", "place alias", "golden query", withdrawal or
    correction.
    """
    from indexer import settling  # its rules are those of files, whose reader takes a while

    url = pipeline.settings.database_url
    if exists(url):
        migrate(url)
    settling.settle(url, kind, key, side, by or user(), why, seen)
    told = "is what its file says" if side == "file" else "stays as it is"
    report.say(f"The {kind} {key} {told}.", kind=kind, key=key, counts=side)


def _found(url: str) -> tuple[Conflict, ...]:
    if not exists(url):
        return ()
    migrate(url)
    with reading(url) as session:
        return read_conflicts(session)
