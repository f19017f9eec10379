"""What is kept of every act of the staff: who did what to what, when and why."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

AuditAct = Literal[
    "add",
    "change",
    "withdraw",
    "restore",
    "merge",
    "remove",
    "upload",
    "map",
    "apply",
    "discard",
    "undo",
    "stage",
    "publish",
    "schedule",
    "cancel",
    "fail",
    "override",
    "roll back",
    "prune",
    "pin",
    "unpin",
    "accept",
    "settle",
    "back up",
    "export",
    "sign in",
    "refuse",
    "sign out",
    "sign out everywhere",
    "disable",
    "enable",
    "change role",
    "change password",
]
"""Each in the form that follows "to"; `ACTS_DONE` has the one that tells it as done."""

AuditKind = Literal[
    "account",
    "winner",
    "edition",
    "technology",
    "focus area",
    "place",
    "place alias",
    "golden query",
    "withdrawal",
    "correction",
    "report",
    "vocabulary",
    "import",
    "catalogue",
    "release",
    "backup",
]
"""Of what kind the thing is that an act was done to."""

ACTS_DONE: Mapping[str, str] = {
    "add": "added",
    "change": "changed",
    "withdraw": "withdrew",
    "restore": "restored",
    "merge": "merged",
    "remove": "removed",
    "upload": "uploaded",
    "map": "mapped",
    "apply": "applied",
    "discard": "discarded",
    "undo": "took back",
    "stage": "staged",
    "publish": "published",
    "schedule": "scheduled",
    "cancel": "cancelled",
    "fail": "tried in vain to change",
    "override": "overrode the gate for",
    "roll back": "rolled back to",
    "prune": "pruned",
    "pin": "pinned",
    "unpin": "unpinned",
    "accept": "accepted",
    "settle": "settled a conflict about",
    "back up": "backed up",
    "export": "exported",
    "sign in": "signed in",
    "refuse": "was refused at the door",
    "sign out": "signed out",
    "sign out everywhere": "ended all visits of",
    "disable": "disabled",
    "enable": "enabled",
    "change role": "changed the role of",
    "change password": "changed the password of",
}

COMINGS: tuple[AuditAct, ...] = ("sign in", "refuse", "sign out")
"""Who came and went; all other acts change something."""


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One act as it was recorded.

    `act` and `kind` are plain text, because a log outlives the words of the version that wrote it.
    """

    id: int
    at: datetime
    who: str
    act: str
    kind: str
    subject: str
    why: str
    details: Mapping[str, Any] = field(default_factory=dict)

    @property
    def done(self) -> str:
        """Such as "published"."""
        return ACTS_DONE.get(self.act, self.act)

    @property
    def thing(self) -> str:
        """What it was done to, such as "release"; empty for what concerns only who did it."""
        return "" if self.act in COMINGS else self.kind


@dataclass(frozen=True, slots=True)
class AuditQuestion:
    """Which entries are wanted; what is empty or None narrows nothing.

    `until` itself is not included, nor are the acts in `without`.
    """

    who: str = ""
    act: str = ""
    kind: str = ""
    subject: str = ""
    since: datetime | None = None
    until: datetime | None = None
    without: tuple[AuditAct, ...] = ()
