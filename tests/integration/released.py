"""A site with staff over an instance that serves one release and has another one staged."""

import shutil
import time
from dataclasses import dataclass
from pathlib import Path

from archive import staff
from archive.catalogue.database import reading
from archive.catalogue.job import read_jobs
from archive.config import Settings
from archive.domain.job import Job
from archive.web import create_app
from tests.integration.corpus_files import corpus_files
from tests.integration.instance import Instance
from tests.integration.small_record import edit
from tests.integration.staffed import CHEAP, Staffed, staffed

PATIENCE = 60


@dataclass(frozen=True)
class Released:
    """`old` is served, `new` is staged: one title is another one there."""

    site: Staffed
    instance: Instance
    data: Path
    old: str
    new: str

    def latest(self) -> Job:
        with reading(self.site.url) as session:
            return read_jobs(session, limit=1)[0]

    def ended(self) -> Job:
        """The latest job once it is over."""
        until = time.monotonic() + PATIENCE
        while (job := self.latest()).is_open and time.monotonic() < until:
            time.sleep(0.02)
        return job


def make(folder: Path) -> tuple[Path, str, str]:
    """The instance and its files in a folder; what is served and what is staged."""
    data, instance = corpus_files(folder / "data"), Instance(folder / "instance")
    old = instance.publish(data)
    edit(data / "smart-50-2023.yaml", "Growing Together", "Growing Apart")
    instance.run("load", data)
    new = str(instance.answer("stage")["release"])
    staffed(Settings(instance=instance.folder))
    return folder, old, new


def copied(original: tuple[Path, str, str], folder: Path) -> Released:
    """The same once more, for a test that may spoil it."""
    whole, old, new = original
    shutil.copytree(whole / "instance", folder / "instance")
    shutil.copytree(whole / "data", folder / "data")
    return opened(folder, old, new)


def opened(folder: Path, old: str, new: str) -> Released:
    settings = Settings(instance=folder / "instance")
    app = create_app(settings)
    staff.install(app, settings, CHEAP)
    site = Staffed(app, settings)
    return Released(site, Instance(settings.instance), folder / "data", old, new)
