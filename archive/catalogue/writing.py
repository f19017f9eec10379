"""How rows are written: as values, many in one statement, found by their keys."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from sqlalchemy import bindparam, delete, insert, update
from sqlalchemy.orm import InstrumentedAttribute, Session

from archive.catalogue.base import Base

Values = dict[str, Any]
"""The columns of a row by name."""


def insert_rows(session: Session, row: type[Base], values: Sequence[Values]) -> None:
    if values:
        session.execute(insert(row), values)


def update_rows(session: Session, row: type[Base], values: Sequence[Values]) -> None:
    """Give rows, found by their primary key, these values."""
    if values:
        session.execute(update(row), values)


def delete_rows(
    session: Session, column: InstrumentedAttribute[Any], keys: Iterable[object]
) -> None:
    """Delete the rows whose column holds one of the keys."""
    # One statement with many sets of parameters: databases limit how long an IN list may be.
    values = [{"wanted": key} for key in keys]
    if values:
        statement = delete(column.table).where(column == bindparam("wanted"))
        session.connection().execute(statement, values)


def write_numbered(
    session: Session, row: type[Base], values: Sequence[Values], known: Collection[str]
) -> None:
    """Write rows that have an order; `known` are the ids that are there already."""
    numbered = [{**value, "position": position} for position, value in enumerate(values)]
    insert_rows(session, row, [value for value in numbered if value["id"] not in known])
    update_rows(session, row, [value for value in numbered if value["id"] in known])
