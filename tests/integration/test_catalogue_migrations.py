"""The migrations make what the models say, wholly or not at all."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, event, inspect, text

from archive.catalogue import migrations
from archive.catalogue.database import exists, migrate
from archive.catalogue.engine import MIGRATE, engine
from archive.catalogue.schema import METADATA
from tests.integration.catalogue_cases import address, fresh, on_sqlite

# On SQLite alembic cannot see what an index of expressions is over; the next test but one can.
pytestmark = pytest.mark.filterwarnings("ignore:.*expression-based index")


def test_alembic_finds_no_difference_between_migrations_and_models(tmp_path: Path) -> None:
    with engine(fresh(tmp_path), MIGRATE).connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), METADATA) == []


@on_sqlite
def test_migrations_and_models_say_the_same_to_the_letter(tmp_path: Path) -> None:
    migrated, modelled = fresh(tmp_path), address(tmp_path)
    with engine(modelled, MIGRATE).begin() as connection:
        METADATA.create_all(connection)
        expected = made(connection)
    with engine(migrated, MIGRATE).connect() as connection:
        assert made(connection) == expected


def test_a_schema_can_be_taken_down_and_put_up_again(tmp_path: Path) -> None:
    url = fresh(tmp_path)
    with engine(url, MIGRATE).begin() as connection:
        before = tables(connection)
        migrations.downgrade(connection)
        assert tables(connection) == {"alembic_version"}
        migrations.upgrade(connection)
        assert tables(connection) == before


def test_a_migration_that_is_interrupted_anywhere_leaves_nothing_behind(tmp_path: Path) -> None:
    url = address(tmp_path)
    statements = 0
    while interrupted(url, after=statements):
        with engine(url, MIGRATE).connect() as connection:
            assert tables(connection) == set()
        statements += 1
    assert statements > len(METADATA.tables)
    migrate(url)
    assert exists(url)


def test_the_newest_version_is_the_head_of_the_migrations(tmp_path: Path) -> None:
    with engine(fresh(tmp_path), MIGRATE).connect() as connection:
        context = MigrationContext.configure(connection)
        assert context.get_current_revision() == migrations.newest()


def test_where_nothing_is_to_be_done_alembic_is_not_even_imported(tmp_path: Path) -> None:
    url = fresh(tmp_path)
    code = (
        "import sys; from archive.catalogue.database import migrate; migrate(sys.argv[1]);"
        "sys.exit('alembic' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code, url], check=False).returncode == 0


def tables(connection: Connection) -> set[str]:
    return set(inspect(connection).get_table_names())


def made(connection: Connection) -> dict[str, list[str]]:
    """The parts of the statements that made each table and index, in no order.

    A column that was added later stands where SQLite puts it.
    """
    query = "SELECT name, sql FROM sqlite_master WHERE sql <> '' AND name <> 'alembic_version'"
    return {
        name: sorted(part for part in re.split(r"[\s,]*[,\n][\s,]*", sql) if part)
        for name, sql in connection.execute(text(query))
    }


def interrupted(url: str, after: int) -> bool:
    """Migrate, pressing Ctrl-C after some statements; False if it was too late."""
    left = iter(range(after))

    def press(*_: object) -> None:
        if next(left, None) is None:
            raise KeyboardInterrupt

    try:
        with engine(url, MIGRATE).begin() as connection:
            event.listen(connection, "before_cursor_execute", press)
            migrations.upgrade(connection)
    except KeyboardInterrupt:
        return True
    return False
