"""Words of a list by any of their names, and those that a mistyped one may have meant."""

import re
from collections.abc import Iterable, Mapping

from rapidfuzz import fuzz, process

from archive.domain.naming import words
from indexer.importing.finding import Suggestion

LIKE = 62.0
"""How alike, of 100, a name must be to be suggested."""
MOST_LOOKED_UP = 300
"""Different unknown values that get suggestions; a file with more has another fault."""


_JOINT = re.compile(r"[,/&+|\n]|\band\b", re.IGNORECASE)
"""What people write between several words of a cell, beside the ";" that is expected."""


class Words:
    """A list of words: each by its id, with its label and other names."""

    def __init__(self, entries: Iterable[tuple[str, str, Iterable[str]]]) -> None:
        self.labels: dict[str, str] = {}
        self._names: dict[str, str] = {}
        others: list[tuple[str, str]] = []
        for own, label, names in entries:
            self.labels[own] = label
            self._names.setdefault(words(own), own)
            self._names.setdefault(words(label), own)
            others += ((words(name), own) for name in names)
        for name, own in others:
            self._names.setdefault(name, own)
        self._suggested: dict[str, tuple[Suggestion, ...]] = {}

    def find(self, text: str) -> str | None:
        """The id of what a text names, in full."""
        return self._names.get(words(text))

    def near(self, text: str, limit: int = 3, like: float = LIKE) -> tuple[Suggestion, ...]:
        """What it may have meant, the likeliest first."""
        name = words(text)[:100]
        if name not in self._suggested:
            if len(self._suggested) >= MOST_LOOKED_UP:
                return ()
            self._suggested[name] = tuple(self._near(name, limit, like))
        return self._suggested[name]

    def several(self, text: str) -> tuple[Suggestion, ...]:
        """All the words that a text names one after another; none unless each part names one."""
        found = [self.find(part) for part in _JOINT.split(text)]
        known = list(dict.fromkeys(own for own in found if own))
        if len(known) < 2 or None in found:
            return ()
        return (Suggestion("; ".join(self.labels[own] for own in known), "; ".join(known)),)

    def _near(self, name: str, limit: int, like: float) -> Iterable[Suggestion]:
        found = process.extract(
            name, self._names.keys(), scorer=fuzz.WRatio, score_cutoff=like, limit=limit * 4
        )
        ids = list(dict.fromkeys(self._names[match] for match, _, _ in found))
        return [Suggestion(self.labels[own], own) for own in ids[:limit]]


def of_choices(
    choices: Iterable[str], others: Mapping[str, tuple[str, ...]] | None = None
) -> Words:
    """The words of a field that has a few."""
    return Words((choice, choice, (others or {}).get(choice, ())) for choice in choices)
