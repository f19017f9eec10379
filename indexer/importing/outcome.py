"""What an import found and would change, or did; for people and as JSON."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from archive.catalogue.comparison import differing
from archive.domain.batch import Batch
from archive.domain.place import PlaceName
from archive.domain.snapshot import Snapshot
from archive.domain.winner import Partner, Source, Winner
from indexer.importing.columns import COLUMNS
from indexer.importing.finding import Finding
from indexer.importing.headings import Heading
from indexer.importing.plan import Duplicate, Plan
from indexer.spreadsheet import Table, letter

MOST_FINDINGS = 2000
"""So many are listed; how many there are in all is told."""
SAMPLES = 3


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of a record, in words, before and after."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class RowChange:
    """What a row does to the record of a winner."""

    act: str
    row: int
    id: str
    name: str
    fields: tuple[FieldChange, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """All that is known of an import. Without findings it can be applied; `load` says it was."""

    table: Table
    headings: tuple[Heading, ...]
    notices: tuple[str, ...]
    findings: Sequence[Finding]
    changes: tuple[RowChange, ...] = ()
    duplicates: Sequence[Duplicate] = ()
    unchanged: int = 0
    left_out: int = 0
    load: int | None = None
    number: int | None = None
    others: Sequence[str] = field(default_factory=tuple)
    """Other records that change, such as a new edition."""

    @property
    def counts(self) -> dict[str, int]:
        acts = [change.act for change in self.changes]
        return {
            "rows": len(self.table.rows),
            "added": acts.count("added"),
            "changed": acts.count("changed"),
            "unchanged": self.unchanged,
            "left_out": self.left_out,
            "problems": len(self.findings),
        }

    def plain(self) -> dict[str, Any]:
        return {
            "sheet": self.table.sheet,
            "sheets": list(self.table.sheets),
            "header_row": self.table.header_row,
            "headings": list(self._headings()),
            "notices": list(self.notices),
            "findings": [found.plain() for found in self.findings[:MOST_FINDINGS]],
            "changes": [asdict(change) for change in self.changes],
            "duplicates": [asdict(found) for found in self.duplicates],
            "others": list(self.others),
            "counts": self.counts,
            "fields": [{"key": column.key, "label": column.label} for column in COLUMNS],
            "load": self.load,
            "import": self.number,
        }

    def _headings(self) -> Iterator[Mapping[str, Any]]:
        for heading in self.headings:
            values = (row.cells[heading.column] for row in self.table.rows)
            samples = list(dict.fromkeys(filter(None, values)))[:SAMPLES]
            yield {
                "letter": letter(heading.column), "text": heading.text, "key": heading.key,
                "how": heading.how, "samples": [sample[:80] for sample in samples],
            }  # fmt: skip


def changes_of(plan: Plan, batch: Batch, snapshot: Snapshot) -> tuple[RowChange, ...]:
    """What the edits of a plan do, in the order of rows."""
    before = {winner.id: winner for winner in snapshot.winners}
    after = {winner.id: winner for file in batch.editions for winner in file.winners}
    found = (
        _change(plan.rows[own], before.get(own), after[own]) for own in plan.rows if own in after
    )
    return tuple(sorted((change for change in found if change), key=lambda change: change.row))


def _change(row: int, before: Winner | None, after: Winner) -> RowChange | None:
    if before is None:
        names = [name for name in type(after).model_fields if name not in ("id", "award", "year")]
        told = ((name, getattr(after, name)) for name in names)
        fields = tuple(FieldChange(name, "", said(value)) for name, value in told if value)
        return RowChange("added", row, after.id, after.heading, fields)
    names = list(differing(before, after))
    if not names:
        return None
    fields = tuple(
        FieldChange(name, said(getattr(before, name)), said(getattr(after, name))) for name in names
    )
    return RowChange("changed", row, after.id, after.heading, fields)


def said(value: object) -> str:
    """A value of a record in words; empty where nothing is recorded."""
    if value is None:
        return ""
    if isinstance(value, PlaceName):
        return ", ".join(filter(None, value.key))
    if isinstance(value, Partner):
        return f"{value.name} ({value.sector})"
    if isinstance(value, Source):
        return f"{value.url} ({value.publisher}, supports the {value.supports})"
    if isinstance(value, tuple):
        return "; ".join(map(said, value))
    return "yes" if value is True else "" if value is False else str(value)
