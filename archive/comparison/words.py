"""The fields of a changed record, with the words that went and those that came."""

import json
from dataclasses import dataclass
from typing import Any

from archive.comparison.marking import Marked, marked_entries, marked_words
from archive.comparison.records import Change


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field that differs. The pieces of an `is_list` are its entries, of others its words."""

    name: str
    marked: Marked
    is_list: bool


def field_changes(change: Change) -> tuple[FieldChange, ...]:
    """Every field that differs, in the order of the record."""
    return tuple(_field(change, name) for name in change.fields)


def _field(change: Change, name: str) -> FieldChange:
    was, now = ((content or {}).get(name) for content in (change.before, change.after))
    if isinstance(was, list) or isinstance(now, list):
        return FieldChange(name, marked_entries(_entries(was), _entries(now)), is_list=True)
    return FieldChange(name, marked_words(_text(was), _text(now)), is_list=False)


def _entries(value: Any) -> list[str]:
    if isinstance(value, list):
        return [_text(each) for each in value]
    return [_text(value)] if value else []


def _text(value: Any) -> str:
    """A value in words; nothing for what is not recorded."""
    if value is None:
        return ""
    if isinstance(value, dict):
        return "; ".join(_text(each) for each in value.values())
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
