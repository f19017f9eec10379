"""Technologies of the vocabulary."""

from dataclasses import dataclass
from typing import Any

from flask import abort

from archive.domain.vocabulary import Technology as Term
from archive.web import links, reading
from archive.web.api import addresses, entries, meta, near
from archive.web.api.asked import Counted, Paged
from archive.web.api.described import DESCRIBED
from archive.web.api.endpoint import Held, endpoint
from archive.web.api.serving import Answer
from archive.web.api.shape import Links, ListOf, One
from archive.web.export import problems


@dataclass(frozen=True, slots=True)
class Technology:
    """A technology of the archive's vocabulary."""

    __pydantic_config__ = DESCRIBED

    id: str
    """What stands for it in addresses."""
    label: str
    """Its name."""
    definition: str | None
    """What it means, in a sentence; null where none is written."""
    aliases: tuple[str, ...]
    """Other names by which it is found."""
    focus_area: str
    """The id of the focus area that it belongs to."""
    winners: int
    """How many winners are recorded to use it."""
    links: Links
    """`self`, `page`, `winners` and `focus_area`."""


_LIST: Any = ListOf[Technology, meta.ListMeta]
_ONE: Any = One[Technology]


@endpoint(
    "/technologies",
    "Technologies, by name",
    asked=Paged,
    shape=_LIST,
    example=lambda _: {"limit": "1"},
)
def technologies(asked: Paged) -> Answer:
    """All of the vocabulary, also those that no recorded winner uses."""
    terms = reading.release().snapshot.vocabulary.technologies
    found = sorted(terms, key=lambda term: term.label.casefold())
    return entries.listed(asked, "technologies", found, _told, page=links.subjects("technology"))


@endpoint(
    "/technologies/{id}",
    "One technology",
    asked=Counted,
    shape=_ONE,
    held=(Held("id", "The id of a technology, such as `digital-twin`.", "facet-technology"),),
    example=lambda sample: {"id": sample.technology, "facet_limit": "1"},
)
def technology(asked: Counted, id: str) -> Answer:
    """Its other names, and what else its winners have in common."""
    term = reading.release().snapshot.vocabulary.technology_by_id.get(id)
    if term is None:
        near_it = near.values("technology", id, addresses.technology)
        abort(problems.missing("technology", near_it))
    return entries.one(
        asked, f"technologies/{id}", lambda: _told(term), _links(term), {"technology": (id,)}
    )


def _told(term: Term) -> Technology:
    return Technology(
        id=term.id,
        label=term.label,
        definition=term.definition,
        aliases=term.aliases,
        focus_area=term.focus_area,
        winners=reading.volume().register.value("technology", term.id).count,
        links=_links(term),
    )


def _links(term: Term) -> Links:
    around = addresses.of_value("technology", term.id, addresses.technology(term.id))
    return {**around, "focus_area": links.absolute(addresses.focus_area(term.focus_area))}
