"""What a workbook is made of: a ZIP archive of XML parts, looked through before anything is read.

Nothing is unpacked to a disk. What a header says of a size is not believed: bytes are counted as
they come. XLSX needs no DOCTYPE, and without one there are no entities to expand or to fetch.
"""

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any
from xml.parsers import expat

from archive.errors import SpreadsheetError
from indexer.spreadsheet.limits import MOST_ENTRIES, MOST_INFLATED, MOST_RATIO, WORTH_A_LOOK
from indexer.spreadsheet.shape import Shape, ShapeReader

XML = (".xml", ".rels", ".vml")
PIECE = 256 * 1024
ENCRYPTED = 0x1
DAMAGED = (
    "The workbook is damaged or is not what it says of itself. Open it in a spreadsheet program "
    "and save it anew."
)
MACROS = "The workbook holds macros. Save it as XLSX without macros, or as CSV."
LINKS = (
    "The workbook refers to other files. Break these links (in Excel: Data, Edit Links, Break "
    "Link) and save it anew."
)
TOO_LARGE = (
    "The workbook unpacks to far more than it should. Copy the rows into a new workbook, and hand "
    "that over."
)
FAULTS = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError)
"""All that zipfile raises for archives that are damaged or strange."""


def shapes_of(content: bytes) -> dict[str, Shape]:
    """The shape of each sheet by the name of its part. SpreadsheetError for what must not be."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return dict(_shapes(archive))
    except expat.ExpatError as error:
        raise SpreadsheetError(DAMAGED) from error
    except FAULTS as error:
        raise SpreadsheetError(DAMAGED) from error


def _shapes(archive: zipfile.ZipFile) -> Iterator[tuple[str, Shape]]:
    entries = archive.infolist()
    _refuse_entries(entries)
    room = MOST_INFLATED
    for entry in entries:
        is_xml = entry.filename.lower().endswith(XML)
        reader = ShapeReader(_is_sheet(entry.filename), entry.filename.endswith(".rels"))
        parser = _parser(reader) if is_xml else None
        size = 0
        with archive.open(entry) as part:
            while piece := part.read(PIECE):
                size += len(piece)
                if size > room or (
                    size > WORTH_A_LOOK and size > MOST_RATIO * max(entry.compress_size, 1)
                ):
                    raise SpreadsheetError(TOO_LARGE)
                if parser:
                    parser.Parse(piece, False)
        room -= size
        if parser:
            parser.Parse(b"", True)
        if reader.refers_elsewhere:
            raise SpreadsheetError(LINKS)
        if reader.is_sheet:
            yield entry.filename, reader.shape()


def _refuse_entries(entries: list[zipfile.ZipInfo]) -> None:
    names = [entry.filename for entry in entries]
    if len(names) > MOST_ENTRIES:
        raise SpreadsheetError(
            f"The workbook has {len(names):,} parts, and {MOST_ENTRIES} can be read. Copy the rows "
            "into a new workbook, and hand that over."
        )
    if any(entry.flag_bits & ENCRYPTED for entry in entries):
        raise SpreadsheetError("The workbook is locked with a password. Save it without one.")
    if len(set(names)) < len(names) or any(map(_leads_out, names)):
        raise SpreadsheetError(DAMAGED)
    lower = [name.lower() for name in names]
    if any("vbaproject" in name or "/macrosheets/" in f"/{name}" for name in lower):
        raise SpreadsheetError(MACROS)
    if any("/externallinks/" in f"/{name}" for name in lower):
        raise SpreadsheetError(LINKS)
    if "[Content_Types].xml" not in names or "xl/workbook.xml" not in names:
        what = "OpenDocument" if "mimetype" in names else "ZIP"
        raise SpreadsheetError(
            f"The file is a {what} archive and no Excel workbook. Save it as XLSX or CSV, and hand "
            "that over."
        )


def _leads_out(name: str) -> bool:
    """Whether somebody who unpacks it would write outside of the folder."""
    return name.startswith(("/", "\\")) or ".." in name.replace("\\", "/").split("/") or ":" in name


def _is_sheet(name: str) -> bool:
    return name.startswith("xl/worksheets/") and name.endswith(".xml")


def _parser(reader: ShapeReader) -> Any:
    # It expands nothing: the first DOCTYPE ends it, before any entity is declared.
    parser = expat.ParserCreate()  # type: ignore[attr-defined,unused-ignore]
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.StartElementHandler = reader.begin
    return parser


def _refuse_doctype(*_: object) -> None:
    raise SpreadsheetError(
        "The workbook holds a DOCTYPE, which no spreadsheet program writes. Save it anew."
    )
