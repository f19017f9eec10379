"""What the staff ask the indexer to do, which may take long or have to wait for its moment."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

JobKind = Literal["stage", "publish", "roll back", "back up"]
JobState = Literal["waiting", "running", "done", "failed", "cancelled"]

OPEN: tuple[JobState, ...] = ("waiting", "running")
"""The states of what is not over."""

DOING: Mapping[str, str] = {
    "stage": "building a release",
    "publish": "publishing",
    "roll back": "going back",
    "back up": "backing up",
}
"""How each kind is told while it goes on."""


@dataclass(frozen=True, slots=True)
class Job:
    """One thing asked for, as far as it has come.

    `asked` and `result` are what JSON can hold, `asked["release"]` the release that is meant. `due`
    is None for what need not wait, `zone` names the clock by which it was typed. `tries` counts how
    often it was begun: a job whose process was killed is begun again.
    """

    id: int
    kind: JobKind
    state: JobState
    by: str
    created: datetime
    asked: Mapping[str, Any] = field(default_factory=dict)
    due: datetime | None = None
    zone: str = ""
    why: str = ""
    override: str = ""
    step: str = ""
    done: int = 0
    total: int = 0
    message: str = ""
    result: Mapping[str, Any] = field(default_factory=dict)
    tries: int = 0
    started: datetime | None = None
    heartbeat: datetime | None = None
    finished: datetime | None = None

    @property
    def is_open(self) -> bool:
        """Whether there is still something to be done."""
        return self.state in OPEN

    @property
    def release(self) -> str:
        """The release it is about; empty as long as that is not known."""
        return str(self.asked.get("release") or self.result.get("release") or "")
