"""The value of a cell of a workbook as it is typed."""

from datetime import date, datetime, time, timedelta
from typing import Any

from indexer.spreadsheet.limits import MOST_CHARACTERS
from indexer.spreadsheet.table import Kind


def typed(cell: Any) -> tuple[str, Kind | None]:
    """Its text, and what it is if it is not what a person typed: 3.0 is 3, a date is 2027-05-11."""
    value = cell.value
    if value is None:
        return "", None
    if isinstance(value, str):
        text = value.strip().replace("\r\n", "\n").replace("_x000D_", "").replace("\r", "\n")
        return text, _kind(cell.data_type, text)
    if isinstance(value, bool):
        return "true" if value else "false", None
    if isinstance(value, float):
        whole = value.is_integer() and abs(value) < 1e15
        return str(int(value)) if whole else repr(value), None
    if isinstance(value, date | time | timedelta):
        return _moment(value), "date"
    if isinstance(value, int):
        return str(value), None
    # A formula over many cells is an object of its own.
    return str(getattr(value, "text", "") or "=…"), "formula"


def _moment(value: date | time | timedelta) -> str:
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    return str(value)


def _kind(data_type: str, text: str) -> Kind | None:
    if data_type == "f":
        return "formula"
    if data_type == "e":
        return "error"
    return "long" if len(text) > MOST_CHARACTERS else None
