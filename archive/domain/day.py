"""Whole days, written as `2027-05-03`."""

from datetime import UTC, date, datetime
from typing import Annotated

from pydantic import AfterValidator, StringConstraints
from pydantic_core import PydanticCustomError


def _in_the_calendar(text: str) -> str:
    try:
        date.fromisoformat(text)
    except ValueError:
        raise PydanticCustomError("no_day", "is not in the calendar") from None
    return text


Day = Annotated[
    str, StringConstraints(pattern=r"^\d{4}-\d\d-\d\d$"), AfterValidator(_in_the_calendar)
]


def beginning(day: Day) -> datetime:
    """The day's first moment, in UTC."""
    return datetime.combine(date.fromisoformat(day), datetime.min.time(), UTC)
