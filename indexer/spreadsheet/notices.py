"""What is told of a workbook that does not show all that it holds."""

from collections.abc import Iterator, Sequence

from indexer.spreadsheet.shape import Shape
from indexer.spreadsheet.table import letter

OURS = ("about", "columns", "continued", "example", "how to", "vocabulary", "places", "lists")
"""Sheets of our own exports and templates beside the winners; nobody misses them."""


def unread_sheets(shown: Sequence[str], hidden: Sequence[str]) -> Iterator[str]:
    """Of the other sheets, by their titles."""
    others = [title for title in shown if title.strip().lower() not in OURS]
    if others:
        yield f"These sheets were not read: {', '.join(others)}."
    concealed = [title for title in hidden if title.strip().lower() not in OURS]
    if concealed:
        yield f"These sheets are hidden and were not read: {', '.join(concealed)}."


def hidden_parts(
    shape: Shape, header: int, rows: set[int], headings: Sequence[str]
) -> Iterator[str]:
    """Of the rows and columns that are read though the sheet does not show them."""
    concealed = sorted(row for row in shape.hidden_rows if row > header and row in rows)
    if concealed:
        some = ", ".join(map(str, concealed[:10])) + (" …" if len(concealed) > 10 else "")
        yield f"Hidden rows are read as all others are: {some}. Delete what is not meant."
    columns = [column for column in sorted(shape.hidden_columns) if column < len(headings)]
    if columns:
        some = ", ".join(map(letter, columns[:10]))
        yield f"Hidden columns are read as all others are: {some}."
