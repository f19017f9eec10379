"""The commands about spreadsheets: import one, take a load back, and the templates to fill in."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from pydantic import ValidationError

from archive.catalogue.database import migrate
from archive.domain.importing import ImportMapping
from archive.domain.record import Record
from archive.errors import RecordError, ReleaseError, SpreadsheetError
from archive.release import ATLAS
from archive.storage import write_whole
from indexer.commands.command import command, user
from indexer.commands.options import BY, WHY
from indexer.pipeline import Pipeline
from indexer.report import Report, told

if TYPE_CHECKING:
    from archive.atlas.atlas import Atlas
    from indexer.importing.importing import Request
    from indexer.importing.outcome import Outcome, RowChange
    from indexer.importing.planning import Progress

# What reads and matches spreadsheets is imported where it is used: no other command waits for it.

commands = click.Group()
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
MOST_LINES = 100


class Asked(Record):
    """What a --mapping file may say beside the mapping: an edition that comes with the import."""

    mapping: ImportMapping = ImportMapping()
    new_edition: dict[str, Any] = {}


@command(commands, alone=False)
@click.argument("file", type=FILE)
@click.option("--edition", default="", help="Key of the edition of all rows.")
@click.option(
    "--mapping", "asked", type=FILE,
    help="JSON: which column tells what, which value means what; see below.",
)  # fmt: skip
@click.option(
    "--check", "only_check", is_flag=True, help="Say what is wrong and what would change."
)
@click.option("--progress", "watched", is_flag=True, help="Tell how far it is, as JSON on stderr.")
@click.option("--name", default="", help="What the file was called.", hidden=True)
@click.option("--number", type=int, default=None, hidden=True, help="Of an import noted before.")
@BY
@WHY
def import_(
    pipeline: Pipeline, report: Report, file: Path, edition: str, asked: Path | None,
    only_check: bool, watched: bool, name: str, number: int | None, by: str, why: str,
) -> None:  # fmt: skip
    """Import the winners of a spreadsheet, CSV or XLSX, all of them or none.

    \b
    A mapping says in JSON what is not clear by name:
    {"mapping": {"sheet": "Winners",
                 "columns": {"Project name": "title", "Internal": ""},
                 "values": [{"column": "technologies", "written": "lamps", "meant": "led"}],
                 "otherwise": {"sources_url": "https://...", "sources_publisher": "..."},
                 "every_duplicate": "update",
                 "left_out": ["the mark of a row, as --check --json tells it"]},
     "new_edition": {"award": "Smart 50", "year": 2027, "slots": 50}}

    All of it may be left out.
    """
    from indexer.importing import importing

    wanted = _asked(asked)
    request = importing.Request(
        file, name or file.name, edition, wanted.new_edition, wanted.mapping, number
    )
    migrate(pipeline.settings.database_url)
    url, atlas, progress = pipeline.settings.database_url, _atlas(pipeline), _progress(watched)
    if only_check:
        outcome = importing.check(url, atlas, request, progress)
    else:
        outcome = importing.apply(url, atlas, request, by or user(), why, progress)
    _tell(report, outcome, request, only_check=only_check)


import_.name = "import"  # which Python keeps for itself


@command(commands, alone=False)
@click.argument("load", type=click.IntRange(min=1))
@BY
@WHY
def undo(pipeline: Pipeline, report: Report, load: int, by: str, why: str) -> None:
    """Take back the changes of LOAD, all of them, if nothing of it was changed since."""
    from indexer import undo as undoing

    migrate(pipeline.settings.database_url)
    done = undoing.undo(pipeline.settings.database_url, load, by or user(), why)
    for key in done.kept:
        report.say(f"The edition {key} stays, for something else is in it.")
    report.say(
        f"Load {load} is taken back. {told(done.changes)}", load=done.load, kept=list(done.kept)
    )


@command(commands, alone=False)
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def template(pipeline: Pipeline, report: Report, file: Path) -> None:
    """Write an empty spreadsheet to fill in: FILE ends with .xlsx or .csv."""
    from indexer.importing.template import template_csv, template_xlsx

    if file.suffix == ".csv":
        content = template_csv()
    elif file.suffix == ".xlsx":
        content = template_xlsx(pipeline.snapshot())
    else:
        raise SpreadsheetError(f"{file} is neither .xlsx nor .csv. Give it one of these names.")
    write_whole(file, content)
    report.say(f"{file} is written, {len(content):,} bytes.", bytes=len(content))


def _asked(path: Path | None) -> Asked:
    if path is None:
        return Asked()
    try:
        return Asked.model_validate_json(path.read_bytes())
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = " ".join(map(str, first["loc"]))
        raise SpreadsheetError(
            f"The mapping {path} cannot be used: {where}: {first['msg']}. "
            "See `python -m indexer import --help`."
        ) from error


def _atlas(pipeline: Pipeline) -> Atlas:
    """The register of the world's cities that the current release has, for suggestions."""
    from archive.atlas.atlas import Atlas

    try:
        return Atlas.open(pipeline.shelf.folder / pipeline.shelf.current().release / ATLAS)
    except (ReleaseError, OSError, ValueError, LookupError):
        return Atlas.empty()


def _progress(watched: bool) -> Progress:
    from indexer.importing import importing

    if not watched:
        return importing.quietly

    def tell(step: str, done: int, total: int) -> None:
        print(json.dumps({"step": step, "done": done, "total": total}), file=sys.stderr, flush=True)

    return tell


def _tell(report: Report, outcome: Outcome, request: Request, *, only_check: bool) -> None:
    from indexer.importing.outcome import MOST_FINDINGS

    report.told.update(outcome.plain())
    if outcome.findings:
        listed = outcome.findings[:MOST_FINDINGS]
        raise RecordError([f.problem(request.name) for f in listed], len(outcome.findings))
    for notice in outcome.notices:
        report.say(notice)
    for change in outcome.changes[:MOST_LINES]:
        report.say(_line(change))
    if len(outcome.changes) > MOST_LINES:
        report.say(f"… and {len(outcome.changes) - MOST_LINES} more.")
    for other in outcome.others:
        report.say(other)
    report.say(_sentence(outcome, only_check=only_check))


def _line(change: RowChange) -> str:
    fields = ", ".join(f.field for f in change.fields) if change.act == "changed" else ""
    return f"row {change.row}: {change.act} {change.id} {change.name}" + (
        f": {fields}" if fields else ""
    )


def _sentence(outcome: Outcome, *, only_check: bool) -> str:
    counts = outcome.counts
    told = ", ".join(
        f"{counts[k]} {k.replace('_', ' ')}" for k in ("added", "changed", "unchanged")
    )
    left = f", {counts['left_out']} left out" if counts["left_out"] else ""
    if only_check:
        return f"The file is good. It would be: {told}{left}."
    if outcome.load is None:
        return f"Nothing changed: {told}{left}."
    return (
        f"{told}{left}, as load {outcome.load}; `python -m indexer undo {outcome.load}` undoes it."
    )
