"""A list of texts as two arrays, so that it can be memory-mapped; sorted ones can be looked up."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt


class Numbered(Protocol):
    """What bisection needs."""

    def __len__(self) -> int: ...
    def __getitem__(self, number: int, /) -> bytes: ...


class Strings:
    """UTF-8 octets of all texts behind each other, and where each begins (one more than texts)."""

    __slots__ = ("_at", "_listed", "_octets", "at", "octets")

    def __init__(self, octets: npt.NDArray[np.uint8], at: npt.NDArray[np.integer[Any]]) -> None:
        self.octets = octets
        self.at = at
        # A view gives plain integers and octets, several times faster than an array does.
        self._octets = octets.data
        self._at = at.data
        self._listed: Numbered = self

    @classmethod
    def of(cls, texts: Sequence[str]) -> "Strings":
        return cls.of_octets([text.encode() for text in texts])

    @classmethod
    def of_octets(cls, texts: Sequence[bytes]) -> "Strings":
        octets = np.frombuffer(b"".join(texts), dtype=np.uint8)
        return cls(octets, offsets([len(text) for text in texts]))

    @classmethod
    def among(cls, arrays: dict[str, npt.NDArray[Any]], name: str) -> "Strings":
        return cls(arrays[f"{name}_octets"], arrays[f"{name}_at"])

    def arrays(self, name: str) -> dict[str, npt.NDArray[Any]]:
        return {f"{name}_octets": self.octets, f"{name}_at": self.at}

    def __len__(self) -> int:
        return len(self._at) - 1

    def __getitem__(self, number: int) -> bytes:
        return bytes(self._octets[self._at[number] : self._at[number + 1]])

    def listed(self) -> "Strings":
        """The same, with a list of the texts in memory: for what every question looks up."""
        self._listed = [self[number] for number in range(len(self))]
        return self

    def first_not_before(self, wanted: bytes) -> int:
        """Where `wanted` is or would be, if the texts are sorted by their octets."""
        return bisect_left(self._listed, wanted)

    def find(self, wanted: bytes) -> int | None:
        """The number of a text among sorted ones, or None."""
        number = bisect_left(self._listed, wanted)
        return number if number < len(self) and self._listed[number] == wanted else None


def offsets(counts: Sequence[int] | npt.NDArray[np.integer[Any]]) -> npt.NDArray[np.int64]:
    """Where each of several runs begins, and where the last one ends."""
    at = np.zeros(len(counts) + 1, dtype=np.int64)
    np.cumsum(counts, out=at[1:])
    return at
