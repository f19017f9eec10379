"""Several things in one sentence."""

from collections.abc import Iterable


def enumerated(items: Iterable[str]) -> str:
    """In words: "A, B and C"; nothing where there are none."""
    *rest, last = list(items) or [""]
    return f"{', '.join(rest)} and {last}" if rest else last
