"""Where a table begins: which row names the columns, and how many columns there are."""

from collections.abc import Callable, Sequence

from archive.errors import SpreadsheetError
from indexer.spreadsheet.limits import HEADER_WITHIN, MOST_COLUMNS, MOST_ROWS
from indexer.spreadsheet.table import Row, letter

LONGEST = 200
"""Characters of a heading, so that no report grows with it."""


def header_at(rows: Sequence[Row], known: Callable[[str], bool]) -> int:
    """The place among the first rows of the one with the most known names of columns.

    Where none has any, the first that holds two texts or more. SpreadsheetError without such a row.
    """
    first = rows[:HEADER_WITHIN]
    best = max(range(len(first)), key=lambda at: (_named(first[at], known), -at), default=None)
    if best is not None and _named(first[best], known):
        return best
    for at, row in enumerate(first):
        if sum(map(bool, row.cells)) > 1:
            return at
    raise SpreadsheetError(
        "No row with the names of columns was found among the first rows. Begin with one, as the "
        "template does."
    )


def headings_of(row: Row) -> tuple[str, ...]:
    """The names of the columns. SpreadsheetError if two are the same or there are too many."""
    names = [" ".join(text.split())[:LONGEST] for text in row.cells]
    while names and not names[-1]:
        names.pop()
    refuse_width(len(names))
    first: dict[str, int] = {}
    for column, name in enumerate(names):
        other = first.setdefault(name.casefold(), column)
        if name and other != column:
            raise SpreadsheetError(
                f"Columns {letter(other)} and {letter(column)} are both called “{name}” in row "
                f"{row.number}. Give one of them another name, or remove it."
            )
    return tuple(names)


def refuse_width(columns: int) -> None:
    if columns > MOST_COLUMNS:
        raise SpreadsheetError(
            f"The table has {columns:,} columns, and {MOST_COLUMNS} can be read. Remove those that "
            "are not needed."
        )


def refuse_length(rows: int) -> None:
    if rows > MOST_ROWS:
        raise SpreadsheetError(
            f"The table has {rows:,} rows, and {MOST_ROWS:,} can be read. Hand it over in parts."
        )


def nameless(headings: Sequence[str], rows: Sequence[Row]) -> tuple[str, ...]:
    """A sentence for each column without a name that holds something, which is not read."""
    width = max((len(row.cells) for row in rows), default=0)
    return tuple(
        f"Column {letter(column)} has no name, and is not read."
        for column in range(width)
        if not (column < len(headings) and headings[column])
        and any(column < len(row.cells) and row.cells[column] for row in rows)
    )


def within(row: Row, width: int) -> Row:
    """The row with one text for each of so many columns."""
    cells = row.cells[:width]
    return row if len(row.cells) == width else Row(row.number, cells + ("",) * (width - len(cells)))


def _named(row: Row, known: Callable[[str], bool]) -> int:
    return sum(known(text) for text in row.cells if text)
