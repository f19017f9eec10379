"""XLSX: the columns of the CSV as a workbook, with what is told of the list on a sheet beside it.

A text is written as a text, whatever it begins with, so that no "'" stands before what looks like
a formula; such a cell is marked as text, so that it stays one if it is edited. Values of one cell
stand apart as in CSV. A text too long for a cell goes on in a sheet of its own; nothing is cut.
"""

import io
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from archive.domain.facts import FACTS, Cell, Fact, Told
from archive.web.export.as_csv import FORMULA, as_text, joined
from archive.web.export.preface import Preface

LONGEST = 16_000
"""Characters of a cell. It holds 32,767, but some characters count twice there."""
NARROWEST, WIDEST = 10, 50
WIDE = 100
COLUMNS = tuple(column for fact in FACTS for column in fact.columns)
EVERY_CELL = "A1:XFD1048576"
CONTINUED = ("id", "column", "text that goes on")


def workbook(batches: Iterable[Sequence[Told]], preface: Preface) -> Iterator[bytes]:
    """The file in one piece: a workbook is an archive, whose table of contents comes last."""
    whole, rest = io.BytesIO(), iter(batches)
    begun = tuple(islice(rest, 2))
    # Rows of a long list go to a temporary file one by one, instead of being held until the end.
    holding = "constant_memory" if len(begun) > 1 else "in_memory"
    with Workbook(whole, {holding: True}) as book:
        made = preface.at.replace(tzinfo=None, microsecond=0)
        book.set_properties({"title": "Awards Archive", "created": made})
        table = _Table(book)
        for batch in chain(begun, rest):
            table.add(batch)
        table.close()
        _prose(book, "About", ("Awards Archive", "About this file"), preface.lines)
        explained = ((column.name, f"{column.label}. {column.help}".strip()) for column in COLUMNS)
        _prose(book, "Columns", ("column", "what it holds"), explained)
        if table.continued:
            _prose(book, "Continued", CONTINUED, table.continued)
    yield whole.getvalue()


class _Table:
    """The sheet of the winners. `continued` are the texts that go on: record, column, next part."""

    def __init__(self, book: Workbook) -> None:
        self.sheet = _sheet(book, "Winners", [column.name for column in COLUMNS])
        self.as_typed = book.add_format({"quote_prefix": True})
        self.continued: list[tuple[str, str, str]] = []
        self.widths: list[int] = []
        self.rows = 0

    def add(self, batch: Sequence[Told]) -> None:
        rows = [[cell for fact in FACTS for cell in _cells(fact, told)] for told in batch]
        self.widths = self.widths or [max(map(_length, cells)) for cells in zip(*rows, strict=True)]
        for row in rows:
            self.rows += 1
            self._write(row)

    def close(self) -> None:
        """What can be said of the sheet once all rows are known."""
        self.sheet.autofilter(0, 0, self.rows, len(COLUMNS) - 1)
        # An id such as 2018-01 is no date, and a list of numbers no number.
        self.sheet.ignore_errors(
            dict.fromkeys(("number_stored_as_text", "two_digit_text_year"), EVERY_CELL)
        )
        for at, width in enumerate(self.widths):
            self.sheet.set_column(at, at, min(max(width, len(COLUMNS[at].name)) + 2, WIDEST))

    def _write(self, row: Sequence[Cell]) -> None:
        for at, cell in enumerate(row):
            if isinstance(cell, bool):
                self.sheet.write_boolean(self.rows, at, cell)
            elif isinstance(cell, int | float):
                self.sheet.write_number(self.rows, at, cell)
            elif cell:
                looks = self.as_typed if FORMULA.match(cell) else None
                self.sheet.write_string(self.rows, at, cell[:LONGEST], looks)
                for start in range(LONGEST, len(cell), LONGEST):
                    more = cell[start : start + LONGEST]
                    self.continued.append((str(row[0]), COLUMNS[at].name, more))


def _cells(fact: Fact[Any], told: Told) -> Sequence[Cell]:
    rows = told[fact.name]
    if not rows:
        return (None,) * len(fact.parts)
    if fact.many:
        return [joined(map(as_text, side)) for side in zip(*rows, strict=True)]
    return rows[0]


def _length(cell: Cell) -> int:
    return len(as_text(cell))


def _prose(book: Workbook, name: str, header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """A sheet of texts to be read, the last column of which is wide."""
    sheet = _sheet(book, name, header)
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    sheet.set_column(0, len(header) - 2, WIDEST // 2, wrapped)
    sheet.set_column(len(header) - 1, len(header) - 1, WIDE, wrapped)
    for number, row in enumerate(rows, 1):
        for at, text in enumerate(row):
            sheet.write_string(number, at, text, wrapped)


def _sheet(book: Workbook, name: str, header: Sequence[str]) -> Worksheet:
    """A sheet whose first row stays in view."""
    sheet = book.add_worksheet(name)
    sheet.freeze_panes(1, 0)
    bold = book.add_format({"bold": True})
    for at, title in enumerate(header):
        sheet.write_string(0, at, title, bold)
    return sheet
