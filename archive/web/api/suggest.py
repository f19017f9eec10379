"""Suggestions for the beginning of a question."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from archive.domain.suggestion import Suggested
from archive.domain.suggestion import Suggestion as Fit
from archive.domain.syntax import clean_text
from archive.web import links, reading
from archive.web.api import addresses, meta
from archive.web.api.asked import Begun
from archive.web.api.described import DESCRIBED
from archive.web.api.endpoint import endpoint
from archive.web.api.serving import Answer
from archive.web.api.shape import Links, ListOf
from archive.web.suggest.words import address

_KINDS: Mapping[Suggested, tuple[str, str]] = {
    "city": ("city", "cities"),
    "technology": ("technology", "technologies"),
    "edition": ("edition", "editions"),
    "title": ("winner", "winners"),
}
"""What each kind is called here, and the path below which it is told of."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something that fits what was typed."""

    __pydantic_config__ = DESCRIBED

    kind: str
    """Such as `city`, `technology`, `edition` or `winner`."""
    key: str
    """What stands for it in addresses: a key or an id."""
    label: str
    """Its name."""
    winners: int
    """How many winners it leads to."""
    links: Links
    """`self` and `page`."""


_LIST: Any = ListOf[Suggestion, meta.ListMeta]


@endpoint(
    "/suggest",
    "What a beginning may mean",
    asked=Begun,
    shape=_LIST,
    example=lambda sample: {"q": sample.words[:3]},
)
def suggest(asked: Begun) -> Answer:
    """A few cities, technologies, editions and winners whose names have words that begin so, the
    best of each kind. They are not paged."""
    text = clean_text(asked.q)
    return Answer(addresses.of("suggest", (("q", text),)), lambda: _suggested(text))


def _suggested(text: str) -> ListOf[Suggestion, meta.ListMeta]:
    found = tuple(map(_told, reading.volume().suggester.suggest(text)))
    own = addresses.of("suggest", (("q", text),))
    around = addresses.absolute(self=own, first=own, page=links.suggest(text))
    return ListOf(found, meta.of_list(len(found)), {}, around)


def _told(found: Fit) -> Suggestion:
    kind, folder = _KINDS[found.kind]
    own = addresses.of(f"{folder}/{found.key}")
    around = addresses.absolute(self=own, page=address(found))
    return Suggestion(kind, found.key, found.label, found.total, around)
