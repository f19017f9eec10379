"""XLSX by openpyxl, which gives values and formulas of a sheet row by row."""

import io
import warnings
from collections.abc import Callable, Iterator
from contextlib import closing
from typing import Any

from archive.errors import SpreadsheetError
from indexer.spreadsheet.heading import (
    header_at,
    headings_of,
    nameless,
    refuse_length,
    refuse_width,
    within,
)
from indexer.spreadsheet.limits import HEADER_WITHIN, MOST_COLUMNS, MOST_ROWS
from indexer.spreadsheet.notices import hidden_parts, unread_sheets
from indexer.spreadsheet.package import DAMAGED, shapes_of
from indexer.spreadsheet.shape import Shape
from indexer.spreadsheet.table import Kind, Row, Table, column_of
from indexer.spreadsheet.value import typed

Known = Callable[[str], bool]
Strange = dict[tuple[int, int], Kind]
WINNERS = "winners"
FARTHEST = MOST_ROWS * 2
"""The last row that is looked at: rows that are left empty between others count."""


def read_workbook(content: bytes, known: Known, wanted: str = "") -> Table:
    """The table of the wanted sheet, else of the one called Winners, else of the first shown."""
    from openpyxl import load_workbook  # here, or every command would wait for it

    shapes = shapes_of(content)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of parts that openpyxl leaves out, such as styles
            with closing(load_workbook(io.BytesIO(content), read_only=True)) as book:
                return _read(book, shapes, known, wanted)
    except (SpreadsheetError, MemoryError):
        raise
    except Exception as error:  # openpyxl has no list of what it raises for broken parts
        raise SpreadsheetError(DAMAGED) from error


def _read(book: Any, shapes: dict[str, Shape], known: Known, wanted: str) -> Table:
    sheets = {sheet.title: sheet for sheet in book.worksheets}
    parts = {title: shapes.get(_part(sheet), Shape()) for title, sheet in sheets.items()}
    shown = [t for t, s in sheets.items() if s.sheet_state == "visible" and parts[t].filled]
    hidden = [t for t, s in sheets.items() if s.sheet_state != "visible" and parts[t].filled]
    title = _chosen(list(sheets), shown, wanted)
    shape = parts[title]
    refuse_width(shape.columns)
    if shape.filled > MOST_ROWS + HEADER_WITHIN:
        refuse_length(shape.filled)
    strange: Strange = {}
    rows = list(_rows(sheets[title], shape, strange))
    at = header_at(rows, known)
    headings, body = headings_of(rows[at]), rows[at + 1 :]
    refuse_length(len(body))
    first = rows[at].number
    return Table(
        sheet=title,
        headings=headings,
        header_row=first,
        rows=tuple(within(row, len(headings)) for row in body),
        strange=strange,
        merged=tuple(_merged(shape, first)),
        sheets=tuple(sheets),
        notices=(
            *unread_sheets([t for t in shown if t != title], [t for t in hidden if t != title]),
            *hidden_parts(shape, first, {row.number for row in body}, headings),
            *nameless(headings, body),
        ),
    )


def _part(sheet: Any) -> str:
    # openpyxl tells in no other way which part a sheet is.
    return str(getattr(sheet, "_worksheet_path", "")).lstrip("/")


def _chosen(sheets: list[str], shown: list[str], wanted: str) -> str:
    if wanted in sheets:
        return wanted
    if wanted:
        raise SpreadsheetError(f"There is no sheet “{wanted[:60]}”. There is: {', '.join(sheets)}.")
    if not shown:
        raise SpreadsheetError(
            "The workbook holds nothing that is shown. Show the sheet to be read."
        )
    return next((title for title in shown if title.strip().lower() == WINNERS), shown[0])


def _rows(sheet: Any, shape: Shape, strange: Strange) -> Iterator[Row]:
    """The rows in which something is written, whatever the sheet says of its own size.

    The cells in which that is no text or number are added to `strange`.
    """
    if not shape.columns:
        return
    if shape.rows > FARTHEST:
        raise SpreadsheetError(
            f"Something is written in row {shape.rows:,}, far below the others. Clear it, and hand "
            "the workbook over again."
        )
    sheet.reset_dimensions()
    width = min(shape.columns, MOST_COLUMNS)
    for number, cells in enumerate(sheet.iter_rows(max_row=shape.rows, max_col=width), 1):
        values = [typed(cell) for cell in cells]
        strange |= {(number, at): kind for at, (_, kind) in enumerate(values) if kind}
        if any(text for text, _ in values):
            yield Row(number, tuple(text for text, _ in values))


def _merged(shape: Shape, header: int) -> Iterator[tuple[int, int, str]]:
    """Merged cells from the row of headings on; a title above may be as wide as it likes."""
    for reference in shape.merged:
        first, _, last = reference.partition(":")
        if _row(last or first) >= header:
            yield _row(first), column_of(first), reference


def _row(reference: str) -> int:
    digits = "".join(filter(str.isdigit, reference))
    return int(digits) if digits else 0
