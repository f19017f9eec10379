"""Says of what the door of all edits refused in which cell of the spreadsheet it stands."""

from collections.abc import Iterable, Mapping

from archive.errors import Problem
from indexer.importing.cells import Cells
from indexer.importing.columns import PLACES
from indexer.importing.draft import field_of
from indexer.importing.finding import Suggestion

SIDES: Mapping[str, Mapping[str, str]] = {
    "place": {"city": "places_city", "region": "places_region", "country": "places_country"},
    "partners": {"name": "partners_name", "sector": "partners_sector"},
    "sources": {
        "url": "sources_url", "publisher": "sources_publisher", "supports": "sources_supports",
    },
}  # fmt: skip
MISSING: Mapping[str, tuple[str, str]] = {
    "sources": (
        "has no source", "Name a source for the row, or one for all rows that have none."
    ),
    "place": ("has no place", "Write where the winner is."),
    "url": ("has no address", "Write the whole address, from https:// on."),
    "publisher": ("has no publisher", "Write who made the page, or one for all rows."),
}  # fmt: skip
"""What is said of a fact that a record must have."""


def locate(problems: Iterable[Problem], cells: Cells, rows: Mapping[str, int]) -> None:
    """Add a finding for each problem; what is in no row concerns the file.

    Of a field that a finding was about already nothing more is said: it follows from that.
    """
    known = {(found.row, field_of(found.key)) for found in cells.findings}
    texts = {row.number: row.cells for row in cells.table.rows}
    for problem in problems:
        row = rows.get(problem.record.removeprefix("winner "), 0)
        if not row:
            what = " ".join(filter(None, (problem.record, problem.field)))
            message = f"{what}: {problem.message}" if what else problem.message
            cells.finding("file", 0, "", "", message, problem.fix)
            continue
        key = _key(problem.field, cells.columns)
        if (row, field_of(key)) in known:
            continue
        column = cells.columns.get(key)
        written = texts[row][column] if column is not None else ""
        message, fix = _words(problem)
        if key == "sources_url" and written.startswith("www.") and ";" not in written:
            whole = (Suggestion(f"https://{written}", f"https://{written}"),)
            cells.finding("value", row, key, written, message, fix, whole)
        else:
            cells.finding("cell", row, key, written, message, fix)


def _key(field: str, columns: Mapping[str, int]) -> str:
    """The key of the column that tells a field such as "sources 2, url"."""
    first, _, side = field.partition(", ")
    name = first.partition(" ")[0]
    name = "place" if name == "other_places" else name
    if name not in SIDES:
        return name
    wanted = SIDES[name].get(side, next(iter(SIDES[name].values())))
    if name == "place" and wanted not in columns:
        return next((key for key in PLACES if key in columns), "place")
    return wanted


def _words(problem: Problem) -> tuple[str, str]:
    """In the words of a spreadsheet instead of those of a file."""
    name = problem.field.rpartition(", ")[2]
    absent = problem.message.endswith(("is missing", "is an empty list", "is empty"))
    if absent and name in MISSING:
        return MISSING[name]
    if "has the wrong form" in problem.message and name == "url":
        return "is no web address", "Write the whole address, from https:// on, without blanks."
    return problem.message, problem.fix
