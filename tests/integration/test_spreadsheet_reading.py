"""A table is read as it was meant, from whatever program, and what is doubtful is told."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from archive.errors import SpreadsheetError
from indexer.spreadsheet import Table, letter
from tests.integration.spreadsheets import HEADER, LAMPS, known, read, workbook

LINES = "\r\n".join((
    'Project name,"City, State",Country,Technologies',
    'Lamps that listen,"Dallas, Texas",United States,Wi-Fi; 5G',
))  # fmt: skip


def rows(table: Table) -> list[tuple[str, ...]]:
    return [row.cells for row in table.rows]


@pytest.mark.parametrize("content", [
    LINES.encode(),
    LINES.encode("utf-8-sig"),
    LINES.encode("utf-16"),
    LINES.encode("utf-16-le"),
    LINES.encode("utf-16-be"),
    LINES.replace('"City, State"', "City| State").replace('"Dallas, Texas"', "Dallas| Texas")
    .replace("; ", "/ ").replace(",", ";").replace("/ ", ", ").replace("| ", ", ").encode(),
    LINES.replace('"City, State"', "City| State").replace('"Dallas, Texas"', "Dallas| Texas")
    .replace(",", "\t").replace("| ", ", ").encode(),
    b"sep=,\r\n" + LINES.encode(),
    workbook(),
], ids=["utf-8", "bom", "utf-16", "utf-16-le", "utf-16-be", "semicolon",
        "tab", "sep", "xlsx"])  # fmt: skip
def test_the_same_table_in_all_dialects(content: bytes, tmp_path: Path) -> None:
    table = read(content, tmp_path)
    assert table.headings == HEADER
    assert [c.replace(", 5G", "; 5G") for c in rows(table)[0]] == list(LAMPS)
    assert table.strange == {}


def test_windows_letters_are_guessed_and_the_guess_is_told(tmp_path: Path) -> None:
    table = read("Project name,Country\r\nAlumbrado público,México\r\n".encode("cp1252"), tmp_path)
    assert rows(table) == [("Alumbrado público", "México")]
    assert "Windows-1252" in table.notices[0]


def test_mixed_encodings_are_refused_with_their_lines(tmp_path: Path) -> None:
    content = "Project name,Country\r\nA,México\r\n".encode() + "B,México".encode("cp1252")
    with pytest.raises(SpreadsheetError, match="line 2 is UTF-8 and line 3 is not"):
        read(content, tmp_path)


def test_a_title_above_and_empty_rows_between_do_not_matter(tmp_path: Path) -> None:
    def merge(book: Any) -> None:
        book.active.merge_cells("A1:D1")

    table = read(workbook([("Smart 50 Awards 2027", "x"), (), HEADER, (), LAMPS], merge), tmp_path)
    assert (table.header_row, [row.number for row in table.rows]) == (3, [5])
    assert table.merged == ()


def test_values_are_read_as_they_are_typed(tmp_path: Path) -> None:
    typed = [("=1+1", 2023.0, True, datetime(2018, 1, 1)), (1.5, "#N/A", date(2027, 5, 1), False)]
    table = read(workbook([HEADER, *typed]), tmp_path)
    assert rows(table) == [
        ("=1+1", "2023", "true", "2018-01-01"), ("1.5", "#N/A", "2027-05-01", "false"),
    ]  # fmt: skip
    assert table.strange == {
        (2, 0): "formula", (2, 3): "date", (3, 1): "error", (3, 2): "date"
    }  # fmt: skip


def test_a_guarded_text_of_an_export_is_no_formula(tmp_path: Path) -> None:
    table = read(b"Project name,Country\r\n'=1+1,''x\r\n=1+1,'=\r\n", tmp_path)
    assert rows(table) == [("=1+1", "''x"), ("=1+1", "=")]
    assert table.strange == {(3, 0): "formula"}


def test_merged_cells_are_named(tmp_path: Path) -> None:
    content = workbook([HEADER, LAMPS, LAMPS], lambda book: book.active.merge_cells("C2:C3"))
    assert read(content, tmp_path).merged == ((2, 2, "C2:C3"),)


def test_what_is_hidden_is_named(tmp_path: Path) -> None:
    def hide(book: Any) -> None:
        book.active.row_dimensions[3].hidden = True
        book.active.column_dimensions["C"].hidden = True
        for name, state in (("Drafts", "hidden"), ("More", "visible")):
            other = book.create_sheet(name)
            other.append(["x"])
            other.sheet_state = state

    table = read(workbook([HEADER, LAMPS, LAMPS], hide), tmp_path)
    assert len(table.rows) == 2
    told = " ".join(table.notices)
    assert "not read: More." in told
    assert "hidden and were not read: Drafts" in told
    assert "Hidden rows are read as all others are: 3." in told
    assert "Hidden columns are read as all others are: C." in told


def test_the_sheet_of_winners_is_read_and_any_other_if_wanted(tmp_path: Path) -> None:
    def add(book: Any) -> None:
        book.create_sheet("Winners").append(HEADER)
        book["Winners"].append(["Second"])

    content = workbook([HEADER, LAMPS], add)
    assert rows(read(content, tmp_path))[0][0] == "Second"
    assert rows(read(content, tmp_path, "Sheet"))[0][0] == LAMPS[0]
    with pytest.raises(SpreadsheetError, match="There is: Sheet, Winners"):
        read(content, tmp_path, "Losers")


def test_a_column_without_a_name_is_told_of(tmp_path: Path) -> None:
    table = read(b"Project name,,Country\nA,lost,B,lost too\n", tmp_path)
    assert [n[:8] for n in table.notices] == ["Column B", "Column D"]


@pytest.mark.parametrize("content", [
    b"Project name,Country,project  NAME\nA,B,C\n",
    workbook([("Project name", "Country", "project NAME"), LAMPS]),
])  # fmt: skip
def test_two_columns_of_one_name_are_refused(content: bytes, tmp_path: Path) -> None:
    with pytest.raises(SpreadsheetError, match="Columns A and C are both called"):
        read(content, tmp_path)


def test_columns_have_the_letters_of_a_spreadsheet() -> None:
    assert [letter(n) for n in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
    assert known("Country")
