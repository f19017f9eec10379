"""The fields of a changed record, with the words that went and those that came."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, Literal

from archive.comparison.records import Change

Mark = Literal["same", "gone", "new"]
Marked = tuple[tuple[Mark, str], ...]

_WORD = re.compile(r"\s+|\w+|[^\w\s]")
LONGEST = 600
"""Words up to which two texts are compared word by word."""


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
        return FieldChange(name, tuple(_compared(_entries(was), _entries(now))), is_list=True)
    old, new = _text(was), _text(now)
    words = _WORD.findall(old), _WORD.findall(new)
    if max(map(len, words)) > LONGEST:
        return FieldChange(name, _whole(old, new), is_list=False)
    pieces = ((mark, "".join(run)) for mark, run in _runs(*words))
    return FieldChange(name, tuple(pieces), is_list=False)


def _whole(old: str, new: str) -> Marked:
    pieces: tuple[tuple[Mark, str], ...] = (("gone", old), ("new", new))
    return tuple((mark, text) for mark, text in pieces if text)


def _entries(value: Any) -> list[str]:
    return (
        [_text(each) for each in value]
        if isinstance(value, list)
        else [_text(value)][: bool(value)]
    )


def _text(value: Any) -> str:
    """A value in words; nothing for what is not recorded."""
    if value is None:
        return ""
    if isinstance(value, dict):
        return "; ".join(_text(each) for each in value.values())
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _compared(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[Mark, str]]:
    for mark, run in _runs(old, new):
        yield from ((mark, entry) for entry in run)


def _runs(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[Mark, Sequence[str]]]:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            yield "same", old[a:b]
            continue
        if a < b:
            yield "gone", old[a:b]
        if c < d:
            yield "new", new[c:d]
