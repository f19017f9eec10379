"""The words of an index."""

from functools import cached_property

import numpy as np

from archive.domain.fields import TEXT_FIELDS
from archive.search.plan import Leaf
from archive.search.whoosh.arrays import Arrays
from archive.search.whoosh.lookup import Lookup


class Lexicon:
    """What planning, correcting and explaining ask of the arrays."""

    def __init__(self, arrays: Arrays) -> None:
        self.arrays = arrays

    def knows(self, token: str) -> bool:
        return self.arrays.tokens.find(token.encode()) is not None

    def completions(self, prefix: str, most: int) -> tuple[str, ...]:
        tokens = self.arrays.tokens
        first = tokens.first_not_before(prefix.encode())
        # U+10FFFF sorts behind every character that a token may have.
        last = tokens.first_not_before(f"{prefix}\U0010ffff".encode())
        having = np.diff(self.arrays.postings_at[first : last + 1])
        by_frequency = np.argsort(-having, kind="stable")[:most]
        return tuple(tokens[first + int(n)].decode() for n in by_frequency)

    def having(self, leaf: Leaf) -> int:
        """How many records have the leaf."""
        return len(Lookup(self.arrays).leaf(leaf).records)

    @property
    def total(self) -> int:
        return self.arrays.total

    @cached_property
    def averages(self) -> dict[str, float]:
        means = self.arrays.averages.tolist()
        return {field.name: mean for field, mean in zip(TEXT_FIELDS, means, strict=True)}

    @cached_property
    def words(self) -> dict[str, int]:
        """Each word without digits, with how many records have it."""
        tokens, having = self.arrays.tokens, np.diff(self.arrays.postings_at).tolist()
        texts = (tokens[number].decode() for number in range(len(tokens)))
        return {text: n for text, n in zip(texts, having, strict=True) if text.isalpha()}
