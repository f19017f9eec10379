"""BM25F over weighted fields, and the steps that keep close matches above far ones.

Source: S. Robertson and H. Zaragoza, The Probabilistic Relevance Framework: BM25 and Beyond, 2009,
section 3.5. A word's frequency in a record is summed over the fields, each weighted and judged by
its length, and is then saturated once:

    frequency  = sum over fields of  weight * count / (1 - b + b * length / average length)
    saturation = frequency / (K1 + frequency)                                   between 0 and 1
    rarity     = ln(1 + (N - n + 0.5) / (n + 0.5))                              n records have it
"""

import math
from enum import Enum

K1 = 1.2
EXACT_BONUS = 0.1
"""Added to the saturation of a word found exactly as typed rather than by its stem."""
NAME_BONUS = 1000.0
"""Added where the whole query is the winner's title or city: no sum of words reaches it."""


class Closeness(Enum):
    """How near a match is to what was typed: its score is rarity * (base + span * saturation).

    Each step's reach ends below the base of the next, so that a record which only has a synonym
    never passes one that has the word itself, however often it is repeated.
    """

    LITERAL = (1.0, K1 + 1.0)
    SYNONYM = (0.5, 0.4)
    NARROWER = (0.1, 0.3)

    @property
    def base(self) -> float:
        return self.value[0]

    @property
    def span(self) -> float:
        return self.value[1]


def rarity(total: int, having: int) -> float:
    """The weight of a word that `having` of `total` records have; highest for a word none has."""
    return math.log(1.0 + (total - having + 0.5) / (having + 0.5))


def evened(evenness: float, length: float, average: float) -> float:
    """By what a count is divided in a field of this length (1 for a field of average length)."""
    return 1.0 - evenness + evenness * (length / average if average else 1.0)
