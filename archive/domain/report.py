"""What a reader says is wrong with a record."""

from dataclasses import dataclass
from typing import Literal

ReportState = Literal["open", "accepted", "discarded"]


@dataclass(frozen=True, slots=True)
class Report:
    """One report, of the winner or edition that `about` names, as the `release` showed it.

    Nothing tells who sent it, nor at which time of its day. `by` and `answer` say who looked at it
    and what came of it.
    """

    id: int
    day: str
    about: str
    release: str
    wrong: str
    right: str
    seen_at: str
    state: ReportState = "open"
    by: str = ""
    answer: str = ""
