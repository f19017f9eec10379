"""What a badge or a card says of a winner: never more than the record does."""

from archive.domain.press.winner import lead
from archive.domain.winner import Winner


def won(winner: Winner) -> str:
    """What was won: "Smart 50 2023 winner"; an inferred win says so."""
    told = f"{winner.award} {winner.year} winner"
    return told if winner.confidence == "stated" else f"{told} (inferred)"


def named(winner: Winner) -> str:
    """Both in a few words, for those who cannot see them."""
    return f"{won(winner)}: {winner.heading}" + (f", {winner.place.label}" if winner.title else "")


def told(winner: Winner) -> str:
    """The same in a sentence, with where it is recorded."""
    return f"{lead(winner)} Recorded in the Awards Archive."
