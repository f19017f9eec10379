"""From a file to a table, by what the file is."""

from collections.abc import Callable
from pathlib import Path

from archive.errors import SpreadsheetError
from indexer.spreadsheet.as_csv import read_csv
from indexer.spreadsheet.limits import MOST_BYTES
from indexer.spreadsheet.table import Table
from indexer.spreadsheet.workbook import read_workbook

SAVE = "Save it as XLSX (Excel workbook) or as CSV, and hand that over."
OTHERS = (
    (b"\xd0\xcf\x11\xe0", "is an old .xls workbook, or is locked with a password"),
    (b"%PDF", "is a PDF"),
    (b"\x89PNG", "is a picture"),
    (b"\xff\xd8\xff", "is a picture"),
    (b"Rar!", "is an archive of files"),
    (b"7z\xbc\xaf", "is an archive of files"),
    (b"\x1f\x8b", "is a packed file"),
    (b"{\\rtf", "is a text document"),
)
"""How files begin that are often taken for a spreadsheet."""
Known = Callable[[str], bool]


def read_spreadsheet(path: Path, known: Known, sheet: str = "") -> Table:
    """The table of a CSV or XLSX file; of the named sheet, or else of the one that looks right.

    `known` tells whether a text names a column that is asked for: by that the row of headings is
    found. SpreadsheetError if the file is none, is too large or holds what it must not.
    """
    content = _content(path)
    if content.startswith(b"PK"):
        return read_workbook(content, known, sheet)
    for beginning, what in OTHERS:
        if content.startswith(beginning):
            raise SpreadsheetError(f"The file {what}. {SAVE}")
    head = content[:1000].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if head.startswith((b"<html", b"<!doctype", b"<?xml", b"<table")):
        raise SpreadsheetError(f"The file is a web page or XML, whatever it is called. {SAVE}")
    return read_csv(content, known)


def _content(path: Path) -> bytes:
    with path.open("rb") as file:
        content = file.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise SpreadsheetError(
            "The file is larger than 5 MB. Take out pictures and sheets that are not needed, or "
            "hand it over in parts."
        )
    if not content.strip():
        raise SpreadsheetError("The file is empty. Save the spreadsheet once more and look at it.")
    return content
