"""The record goes back into files: loaded they are the record, written again the same bytes."""

from pathlib import Path

import pytest
from hypothesis import given, settings

from archive.domain.snapshot import Snapshot
from indexer.export import export, files
from indexer.loading.load import load
from indexer.loading.records import records
from tests.conftest import DATA
from tests.integration.catalogue_records import snapshots
from tests.integration.instance import Instance
from tests.integration.small_record import edit


def texts(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.yaml")
    }


@settings(deadline=None, max_examples=60)
@given(record=snapshots())
def test_any_record_is_read_back_from_its_files(
    tmp_path_factory: pytest.TempPathFactory, record: Snapshot
) -> None:
    folder = tmp_path_factory.mktemp("files")
    export(record, folder)
    entries, problems = records(load([folder]).documents)
    assert problems == []
    assert {e.record for e in entries.editions} == set(record.editions)
    assert sorted((e.record.id, e.record) for e in entries.winners if e.record) == sorted(
        (w.id, w) for w in record.winners
    )
    assert tuple(e.record for e in entries.technologies) == record.vocabulary.technologies
    assert tuple(e.record for e in entries.focus_areas) == record.vocabulary.focus_areas
    assert tuple(e.record for e in entries.aliases) == record.aliases
    assert tuple(e.record for e in entries.golden) == record.golden


def test_the_shipped_files_are_what_is_written_of_their_record(
    instance: Instance, tmp_path: Path
) -> None:
    instance.run("load", DATA)
    instance.run("export", tmp_path)
    assert texts(tmp_path) == texts(DATA)


def test_what_was_written_before_is_not_written_again(instance: Instance, data: Path) -> None:
    instance.run("load", data)
    assert instance.answer("export", data)["written"] != []
    before = texts(data)
    told = instance.answer("export", data)
    assert told["written"] == []
    assert texts(data) == before


def test_only_the_file_that_differs_is_written(instance: Instance, data: Path) -> None:
    instance.run("load", data)
    instance.run("export", data)
    edit(data / "editions" / "smart-50-2018.yaml", "Array of Lamps", "Array of Lights")
    told = instance.answer("export", data)
    assert told["written"] == ["editions/smart-50-2018.yaml"]
    assert "Array of Lamps" in (data / "editions" / "smart-50-2018.yaml").read_text("utf-8")


def test_the_file_of_an_edition_that_is_gone_goes_too(instance: Instance, data: Path) -> None:
    instance.run("load", data)
    instance.run("export", data)
    strange = data / "editions" / "smart-50-2017.yaml"
    strange.write_text("edition: {}\n", "utf-8")
    assert "editions/smart-50-2017.yaml" in instance.answer("export", data)["written"]
    assert not strange.exists()


def test_files_are_text_that_people_read(snapshot: Snapshot) -> None:
    for name, text in files(snapshot):
        assert text.endswith("\n") and "\t" not in text, name
        assert "\n\n\n" not in text, name
