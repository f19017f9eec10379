"""Peers: winning projects of cities like a city, and why each is one."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl

from pydantic import Field

from archive.domain.place import Place
from archive.domain.syntax import clean_text
from archive.errors import BrokenRelease
from archive.peers.peers import peers as found_peers
from archive.peers.results import PeerProject, PeerResults
from archive.web import links, nearest, reading
from archive.web.api import meta, peer_shapes
from archive.web.api.addresses import Parameters
from archive.web.api.asked_of_peers import Compared, PeersAsked
from archive.web.api.endpoint import endpoint
from archive.web.api.paging import Window, window
from archive.web.api.peer_shapes import Peer, PeersMeta
from archive.web.api.refused import Error, refuse, unusable
from archive.web.api.serving import Answer
from archive.web.api.shape import ListOf
from archive.web.api.told import extended, tell
from archive.web.asking import shown
from archive.web.cards import winner_of
from archive.web.peers.asking import ALL_ZERO
from archive.web.peers.cities import Choice
from archive.web.peers.criteria import WEIGHT, PeerCriteria, not_default

if TYPE_CHECKING:
    PeerWinner = Mapping[str, object]
else:
    PeerWinner = extended(
        "PeerWinner",
        "A winner of a city like the one that was asked about.",
        peer=(Peer, Field(description="Why it is in the list.")),
    )

_LIST: Any = ListOf[PeerWinner, PeersMeta]


@endpoint(
    "/peers",
    "Winning projects of cities like a city",
    asked=PeersAsked,
    shape=_LIST,
    example=lambda sample: {"city": sample.city, "limit": "1"},
)
def peers(asked: Compared) -> Answer:
    """Ranked by how like the cities are, times how well the projects match. What is not recorded
    of one of two cities is not compared; the city's own projects are left out."""
    place, criteria = _read(asked)
    parameters: Parameters = tuple(parse_qsl(criteria.query))
    notices: tuple[str, ...] = ()
    if not any(asked.weights().values()):
        # The usual weights stand in, and the address keeps what was asked: so it is said each time.
        notices = (ALL_ZERO,)
        parameters += tuple((f"{WEIGHT}{name}", "0") for name in asked.weights())
    found = window(asked, "peers", parameters)
    return Answer(found.url, lambda: _answered(place, criteria, found, notices))


def _read(asked: Compared) -> tuple[Place, PeerCriteria]:
    volume = reading.volume()
    choice = volume.cities.choose(clean_text(asked.city))
    technologies, focus_areas, errors = _topics(asked)
    if choice.place is None:
        near = [volume.cities.key(place) for place in choice.offered]
        errors.insert(0, unusable("city", _unclear(choice, asked.city), near=near))
    if choice.place is None or errors:
        refuse(errors)
    weights, text = asked.weights(), clean_text(asked.q)
    criteria = PeerCriteria(
        city=volume.cities.key(choice.place),
        text=text,
        exact=asked.exact is not None and bool(text),
        technologies=technologies,
        focus_areas=focus_areas,
        weights=not_default(weights) if any(weights.values()) else (),
    )
    return choice.place, criteria


def _unclear(choice: Choice, text: str) -> str:
    if choice.areas:
        return f"{choice.areas[0].area.label} is no city; name one that is there."
    said = "Several cities are called" if choice.others else "There is no city called"
    return f"{said} “{shown(text)}”."


def _topics(asked: Compared) -> tuple[tuple[str, ...], tuple[str, ...], list[Error]]:
    """The keys of the technologies and of the focus areas, and what could not be read."""
    register = reading.volume().register
    found: dict[str, set[str]] = {"technology": set(), "focus_area": set()}
    errors = []
    for at, text in enumerate(asked.technology):
        for facet, keys in found.items():
            if meant := register.meant(facet, text):
                keys.update(meant)
                break
        else:
            known = [name for facet in found for name, _ in register.known(facet)]
            detail = f"No technology or focus area is called “{shown(text)}”."
            errors.append(unusable("technology", detail, at, nearest.like(text, known)))
    return tuple(sorted(found["technology"])), tuple(sorted(found["focus_area"])), errors


def _answered(
    place: Place, criteria: PeerCriteria, part: Window, notices: tuple[str, ...]
) -> ListOf[PeerWinner, PeersMeta]:
    question = replace(criteria.question(place), offset=part.offset, limit=part.limit)
    found = found_peers(reading.volume().cities.winning, question)
    page = {"page": links.absolute(links.peers_of(criteria.query))}
    return ListOf(
        data=tuple(map(_told, found.projects)),
        meta=_meta(found, notices),
        facets={},
        links=part.around(found.total) | page,
    )


def _told(project: PeerProject) -> PeerWinner:
    release = reading.release()
    winner = winner_of(release, project.winner_id)
    if winner is None:
        raise BrokenRelease(f"Release {release.id} has no record {project.winner_id}.")
    return {**tell(winner, release), "peer": peer_shapes.peer(project)}


def _meta(found: PeerResults, notices: tuple[str, ...]) -> PeersMeta:
    volume = reading.volume()
    return PeersMeta(
        release=volume.release.id,
        released=volume.release.manifest.built_at,
        total=found.total,
        partial=found.partial,
        coverage=meta.covering(volume.coverage, named=False),
        city=peer_shapes.asked(found.own),
        most_similar=tuple(map(peer_shapes.compared, found.cities)),
        not_compared=tuple(place.label for place in found.unplaced),
        left_out=found.left_out,
        shown_for=found.shown_for,
        notices=(*notices, *found.notices),
    )
