"""JSON: what is told as objects with the names of the table of facts; null is "not recorded"."""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from archive.domain.facts import FACTS, Cell, Fact, Row, Told
from archive.web.export.preface import Frame


def document(
    batches: Iterable[Sequence[Told]], frame: Frame, facts: Sequence[Fact[Any]] = FACTS
) -> Iterator[str]:
    """`{"data": [...], "meta": ..., "links": ...}`, with one record on each line."""
    yield '{"data": ['
    before = "\n"
    for batch in batches:
        yield "".join(f"{mark}{text(plain(told, facts))}" for mark, told in _marked(batch, before))
        before = ",\n" if batch else before
    yield f"\n],\n{_framing(frame)}}}\n"


def single(told: Told, frame: Frame) -> str:
    """The same with one winner instead of a list."""
    return f'{{"data": {text(plain(told))},\n{_framing(frame)}}}\n'


def plain(told: Told, facts: Sequence[Fact[Any]] = FACTS) -> dict[str, object]:
    """The facts as JSON knows them: a list where there may be several values."""
    return {fact.name: _value(fact, told[fact.name]) for fact in facts}


def text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _value(fact: Fact[Any], rows: tuple[Row, ...]) -> object:
    values = [_object(fact, row) for row in rows]
    if fact.many:
        return values
    return values[0] if values else None


def _object(fact: Fact[Any], row: Row) -> Cell | dict[str, Cell]:
    if not fact.parts[0].name:
        return row[0]
    return {part.name: cell for part, cell in zip(fact.parts, row, strict=True)}


def _marked(batch: Sequence[Told], before: str) -> Iterator[tuple[str, Told]]:
    return ((before if not number else ",\n", told) for number, told in enumerate(batch))


def _framing(frame: Frame) -> str:
    return ",\n".join(f"{text(name)}: {text(value)}" for name, value in frame.items())
