"""Going back to an earlier release, and how many are there to go back to."""

import shutil
from pathlib import Path

import pytest

from tests.integration.corpus_files import corpus_files
from tests.integration.instance import Instance
from tests.integration.small_record import edit


def publish_titles(instance: Instance, folder: Path, *titles: str) -> list[str]:
    """Publish a release for each title of one winner; their ids."""
    data = corpus_files(folder)
    path, title = data / "smart-50-2023.yaml", "Growing Together"
    releases = []
    for new in titles:
        edit(path, title, title := new)
        releases.append(instance.publish(data))
    return releases


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> tuple[Instance, list[str]]:
    folder = tmp_path_factory.mktemp("original")
    instance = Instance(folder / "instance")
    titles = ("First Title", "Second Title", "Third Title")
    return instance, publish_titles(instance, folder / "data", *titles)


@pytest.fixture
def published(instance: Instance, original: tuple[Instance, list[str]]) -> list[str]:
    """Three releases, the last of which is current, in an instance that a test may spoil."""
    whole, releases = original
    shutil.copytree(whole.folder, instance.folder)
    return releases


def test_rollback_serves_the_release_before(instance: Instance, published: list[str]) -> None:
    _, second, third = published
    assert instance.found('"second title"') == []
    told = instance.answer("rollback")
    assert told["release"] == instance.current == second
    assert instance.found('"second title"') == ["2023-02"]
    assert instance.shelf.current().reason == f"rolled back from {third}"


def test_rolling_back_twice_goes_further_back(instance: Instance, published: list[str]) -> None:
    first, second, _ = published
    assert instance.answer("rollback")["release"] == second
    assert instance.answer("rollback", "--reason", "also wrong")["release"] == first
    assert instance.shelf.current().reason == "also wrong"
    before = instance.image()
    result = instance.run("rollback", code=1)
    assert "No earlier release is kept to go back to." in result.stderr
    assert instance.image() == before


def test_rollback_by_name_goes_there_and_back(instance: Instance, published: list[str]) -> None:
    first, second, third = published
    assert instance.answer("rollback", first)["release"] == instance.current == first
    assert instance.answer("rollback", third)["release"] == instance.current == third
    assert instance.answer("rollback")["release"] == first
    assert second in [manifest.id for manifest in instance.shelf.kept()]


def test_rollback_to_the_current_release_changes_nothing(
    instance: Instance, published: list[str]
) -> None:
    before = instance.image()
    instance.run("rollback", published[-1])
    assert instance.image() == before


@pytest.mark.parametrize(
    "name", ["0123456789abcdef", "../../etc", "", "x" * 5000, "current", "²", ".building-1"]
)
@pytest.mark.usefixtures("published")
def test_rollback_to_an_unknown_release_is_refused(instance: Instance, name: str) -> None:
    before = instance.image()
    result = instance.run("rollback", "--", name, code=1)
    assert result.stderr.startswith("Error: There is no release ")
    assert "`python -m indexer status` lists those kept." in result.stderr
    assert instance.image() == before


def test_rollback_to_a_broken_release_is_refused(instance: Instance, published: list[str]) -> None:
    first, second, _ = published
    (instance.shelf.path(second) / "snapshot.json").write_text("{}")
    before = instance.image()
    result = instance.run("rollback", second, code=1)
    assert f"In release {second} the file snapshot.json was changed." in result.stderr
    assert instance.image() == before
    assert instance.answer("rollback")["release"] == first, "it passes over what is broken"


def test_nothing_published_cannot_be_rolled_back(instance: Instance) -> None:
    assert "Nothing is published yet." in instance.run("rollback", code=1).stderr


def test_what_was_rolled_back_is_published_again(instance: Instance, published: list[str]) -> None:
    _, second, third = published
    instance.run("rollback")
    assert instance.answer("publish")["release"] == third
    assert instance.shelf.current().previous[0] == second


def test_what_was_taken_away_does_not_stand_in_for_a_broken_release(
    instance: Instance, published: list[str]
) -> None:
    first, second, _ = published
    instance.run("rollback")
    (instance.shelf.path(second) / "snapshot.json").unlink()
    assert instance.opened().id == first


def test_prune_keeps_as_many_as_it_should(instance: Instance, published: list[str]) -> None:
    first, second, third = published
    few = Instance(instance.folder, keep=2)
    assert few.answer("prune")["removed"] == [first]
    assert [manifest.id for manifest in instance.shelf.kept()] == [third, second]
    assert few.answer("prune")["removed"] == []
    assert not list(instance.shelf.folder.glob(".*"))
    assert few.answer("rollback")["release"] == second


@pytest.mark.parametrize("keep", [1, 2])
def test_prune_never_removes_the_current_release(
    instance: Instance, published: list[str], keep: int
) -> None:
    first, second, third = published
    instance.run("rollback", first)
    removed = Instance(instance.folder, keep=keep).answer("prune")["removed"]
    assert removed == [third, second][keep - 1 :]
    assert instance.opened().id == first
    assert instance.opened().warning == ""
    assert len(instance.shelf.kept()) == keep


def test_reindex_prunes(tmp_path: Path) -> None:
    few = Instance(tmp_path / "instance", keep=2)
    first, *_ = publish_titles(few, tmp_path / "data", "First", "Second", "Third")
    assert len(few.shelf.kept()) == 2
    assert first not in [manifest.id for manifest in few.shelf.kept()]


@pytest.mark.usefixtures("published")
def test_prune_does_nothing_while_the_pointer_cannot_be_read(instance: Instance) -> None:
    (instance.shelf.folder / "current").write_text("{")
    before = instance.image()
    result = Instance(instance.folder, keep=1).run("prune", code=1)
    assert "cannot be read" in result.stderr
    assert instance.image() == before
