"""Checks a spreadsheet against the record, and applies it: all of it or nothing."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from archive.atlas.atlas import Atlas
from archive.catalogue import store as catalogue
from archive.catalogue.audit import record
from archive.catalogue.database import reading, writing
from archive.catalogue.importing import (
    add_import,
    find_import,
    latest_load,
    remember_columns,
    remembered_columns,
    update_import,
)
from archive.catalogue.snapshot import read_snapshot
from archive.domain.batch import Batch, Changes
from archive.domain.importing import ImportMapping, SpreadsheetImport
from archive.domain.snapshot import Snapshot
from archive.errors import RecordError, SpreadsheetError
from indexer.edit import batch_of
from indexer.gazetteer import Gazetteer
from indexer.importing import headings as heading
from indexer.importing.cells import Cells
from indexer.importing.columns import is_known
from indexer.importing.lists import Lists
from indexer.importing.locating import locate
from indexer.importing.outcome import Outcome, changes_of
from indexer.importing.places import Places
from indexer.importing.plan import Plan
from indexer.importing.planning import Planner, Progress, key_of
from indexer.importing.rows import Reader
from indexer.spreadsheet import Table, read_spreadsheet

Told = dict[str, str]


def quietly(_step: str, _done: int, _total: int) -> None:
    """A progress that nobody wants to see."""


@dataclass(frozen=True, slots=True)
class Request:
    """What is to be imported, and how. `number` is that of an import that was noted before."""

    path: Path
    name: str
    edition: str = ""
    new_edition: Mapping[str, Any] = field(default_factory=dict)
    mapping: ImportMapping = field(default_factory=ImportMapping)
    number: int | None = None

    @property
    def edition_key(self) -> str:
        """The edition of all rows; empty if each row names its own."""
        return self.edition or (key_of(self.new_edition) if self.new_edition else "")


@dataclass(frozen=True, slots=True)
class _Prepared:
    """An import up to the point where it would be written."""

    outcome: Outcome
    batch: Batch | None
    columns: Told


def check(url: str, atlas: Atlas, request: Request, progress: Progress = quietly) -> Outcome:
    """What importing a file would find and change, without changing anything."""
    table = _table(request, progress)
    with reading(url) as session:
        told = remembered_columns(session, table.headings)
        prepared = _prepare(read_snapshot(session), atlas, request, table, told, progress)
        if prepared.batch is None:
            return prepared.outcome
        changes = catalogue.preview(session, prepared.batch, origin="import")
        return replace(prepared.outcome, others=_others(changes))


def apply(
    url: str, atlas: Atlas, request: Request, by: str, why: str, progress: Progress = quietly
) -> Outcome:
    """Import a file in one transaction, with its line in the log of acts.

    With findings nothing is changed; the outcome then has no `load`. It has none either if the file
    says what is recorded already.
    """
    table = _table(request, progress)
    with writing(url) as session:
        if request.number:
            _refuse_twice(find_import(session, request.number))
        told = remembered_columns(session, table.headings)
        prepared = _prepare(read_snapshot(session), atlas, request, table, told, progress)
        if prepared.batch is None:
            return prepared.outcome
        progress("Writing", 0, 0)
        changes = catalogue.apply(session, prepared.batch, by, origin="import", why=why)
        outcome = replace(
            prepared.outcome,
            load=latest_load(session) if changes else None,
            others=_others(changes),
        )
        now = datetime.now(UTC)
        remember_columns(session, table.headings, prepared.columns, by, now)
        number = request.number or add_import(
            session, at=now, by=by, name=request.name, edition=request.edition,
            new_edition=request.new_edition, mapping=request.mapping,
        )  # fmt: skip
        applied = {"state": "applied", "finished": now, "load_id": outcome.load, "why": why}
        update_import(session, number, counts=outcome.counts, **applied)
        details = {"file": request.name, "load": outcome.load, **outcome.counts}
        record(session, by, "apply", "import", str(number), why=why, details=details)
        return replace(outcome, number=number)


def _refuse_twice(noted: SpreadsheetImport | None) -> None:
    """Of two who apply the same import at once the second comes when it is over."""
    if noted and not noted.is_open:
        raise SpreadsheetError("This import is over already. Hand the file over as a new one.")


def _table(request: Request, progress: Progress) -> Table:
    progress("Reading the file", 0, 0)
    table = read_spreadsheet(request.path, is_known, request.mapping.sheet)
    if not table.rows:
        raise SpreadsheetError("Below the names of the columns there is no row. Fill in the rows.")
    return table


def _prepare(
    snapshot: Snapshot,
    atlas: Atlas,
    request: Request,
    table: Table,
    remembered: Told,
    progress: Progress,
) -> _Prepared:
    headings = heading.matched(table.headings, request.mapping.columns, remembered)
    cells = Cells(table, headings, request.mapping)
    lists = Lists(snapshot, Places(snapshot, Gazetteer(), atlas))
    reader = Reader(cells, lists, request.edition_key)
    plan = Planner(snapshot, reader, request.mapping, request.new_edition).made(progress)
    batch = _batch(snapshot, plan, cells, progress)
    outcome = Outcome(
        table=table,
        headings=headings,
        notices=(*table.notices, *heading.notices(headings), *_notices(plan)),
        findings=tuple(sorted(cells.findings, key=lambda found: found.row)),
        changes=changes_of(plan, batch, snapshot) if batch else (),
        duplicates=plan.duplicates,
        unchanged=plan.unchanged,
        left_out=plan.left_out,
    )
    columns = {h.text: h.key for h in headings if h.text and h.how != "derived"}
    return _Prepared(outcome, None if outcome.findings else batch, columns)


def _batch(snapshot: Snapshot, plan: Plan, cells: Cells, progress: Progress) -> Batch | None:
    """The edits as files would bring them; None, with findings, if they are refused."""
    progress("Checking records", 0, len(plan.edits))
    try:
        return batch_of(snapshot, plan.edits)
    except RecordError as error:
        locate(error.problems, cells, plan.rows)
        return None


def _notices(plan: Plan) -> list[str]:
    return ["The example of the template was not read."] if plan.examples else []


def _others(changes: Changes) -> tuple[str, ...]:
    told = (c for c in changes.changes if c.kind == "edition" and c.act.value != "unchanged")
    return tuple(f"{c.act.value} {c.kind} {c.name}" for c in told)
