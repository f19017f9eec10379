"""What differs between two states of a record, field by field, in words that are marked."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from archive.comparison.marking import Marked, marked_entries, marked_words
from archive.staff.records.field import Field


@dataclass(frozen=True, slots=True)
class Differing:
    """A field in which two states differ, with both as text; `entries` are those of a list."""

    field: Field
    before: tuple[str, ...]
    after: tuple[str, ...]
    marked: Marked

    @property
    def is_list(self) -> bool:
        return _is_list(self.field)


def differing(
    fields: Iterable[Field], before: Mapping[str, Any], after: Mapping[str, Any]
) -> tuple[Differing, ...]:
    """The fields in which two contents differ, in the order of the form."""
    found = []
    for field in fields:
        was, now = before.get(field.name), after.get(field.name)
        if _plain(was) != _plain(now):
            old, new = told(field, was), told(field, now)
            found.append(Differing(field, old, new, _marked(field, old, new)))
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


def _marked(field: Field, before: tuple[str, ...], after: tuple[str, ...]) -> Marked:
    if _is_list(field):
        return marked_entries(before, after)
    return marked_words(" ".join(before), " ".join(after))
