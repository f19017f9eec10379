"""JSON: what is told as objects with the names of the table of facts; null is "not recorded"."""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from archive.domain.facts import FACTS, Cell, Fact, Row, Told
from archive.web.export.preface import Frame

# Many a reader takes these for the end of a line, though JSON does not.
_NO_BREAKS = str.maketrans({c: f"\\u{ord(c):04x}" for c in "\x85\u2028\u2029"})
_ENCODER = json.JSONEncoder(ensure_ascii=False)


def document(
    batches: Iterable[Sequence[Told]], frame: Frame, facts: Sequence[Fact[Any]] = FACTS
) -> Iterator[str]:
    """`{"data": [...], "meta": ..., "links": ...}`, with one record on each line."""
    rows = ([text(plain(told, facts)).encode() for told in batch] for batch in batches)
    return (piece.decode() for piece in gathered(rows, frame))


def line(told: Told) -> bytes:
    """One winner on a line of its own, without its end."""
    return text(plain(told)).translate(_NO_BREAKS).encode()


def gathered(batches: Iterable[Sequence[bytes]], frame: Frame) -> Iterator[bytes]:
    """The same document from the lines of its records."""
    yield b'{"data": ['
    before = b"\n"
    for batch in filter(None, batches):
        yield before + b",\n".join(batch)
        before = b",\n"
    yield f"\n],\n{_framing(frame)}}}\n".encode()


def single(told: Told, frame: Frame) -> str:
    """The same with one winner instead of a list."""
    return f'{{"data": {text(plain(told))},\n{_framing(frame)}}}\n'


def plain(told: Told, facts: Sequence[Fact[Any]] = FACTS) -> dict[str, object]:
    """The facts as JSON knows them: a list where there may be several values."""
    return {fact.name: _value(fact, told[fact.name]) for fact in facts}


def text(value: object) -> str:
    return _ENCODER.encode(value)


def _value(fact: Fact[Any], rows: tuple[Row, ...]) -> object:
    values = [_object(fact, row) for row in rows]
    if fact.many:
        return values
    return values[0] if values else None


def _object(fact: Fact[Any], row: Row) -> Cell | dict[str, Cell]:
    if not fact.parts[0].name:
        return row[0]
    return {part.name: cell for part, cell in zip(fact.parts, row, strict=True)}


def _framing(frame: Frame) -> str:
    return ",\n".join(f"{text(name)}: {text(value)}" for name, value in frame.items())
