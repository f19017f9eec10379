"""Words that look alike."""

from collections.abc import Mapping, Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA


def like(word: str, distance: int, words: Mapping[str, int]) -> Sequence[tuple[str, int]]:
    """Those of the words at most `distance` edits away, each with its number; never the word."""
    found = process.extract(
        word, words.keys(), scorer=OSA.distance, score_cutoff=distance, limit=None
    )
    return [(other, words[other]) for other, _, _ in found if other != word]
