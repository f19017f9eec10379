"""Arrays as files of a folder: memory-mapped, so that they open at once and workers share them."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]
_HEADER = 128
"""Octets of a file without elements: it cannot be mapped, so it is read."""


def save(arrays: Mapping[str, Array], folder: Path) -> None:
    """Write each array into a file of its name."""
    for name, array in arrays.items():
        np.save(folder / f"{name}.npy", array, allow_pickle=False)


def load(folder: Path) -> dict[str, Array]:
    """All arrays of a folder by their names, read-only; OSError or ValueError if one is broken."""
    return {path.stem: _mapped(path) for path in folder.glob("*.npy")}


def _mapped(path: Path) -> Array:
    """A plain view on a mapped file: np.memmap itself makes every slice slower."""
    mapped = np.load(path, mmap_mode="r" if path.stat().st_size > _HEADER else None)
    return np.asarray(mapped)
