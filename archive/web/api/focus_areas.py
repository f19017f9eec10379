"""Focus areas of the vocabulary: broad fields of city work."""

from dataclasses import dataclass
from typing import Any

from flask import abort

from archive.domain.vocabulary import FocusArea as Term
from archive.web import links, reading
from archive.web.api import addresses, entries, meta, near
from archive.web.api.asked import Counted, Paged
from archive.web.api.described import DESCRIBED
from archive.web.api.endpoint import Held, endpoint
from archive.web.api.serving import Answer
from archive.web.api.shape import Links, ListOf, One
from archive.web.export import problems


@dataclass(frozen=True, slots=True)
class FocusArea:
    """A focus area of the archive's vocabulary."""

    __pydantic_config__ = DESCRIBED

    id: str
    """What stands for it in addresses."""
    label: str
    """Its name."""
    definition: str | None
    """What it means, in a sentence; null where none is written."""
    aliases: tuple[str, ...]
    """Other names by which it is found."""
    technologies: tuple[str, ...]
    """The ids of the technologies that belong to it."""
    winners: int
    """How many winners are recorded in it."""
    links: Links
    """`self`, `page` and `winners`."""


_LIST: Any = ListOf[FocusArea, meta.ListMeta]
_ONE: Any = One[FocusArea]


@endpoint(
    "/focus-areas",
    "Focus areas, by name",
    asked=Paged,
    shape=_LIST,
    example=lambda _: {"limit": "1"},
)
def focus_areas(asked: Paged) -> Answer:
    """All of the vocabulary, also those that no recorded winner is in."""
    terms = reading.release().snapshot.vocabulary.focus_areas
    found = sorted(terms, key=lambda term: term.label.casefold())
    return entries.listed(asked, "focus-areas", found, _told, page=links.subjects("focus_area"))


@endpoint(
    "/focus-areas/{id}",
    "One focus area",
    asked=Counted,
    shape=_ONE,
    held=(Held("id", "The id of a focus area, such as `lighting`.", "facet-focus_area"),),
    example=lambda sample: {"id": sample.focus_area, "facet_limit": "1"},
)
def focus_area(asked: Counted, id: str) -> Answer:
    """Its technologies, and what else its winners have in common."""
    term = reading.release().snapshot.vocabulary.focus_area_by_id.get(id)
    if term is None:
        near_it = near.values("focus_area", id, addresses.focus_area)
        abort(problems.missing("focus area", near_it))
    return entries.one(
        asked, f"focus-areas/{id}", lambda: _told(term), _links(term), {"focus_area": (id,)}
    )


def _told(term: Term) -> FocusArea:
    volume = reading.volume()
    within = volume.release.snapshot.vocabulary.technologies
    return FocusArea(
        id=term.id,
        label=term.label,
        definition=term.definition,
        aliases=term.aliases,
        technologies=tuple(t.id for t in within if t.focus_area == term.id),
        winners=volume.register.value("focus_area", term.id).count,
        links=_links(term),
    )


def _links(term: Term) -> Links:
    return addresses.of_value("focus_area", term.id, addresses.focus_area(term.id))
