"""Search: what the search page finds, with counts, and what was done with the words."""

from typing import Any

from archive.domain.syntax import clean_text
from archive.web.api import lists, meta
from archive.web.api.asked import SearchAsked, Worded
from archive.web.api.endpoint import endpoint
from archive.web.api.serving import Answer
from archive.web.api.shape import ListOf
from archive.web.api.told import Found

_LIST: Any = ListOf[Found, meta.WinnersMeta]


@endpoint(
    "/search",
    "Winners by words, with counts for every facet",
    asked=SearchAsked,
    shape=_LIST,
    example=lambda sample: {"q": sample.words, "limit": "1", "facet_limit": "2"},
)
def search(asked: Worded) -> Answer:
    """All words are looked for; where no winner has all of them, those with most are listed and
    `meta.partial` is true. Mistypings are put right, which `meta.shown_for` tells."""
    return lists.listing(asked, "search", text=clean_text(asked.q), exact=asked.exact is not None)
