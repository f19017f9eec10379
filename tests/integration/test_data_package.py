"""The data package is what it says it is, as the Frictionless library reads it."""

import hashlib
import json
from pathlib import Path

import pytest
from frictionless import Package, validate

from archive.web.data.tables import TABLES
from tests.integration.nasty_record import RECORD, client_over, saved
from tests.taken import from_rows, of_record


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package as somebody saved it, file by file."""
    folder = tmp_path_factory.mktemp("package")
    save = saved(client_over(RECORD, tmp_path_factory.mktemp("instance")), folder)
    for resource in json.loads(save("datapackage.json").read_text())["resources"]:
        save(resource["path"])
    return folder


def test_the_package_is_valid_with_its_tables_types_and_references(folder: Path) -> None:
    report = validate(str(folder / "datapackage.json"))
    assert report.valid, report.flatten(["title", "type", "note"])
    assert [task.name for task in report.tasks] == [table.name for table in TABLES]
    assert not report.warnings


def test_winners_are_read_back_whole(folder: Path) -> None:
    rows = Package(str(folder / "datapackage.json")).get_resource("winners").read_rows()
    facts = sorted(from_rows(rows), key=lambda one: str(one["id"]))
    assert facts == [of_record(one, RECORD) for one in RECORD.winners]


def test_other_tables_are_read_back_with_their_types(folder: Path) -> None:
    package = Package(str(folder / "datapackage.json"))
    (place,) = package.get_resource("places").read_rows()
    known = RECORD.places[0]
    assert place.to_dict() == {"label": "Dallas, Texas", **known.model_dump()}
    editions = package.get_resource("editions").read_rows()
    assert [(row["edition"], row["winners"], row["recorded"]) for row in editions] == [
        ("smart-20-2025", 20, 3), ("smart-50-2023", 50, 3 + 19), ("smart-50-2018", 50, 3)
    ]  # fmt: skip
    terms = package.get_resource("technologies").read_rows()
    assert [(row["id"], row["focus_area"], row["aliases"]) for row in terms][:2] == [
        ("street-lighting", "lighting", ["street lights", "streetlight", "luminaire"]),
        ("wifi", "data", ["wireless internet"]),
    ]


def test_a_changed_file_is_noticed(folder: Path, tmp_path: Path) -> None:
    for file in folder.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    with (tmp_path / "places.csv").open("ab") as file:
        file.write(b"X,,,,,,,,,\r\n")
    found = validate(str(tmp_path / "datapackage.json")).flatten(["type"])
    assert {kind for (kind,) in found} == {"byte-count", "hash-count"}


def test_sizes_hashes_and_columns_are_told_as_they_are(folder: Path) -> None:
    described = json.loads((folder / "datapackage.json").read_text())
    for table, resource in zip(TABLES, described["resources"], strict=True):
        content = (folder / resource["path"]).read_bytes()
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
        header = content.partition(b"\r\n")[0].decode().split(",")
        assert [field["name"] for field in resource["schema"]["fields"]] == header
        assert header == [column.name for column, _ in table.columns]
