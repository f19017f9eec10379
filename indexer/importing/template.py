"""The empty spreadsheet that the staff fill in, with all there is to choose from beside it."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any, get_args

from xlsxwriter import Workbook

from archive.domain.snapshot import Snapshot
from archive.domain.winner import Confidence, Scale, Sector, Supports
from indexer.importing.columns import COLUMNS, Column
from indexer.importing.example import EXAMPLE

SHOWN = tuple(column for column in COLUMNS if column.key in EXAMPLE)
FILLED_IN = 1000
"""Rows below the headings in which a spreadsheet program offers what may be written."""
CHOICES: dict[str, tuple[str, ...]] = {
    "scale": get_args(Scale),
    "confidence": get_args(Confidence),
    "sources_supports": get_args(Supports),
}
LISTED = {"technologies": 0, "focus_areas": 3}
"""Where on the sheet of the vocabulary the names for a column stand."""
HOW_TO = (
    "One row for each winner, on the sheet “Winners”. Columns may stand in any order, and those "
    "that you do not need may be removed.",
    "Several values of one cell stand apart by “;”. An empty cell means “not recorded”.",
    "Every winner needs a country and a source. One source for all rows can be given when the file "
    "is handed over.",
    "Technologies and focus areas are words of the vocabulary, by any of their names.",
    "Formulas, merged cells and macros cannot be read. Paste values only.",
    "The row that begins with “Example:” is never read.",
)


def template_csv() -> bytes:
    """The headings and the example; with a BOM, so that Excel sees that it is UTF-8."""
    table = io.StringIO()
    csv.writer(table).writerows(
        [[column.label for column in SHOWN], [EXAMPLE[column.key] for column in SHOWN]]
    )
    return table.getvalue().encode("utf-8-sig")


def template_xlsx(snapshot: Snapshot) -> bytes:
    """A sheet to fill in, an example, and sheets of what may be written."""
    whole = io.BytesIO()
    with Workbook(whole) as book:
        sheet = _sheet(book, "Winners", [column.label for column in SHOWN], [])
        example = [EXAMPLE[column.key] for column in SHOWN]
        _sheet(book, "Example", [column.label for column in SHOWN], [example])
        _sheet(book, "How to", ["How to fill it in"], [[text] for text in HOW_TO], 100)
        _sheet(book, "Columns", ["column", "what it holds"], map(_explained, SHOWN), 60)
        _vocabulary(book, snapshot)
        _places(book, snapshot)
        for at, column in enumerate(SHOWN):
            _offer(sheet, at, column, snapshot)
    return whole.getvalue()


def _offer(sheet: Any, at: int, column: Column, snapshot: Snapshot) -> None:
    """A list to choose from; several values may still be typed."""
    if column.key in CHOICES:
        choice: dict[str, Any] = {"source": list(CHOICES[column.key])}
    elif column.key in LISTED:
        terms = snapshot.vocabulary
        length = len(terms.technologies if column.key == "technologies" else terms.focus_areas)
        letter = "ABCDEF"[LISTED[column.key]]
        choice = {"source": f"=Vocabulary!${letter}$2:${letter}${max(length, 1) + 1}"}
    else:
        return
    told = {"validate": "list", "error_type": "information", "error_message": "Is it known?"}
    sheet.data_validation(1, at, FILLED_IN, at, {**told, **choice, "show_error": not column.many})


def _explained(column: Column) -> Sequence[str]:
    many = " Several values by “;”." if column.many else ""
    sectors = f" One of: {', '.join(get_args(Sector))}." if column.key == "partners_sector" else ""
    return (column.label, f"{column.help}{many}{sectors}")


def _vocabulary(book: Workbook, snapshot: Snapshot) -> None:
    terms, areas = snapshot.vocabulary.technologies, snapshot.vocabulary.focus_areas
    header = ["technology", "id", "other names", "focus area", "id", "other names"]
    left = [(t.label, t.id, "; ".join(t.aliases)) for t in terms]
    right = [(a.label, a.id, "; ".join(a.aliases)) for a in areas]
    none = ("", "", "")
    length = max(len(left), len(right))
    rows = [
        (*(left[n] if n < len(left) else none), *(right[n] if n < len(right) else none))
        for n in range(length)
    ]
    _sheet(book, "Vocabulary", header, rows)


def _places(book: Workbook, snapshot: Snapshot) -> None:
    header = ["city", "state or province", "country", "other names"]
    others: dict[Any, list[str]] = {}
    for alias in snapshot.aliases:
        others.setdefault(alias.name.key, []).append(alias.alias)
    rows = [
        (*(part or "" for part in place.name.key), "; ".join(others.get(place.name.key, ())))
        for place in snapshot.places
    ]
    _sheet(book, "Places", header, rows)


def _sheet(
    book: Workbook, name: str, header: Sequence[str], rows: Iterable[Sequence[str]], width: int = 26
) -> Any:
    """A sheet whose first row stays in view."""
    sheet = book.add_worksheet(name)
    bold, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True})
    sheet.freeze_panes(1, 0)
    sheet.set_column(0, len(header) - 1, width, wrapped)
    for at, title in enumerate(header):
        sheet.write_string(0, at, title, bold)
    for number, row in enumerate(rows, 1):
        for at, text in enumerate(row):
            sheet.write_string(number, at, text)
    return sheet
