"""How the catalogue is opened, and what is said when it cannot be."""

from collections.abc import Callable
from pathlib import Path
from threading import Thread
from time import sleep

import pytest
from sqlalchemy import NullPool, create_engine, text

from archive.catalogue.database import exists, migrate, reading, writing
from archive.catalogue.faults import called, named_faults
from archive.catalogue.store import apply
from archive.errors import ArchiveError, CatalogueError
from indexer.store import store
from tests.corpus import CORPUS, DALLAS, winner
from tests.integration.catalogue_cases import (
    WHOLE,
    address,
    batch,
    fresh,
    on_sqlite,
    snapshot_in,
    with_words,
)

ONE = winner("2018-01", DALLAS)
MANY = tuple(winner(f"2018-{n}", DALLAS, summary="word " * 300) for n in range(10, 99))


def test_errors_of_the_catalogue_are_errors_of_the_archive() -> None:
    assert issubclass(CatalogueError, ArchiveError)


@on_sqlite
def test_readers_go_on_while_somebody_writes_and_foreign_keys_are_kept(tmp_path: Path) -> None:
    with reading(fresh(tmp_path)) as session:
        assert session.scalar(text("PRAGMA journal_mode")) == "wal"
        assert session.scalar(text("PRAGMA foreign_keys")) == 1
        assert session.scalar(text("PRAGMA busy_timeout")) == 10_000


def test_the_folder_is_made_with_the_catalogue(tmp_path: Path) -> None:
    url = address(tmp_path / "not" / "there" / "yet")
    assert not exists(url)
    migrate(url)
    assert exists(url)


def test_a_winner_without_an_edition_is_refused_by_the_database(tmp_path: Path) -> None:
    insert = (
        "INSERT INTO winners (id, edition_id, title_is_translation, confidence) "
        "VALUES ('2018-01', 'nowhere', {no}, 'stated')"
    )
    with (
        pytest.raises(CatalogueError, match="nothing was changed"),
        writing(fresh(tmp_path)) as session,
    ):
        session.execute(text(insert.format(no="false")))
        session.flush()


def test_a_reading_session_cannot_write(tmp_path: Path) -> None:
    url = with_words(tmp_path)
    with pytest.raises(CatalogueError, match=r"read-?only"), reading(url) as session:
        session.execute(text("DELETE FROM loads"))


def test_a_reader_sees_one_moment_while_another_writes(tmp_path: Path) -> None:
    url = with_words(tmp_path)
    count = text("SELECT count(*) FROM winners")
    with reading(url) as session:
        assert session.scalar(count) == 0
        store(url, WHOLE, "Ada")
        assert session.scalar(count) == 0
    assert len(snapshot_in(url).winners) == len(CORPUS.winners)


@on_sqlite
def test_a_second_writer_waits_for_the_first(tmp_path: Path) -> None:
    url = with_words(tmp_path)
    second = Thread(target=store, args=(url, batch(ONE), "Ben"))
    with writing(url) as session:
        second.start()
        sleep(0.2)
        assert session.scalar(text("SELECT count(*) FROM winners")) == 0
    second.join()
    assert snapshot_in(url).winners == (ONE,)


@on_sqlite
def test_a_writer_that_waited_in_vain_is_told_why(tmp_path: Path) -> None:
    url = fresh(tmp_path)
    impatient = create_engine(url, connect_args={"timeout": 0}, poolclass=NullPool)
    with (
        writing(url),
        pytest.raises(CatalogueError, match=r"is being written by someone else\. Wait a little"),
        named_faults(url),
        impatient.connect() as connection,
    ):
        connection.exec_driver_sql("BEGIN IMMEDIATE")


@on_sqlite
def test_reading_what_is_not_there_says_what_to_do_and_makes_nothing(tmp_path: Path) -> None:
    url = address(tmp_path)
    with pytest.raises(CatalogueError) as refused, reading(url):
        pass
    assert str(refused.value) == (
        f"The catalogue {url} is not there yet. Run `python -m indexer load data`."
    )
    with pytest.raises(CatalogueError, match="is not there yet"), writing(url):
        pass
    assert not list(tmp_path.iterdir())


@on_sqlite
def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(CatalogueError) as refused:
        store(f"sqlite:///{tmp_path}/file/instance/catalogue.sqlite", WHOLE, "Ada")
    assert str(refused.value) == (
        f"The folder {tmp_path}/file/instance cannot be made or written: Not a directory. "
        "Set ARCHIVE_INSTANCE to a folder that can be written."
    )


@on_sqlite
def test_a_folder_in_place_of_the_file_cannot_be_opened(tmp_path: Path) -> None:
    (tmp_path / "catalogue.sqlite").mkdir()
    with pytest.raises(CatalogueError, match=r"cannot be used: unable to open database file\. "):
        migrate(f"sqlite:///{tmp_path}/catalogue.sqlite")


@on_sqlite
@pytest.mark.parametrize("use", [migrate, exists])
def test_a_file_that_is_no_catalogue_is_left_as_it_is(
    tmp_path: Path, use: Callable[[str], object]
) -> None:
    path = tmp_path / "catalogue.sqlite"
    path.write_text("These are the minutes of the meeting, not a database. " * 40)
    before = path.read_bytes()
    with pytest.raises(CatalogueError, match="cannot be used: file is not a database"):
        use(f"sqlite:///{path}")
    assert path.read_bytes() == before


@on_sqlite
def test_a_full_disk_is_told_and_changes_nothing(tmp_path: Path) -> None:
    url = with_words(tmp_path)
    before = snapshot_in(url)
    with pytest.raises(CatalogueError, match="disk is full"), writing(url) as session:
        # SQLite's own limit stands in for a disk without room.
        session.execute(text("PRAGMA max_page_count = 1"))
        apply(session, batch(*MANY), "Ada")
    assert snapshot_in(url) == before


def test_a_catalogue_of_a_newer_program_is_not_touched(tmp_path: Path) -> None:
    url = with_words(tmp_path)
    with writing(url) as session:
        session.execute(text("UPDATE alembic_version SET version_num = 'r9999_later'"))
    with pytest.raises(CatalogueError, match=r"made by a newer version of this program"):
        migrate(url)
    with pytest.raises(CatalogueError, match="made by another version"), reading(url):
        pass


@pytest.mark.parametrize("url", ["", "not an address", "sqlite://", "sqlite:///:memory:"])
def test_an_address_that_cannot_be_used_is_refused(url: str) -> None:
    with pytest.raises(CatalogueError, match="Write sqlite:///path/to/the/file"):
        migrate(url)


def test_a_database_without_its_driver_is_refused() -> None:
    with pytest.raises(CatalogueError, match="ARCHIVE_DATABASE is no address"):
        migrate("oracle://scott:tiger@localhost/archive")


def test_no_message_shows_a_password() -> None:
    shown = called("postgresql+psycopg://ada:secret@localhost/archive")
    assert shown == "The catalogue postgresql+psycopg://ada:***@localhost/archive"


@on_sqlite
def test_nobody_else_may_read_a_catalogue(tmp_path: Path) -> None:
    url = address(tmp_path)
    migrate(url)
    assert Path(url.removeprefix("sqlite:///")).stat().st_mode & 0o077 == 0
