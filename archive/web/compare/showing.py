"""How a compared fact looks on the page: what it is called, what is said beside it, its link."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from archive.domain.facts import Cell, Fact, Row
from archive.domain.naming import slugify
from archive.domain.place import PlaceName
from archive.domain.side_by_side import Entry, Line, State
from archive.web import links, reading
from archive.web.filters import host

NAMING = ("label", "name")
"""The sides of a value that name it; else the first one does."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One value. `aside` tells its other sides, `common` how many winners share it, in words."""

    text: str
    aside: str = ""
    url: str = ""
    common: str = ""


@dataclass(frozen=True, slots=True)
class ShownLine:
    """One fact of all winners; a cell without values is "not recorded"."""

    label: str
    state: State
    cells: tuple[tuple[Shown, ...], ...]


def shown(line: Line) -> ShownLine:
    """A line of a comparison, in words."""
    many = len(line.entries) if line.fact.many else 1
    cells = tuple(tuple(_value(line.fact, e, many) for e in of_one) for of_one in line.entries)
    return ShownLine(line.fact.label, line.state, cells)


def _value(fact: Fact[Any], entry: Entry, many: int) -> Shown:
    text, aside, url = _SHOWN.get(fact.name, _plain)(fact, entry.row)
    return Shown(text, aside, url, _common(entry.shared, many))


def _common(shared: int, many: int) -> str:
    if many < 2 or shared < 2:
        return ""
    return "in all" if shared == many else f"in {shared} of {many}"


Sides = tuple[str, str, str]
"""A text, what is said beside it, and where it leads."""


def _plain(fact: Fact[Any], row: Row) -> Sides:
    """Any fact, a new one too."""
    named = next((at for at, part in enumerate(fact.parts) if part.name in NAMING), 0)
    others = [
        f"{part.label}: {_text(cell)}"
        for at, (part, cell) in enumerate(zip(fact.parts, row, strict=True))
        if at != named and cell is not None
    ]
    return _text(row[named]), ", ".join(others), ""


def _text(cell: Cell) -> str:
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    return "" if cell is None else str(cell)


def _sides(fact: Fact[Any], row: Row) -> dict[str, str]:
    return {part.name: _text(cell) for part, cell in zip(fact.parts, row, strict=True)}


def _edition(_: Fact[Any], row: Row) -> Sides:
    key = _text(row[0])
    editions = reading.release().snapshot.editions
    label = next((edition.label for edition in editions if edition.key == key), key)
    return label, "", links.edition_key(key)


def _confidence(_: Fact[Any], row: Row) -> Sides:
    stated = row[0] == "stated"
    return ("A source states it" if stated else "Inferred from other evidence"), "", ""


def _place(fact: Fact[Any], row: Row) -> Sides:
    sides = _sides(fact, row)
    named = {name: sides[name] or None for name in ("city", "region", "country")}
    text = ", ".join(dict.fromkeys(name for name in named.values() if name))
    aside = f"written “{sides['as_written']}” by a source" if sides["as_written"] else ""
    place = PlaceName.model_validate(named)
    return text, aside, links.subject("city", place.slug) if place.city else ""


def _partner(fact: Fact[Any], row: Row) -> Sides:
    sides = _sides(fact, row)
    return sides["name"], sides["sector"] or "sector not recorded", ""


def _source(fact: Fact[Any], row: Row) -> Sides:
    sides = _sides(fact, row)
    return sides["publisher"], f"{host(sides['url'])}, on the {sides['supports']}", sides["url"]


def _term(facet: str) -> Callable[[Fact[Any], Row], Sides]:
    def term(fact: Fact[Any], row: Row) -> Sides:
        sides = _sides(fact, row)
        return sides["label"], "", links.subject(facet, sides["id"])

    return term


def _named(facet: str) -> Callable[[Fact[Any], Row], Sides]:
    def named(_: Fact[Any], row: Row) -> Sides:
        return _text(row[0]), "", links.value(facet, slugify(_text(row[0])))

    return named


_SHOWN: Mapping[str, Callable[[Fact[Any], Row], Sides]] = {
    "edition": _edition,
    "places": _place,
    "partners": _partner,
    "sources": _source,
    "technologies": _term("technology"),
    "focus_areas": _term("focus_area"),
    "honours": _named("honour"),
    "category": _named("category"),
    "confidence": _confidence,
}
