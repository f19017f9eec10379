"""A list of texts as two arrays, so that it can be memory-mapped; sorted ones can be looked up."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt


@dataclass(frozen=True, slots=True)
class Strings:
    """UTF-8 octets of all texts behind each other, and where each begins (one more than texts)."""

    octets: npt.NDArray[np.uint8]
    at: npt.NDArray[np.int64]

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
        return len(self.at) - 1

    def __getitem__(self, number: int) -> bytes:
        return self.octets[self.at[number] : self.at[number + 1]].tobytes()

    def first_not_before(self, wanted: bytes) -> int:
        """Where `wanted` is or would be, if the texts are sorted by their octets."""
        low, high = 0, len(self)
        while low < high:
            middle = (low + high) // 2
            if self[middle] < wanted:
                low = middle + 1
            else:
                high = middle
        return low

    def find(self, wanted: bytes) -> int | None:
        """The number of a text among sorted ones, or None."""
        number = self.first_not_before(wanted)
        return number if number < len(self) and self[number] == wanted else None


def offsets(counts: Sequence[int] | npt.NDArray[np.integer[Any]]) -> npt.NDArray[np.int64]:
    """Where each of several runs begins, and where the last one ends."""
    at = np.zeros(len(counts) + 1, dtype=np.int64)
    np.cumsum(counts, out=at[1:])
    return at
