"""What a row says of a winner, before it is known which one that is."""

from dataclasses import dataclass
from typing import Any

from indexer.importing.columns import PLACES

Content = dict[str, Any]
"""As in a file of records, or a part of that."""
GROUPED = ("partners_", "sources_")


@dataclass(frozen=True, slots=True)
class Draft:
    """What a row says: `content` as in a file, for the fields that its columns tell."""

    row: int
    edition: str
    own: str
    """The number that the row gives, empty if none."""
    content: Content
    fields: frozenset[str]
    """Fields that the columns tell, whether this row says something of them or not."""

    @property
    def title(self) -> str:
        return str(self.content.get("title", ""))


def field_of(key: str) -> str:
    """The field of a winner that a column tells."""
    if key in PLACES:
        return "place"
    return key.partition("_")[0] if key.startswith(GROUPED) else key
