"""One sheet as rows of texts, each text with the row and column where it stands."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["date", "formula", "error", "long"]
"""What a cell is that is no plain text, number, or true or false."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row by the number that a spreadsheet shows beside it; one text for every column."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """What was read of a file.

    `headings` are the names of the columns, empty where one has none. Columns are counted from
    nought. `strange` holds by row number and column the cells that are not what they seem; the text
    of a formula or an error is what a person would see typed. `sheets` are all that could have been
    read instead; `notices` say in whole sentences what was taken how.
    """

    sheet: str
    headings: tuple[str, ...]
    header_row: int
    rows: tuple[Row, ...]
    strange: Mapping[tuple[int, int], Kind] = field(default_factory=dict)
    merged: tuple[tuple[int, int, str], ...] = ()
    """Row and column where merged cells begin, and how a spreadsheet names them, as "A2:A4"."""
    sheets: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()


def letter(column: int) -> str:
    """What a spreadsheet calls a column that is counted from nought: A, Z, AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def column_of(name: str) -> int:
    """The column of a reference such as "AA7", counted from nought."""
    number = 0
    for character in name:
        if not "A" <= character <= "Z":
            break
        number = number * 26 + ord(character) - ord("A") + 1
    return number - 1
