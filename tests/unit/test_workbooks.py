"""A workbook is read as it was meant: texts as texts, whatever is in them, and whole."""

import io
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

import pytest
from openpyxl import load_workbook

from archive.domain.facts import Told, told
from archive.web.export import as_xlsx
from archive.web.export.preface import Preface
from tests.corpus import CORPUS, DALLAS, WINNERS, winner
from tests.taken import from_xlsx, of_record

PREFACE = Preface({}, (("What this is", "=1+1"),), datetime(2026, 5, 1, 20, 30, tzinfo=UTC))


def book(parts: Iterable[Sequence[Told]]) -> bytes:
    return b"".join(as_xlsx.workbook(parts, PREFACE))


def test_a_workbook_holds_texts_as_they_are_and_numbers_and_flags_as_such() -> None:
    title = '=HYPERLINK("http://evil.example","Prize")'
    content = book([[told(winner("2018-09", DALLAS, title=title), CORPUS)]])
    sheet = load_workbook(io.BytesIO(content))["Winners"]
    cells = {column.value: cell for column, cell in zip(sheet[1], sheet[2], strict=True)}
    assert cells["title"].value == title
    assert cells["title"].data_type == "s"
    assert cells["title"].quotePrefix
    assert cells["title"].hyperlink is None
    assert cells["year"].value == 2018
    assert cells["title_is_translation"].value is False
    assert cells["summary"].value is None


def test_a_workbook_tells_what_it_is_and_explains_its_columns() -> None:
    shown = load_workbook(io.BytesIO(book([[told(one, CORPUS) for one in WINNERS]])))
    assert shown.sheetnames == ["Winners", "About", "Columns"]
    assert [sheet.freeze_panes for sheet in shown] == ["A2"] * 3
    assert [cell.value for cell in shown["About"][2]] == ["What this is", "=1+1"]
    explained = [row[0].value for row in shown["Columns"].rows][1:]
    assert explained == [cell.value for cell in shown["Winners"][1]]
    assert shown["Winners"].auto_filter.ref == shown["Winners"].dimensions
    assert shown.properties.created == datetime(2026, 5, 1, 20, 30)


@pytest.mark.parametrize("letter", ["x", "😀", "\\"])
def test_what_is_too_long_for_a_cell_goes_on_and_is_not_cut(letter: str) -> None:
    long = winner("2018-09", DALLAS, outcomes=tuple(letter * 1990 + str(n) for n in range(10, 40)))
    content = book([[told(WINNERS[0], CORPUS), told(long, CORPUS)]])
    assert from_xlsx(content)[1] == of_record(long, CORPUS)
    shown = load_workbook(io.BytesIO(content))
    counted = [
        len(str(cell.value or "").encode("utf-16-le")) // 2
        for sheet in shown
        for row in sheet.rows
        for cell in row
    ]
    assert 16_000 <= max(counted) <= 32_767


def test_the_same_facts_are_the_same_workbook() -> None:
    parts = [[told(one, CORPUS) for one in WINNERS]]
    assert book(parts) == book(parts)


def test_an_empty_list_is_a_whole_workbook() -> None:
    assert from_xlsx(book([])) == []
