"""Long answers that lie ready beside the releases, so that nobody waits while they are made.

copies/
  filling          the lock of the one process that fills it
  <seal>/          what was made of one release, named by the beginning of its manifest's seal
    <name>         one answer, and at its end its SHA-256 and its size

A file is whole once it bears its name, and is never changed. To lose any of it costs only time.
"""

import fcntl
import hashlib
import os
import re
import shutil
import weakref
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

LOCK = "filling"
PIECE = 256 * 1024
ENCODINGS = ("zstd", "br")
"""In which very long answers lie ready too, the quickest to unpack first."""
_NAME = re.compile(rf"[0-9a-f]{{16}}-[0-9a-f]{{16}}(\.({'|'.join(ENCODINGS)}))?", re.ASCII)
_END = re.compile(rb"\n([0-9a-f]{64}) ([0-9]{16})\n")
_END_SIZE = 1 + 64 + 1 + 16 + 1


@dataclass(frozen=True, eq=False)
class Copy:
    """An answer on disk, at the beginning of a file; `digest` is its SHA-256 in hexadecimal."""

    file: IO[bytes]
    size: int
    digest: str

    def __post_init__(self) -> None:
        weakref.finalize(self, self.file.close)

    def pieces(self) -> Iterator[bytes]:
        """The answer from its beginning. Any number may be read at the same time."""
        for start in range(0, self.size, PIECE):
            yield os.pread(self.file.fileno(), min(PIECE, self.size - start), start)

    def whole(self) -> bytes:
        """The answer at once."""
        return b"".join(self.pieces())

    @property
    def is_short(self) -> bool:
        """Whether it can well be held in memory."""
        return self.size <= PIECE


def packed(name: str, encoding: str) -> str:
    """The name under which an answer lies ready in an encoding."""
    return f"{name}.{encoding}"


class Stock:
    """The answers that lie ready for one release. Reading it never changes anything."""

    def __init__(self, folder: Path, seal: str) -> None:
        self.folder = folder / seal[:16]

    def find(self, name: str) -> Copy | None:
        """The answer of that name, if it is there in its whole length."""
        if not _NAME.fullmatch(name):
            return None
        try:
            file = (self.folder / name).open("rb", buffering=0)
        except OSError:
            return None
        copy = _opened(file)
        if copy is None:
            file.close()
        return copy

    def names(self) -> Iterator[str]:
        """Of all answers whose every byte is as it was written; others are removed."""
        for path in _entries(self.folder):
            copy = self.find(path.name)
            if copy is not None and _digest(copy.pieces()) == copy.digest:
                yield path.name
            else:
                path.unlink(missing_ok=True)

    def lay(self, name: str, pieces: Iterable[bytes]) -> int:
        """Keep an answer under its name, by one rename; how many bytes it has.

        OSError if the disk does not take it.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        beside, digest, size = self.folder / f".{name}", hashlib.sha256(), 0
        with beside.open("wb") as file:
            for piece in pieces:
                digest.update(piece)
                size += file.write(piece)
            file.write(b"\n%s %016d\n" % (digest.hexdigest().encode(), size))
            file.flush()
            os.fsync(file.fileno())
        beside.replace(self.folder / name)
        return size

    def keep_only(self, names: Iterable[str]) -> None:
        """Remove all other answers, such as those of an earlier state of the code."""
        kept = set(names)
        for path in _entries(self.folder):
            if path.name not in kept:
                path.unlink(missing_ok=True)


@contextmanager
def filling(folder: Path) -> Iterator[bool]:
    """Be the only process that fills it, until the end of this block or process; whether it is."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / LOCK).open("ab") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True


def forget_all_but(folder: Path, seals: Iterable[str]) -> None:
    """Remove what was made of any other release."""
    kept = {seal[:16] for seal in seals}
    for path in _entries(folder):
        if path.is_dir() and path.name not in kept:
            shutil.rmtree(path, ignore_errors=True)


def _opened(file: IO[bytes]) -> Copy | None:
    with suppress(OSError):
        size = os.fstat(file.fileno()).st_size - _END_SIZE
        told = _END.fullmatch(os.pread(file.fileno(), _END_SIZE, size)) if size >= 0 else None
        if told and int(told[2]) == size:
            return Copy(file, size, told[1].decode())
    return None


def _digest(pieces: Iterable[bytes]) -> str:
    digest = hashlib.sha256()
    for piece in pieces:
        digest.update(piece)
    return digest.hexdigest()


def _entries(folder: Path) -> tuple[Path, ...]:
    try:
        return tuple(folder.iterdir())
    except OSError:
        return ()
