"""Winners: all of them, those that have something, and each by itself."""

from typing import Any

from flask import abort

from archive.web import reading
from archive.web.api import addresses, lists, meta, near
from archive.web.api.asked import Chosen, Nothing, WinnersAsked
from archive.web.api.endpoint import Held, endpoint
from archive.web.api.serving import Answer
from archive.web.api.shape import ListOf, One
from archive.web.api.told import Winner, around, tell
from archive.web.cards import winner_of
from archive.web.corrections.departure import Departed, departure
from archive.web.export import problems

_LIST: Any = ListOf[Winner, meta.WinnersMeta]
_ONE: Any = One[Winner]


@endpoint(
    "/winners",
    "Winners, all of them or those with certain values",
    asked=WinnersAsked,
    shape=_LIST,
    example=lambda sample: {"technology": sample.technology, "limit": "1"},
)
def winners(asked: Chosen) -> Answer:
    """Several values of one facet widen the answer, different facets narrow it. To search words
    use `/search`."""
    return lists.listing(asked, "winners")


@endpoint(
    "/winners/{id}",
    "One winner",
    shape=_ONE,
    held=(Held("id", "The number of the record, such as `2023-06`.", "winner-id"),),
    example=lambda sample: {"id": sample.winner},
)
def winner(_: Nothing, id: str) -> Answer:
    """Everything that is recorded of it, with the sources."""
    release = reading.release()
    found = winner_of(release, id)
    if found is None and (gone := departure(release, id)):
        raise Departed(gone)
    if found is None:
        abort(problems.missing("winner", near.winners(id)))
    beside = around(found) | addresses.absolute(edition=addresses.edition(found.edition_key))
    return Answer(
        addresses.winner(id), lambda: One(tell(found, release), meta.source(release), {}, beside)
    )
