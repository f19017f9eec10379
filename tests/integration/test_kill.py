"""Whatever the step at which the indexer is killed: the site stays, and the next run is clean."""

import shutil
import signal
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from archive.catalogue.audit import read_audit
from archive.catalogue.database import reading
from archive.domain.audit import AuditQuestion
from tests.integration.corpus_files import corpus_files
from tests.integration.instance import Instance, found
from tests.integration.mortal import Mortal, mortal
from tests.integration.small_record import edit

POINTED = "os.rename /releases/.current.PID"


@dataclass(frozen=True, slots=True)
class Scene:
    """An instance that serves the second of two releases, and files that make a third."""

    mortal: Mortal
    instance: Instance
    data: Path

    def copy(self, folder: Path) -> Instance:
        return Instance(shutil.copytree(self.instance.folder, folder))


@pytest.fixture
def folder() -> Iterator[Path]:
    """In memory where it can be: who is killed cannot tell, and no disk has to be waited for."""
    memory = Path("/dev/shm")  # noqa: S108
    with TemporaryDirectory(dir=memory if memory.is_dir() else None) as name:
        yield Path(name)


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    original = tmp_path_factory.mktemp("scene")
    data, instance = corpus_files(original / "data"), Instance(original / "instance")
    instance.publish(data)
    edit(data / "smart-50-2023.yaml", "Growing Together", "Before")
    instance.publish(data)
    edit(data / "smart-50-2023.yaml", "title: Before", "title: Afterwards")
    with mortal() as at_work:
        yield Scene(at_work, instance, data)


def telling(steps: list[str]) -> list[int]:
    """Numbers of the steps to be killed before; of many alike the first, the middle, the last."""
    numbers: list[int] = []
    for _, alike in groupby(range(len(steps)), key=lambda number: _kind(steps[number])):
        group = list(alike)
        numbers += sorted({group[0], group[len(group) // 2], group[-1]})
    return numbers


def _kind(step: str) -> tuple[str, str]:
    verb, _, what = step.partition(" ")
    return verb, what.rpartition("/")[0]


def clean(instance: Instance, release: str) -> None:
    """The release is served, and nothing is left of what was begun and not finished."""
    opened = instance.opened()
    assert (opened.id, opened.warning) == (release, "")
    assert found(opened, "title:afterwards") == ["2023-02"]
    assert {path.name for path in instance.folder.iterdir()} == {
        "catalogue.sqlite", "indexer.lock", "releases",
    }  # fmt: skip
    kept = {manifest.id for manifest in instance.shelf.kept()}
    assert {path.name for path in instance.shelf.folder.iterdir()} == {*kept, "current"}
    assert (instance.folder / "indexer.lock").read_text() == ""


def logged(instance: Instance, act: str) -> list[str]:
    """Of which releases the log has this act."""
    with reading(instance.catalogue) as session:
        entries = read_audit(session, AuditQuestion(act=act, kind="release"), limit=10)
    return [entry.subject for entry in entries]


def test_a_killed_reindex_leaves_the_old_release_until_the_pointer_moves(
    scene: Scene, folder: Path
) -> None:
    whole = scene.copy(folder / "whole")
    code, steps = scene.mortal.run(whole.folder, "reindex", scene.data)
    assert (code, steps.count(POINTED)) == (0, 1)
    old, new = scene.instance.current, whole.current
    for last in telling(steps):
        instance = scene.copy(folder / str(last))
        code, _ = scene.mortal.run(instance.folder, "reindex", scene.data, last=last)
        step = f"killed before step {last}: {steps[last]}"
        assert code == -signal.SIGKILL, step
        moved, opened = last > steps.index(POINTED), instance.opened()
        assert (opened.id, opened.warning) == (new if moved else old, ""), step
        assert found(opened, "title:before") == ([] if moved else ["2023-02"]), step
        assert scene.mortal.run(instance.folder, "reindex", scene.data)[0] == 0, step
        clean(instance, new)
        assert instance.shelf.current().previous[0] == old, step
        assert logged(instance, "publish").count(new) == 1, step
        assert len(instance.shelf.kept()) == 2, step
        shutil.rmtree(instance.folder)


def test_a_killed_first_run_leaves_nothing_served_or_all(scene: Scene, folder: Path) -> None:
    whole = Instance(folder / "whole")
    code, steps = scene.mortal.run(whole.folder, "reindex", scene.data)
    assert code == 0
    for last in telling(steps)[::3]:
        instance = Instance(folder / str(last))
        code, _ = scene.mortal.run(instance.folder, "reindex", scene.data, last=last)
        step = f"killed before step {last}: {steps[last]}"
        assert code == -signal.SIGKILL, step
        moved = last > steps.index(POINTED)
        assert (instance.shelf.pointer() is not None) == moved, step
        assert scene.mortal.run(instance.folder, "reindex", scene.data)[0] == 0, step
        clean(instance, whole.current)
        shutil.rmtree(instance.folder)


def test_a_killed_rollback_went_back_or_did_not(scene: Scene, folder: Path) -> None:
    whole = scene.copy(folder / "whole")
    code, steps = scene.mortal.run(whole.folder, "rollback")
    assert code == 0
    old, earlier = scene.instance.current, whole.current
    for last in range(len(steps)):
        instance = scene.copy(folder / str(last))
        code, _ = scene.mortal.run(instance.folder, "rollback", last=last)
        assert code == -signal.SIGKILL
        moved = last > steps.index(POINTED)
        assert (instance.current, instance.opened().warning) == (earlier if moved else old, "")
        assert scene.mortal.run(instance.folder, "prune")[0] == 0
        assert logged(instance, "roll back") == ([earlier] if moved else [])
