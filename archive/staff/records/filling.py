"""Between the content of a record and what stands in the fields of its form.

A field of a part is named `place-city`, of a row `sources-0-url`; `sources-count` says how many
rows there are. A term that is chosen is `technologies-wifi`; `technologies-order` keeps the order
that the record has them in.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from archive.staff.records.field import Field
from archive.staff.records.kinds import Content

MOST_ROWS = 100
Values = dict[str, str]


def filled(fields: Iterable[Field], content: Mapping[str, Any], before: str = "") -> Values:
    """What stands in the fields for this content."""
    values: Values = {}
    for field in fields:
        values |= _filled(field, f"{before}{field.name}", content.get(field.name))
    return values


def _filled(field: Field, name: str, value: Any) -> Values:
    if field.widget == "part":
        return filled(field.fields, value or {}, f"{name}-")
    if field.widget == "rows":
        rows = list(value or ())
        values = {f"{name}-count": str(len(rows))}
        for number, row in enumerate(rows):
            values |= _row(field, f"{name}-{number}", row)
        return values
    if field.widget == "terms":
        chosen = list(value or ())
        return {f"{name}-order": " ".join(chosen)} | {f"{name}-{key}": "yes" for key in chosen}
    if field.widget == "lines":
        return {name: "\n".join(value or ())}
    if field.widget == "check":
        return {name: "yes"} if value else {}
    return {name: "" if value is None else str(value)}


def _row(field: Field, name: str, row: Any) -> Values:
    return {name: str(row)} if _is_plain(field) else filled(field.fields, row, f"{name}-")


def read(fields: Iterable[Field], values: Mapping[str, str], before: str = "") -> Content:
    """The content that was typed; what is empty is not recorded, and not in it.

    What is no number stays the text that it is, to be refused as one.
    """
    content: Content = {}
    for field in fields:
        value = _read(field, f"{before}{field.name}", values)
        if value not in (None, "", [], {}, False):
            content[field.name] = value
    return content


def _read(field: Field, name: str, values: Mapping[str, str]) -> Any:
    if field.widget == "part":
        return read(field.fields, values, f"{name}-")
    if field.widget == "rows":
        return [
            row for n in range(rows(values, name)) if (row := _one(field, f"{name}-{n}", values))
        ]
    if field.widget == "terms":
        return [*_terms(name, values)]
    text = values.get(name, "").replace("\r\n", "\n").strip()
    if field.widget == "lines":
        return [line.strip() for line in text.split("\n") if line.strip()]
    if field.widget == "check":
        return bool(text)
    if field.widget == "number":
        return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else text
    return text


def _one(field: Field, name: str, values: Mapping[str, str]) -> Any:
    if _is_plain(field):
        return values.get(name, "").replace("\r\n", "\n").strip()
    return read(field.fields, values, f"{name}-")


def _terms(name: str, values: Mapping[str, str]) -> Iterator[str]:
    """Those chosen: in the order that they had, and then as they come in the form."""
    had = values.get(f"{name}-order", "").split()
    known = [key for key in dict.fromkeys(had) if values.get(f"{name}-{key}")]
    yield from known
    for each, value in values.items():
        key = each.removeprefix(f"{name}-")
        if key not in (each, "order", *known) and value:
            yield key


def rows(values: Mapping[str, str], name: str) -> int:
    """How many rows a list has in the form."""
    text = values.get(f"{name}-count", "")
    return min(int(text), MOST_ROWS) if text.isascii() and text.isdigit() and len(text) < 6 else 0


def with_row(values: Mapping[str, str], name: str) -> Values:
    """The same form with an empty row more."""
    return {**values, f"{name}-count": str(min(rows(values, name) + 1, MOST_ROWS))}


def without_row(values: Mapping[str, str], name: str, number: int) -> Values:
    """The same form without one of the rows; those after it move up."""
    count = rows(values, name)
    kept = [n for n in range(count) if n != number]
    moved = {each: text for each, text in values.items() if _row_of(each, name) is None}
    for place, n in enumerate(kept):
        for each, text in values.items():
            if _row_of(each, name) == n:
                moved[f"{name}-{place}{each.removeprefix(f'{name}-{n}')}"] = text
    return moved | {f"{name}-count": str(len(kept))}


def _row_of(each: str, name: str) -> int | None:
    """In which row of a list a field stands."""
    rest = each.removeprefix(f"{name}-").partition("-")[0]
    return int(rest) if each != rest and each.startswith(f"{name}-") and rest.isdigit() else None


def _is_plain(field: Field) -> bool:
    return len(field.fields) == 1 and not field.fields[0].name
