"""Which column of a file tells what: as it was decided, as it was the last time, or by its name."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from rapidfuzz import fuzz, process

from archive.domain.naming import words
from indexer.importing.columns import BY_KEY, DERIVED_NAMES, NAMES

How = Literal["chosen", "remembered", "named", "similar", "derived", "unknown"]
LIKE = 84.0
"""How alike, of 100, a heading and a name must be for the one to be taken for the other."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A column of the file, the key of what it tells, and how that is known. Empty: not read."""

    column: int
    text: str
    key: str
    how: How


def matched(
    headings: Sequence[str], chosen: Mapping[str, str], remembered: Mapping[str, str]
) -> tuple[Heading, ...]:
    """Every column with what it tells; each thing is told by one column at most."""
    taken: dict[str, int] = {}
    found: dict[int, Heading] = {}
    for step in (_chosen(chosen, "chosen"), _chosen(remembered, "remembered"), _named, _similar):
        for column, text in enumerate(headings):
            if text and column not in found and (match := step(text)) is not None:
                key, how = match
                if key and taken.setdefault(key, column) != column:
                    continue
                found[column] = Heading(column, text, key, how)
    return tuple(
        found.get(column) or Heading(column, text, "", "unknown")
        for column, text in enumerate(headings)
    )


def notices(headings: Sequence[Heading]) -> Iterator[str]:
    """What is to be said of headings that were not known by name."""
    for heading in headings:
        if heading.how == "similar":
            yield f"“{heading.text}” was taken for {BY_KEY[heading.key].label}."
    unread = [f"“{h.text}”" for h in headings if h.text and h.how == "unknown"]
    if unread:
        yield f"These columns are not read: {', '.join(unread)}."


def _chosen(by_heading: Mapping[str, str], how: How):  # type: ignore[no-untyped-def]
    known = {words(text): key for text, key in by_heading.items()}

    def step(text: str) -> tuple[str, How] | None:
        key = known.get(words(text))
        return None if key is None or (key and key not in BY_KEY) else (key, how)

    return step


def _named(text: str) -> tuple[str, How] | None:
    name = words(text)
    if name in DERIVED_NAMES:
        return "", "derived"
    return (NAMES[name], "named") if name in NAMES else None


def _similar(text: str) -> tuple[str, How] | None:
    best = process.extractOne(
        words(text), NAMES.keys(), scorer=fuzz.token_sort_ratio, score_cutoff=LIKE
    )
    return (NAMES[best[0]], "similar") if best else None
