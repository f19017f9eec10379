"""The page where a city finds projects of cities like itself."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from flask import Blueprint, Response, request

from archive.domain.enumeration import enumerated
from archive.domain.place import Place
from archive.domain.search import Hit
from archive.peers.parts import LARGEST, PARTS
from archive.peers.peers import peers
from archive.peers.results import PeerCity, PeerProject, PeerResults
from archive.web import htmx, links, reading
from archive.web.cards import Card, card, winner_of
from archive.web.coverage import sentence
from archive.web.peers.asking import read
from archive.web.peers.cities import Choice
from archive.web.peers.criteria import PeerCriteria
from archive.web.peers.topics import topics
from archive.web.peers.wording import Reasons, around, missing_of, percent, reasons
from archive.web.search.pager import pager

blueprint = Blueprint("peers", __name__)

EXAMPLES = ("dallas-texas", "kitchener-ontario", "taoyuan-taiwan", "lyon-france", "nairobi-kenya")
"""Cities that have won, and some that have not."""


@dataclass(frozen=True, slots=True)
class PeerCard:
    """One project as a result shows it, with why its city is a peer. Shares are in percent."""

    card: Card
    city: PeerCity
    reasons: Reasons
    alike: int
    match: int


@blueprint.get("/peers")
def page() -> Response:
    criteria, choice, notices = asked()
    return htmx.answer(
        "peers/index.html",
        "peers",
        lambda: _context(criteria, choice, notices),
        url=links.peers_of(criteria.query),
        # By its key a city has no others of its name beside it.
        said=(*notices, *(other.slug for other in choice.others)),
    )


def asked() -> tuple[PeerCriteria, Choice, tuple[str, ...]]:
    """What the address asks for, the city by its key where it is plain which is meant."""
    volume = reading.volume()
    criteria, notices = read(request.args, volume)
    choice = volume.cities.choose(criteria.city) if criteria.city else Choice()
    if choice.place:
        criteria = replace(criteria, city=volume.cities.key(choice.place))
    return criteria, choice, notices


def _context(criteria: PeerCriteria, choice: Choice, notices: tuple[str, ...]) -> Mapping[str, Any]:
    volume = reading.volume()
    cities, place = volume.cities, choice.place
    return {
        "criteria": criteria,
        "choice": choice,
        "notices": notices,
        "written": cities.written(place) if place else criteria.city,
        "examples": tuple(p for key in EXAMPLES for p in (cities.choose(key).place,) if p),
        "parts": PARTS,
        "largest": LARGEST,
        "topics": topics(volume, criteria),
        "coverage": sentence(volume.coverage, named=False),
        "key": cities.key,
        "around": around,
        "answer": _answer(criteria, place) if place else None,
    }


def _answer(criteria: PeerCriteria, place: Place) -> Mapping[str, Any]:
    cities = reading.volume().cities
    found = peers(cities.winning, criteria.question(place))
    return {
        "results": found,
        "place": place,
        "cards": tuple(_cards(found, criteria)),
        "pager": pager(criteria, found.total),
        "missing": enumerated(missing_of(found.own)),
        "chosen": tuple(_chosen(criteria)),
        "alike": tuple((city, percent(city.similarity)) for city in found.cities),
    }


def _chosen(criteria: PeerCriteria) -> Iterator[tuple[str, str]]:
    names = reading.volume().names
    for facet, keys in (
        ("technology", criteria.technologies),
        ("focus_area", criteria.focus_areas),
    ):
        yield from ((names.label(facet, key), key) for key in keys)


def _cards(found: PeerResults, criteria: PeerCriteria) -> Iterator[PeerCard]:
    for project in found.projects:
        shown = _card(project)
        if shown:
            yield PeerCard(
                shown,
                project.city,
                reasons(project.city, found.own, criteria.weighed, reading.volume().names),
                percent(project.city.similarity),
                percent(project.match),
            )


def _card(project: PeerProject) -> Card | None:
    release = reading.release()
    winner = winner_of(release, project.winner_id)
    return card(release, winner, Hit(winner.id, project.score)) if winner else None
