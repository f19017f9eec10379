"""A record as one stream of tokens: what every peer indexes, however it tokenises itself.

The fields stand behind each other with gaps that no phrase crosses. Peers index this one stream and
not fourteen weighted fields, which is their fastest way; totals and counts are the same.
"""

from collections.abc import Iterable

from archive.domain.fields import TEXT_FIELDS
from archive.search.analysis import STEM, VALUE_GAP, postings
from archive.search.document import Document

MARKED = ("title", "summary")
"""Fields in which peers mark the matched words, as a page of results shows them."""


def stream(document: Document) -> dict[str, list[int]]:
    """Each token and stem of a record with its positions, rising."""
    return joined(document.text[field.name] for field in TEXT_FIELDS)


def joined(fields: Iterable[tuple[str, ...]]) -> dict[str, list[int]]:
    """The postings of several fields, one behind the other."""
    found: dict[str, list[int]] = {}
    base = 0
    for texts in fields:
        last = 0
        for token, positions in postings(texts).items():
            found.setdefault(token, []).extend([base + at for at in positions])
            last = max(last, positions[-1])
        base += last + VALUE_GAP + 1
    return found


def in_order(found: dict[str, list[int]]) -> list[tuple[int, str]]:
    """(position, token) of a whole stream."""
    return sorted((at, token) for token, positions in found.items() for at in positions)


def is_stem(token: str) -> bool:
    return token.startswith(STEM)
