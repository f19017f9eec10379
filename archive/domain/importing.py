"""What the staff decide about a spreadsheet before it becomes records."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal, get_args

from archive.domain.naming import words
from archive.domain.record import Record

Choice = Literal["update", "leave", "new"]
"""A row looks like a recorded winner: update that, leave the row out, or it is another winner."""
ImportState = Literal["checking", "applying", "applied", "undone", "discarded"]
STATES: tuple[ImportState, ...] = get_args(ImportState)


class Meant(Record):
    """What a value of a column means wherever it is written; empty to leave it out."""

    column: str
    written: str
    meant: str


class ImportMapping(Record):
    """How a spreadsheet is to be read.

    `columns` gives by heading the field that a column tells, empty for a column that is not read;
    headings that are missing here are suggested. `otherwise` gives by field what holds for rows
    that tell nothing. `duplicates` gives by the number of a recorded winner what to do with a row
    that looks like it, `every_duplicate` what to do with all others. `left_out` are the marks of
    rows that are no winners.
    """

    sheet: str = ""
    columns: dict[str, str] = {}
    values: tuple[Meant, ...] = ()
    otherwise: dict[str, str] = {}
    duplicates: dict[str, Choice] = {}
    every_duplicate: Choice | None = None
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SpreadsheetImport:
    """A file that somebody of the staff handed over, and what became of it.

    `edition` is the key of the edition of all rows, empty where the rows name theirs. `folder` is
    where the file lies within the instance until it is forgotten. `load` numbers the transaction
    that applied it.
    """

    id: int
    at: datetime
    by: str
    name: str
    folder: str
    edition: str
    state: ImportState
    mapping: ImportMapping = field(default_factory=ImportMapping)
    new_edition: Mapping[str, Any] = field(default_factory=dict)
    load: int | None = None
    finished: datetime | None = None
    counts: Mapping[str, int] = field(default_factory=dict)
    why: str = ""

    @property
    def is_open(self) -> bool:
        return self.state in ("checking", "applying")


def headings_key(headings: Sequence[str]) -> str:
    """What a set of headings is remembered by, whatever their order."""
    known = sorted(filter(None, map(words, headings)))
    return hashlib.sha256("\n".join(known).encode()).hexdigest()[:32]
