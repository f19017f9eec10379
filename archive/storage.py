"""Files that are whole or not there at all, also after a crash."""

import hashlib
import os
import shutil
from pathlib import Path


def write_whole(path: Path, content: bytes) -> None:
    """Replace a file by one rename, with content and name on disk before this returns."""
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with beside.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError:
        beside.unlink(missing_ok=True)
        raise
    sync(path.parent)


def link(path: Path, target: Path) -> None:
    """The same file under another name; a copy where a file system cannot link."""
    try:
        target.hardlink_to(path)
    except OSError:
        shutil.copyfile(path, target)


def sync(path: Path) -> None:
    """Put a file's content, or a folder's list of names, on disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_tree(folder: Path) -> None:
    """Put everything below a folder, and the folder, on disk."""
    for path in [*folder.rglob("*"), folder]:
        sync(path)


def digest(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
