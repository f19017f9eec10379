"""Finds files of records and reads their text; what cannot be read is a problem."""

from collections.abc import Iterator
from pathlib import Path

from archive.errors import Problem
from indexer.loading.yaml_reader import CONTROL

SUFFIXES = (".yaml", ".yml")
LARGEST = 5_000_000


def files_at(path: Path) -> Iterator[Path]:
    """The file itself, or every YAML file below a folder in order of their names."""
    if not _is_folder(path):
        yield path
        return
    for file in sorted(path.rglob("*")):
        if file.suffix in SUFFIXES and not file.is_dir():
            yield file


def text_of(path: Path) -> str | Problem:
    """The text of a file with plain line ends, or why there is none to be had."""
    try:
        return _text(path)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        return refused(path, f"cannot be read: {reason}", "Check the path and its permissions.")


def refused(path: Path, message: str, fix: str, line: int | None = None) -> Problem:
    """A problem with a file as a whole."""
    return Problem(str(path), "", "", message, fix, line)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False  # the reader says why


def _text(path: Path) -> str | Problem:
    if _is_folder(path):
        return refused(path, "the folder holds no YAML file", "Name a folder with .yaml files.")
    if not path.exists():
        return refused(path, "no such file", "Check the path.")
    if path.suffix not in SUFFIXES:
        return refused(path, "not a YAML file", "Records are read from .yaml and .yml files.")
    if not path.is_file():
        return refused(path, "not a regular file", "Name a file or a folder.")
    with path.open("rb") as file:
        content = file.read(LARGEST + 1)
    if len(content) > LARGEST:
        return refused(path, "larger than 5 MB", "Split it; an edition is far smaller.")
    return _decoded(path, content)


def _decoded(path: Path, content: bytes) -> str | Problem:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        return refused(path, "not UTF-8 text", "Save the file as UTF-8.", line)
    text = text.replace("\r\n", "\n")
    if control := CONTROL.search(text):
        line = text.count("\n", 0, control.start()) + 1
        return refused(path, "holds a control character", "Remove it.", line)
    return text
