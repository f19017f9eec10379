"""Whatever the step at which a job is killed: the site stays, and begun again it is done, once."""

import shutil
import signal
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from archive.catalogue.audit import read_audit
from archive.catalogue.database import reading, writing
from archive.catalogue.job import add_job, job_numbered
from archive.domain.audit import AuditQuestion
from archive.domain.job import JobKind
from tests.integration.instance import Instance
from tests.integration.mortal import Mortal, mortal
from tests.integration.released import make
from tests.integration.test_kill import folder, telling

__all__ = ["folder"]


@dataclass(frozen=True, slots=True)
class Scene:
    mortal: Mortal
    instance: Instance
    old: str
    new: str

    def copy(self, path: Path) -> Instance:
        return Instance(shutil.copytree(self.instance.folder, path))


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    path, old, new = make(tmp_path_factory.mktemp("scene"))
    with mortal() as at_work:
        yield Scene(at_work, Instance(path / "instance"), old, new)


def asked(scene: Scene, path: Path, kind: JobKind, release: str) -> Instance:
    """A copy of the scene in which the first job is this one."""
    instance = scene.copy(path)
    with writing(instance.catalogue) as session:
        job = add_job(session, kind, "ada", datetime.now(UTC), asked={"release": release})
    assert job.id == 1
    return instance


@pytest.mark.parametrize("kind", ["publish", "roll back"])
def test_a_killed_job_is_done_once_when_it_is_begun_again(
    scene: Scene, folder: Path, kind: JobKind
) -> None:
    original = asked(scene, folder / "original", kind, scene.new)
    whole = Instance(shutil.copytree(original.folder, folder / "whole"))
    code, steps = scene.mortal.run(whole.folder, "work", 1)
    assert (code, whole.current) == (0, scene.new)
    ends = set()
    for last in telling(steps):
        instance = Instance(shutil.copytree(original.folder, folder / str(last)))
        code, _ = scene.mortal.run(instance.folder, "work", 1, last=last)
        step = f"killed before step {last}: {steps[last]}"
        assert code in (-signal.SIGKILL, 0), step
        assert instance.current in (scene.old, scene.new), step
        assert instance.opened().warning == "", step
        ends.add(instance.current)
        with reading(instance.catalogue) as session:
            is_over = not job_numbered(session, 1).is_open
        if not is_over:
            assert scene.mortal.run(instance.folder, "work", 1)[0] == 0, step
        with reading(instance.catalogue) as session:
            assert job_numbered(session, 1).state == "done", step
            logged = read_audit(session, AuditQuestion(act=kind, who="ada"), limit=10)
        assert (instance.current, len(logged)) == (scene.new, 1), step
        shutil.rmtree(instance.folder)
    assert ends == {scene.old, scene.new}
