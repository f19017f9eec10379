"""The words that a press text may have beside those of the record: the ones that join it."""

import calendar
import re
from collections.abc import Iterable, Iterator

from archive.domain.edition import Edition
from archive.domain.record import Record

_JOINING = """
    a according all also and are area areas as awards categories category counts deployment
    described edition english evidence focus follows from further had has honour honours in
    inferred inhabitant inhabitants is it no none of on or organisation organiser original other
    outcome outcomes outright partner partners pilot place places plain programme project projects
    recorded rendering silent some source sources states technologies technology that the this
    title to which winner winners with won be ceremony for archive award disagree
"""
GLUE = frozenset(_JOINING.split())


def strange_words(text: str, records: Iterable[Record], *numbers: int) -> set[str]:
    """The words of a text that are neither in one of the records nor among those that join."""
    told = set(words(" ".join(line for record in records for line in _texts(record))))
    counted = {word for number in numbers for word in words(f"{number:,}")}
    return set(words(text)) - told - counted - GLUE


def words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.lower())


def _texts(value: object) -> Iterator[str]:
    """Everything that a record says, its numbers as they are written, its dates with months."""
    if isinstance(value, Record):
        for name in type(value).model_fields:
            yield from _texts(getattr(value, name))
        if isinstance(value, Edition) and value.ceremony_date:
            parts = [int(part) for part in value.ceremony_date.split("-")]
            yield " ".join(map(str, parts))
            yield calendar.month_name[parts[1]] if len(parts) > 1 else ""
    elif isinstance(value, tuple):
        for item in value:
            yield from _texts(item)
    elif isinstance(value, int) and not isinstance(value, bool):
        yield f"{value} {value:,}"
    elif isinstance(value, str):
        yield value
