"""What may be meant by the beginning of a question."""

from dataclasses import dataclass
from typing import Literal

Suggested = Literal["title", "city", "technology", "edition"]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A value that fits what was typed.

    `key` is a winner's id, a facet value's key or an edition's key. `total` is how many winners
    it leads to.
    """

    kind: Suggested
    key: str
    label: str
    total: int = 1
