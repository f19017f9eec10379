"""Spreadsheets as people and programs make them, and as nobody should."""

import io
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from indexer.spreadsheet import Table, read_spreadsheet

HEADER = ("Project name", "City, State", "Country", "Technologies")
LAMPS = ("Lamps that listen", "Dallas, Texas", "United States", "Wi-Fi; 5G")


def known(text: str) -> bool:
    return text in HEADER


def workbook(
    rows: Iterable[Sequence[Any]] = (HEADER, LAMPS),
    change: Callable[[Workbook], object] | None = None,
) -> bytes:
    """An XLSX file by openpyxl, with these rows on its first sheet and changed as wanted."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(list(row))
    if change:
        change(book)
    whole = io.BytesIO()
    book.save(whole)
    return whole.getvalue()


def repacked(
    content: bytes, parts: Mapping[str, bytes] | None = None, without: Sequence[str] = ()
) -> bytes:
    """A workbook with some of its parts replaced, added or taken out."""
    whole = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        changed = {name: old.read(name) for name in old.namelist() if name not in without}
        for name, part in {**changed, **(parts or {})}.items():
            new.writestr(name, part)
    return whole.getvalue()


def part_of(content: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(name)


def read(content: bytes, folder: Path, sheet: str = "") -> Table:
    path = folder / "winners.xlsx"
    path.write_bytes(content)
    return read_spreadsheet(path, known, sheet)
