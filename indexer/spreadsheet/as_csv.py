"""CSV in the dialects of this world: by comma, semicolon or tab, with or without BOM."""

import csv
import io
import re
from collections.abc import Callable, Iterator

from archive.errors import SpreadsheetError
from indexer.spreadsheet.encoding import decoded
from indexer.spreadsheet.heading import (
    header_at,
    headings_of,
    nameless,
    refuse_length,
    refuse_width,
    within,
)
from indexer.spreadsheet.limits import HEADER_WITHIN, MOST_CHARACTERS
from indexer.spreadsheet.table import Kind, Row, Table

DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
GUARDED = re.compile("''*[=+\\-@\t\r\n＝＋－＠]")
"""How a text begins that was guarded when it was exported, so that it is no formula."""
SHEET = "CSV"


def read_csv(content: bytes, known: Callable[[str], bool]) -> Table:
    """The table; SpreadsheetError if the file is no CSV."""
    text, notices = decoded(content)
    named, text = _named_delimiter(text)
    delimiter = named or max(DELIMITERS, key=lambda d: _fitness(text, d, known))
    if delimiter != ",":
        notices = (*notices, f"The columns stand apart by {DELIMITERS[delimiter]}.")
    strange: dict[tuple[int, int], Kind] = {}
    rows = tuple(_rows(text, delimiter, strange))
    at = header_at(rows, known)
    headings, body = headings_of(rows[at]), [row for row in rows[at + 1 :] if any(row.cells)]
    refuse_length(len(body))
    return Table(
        sheet=SHEET,
        headings=headings,
        header_row=rows[at].number,
        rows=tuple(within(row, len(headings)) for row in body),
        strange=strange,
        notices=(*notices, *nameless(headings, body)),
    )


def _named_delimiter(text: str) -> tuple[str, str]:
    """What the first line "sep=;" says, as Excel writes it; and the text with that line emptied."""
    line, newline, rest = text.partition("\n")
    found = line.strip().strip('"').lower()
    if found.startswith("sep=") and line.strip().strip('"')[4:] in DELIMITERS:
        return line.strip().strip('"')[4:], newline + rest
    if line.startswith("sep=\t"):
        return "\t", newline + rest
    return "", text


def _fitness(text: str, delimiter: str, known: Callable[[str], bool]) -> tuple[int, int]:
    """How many names of columns a delimiter brings forth, and how many columns."""
    head = "".join(text.splitlines(keepends=True)[:HEADER_WITHIN])
    lenient = csv.reader(io.StringIO(head, newline=""), delimiter=delimiter)
    try:
        rows = list(lenient)
    except csv.Error:
        return (0, 0)
    names = max((sum(known(cell) for cell in row) for row in rows), default=0)
    return (names, max(map(len, rows), default=0))


def _rows(text: str, delimiter: str, strange: dict[tuple[int, int], Kind]) -> Iterator[Row]:
    """Every row with its number as a spreadsheet would show it; what is strange goes there."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    number = 0
    try:
        for number, cells in enumerate(reader, 1):
            refuse_width(len("".join("x" if c else " " for c in cells).rstrip()))
            for column, cell in enumerate(cells):
                # What was guarded is a text, though it loses its mark.
                if kind := _kind(cell):
                    strange[number, column] = kind
            yield Row(number, tuple(map(_plain, cells)))
    except csv.Error as error:
        raise SpreadsheetError(
            f"The file cannot be read as CSV after row {number}, at line {reader.line_num}: "
            f"{error}. A quotation mark may be missing there; save the file anew from a "
            "spreadsheet."
        ) from error


def _plain(cell: str) -> str:
    text = cell.replace("\r\n", "\n").replace("\r", "\n")
    return text[1:] if GUARDED.match(text) else text.strip()


def _kind(cell: str) -> Kind | None:
    if len(cell) > MOST_CHARACTERS:
        return "long"
    return "formula" if len(cell) > 1 and cell.lstrip().startswith("=") else None
