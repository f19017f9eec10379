"""Counts what a process changes on disk, and ends the process between two such steps."""

import os
import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Engine, event

Details = tuple[Any, ...]


def _always(_: Details) -> bool:
    return True


CHANGES: dict[str, Callable[[Details], bool]] = {
    "open": lambda details: bool(details[2] & (os.O_WRONLY | os.O_RDWR)),
    "os.mkdir": _always,
    "os.remove": _always,
    "os.rename": _always,
    "os.rmdir": _always,
    "os.truncate": _always,
    "sqlite3.connect": _always,
}
"""Audited events that change something on disk, or begin to."""

WRITES = ("INSERT", "UPDATE", "DELETE", "CREATE", "ALTER", "DROP")


@dataclass(slots=True)
class Steps:
    """Every change below a folder: of a file's or folder's name or content, and of the catalogue.

    Once `last` steps are taken the process is killed before the next one; None lets it live.
    """

    folder: str
    last: int | None
    taken: list[str] = field(default_factory=list)

    def watch(self) -> None:
        sys.addaudithook(self._audited)
        # Only a machine that fails forgets what was not synced; a process that is killed does not.
        os.fsync = lambda _: self._take("fsync")
        event.listen(Engine, "before_cursor_execute", self._executed)
        event.listen(Engine, "commit", lambda _: self._take("commit"))

    def _take(self, step: str) -> None:
        if len(self.taken) == self.last:
            os.kill(os.getpid(), signal.SIGKILL)
        self.taken.append(step.replace(str(os.getpid()), "PID"))

    def _audited(self, name: str, details: Details) -> None:
        if name not in CHANGES or not CHANGES[name](details):
            return
        path = str(details[0])
        # What is removed with all that is in it is named from within.
        within = name in ("os.remove", "os.rmdir") and details[1] >= 0
        if within or path.startswith(self.folder):
            self._take(f"{name} {path.removeprefix(self.folder)}")

    def _executed(self, _: Connection, __: object, statement: str, *___: object) -> None:
        if statement.lstrip().startswith(WRITES):
            self._take(f"statement {' '.join(statement.split()[:3])}")
