"""What is no spreadsheet, or a trap, gets a sentence that says what to do, never a traceback."""

import csv
import io
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.errors import SpreadsheetError
from tests.integration.spreadsheets import HEADER, LAMPS, part_of, read, repacked, workbook

SHEET = "xl/worksheets/sheet1.xml"
PLAIN = workbook()
DOCTYPE = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd"><!ENTITY b "&a;&a;">]>'


@pytest.fixture(scope="module", autouse=True)
def limit() -> Iterator[None]:
    """Python's own, as where imports are read; the Frictionless library raises it for all."""
    before = csv.field_size_limit(131_072)
    yield
    csv.field_size_limit(before)


def sheet_with(old: bytes, new: bytes) -> bytes:
    return repacked(PLAIN, {SHEET: part_of(PLAIN, SHEET).replace(old, new, 1)})


def relations(kind: str) -> bytes:
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return (
        f'<Relationships xmlns="{space}"><Relationship Id="r9" Type="http://x/{kind}" '
        'Target="https://example.org/" TargetMode="External"/></Relationships>'
    ).encode()


def lying() -> bytes:
    """A part whose header says that it unpacks to less than it does."""
    part = part_of(PLAIN, SHEET)
    content = repacked(PLAIN)
    true, false = (n.to_bytes(4, "little") for n in (len(part), len(part) - 100))
    return content.replace(zlib.crc32(part).to_bytes(4, "little"), b"\1\2\3\4").replace(true, false)


def encrypted() -> bytes:
    content = bytearray(PLAIN)
    for mark, offset in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        at = content.find(mark)
        while at >= 0:
            content[at + offset] |= 1
            at = content.find(mark, at + 4)
    return bytes(content)


def many() -> bytes:
    return repacked(PLAIN, {f"xl/media/{n}.txt": b"x" for n in range(200)})


CASES: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "is empty"),
    "blank": (b" \r\n ", "is empty"),
    "one word": (b"hello", "No row with the names of columns"),
    "too large": (b"a,b\n" * 2_000_000, "larger than 5 MB"),
    "pdf": (b"%PDF-1.7 ...", "is a PDF"),
    "picture": (b"\x89PNG\r\n", "is a picture"),
    "old or locked": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "locked with a password"),
    "web page": (b"<html><table><tr><td>Project name", "web page"),
    "bytes": (bytes(range(256)) * 4, "is no table of texts"),
    "quotation mark": (b'Project name,Country\nA,"B\nC,D\n', "quotation mark"),
    "wide csv": (b"Project name" + b",x" * 1_000_000, "columns, and 100 can be read"),
    "long csv": (b"Project name,Country\n" + b"a,b\n" * 20_001, "20,001 rows"),
    "long field": (b"Project name,Country\nA," + b"x" * 140_000, "cannot be read as CSV"),
    "no archive": (b"PK\3\4 no more", "damaged"),
    "cut off": (PLAIN[: len(PLAIN) // 2], "damaged"),
    "locked": (encrypted(), "locked with a password"),
    "other archive": (repacked(PLAIN, without=["xl/workbook.xml"]), "ZIP archive"),
    "no content types": (repacked(PLAIN, without=["[Content_Types].xml"]), "no Excel workbook"),
    "no sheet": (repacked(PLAIN, without=[SHEET]), "."),
    "macros": (repacked(PLAIN, {"xl/vbaProject.bin": b"x"}), "macros"),
    "links": (repacked(PLAIN, {"xl/externalLinks/externalLink1.xml": b"<x/>"}), "other files"),
    "relation": (
        repacked(PLAIN, {"xl/worksheets/_rels/sheet1.xml.rels": relations("image")}), "other files",
    ),
    "doctype": (sheet_with(b"<worksheet", DOCTYPE + b"<worksheet"), "DOCTYPE"),
    "doctype in utf-16": (
        repacked(PLAIN, {"xl/x.xml": ("\ufeff" + DOCTYPE.decode() + "<x/>").encode("utf-16-le")}),
        "DOCTYPE",
    ),
    "broken xml": (sheet_with(b"</sheetData>", b""), "damaged"),
    "lying sizes": (lying(), "damaged"),
    "bomb": (repacked(PLAIN, {"xl/media/a.bin": b"\0" * 60_000_000}), "unpacks to far more"),
    "zip slip": (repacked(PLAIN, {"../../evil.xml": b"<x/>"}), "damaged"),
    "absolute": (repacked(PLAIN, {"/etc/evil.xml": b"<x/>"}), "damaged"),
    "backslashes": (repacked(PLAIN, {"xl\\..\\..\\evil.xml": b"<x/>"}), "damaged"),
    "many parts": (many(), "200 can be read"),
    "wide": (sheet_with(b'r="D2"', b'r="XFD2"'), "16,384 columns"),
    "wider": (sheet_with(b'r="D2"', b'r="BDWGN2"'), "columns, and 100 can be read"),
    "deep": (sheet_with(b'<row r="2"', b'<row r="1048576"'), "far below the others"),
    "nothing": (workbook([]), "holds nothing that is shown"),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_each_is_refused_with_what_to_do(case: str, tmp_path: Path) -> None:
    content, told = CASES[case]
    with pytest.raises(SpreadsheetError) as refused:
        read(content, tmp_path)
    assert told in str(refused.value)
    assert str(refused.value).endswith(".")


def test_a_size_that_a_sheet_claims_is_not_believed(tmp_path: Path) -> None:
    table = read(sheet_with(b'ref="A1:D2"', b'ref="A1:XFD1048576"'), tmp_path)
    assert [row.cells for row in table.rows] == [LAMPS]


def test_web_addresses_in_cells_are_links_that_nobody_follows(tmp_path: Path) -> None:
    def link(book: Any) -> None:
        book.active["A2"].hyperlink = "https://example.org/"

    assert len(read(workbook([HEADER, LAMPS], link), tmp_path).rows) == 1


def test_only_what_is_written_counts_not_what_is_coloured(tmp_path: Path) -> None:
    def colour(book: Any) -> None:
        book.active["ZZ9000"].number_format = "0.00"

    assert len(read(workbook([HEADER, LAMPS], colour), tmp_path).rows) == 1


SLOW = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@SLOW
@given(st.one_of(st.binary(max_size=300), st.text(max_size=200).map(str.encode)))
def test_any_bytes_are_read_or_refused(tmp_path: Path, content: bytes) -> None:
    _read_or_refuse(content, tmp_path)


@SLOW
@given(
    part=st.sampled_from(sorted(zipfile.ZipFile(io.BytesIO(PLAIN)).namelist())),
    at=st.floats(0, 1, exclude_max=True),
    put=st.one_of(
        st.binary(min_size=1, max_size=12),
        st.sampled_from([b"<", b'"', b"9" * 20, b"-1", b"<f>1</f>", b' t="e"', b' t="s"', b"\0"]),
    ),
)
def test_any_spoiled_workbook_is_read_or_refused(
    tmp_path: Path, part: str, at: float, put: bytes
) -> None:
    old = part_of(PLAIN, part)
    place = int(at * len(old))
    _read_or_refuse(repacked(PLAIN, {part: old[:place] + put + old[place + 1 :]}), tmp_path)
    _read_or_refuse(PLAIN[: int(at * len(PLAIN))] + put + PLAIN[int(at * len(PLAIN)) :], tmp_path)


def _read_or_refuse(content: bytes, folder: Path) -> None:
    try:
        table = read(content, folder)
    except SpreadsheetError as refused:
        assert str(refused).endswith(".")
    else:
        assert all(len(row.cells) == len(table.headings) for row in table.rows)
