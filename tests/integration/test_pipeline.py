"""From files to what is served: the whole way, over the shipped record and over the corpus."""

from pathlib import Path

import pytest

from tests.conftest import DATA
from tests.corpus import CORPUS
from tests.integration.instance import Instance
from tests.integration.small_record import edit


def test_the_shipped_record_is_published_and_found(instance: Instance) -> None:
    result = instance.run("reindex", DATA)
    assert "75 winners is built" in result.stdout
    assert "is now served" in result.stdout
    assert result.stderr == ""
    assert len(instance.opened().index) == 75
    assert instance.found("Kitchner")[0] == instance.found("Growing Together")[0]
    assert instance.opened().warning == ""


def test_the_corpus_arrives_whole(instance: Instance, data: Path) -> None:
    told = instance.answer("reindex", data)
    assert (told["winners"], told["built"], told["published"]) == (8, True, True)
    assert {c["act"] for c in told["changes"]} == {"added"}
    release = instance.opened()
    assert release.id == told["release"]
    assert release.snapshot.editions == CORPUS.editions
    assert release.snapshot.vocabulary == CORPUS.vocabulary
    assert release.manifest.counts.recorded == {
        "smart-50-2018": 2,
        "smart-50-2023": 3,
        "smart-20-2025": 3,
    }
    assert [w.id for w in CORPUS.winners if release.index.record(w.id) is None] == []


def test_the_same_files_again_change_nothing_and_that_is_said(
    instance: Instance, data: Path
) -> None:
    instance.run("reindex", data)
    before = instance.image()
    result = instance.run("reindex", data)
    assert "Nothing changed: all 29 records are as they were." in result.stdout
    assert "was already built" in result.stdout
    assert "was already served" in result.stdout
    assert instance.image() == before


def test_an_edited_title_is_a_new_release_after_the_old_one(instance: Instance, data: Path) -> None:
    old = instance.publish(data)
    edit(data / "smart-50-2023.yaml", "Growing Together", "Growing Apart")
    told = instance.answer("reindex", data)
    assert told["changes"] == [
        {"act": "changed", "kind": "winner", "name": "2023-02", "fields": ["title"]}
    ]
    assert told["release"] != old
    assert instance.shelf.manifest(told["release"]).parent == old
    assert instance.shelf.current().previous == (old,)
    assert instance.found('"growing apart"') == ["2023-02"]
    assert instance.found('"growing together"') == []


def test_a_winner_taken_out_of_its_file_is_no_longer_served(instance: Instance, data: Path) -> None:
    instance.run("reindex", data)
    path = data / "smart-50-2018.yaml"
    path.write_text(path.read_text().partition("- id: 2018-02")[0])
    told = instance.answer("reindex", data)
    assert {"act": "removed", "kind": "winner", "name": "2018-02", "fields": []} in told["changes"]
    release = instance.opened()
    assert release.index.record("2018-02") is None
    assert (len(release.index), release.manifest.counts.recorded["smart-50-2018"]) == (7, 1)


def test_one_edition_can_be_loaded_alone(instance: Instance, data: Path) -> None:
    instance.run("reindex", data)
    edit(data / "smart-20-2025.yaml", "Mobility for All", "Mobility for Many")
    told = instance.answer("reindex", data / "smart-20-2025.yaml")
    assert [change["name"] for change in told["changes"]] == ["2025-01"]
    assert told["winners"] == 8


def test_step_by_step_gives_what_reindex_gives(
    instance: Instance, data: Path, tmp_path: Path
) -> None:
    instance.run("load", data)
    built = instance.answer("build")
    assert built["built"] is True
    assert instance.shelf.pointer() is None
    assert instance.answer("verify")["checks"] > 8
    assert instance.answer("publish", "--reason", "the ceremony is over")["published"] is True
    assert instance.shelf.current().reason == "the ceremony is over"
    assert instance.current == Instance(tmp_path / "another").publish(data)


@pytest.mark.parametrize("command", ["load", "check", "reindex"])
def test_a_file_with_problems_changes_nothing_at_all(
    instance: Instance, data: Path, command: str
) -> None:
    instance.run("reindex", data)
    before = instance.image()
    edit(data / "smart-50-2018.yaml", "Array of Lamps", "Array of Lights")
    edit(data / "smart-50-2023.yaml", "scale: pilot", "scale: enormous")
    edit(data / "smart-20-2025.yaml", "- rides", "- riddles")
    result = instance.run(command, data, code=1)
    assert result.stdout == ""
    first, second, last = result.stderr.splitlines()
    assert "smart-20-2025.yaml:" in first and "riddles" in first
    assert "smart-50-2023.yaml:" in second and "scale" in second
    assert last.startswith("Error: 2 problems found, nothing was changed.")
    assert instance.image() == before


@pytest.mark.parametrize("command", ["load", "reindex"])
def test_a_refused_first_load_leaves_only_the_lock(
    instance: Instance, tmp_path: Path, command: str
) -> None:
    instance.run(command, tmp_path / "nowhere.yaml", code=1)
    assert instance.image() == {}


def test_checking_leaves_no_trace(instance: Instance, data: Path) -> None:
    result = instance.run("check", data)
    assert "added winner 2023-02" in result.stdout
    assert result.stdout.endswith(
        "The files are good. 29 added, 0 changed, 0 removed, 0 unchanged.\n"
    )
    assert not instance.folder.exists()


def test_checking_says_what_loading_then_does(instance: Instance, data: Path) -> None:
    instance.run("reindex", data)
    edit(data / "smart-50-2023.yaml", "Growing Together", "Growing Apart")
    edit(data / "places.yaml", "alias: TX", "alias: Tex")
    before = instance.image()
    foretold = instance.answer("check", data)["changes"]
    assert instance.image() == before
    assert instance.answer("load", data)["changes"] == foretold
    assert len(foretold) == 3


@pytest.mark.parametrize("state", ["whole", "broken", "from another version"])
def test_reindex_unless_current_only_works_where_nothing_can_be_served(
    instance: Instance, data: Path, state: str
) -> None:
    release = instance.publish(data)
    edit(data / "smart-50-2023.yaml", "Growing Together", "Growing Apart")
    if state == "broken":
        (instance.shelf.path(release) / "snapshot.json").write_text("{}")
    if state == "from another version":
        manifest = instance.shelf.manifest(release).model_copy(update={"schema_version": 0})
        path = instance.shelf.path(release) / "manifest.json"
        path.write_text(manifest.sealed().model_dump_json())
    instance.run("reindex", data, "--unless-current")
    assert (instance.current == release) is (state == "whole")
