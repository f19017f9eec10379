"""The log as CSV: a row for each act, with its details as JSON. No cell is a formula."""

import csv
import io
import json
from collections.abc import Iterable, Iterator

from archive.domain.audit import AuditEntry
from archive.web.export.as_csv import FORMULA

COLUMNS = ("id", "at", "who", "act", "kind", "subject", "why", "details")


def lines(entries: Iterable[AuditEntry]) -> Iterator[str]:
    """The header, then a line for each entry."""
    yield _line(COLUMNS)
    for entry in entries:
        yield _line(_cells(entry))


def _cells(entry: AuditEntry) -> Iterator[str]:
    details = json.dumps(entry.details, ensure_ascii=False) if entry.details else ""
    yield str(entry.id)
    yield entry.at.isoformat(timespec="seconds")
    for text in (entry.who, entry.act, entry.kind, entry.subject, entry.why, details):
        yield f"'{text}" if FORMULA.match(text) else text


def _line(cells: Iterable[str]) -> str:
    row = io.StringIO()
    csv.writer(row).writerow(cells)
    return row.getvalue()
