"""Searches that found nothing, so that the staff can give people's words a meaning.

Kept in the instance folder: a file for each day, a line for each time that a worker answered so. A
line holds the words and nothing else: no address, no time of day, nothing that came with them. What
may tell of somebody (a mail address, a long number) is not kept at all, and words are told only
once they were asked `LEAST` times. An answer that a browser has kept is not counted again.
"""

import os
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from archive.domain.naming import words

FOLDER = "unfound"
LEAST = 3
"""How often words must have been asked before anybody of the staff sees them."""
LONGEST = 60
MOST_WORDS = 6
MOST_BYTES = 100_000
"""Of one day; what comes after is not kept."""
DAYS = 60
_PRIVATE = re.compile(r"@|\d[\d\s()/.+-]{5,}\d|https?:|www\.", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Unfound:
    """Words that led to nothing, how often in the days that are kept, and when last."""

    text: str
    count: int
    last: date


def kept_words(text: str) -> str:
    """What is kept of a question: its words in small letters; empty for what is not kept."""
    if _PRIVATE.search(text) or len(text) > LONGEST:
        return ""
    found = words(text)
    return found if found and len(found.split()) <= MOST_WORDS else ""


def note(instance: Path, text: str, day: date) -> None:
    """Keep the words of a search that found nothing. A full or read-only disk loses them only."""
    found = kept_words(text)
    if not found:
        return
    folder = instance / FOLDER
    path = folder / f"{day.isoformat()}.txt"
    with suppress(OSError):
        if not path.exists():
            folder.mkdir(parents=True, exist_ok=True)
            _forget(folder, day)
        _append(path, found)


def read(instance: Path, today: date) -> tuple[Unfound, ...]:
    """What was asked in vain at least `LEAST` times, the most often first."""
    counts: Counter[str] = Counter()
    last: dict[str, date] = {}
    for day, text in _lines(instance / FOLDER, today):
        counts[text] += 1
        last[text] = max(day, last.get(text, day))
    often = ((text, n) for text, n in counts.most_common() if n >= LEAST)
    return tuple(Unfound(text, count, last[text]) for text, count in often)


def _append(path: Path, line: str) -> None:
    # One short write at the end of a file: lines of two workers do not mix.
    file = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        if os.fstat(file).st_size < MOST_BYTES:
            os.write(file, f"{line}\n".encode())
    finally:
        os.close(file)


def _lines(folder: Path, today: date) -> Iterator[tuple[date, str]]:
    for path, day in _files(folder):
        if day > today - timedelta(days=DAYS):
            with suppress(OSError):
                for line in path.read_text("utf-8", "replace").splitlines():
                    if text := kept_words(line):
                        yield day, text


def _files(folder: Path) -> Iterator[tuple[Path, date]]:
    for path in sorted(folder.glob("*.txt")):
        with suppress(ValueError):
            yield path, date.fromisoformat(path.stem)


def _forget(folder: Path, today: date) -> None:
    for path, day in _files(folder):
        if day <= today - timedelta(days=DAYS):
            path.unlink(missing_ok=True)
