"""What is said of the tables in the words of the W3C holds, as the csvw library reads it."""

import json
from pathlib import Path

import pytest
from csvw import CSVW, TableGroup

from archive.web.data.tables import TABLES
from tests.integration.nasty_record import RECORD, client_over, saved
from tests.taken import from_rows, of_record


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tables with what is said of each, and of all, as somebody saved them."""
    folder = tmp_path_factory.mktemp("tables")
    save = saved(client_over(RECORD, tmp_path_factory.mktemp("instance")), folder)
    save("csv-metadata.json")
    for table in TABLES:
        save(table.file)
        save(f"{table.file}-metadata.json")
    return folder


@pytest.mark.parametrize("name", [table.file for table in TABLES])
def test_each_table_is_valid_by_what_is_said_of_it(folder: Path, name: str) -> None:
    read = CSVW(str(folder / name), validate=True)
    assert read.is_valid
    assert not read.warnings
    assert list(read.tables[0])


def test_references_between_tables_hold(folder: Path) -> None:
    group = TableGroup.from_file(folder / "csv-metadata.json")
    group.check_referential_integrity(strict=True)
    assert [str(table.url) for table in group.tables] == [table.file for table in TABLES]
    assert sum(len(table.tableSchema.foreignKeys) for table in group.tables) == 2


def test_winners_are_read_back_whole(folder: Path) -> None:
    table = CSVW(str(folder / "winners.csv")).tables[0]
    facts = sorted(from_rows(table), key=lambda one: str(one["id"]))
    assert facts == [of_record(one, RECORD) for one in RECORD.winners]


def test_places_are_read_back_with_their_types(folder: Path) -> None:
    (place,) = CSVW(str(folder / "places.csv")).tables[0]
    assert (float(place["latitude"]), float(place["longitude"])) == (-32.75, -96.5)
    assert place["population"] == 1_300_004


def test_a_broken_reference_is_noticed(folder: Path, tmp_path: Path) -> None:
    for file in folder.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    text = (tmp_path / "technologies.csv").read_text()
    (tmp_path / "technologies.csv").write_text(text.replace(",lighting,", ",darkness,", 1))
    group = TableGroup.from_file(tmp_path / "csv-metadata.json")
    with pytest.raises(ValueError, match="darkness"):
        group.check_referential_integrity()


def test_one_table_by_itself_says_what_all_of_them_say(folder: Path) -> None:
    every = json.loads((folder / "csv-metadata.json").read_text())["tables"]
    for table, said in zip(TABLES, every, strict=True):
        alone = json.loads((folder / f"{table.file}-metadata.json").read_text())
        assert alone["tableSchema"]["columns"] == said["tableSchema"]["columns"]
        assert alone["url"] == said["url"] == table.file
