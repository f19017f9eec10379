"""Why a winner is among the results: what was found, where, and how much each gave."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["word", "synonym", "narrower", "name"]


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing asked for that the winner has.

    `asked` is what was typed and `found` the forms in which the record has it. `points` maps the
    fields they were found in to what each gave; `base` is what being found at all gave.
    """

    asked: str
    found: tuple[str, ...]
    kind: Kind
    base: float
    points: Mapping[str, float] = field(default_factory=dict)

    @property
    def total(self) -> float:
        return self.base + sum(self.points.values())


@dataclass(frozen=True, slots=True)
class Explanation:
    """All reasons, in the order of the query."""

    reasons: tuple[Reason, ...]

    @property
    def score(self) -> float:
        return sum(reason.total for reason in self.reasons)
