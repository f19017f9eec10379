"""One act in a process of its own, killed at a random moment, and what is left afterwards."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from sqlalchemy import text

from archive.catalogue.database import reading, writing
from archive.catalogue.job import add_job, open_jobs
from archive.domain.job import JobKind
from tests.integration.instance import Instance

Act = Literal["work: stage", "work: publish", "work: go back", "keep", "publish", "rollback"]
ACTS: tuple[Act, ...] = (
    "work: stage", "work: publish", "work: go back", "keep", "publish", "rollback",
)  # fmt: skip

EARLY = 0.2
"""So many of all kills may come before there was anything to be interrupted."""


@dataclass(frozen=True, slots=True)
class Kill:
    """`alive` tells whether the process was still at work, `moved` whether the pointer moved."""

    act: Act
    alive: bool
    moved: bool
    faults: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Target:
    """An instance with two releases, of which one is always served."""

    instance: Instance
    releases: tuple[str, str]

    @property
    def url(self) -> str:
        return f"sqlite:///{self.instance.folder / 'catalogue.sqlite'}"

    @property
    def other(self) -> str:
        """The release that is not served."""
        return next(name for name in self.releases if name != self.instance.current)

    def ask(self, kind: JobKind, release: str = "") -> int:
        asked = {"release": release} if release else {}
        with writing(self.url) as session:
            return add_job(session, kind, "faults", datetime.now(UTC), asked=asked).id


def killed(target: Target, act: Act, longest: float, chance: random.Random) -> Kill:
    """Begin the act, which may take so long, kill it and look at what is left."""
    before, wanted = target.instance.current, target.other
    process = _begin(target, act, wanted)
    # To begin takes half of its time: mostly it is killed after that.
    time.sleep(longest * chance.uniform(0 if chance.random() < EARLY else 0.5, 1.1))
    alive = process.poll() is None
    for number in (*_children(process.pid), process.pid):
        with suppress(ProcessLookupError):
            os.kill(number, signal.SIGKILL)
    process.wait()
    moved = target.instance.current != before
    return Kill(act, alive, moved, tuple(_faults(target, wanted)))


def duration(target: Target, act: Act) -> float:
    """Seconds that the act takes from its beginning to the end of all that it does."""
    begun = time.monotonic()
    process = _begin(target, act, target.other)
    if act == "keep":
        while _open(target):
            time.sleep(0.02)
        process.terminate()
    process.wait()
    return time.monotonic() - begun


def _begin(target: Target, act: Act, wanted: str) -> "subprocess.Popen[bytes]":
    words: dict[Act, Callable[[], list[str]]] = {
        "work: stage": lambda: _staged(target),
        "work: publish": lambda: ["work", str(target.ask("publish", wanted))],
        "work: go back": lambda: ["work", str(target.ask("roll back", wanted))],
        "keep": lambda: _kept(target, wanted),
        "publish": lambda: ["publish", wanted],
        "rollback": lambda: ["rollback", wanted],
    }
    return subprocess.Popen(
        [sys.executable, "-m", "indexer", *words[act]()],
        env={**os.environ, "ARCHIVE_INSTANCE": str(target.instance.folder)},
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip


def _staged(target: Target) -> list[str]:
    """What the catalogue holds is to be built anew, unless it is just being served."""
    newer = target.releases[1]
    if target.other == newer:
        shutil.rmtree(target.instance.shelf.path(newer))
    return ["work", str(target.ask("stage"))]


def _kept(target: Target, wanted: str) -> list[str]:
    """A keeper that finds a job which was forgotten a minute ago."""
    job = target.ask("publish", wanted)
    with writing(target.url) as session:
        asked = {"long": datetime(2020, 1, 1, tzinfo=UTC), "job": job}
        session.execute(text("UPDATE jobs SET created = :long WHERE id = :job"), asked)
    return ["keep"]


def _faults(target: Target, wanted: str) -> list[str]:
    """What is not as it should be, once what was interrupted has been begun again."""
    found = _state(target)
    for job in _open(target):
        target.instance.run("work", job)
    target.instance.run("publish", wanted)
    if target.instance.current != wanted:
        found.append("the next try did not work")
    return found + _state(target)


def _state(target: Target) -> list[str]:
    found = []
    opened = target.instance.opened()
    if opened.warning or opened.id not in target.releases:
        found.append(f"the pointer does not open: {opened.id} {opened.warning}")
    with reading(target.url) as session:
        if (state := session.scalar(text("PRAGMA integrity_check"))) != "ok":
            found.append(f"the catalogue is damaged: {state}")
    if target.instance.answer("status")["recorded"] != len(opened.index):
        found.append("the catalogue does not hold what it held")
    return found


def _open(target: Target) -> list[int]:
    with reading(target.url) as session:
        return [job.id for job in open_jobs(session)]


def _children(process: int) -> list[int]:
    """What a keeper has begun goes on without it, unless it is killed too."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError, ValueError):
            if int((folder / "stat").read_text().rpartition(")")[2].split()[1]) == process:
                found.append(int(folder.name))
    return found
