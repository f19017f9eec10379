"""What is told of a list as a whole, in words for readers and in members for machines."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

Frame = Mapping[str, object]
"""What stands around the data in JSON: `meta` and `links`."""


@dataclass(frozen=True, slots=True)
class Preface:
    """`lines` are pairs of a heading and a sentence; `at` is when the release was built."""

    frame: Frame
    lines: tuple[tuple[str, str], ...]
    at: datetime
