"""Suggestions: what a misspelled word was meant to be."""

from collections.abc import Iterable
from difflib import get_close_matches

from archive.domain.naming import fold

LONGEST = 100


def nearest(word: str, among: Iterable[str]) -> str | None:
    """The known word most like the given one, without regard to case; None if none is like it."""
    if len(word) > LONGEST:
        return None
    known = {fold(candidate): candidate for candidate in among}
    close = get_close_matches(fold(word), known, n=1)
    return known[close[0]] if close else None


def did_you_mean(word: str, among: Iterable[str], otherwise: str) -> str:
    """A sentence that says what to write instead, or the other one if nothing is near."""
    meant = nearest(word, among)
    return f"Did you mean '{meant}'?" if meant else otherwise
