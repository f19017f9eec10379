"""The whole catalogue as rows, for a backup, and back: at whichever version its schema was then."""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    DateTime,
    Integer,
    MetaData,
    Table,
    insert,
    inspect,
    select,
    text,
)
from sqlalchemy.exc import SQLAlchemyError

from archive.catalogue import migrations
from archive.catalogue.database import make_file, reading
from archive.catalogue.engine import MIGRATE, engine
from archive.catalogue.faults import named_faults

PASSING = ("alembic_version", "sign_in_attempts", "visits")
"""Tables of the moment: nobody is to be signed in by a backup."""
AT_ONCE = 500

Lines = Iterable[str]
Row = dict[str, Any]


class NoRows(Exception):
    """What a table is to be filled with are no rows of it."""


def dump(url: str) -> Iterator[tuple[str, Iterator[str]]]:
    """Each table with its rows as lines of JSON, all as of one moment; what others need is first.

    The rows of a table are to be read before the next one is asked for.
    """
    with reading(url) as session:
        connection = session.connection()
        for table in _tables(connection):
            yield table.name, (f"{_line(row)}\n" for row in _rows(connection, table))


def version(url: str) -> str:
    """The version of the schema that `dump` gives the rows of."""
    with reading(url):
        return migrations.newest()


def fill(url: str, version: str, tables: Mapping[str, Lines]) -> None:
    """Make a catalogue of the rows of a dump, in one transaction, and bring it up to date.

    NoRows if a table cannot be filled with them.
    """
    make_file(url)
    with named_faults(url), engine(url, MIGRATE).begin() as connection:
        migrations.upgrade(connection, version)
        for table in _tables(connection):
            try:
                _fill(connection, table, tables.get(table.name, ()))
            except (ValueError, LookupError, TypeError, AttributeError, SQLAlchemyError) as error:
                raise NoRows(f"{table.name}: {str(error)[:200]}") from error
        migrations.upgrade(connection)


def _tables(connection: Connection) -> Iterator[Table]:
    """As they are, not as the code has them: a backup may be older than what restores it."""
    found, known = inspect(connection), MetaData()
    for name, _ in found.get_sorted_table_and_fkc_names():
        if name and name not in PASSING:
            keys = found.get_pk_constraint(name)["constrained_columns"]
            columns = found.get_columns(name)
            yield Table(
                name,
                known,
                *(Column(c["name"], c["type"], primary_key=c["name"] in keys) for c in columns),
            )


def _rows(connection: Connection, table: Table) -> Iterator[Row]:
    found = connection.execute(
        select(table).order_by(*table.primary_key), execution_options={"yield_per": AT_ONCE}
    )
    return (dict(row) for row in found.mappings())


def _line(row: Row) -> str:
    return json.dumps(row, ensure_ascii=False, default=datetime.isoformat)


def _fill(connection: Connection, table: Table, lines: Lines) -> None:
    rows: list[Row] = []
    for line in lines:
        rows.append(_row(table, json.loads(line)))
        if len(rows) == AT_ONCE:
            connection.execute(insert(table), rows)
            rows = []
    if rows:
        connection.execute(insert(table), rows)
    _count_on(connection, table)


def _row(table: Table, written: Row) -> Row:
    moments = [c.name for c in table.columns if isinstance(c.type, DateTime) and written[c.name]]
    return {**written, **{name: _moment(written[name]) for name in moments}}


def _moment(text: str) -> datetime:
    at = datetime.fromisoformat(text)
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def _count_on(connection: Connection, table: Table) -> None:
    """PostgreSQL does not notice numbers that it has not given itself."""
    keys = [c.name for c in table.primary_key if isinstance(c.type, Integer)]
    if connection.dialect.name != "postgresql" or len(keys) != 1:
        return
    name, key = table.name, keys[0]
    connection.execute(
        text(
            f"SELECT setval(s, max({key})) FROM {name}, "  # noqa: S608 - names of our own tables
            f"pg_get_serial_sequence('{name}', '{key}') AS s WHERE s IS NOT NULL GROUP BY s"
        )
    )
