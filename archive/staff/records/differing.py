"""What differs between two states of a record, field by field, in words that are marked."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, Literal

from archive.staff.records.field import Field

Mark = Literal["same", "gone", "new"]
Marked = tuple[tuple[Mark, str], ...]
_WORD = re.compile(r"\s+|\w+|[^\w\s]")
LONGEST = 400
"""Words up to which two texts are compared word by word."""


@dataclass(frozen=True, slots=True)
class Differing:
    """A field in which two states differ, with both as text; `entries` are those of a list."""

    field: Field
    before: tuple[str, ...]
    after: tuple[str, ...]
    marked: Marked

    @property
    def is_list(self) -> bool:
        return self.field.widget in ("lines", "terms", "rows")


def differing(
    fields: Iterable[Field], before: Mapping[str, Any], after: Mapping[str, Any]
) -> tuple[Differing, ...]:
    """The fields in which two contents differ, in the order of the form."""
    found = []
    for field in fields:
        was, now = before.get(field.name), after.get(field.name)
        if _plain(was) != _plain(now):
            old, new = told(field, was), told(field, now)
            marked = _marked(old, new) if _is_list(field) else _words(old, new)
            found.append(Differing(field, old, new, marked))
    return tuple(found)


def told(field: Field, value: Any) -> tuple[str, ...]:
    """A value in words: an entry for each of a list, none for what is not recorded."""
    if _plain(value) is None:
        return ()
    if field.widget == "rows":
        return tuple(_row(field.fields, row) for row in value)
    if field.widget in ("lines", "terms"):
        return tuple(map(str, value))
    if field.widget == "part":
        return (_row(field.fields, value),)
    return ("yes",) if value is True else (str(value),)


def _plain(value: Any) -> Any:
    """Nothing, however it is written, is nothing."""
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value] or None
    if isinstance(value, dict):
        return {k: _plain(v) for k, v in value.items() if _plain(v) is not None} or None
    return None if value in ("", False) else value


def _row(fields: Iterable[Field], row: Any) -> str:
    if not isinstance(row, Mapping):
        return str(row)
    return "; ".join(str(row[f.name]) for f in fields if row.get(f.name) not in (None, ""))


def _is_list(field: Field) -> bool:
    return field.widget in ("lines", "terms", "rows")


def _words(before: tuple[str, ...], after: tuple[str, ...]) -> Marked:
    old, new = _WORD.findall(" ".join(before)), _WORD.findall(" ".join(after))
    if max(len(old), len(new)) > LONGEST:
        return tuple(_both(" ".join(before), " ".join(after)))
    return tuple((mark, "".join(words)) for mark, words in _compared(old, new))


def _both(before: str, after: str) -> Iterator[tuple[Mark, str]]:
    yield from ((m, t) for m, t in (("gone", before), ("new", after)) if t)  # type: ignore[misc]


def _marked(before: tuple[str, ...], after: tuple[str, ...]) -> Marked:
    return tuple((mark, text) for mark, texts in _compared(before, after) for text in texts)


def _compared(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[Mark, Sequence[str]]]:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            yield "same", old[a:b]
            continue
        if a < b:
            yield "gone", old[a:b]
        if c < d:
            yield "new", new[c:d]
