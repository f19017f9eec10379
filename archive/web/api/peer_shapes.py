"""How peers are told: the city that was asked about, those like it, and what each has of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from archive.peers.results import OwnCity, PeerCity, PeerProject
from archive.web import reading
from archive.web.api.described import DESCRIBED
from archive.web.api.meta import ListMeta


@dataclass(frozen=True, slots=True)
class ComparedCity:
    """A winning city beside the one that was asked about. Null is not recorded of one of them."""

    __pydantic_config__ = DESCRIBED

    key: str
    """What stands for it in addresses."""
    label: str
    """Its name."""
    country: str
    """Its country."""
    similarity: float
    """From 0 to 1; the weighted mean of the parts."""
    parts: Mapping[str, float]
    """From 0 to 1, each part that could be compared, by the name of its weight or fact."""
    population_ratio: float | None
    """Its population as a multiple of the other's."""
    kilometres: float | None
    """How far it is."""
    same_country: bool
    """Whether both are in one country."""
    same_region: bool | None
    """Whether both are in one state or province."""
    shared_technologies: tuple[str, ...] | None
    """The ids of the technologies that winners of both use."""
    shared_focus_areas: tuple[str, ...] | None
    """The ids of the focus areas that winners of both are in."""


@dataclass(frozen=True, slots=True)
class Peer:
    """Why a project is where it is in the list."""

    __pydantic_config__ = DESCRIBED

    score: float
    """The similarity of its city times `match`."""
    match: float
    """How well the project matches the words and topics, from 0 to 1; 1 where none were given."""
    city: ComparedCity
    """Its city; of several the one most alike."""


@dataclass(frozen=True, slots=True)
class AskedCity:
    """The city that was asked about. Null is not recorded, and is compared with nothing."""

    __pydantic_config__ = DESCRIBED

    key: str
    """What stands for it in addresses."""
    label: str
    """Its name."""
    country: str
    """Its country."""
    population: int | None
    """As the gazetteer has it."""
    latitude: float | None
    """In degrees, WGS 84."""
    longitude: float | None
    """In degrees, WGS 84."""
    geonames_id: int | None
    """Its number in the gazetteer."""
    gazetteer: str | None
    """Where these facts come from, with the year to which they belong."""
    has_won: bool
    """Whether a recorded winner names it."""
    technologies: tuple[str, ...]
    """The ids of the technologies that its own winners use."""
    focus_areas: tuple[str, ...]
    """The ids of the focus areas that its own winners are in."""


@dataclass(frozen=True, slots=True)
class PeersMeta(ListMeta):
    """What the list is a part of, and what was compared."""

    __pydantic_config__ = DESCRIBED

    city: Annotated[AskedCity, Field(description="The city that was asked about.")]
    most_similar: tuple[ComparedCity, ...]
    """The winning cities most like it, whatever words were given."""
    not_compared: tuple[str, ...]
    """The winning cities of which too little is recorded to compare them."""
    left_out: int
    """How many projects match but are of no city that could be compared."""
    shown_for: str | None
    """The words that were searched instead of the given ones, if mistypings were put right."""
    notices: tuple[str, ...]
    """In whole sentences, what was left out or read otherwise."""


def peer(project: PeerProject) -> Peer:
    return Peer(round(project.score, 6), round(project.match, 6), compared(project.city))


def compared(city: PeerCity) -> ComparedCity:
    return ComparedCity(
        key=city.place.slug,
        label=city.place.label,
        country=city.place.country,
        similarity=round(city.similarity, 6),
        parts={name: round(part, 6) for name, part in city.parts.items()},
        population_ratio=None if city.population is None else round(city.population, 4),
        kilometres=None if city.kilometres is None else round(city.kilometres, 1),
        same_country=city.same_country,
        same_region=city.same_region,
        shared_technologies=city.technologies,
        shared_focus_areas=city.focus_areas,
    )


def asked(own: OwnCity) -> AskedCity:
    place = own.place
    return AskedCity(
        key=reading.volume().cities.key(place),
        label=place.label,
        country=place.country,
        population=place.population,
        latitude=place.latitude,
        longitude=place.longitude,
        geonames_id=place.geonames_id,
        gazetteer=place.gazetteer,
        has_won=own.has_won,
        technologies=own.technologies,
        focus_areas=own.focus_areas,
    )
