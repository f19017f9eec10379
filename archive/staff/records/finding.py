"""Finds records by any words in them: those of the catalogue, whether published or not."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from archive.domain.naming import words
from archive.staff.records.kinds import KINDS, Kind
from archive.staff.records.stock import Stock


@dataclass(frozen=True, slots=True)
class Found:
    """A record that has all of the words; `rank` is lower the better it fits."""

    kind: Kind
    key: str
    heading: str
    about: str
    rank: int


def find(stock: Stock, text: str, kind: str = "") -> tuple[Found, ...]:
    """The records of a kind, or of all, that hold every word: the nearest first."""
    wanted = words(text)
    kinds = [each for each in KINDS if kind in ("", each.name)]
    found = (one for each in kinds for one in _of(each, stock, wanted))
    return tuple(sorted(found, key=lambda one: one.rank))


def _of(kind: Kind, stock: Stock, wanted: str) -> Iterator[Found]:
    parts = wanted.split()
    for record in kind.records(stock.snapshot):
        key, heading = kind.key(record), kind.heading(record)
        named = words(f"{key} {heading}")
        rest = "" if all(p in named for p in parts) else _text(kind, key, record, stock)
        if all(part in named or part in rest for part in parts):
            rank = 0 if wanted in (words(key), words(heading)) else 2 if rest else 1
            yield Found(kind, key, heading, _about(kind, record), rank)


def _text(kind: Kind, key: str, record: Any, stock: Stock) -> str:
    known = stock.words.get((kind.name, key))
    if known is None:
        leaves = _leaves(record.model_dump(mode="json", exclude_defaults=True))
        known = stock.words[kind.name, key] = words(" ".join(leaves))
    return known


def _leaves(value: Any) -> Iterator[str]:
    if isinstance(value, dict | list | tuple):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _leaves(inner)
    else:
        yield str(value)


def _about(kind: Kind, record: Any) -> str:
    """What tells a record from one of the same name."""
    if kind.name == "winner":
        return f"{record.id}, {record.award} {record.year}, {record.place.label}"
    if kind.name == "withdrawal":
        return str(record.reason)
    return "" if kind.name in ("place alias", "correction", "golden query") else kind.key(record)
