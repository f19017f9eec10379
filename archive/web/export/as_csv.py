"""CSV by RFC 4180: one row for each winner, one column for each side of a fact.

Values of one cell stand apart by ";"; within such a value a ";" or "\\" has a "\\" before it. What
a spreadsheet would take for a formula has a "'" before it, and so has what begins so already:
whoever takes away one "'" before such a text has every fact back.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from archive.domain.facts import FACTS, Cell, Fact, Told

SEPARATOR = ";"
FORMULA = re.compile("'*[=+\\-@\t\r\n＝＋－＠]")
"""How a text begins that a spreadsheet may take for a formula; some know the wide forms too."""
_MAY_BEGIN_ONE = frozenset("'=+-@\t\r\n＝＋－＠")
_APART = str.maketrans({"\\": "\\\\", SEPARATOR: f"\\{SEPARATOR}"})


def lines(batches: Iterable[Sequence[Told]], facts: Sequence[Fact[Any]] = FACTS) -> Iterator[str]:
    """The header, then the rows of one batch at a time."""
    yield _header(facts)
    for batch in batches:
        yield written(_row(facts, told) for told in batch)


def line(told: Told) -> bytes:
    """The row of one winner."""
    return written((_row(FACTS, told),)).encode()


def gathered(batches: Iterable[Sequence[bytes]]) -> Iterator[bytes]:
    """The same table from the rows of its winners."""
    yield _header(FACTS).encode()
    for batch in batches:
        yield b"".join(batch)


def _header(facts: Sequence[Fact[Any]]) -> str:
    return written([[column.name for fact in facts for column in fact.columns]])


def written(rows: Iterable[Iterable[str]]) -> str:
    """Rows of cells, quoted where they have to be."""
    table = io.StringIO()
    csv.writer(table).writerows(rows)
    return table.getvalue()


def _row(facts: Sequence[Fact[Any]], told: Told) -> list[str]:
    row: list[str] = []
    for fact in facts:
        row += cells(fact, told)
    return row


def cells(fact: Fact[Any], told: Told) -> Sequence[str]:
    """A cell for each side of a fact, guarded."""
    rows = told[fact.name]
    if not rows:
        return ("",) * len(fact.parts)
    if fact.many:
        return [joined(map(_guarded, side)) for side in zip(*rows, strict=True)]
    return [_guarded(cell) for cell in rows[0]]


def joined(texts: Iterable[str]) -> str:
    """The values of one cell."""
    return SEPARATOR.join(map(_apart, texts))


def _apart(text: str) -> str:
    return text.translate(_APART) if SEPARATOR in text or "\\" in text else text


def as_text(cell: Cell) -> str:
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return "" if cell is None else str(cell)


def _guarded(cell: Cell) -> str:
    """As text; a number below zero is no formula."""
    if not isinstance(cell, str):
        return as_text(cell)
    return f"'{cell}" if cell[:1] in _MAY_BEGIN_ONE and FORMULA.match(cell) else cell
