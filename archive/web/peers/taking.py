"""Peers as data: JSON with the reasons, and the same winners in the other forms of lists."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from flask import Blueprint, Response, abort

from archive.domain import citation
from archive.domain.facts import Told, told
from archive.domain.place import Place
from archive.domain.search import MAX_DEPTH, MAX_PAGE_SIZE, PAGE_SIZE
from archive.errors import BrokenRelease
from archive.peers.peers import peers
from archive.peers.results import PeerCity, PeerProject, PeerResults
from archive.web import links, reading
from archive.web.cards import winner_of
from archive.web.coverage import sentence
from archive.web.export import as_json, framing, problems
from archive.web.export.conventions import EMPTY, LONG, SEVERAL, TERMS
from archive.web.export.formats import FORMATS
from archive.web.export.preface import Preface
from archive.web.export.serving import Delivery, file_name, opened, serve
from archive.web.peers.cities import Choice
from archive.web.peers.criteria import PeerCriteria
from archive.web.peers.page import asked

blueprint = Blueprint("peers_data", __name__)
blueprint.after_request(opened)
problems.install(blueprint)

LISTS = {form.suffix: form for form in FORMATS if form.suffix != "json"}
SUFFIX = f"<any({', '.join(LISTS)}):suffix>"
NAME_A_CITY = "Name a city: ?city=dallas-texas or ?city=Lyon, France"


@blueprint.get("/peers.json")
def with_reasons() -> Response:
    """A page of the projects, each with what its city has in common with the one asked for."""
    criteria, place = _asked()

    def body() -> bytes:
        found = peers(reading.volume().cities.winning, criteria.question(place))
        return (as_json.text(_document(found, criteria)) + "\n").encode()

    return serve(_delivery(criteria, "json", "application/json"), body)


@blueprint.get(f"/peers.{SUFFIX}")
def winners(suffix: str) -> Response:
    """All the winners, in the order of the page."""
    criteria, place = _asked()
    form = LISTS[suffix]
    whole = replace(criteria.question(place), offset=0, limit=MAX_DEPTH)

    def body() -> bytes:
        found = peers(reading.volume().cities.winning, whole)
        return b"".join(form.write(_batches(found), _preface(found, criteria.on_page(1))))

    return serve(_delivery(criteria.on_page(1), suffix, form.media_type), body)


def _asked() -> tuple[PeerCriteria, Place]:
    """The question and its city; whatever does not fit ends the request."""
    criteria, choice, notices = asked()
    if not criteria.city:
        notices = (*notices, NAME_A_CITY)
    if notices:
        abort(problems.unusable(notices, {}))
    if choice.place is None:
        abort(_unclear(criteria, choice))
    return criteria, choice.place


def _unclear(criteria: PeerCriteria, choice: Choice) -> Response:
    """Several cities are so called, or none."""
    cities = reading.volume().cities
    meant = [
        links.absolute(links.peers_data(criteria.of_city(cities.key(place)).query, "json"))
        for place in choice.others or choice.near
    ]
    if choice.others:
        return problems.problem(400, "Several cities are so called. Ask for one.", nearest=meant)
    return problems.problem(404, "No city is so called.", nearest=meant)


def _document(found: PeerResults, criteria: PeerCriteria) -> Mapping[str, object]:
    return {
        "data": [_project(project) for project in found.projects],
        "meta": _meta(found),
        "links": _around(criteria, found.total),
    }


def _project(project: PeerProject) -> Mapping[str, object]:
    return {
        "score": round(project.score, 6),
        "match": round(project.match, 6),
        "city": _city(project.city),
        "winner": as_json.plain(_told(project)),
    }


def _city(city: PeerCity) -> Mapping[str, object]:
    """What is null is not recorded of one of the two cities."""
    return {
        "key": city.place.slug,
        "label": city.place.label,
        "country": city.place.country,
        "similarity": round(city.similarity, 6),
        "parts": {name: round(part, 6) for name, part in city.parts.items()},
        "population_ratio": None if city.population is None else round(city.population, 4),
        "kilometres": None if city.kilometres is None else round(city.kilometres, 1),
        "same_country": city.same_country,
        "same_region": city.same_region,
        "shared_technologies": city.technologies,
        "shared_focus_areas": city.focus_areas,
    }


def _meta(found: PeerResults) -> dict[str, object]:
    release, own = reading.release(), found.own
    place = own.place
    return {
        "total": found.total,
        **framing.source(release),
        "city": {
            "key": reading.volume().cities.key(place),
            "label": place.label,
            "country": place.country,
            "population": place.population,
            "latitude": place.latitude,
            "longitude": place.longitude,
            "geonames_id": place.geonames_id,
            "gazetteer": place.gazetteer,
            "has_won": own.has_won,
            "technologies": own.technologies,
            "focus_areas": own.focus_areas,
        },
        "most_similar": [_city(city) for city in found.cities],
        "not_compared": [place.label for place in found.unplaced],
        "left_out": found.left_out,
        "partial": found.partial,
        "shown_for": found.shown_for,
        "notices": found.notices,
        "coverage": sentence(reading.volume().coverage, named=False),
        "terms": TERMS,
    }


def _around(criteria: PeerCriteria, total: int) -> dict[str, str]:
    whole = criteria.on_page(1)
    around = {
        "self": links.peers_data(criteria.query, "json"),
        "page": links.peers_of(criteria.query),
        **{suffix: links.peers_data(whole.query, suffix) for suffix in LISTS},
    }
    if criteria.page * PAGE_SIZE < total:
        around["next"] = links.peers_data(criteria.on_page(criteria.page + 1).query, "json")
    return {relation: links.absolute(url) for relation, url in around.items()}


def _batches(found: PeerResults) -> Iterator[Sequence[Told]]:
    for start in range(0, len(found.projects), MAX_PAGE_SIZE):
        yield tuple(map(_told, found.projects[start : start + MAX_PAGE_SIZE]))


def _told(project: PeerProject) -> Told:
    release = reading.release()
    winner = winner_of(release, project.winner_id)
    if winner is None:
        raise BrokenRelease(f"Release {release.id} has no record {project.winner_id}.")
    return told(winner, release.snapshot)


def _delivery(criteria: PeerCriteria, suffix: str, media_type: str) -> Delivery:
    url = links.peers_data(criteria.query, suffix)
    related = {"alternate": links.absolute(links.peers_of(criteria.query))}
    return Delivery(url, media_type, file_name(f"peers-of-{criteria.city}", suffix), related, False)


def _preface(found: PeerResults, criteria: PeerCriteria) -> Preface:
    release = reading.release()
    at = release.manifest.built_at
    title = f"Recorded winners of cities like {found.own.place.label}"
    url = links.cited(links.peers_of(criteria.query))
    cited = citation.of_list(title, release=release.id, issued=at.date(), url=url)
    lines = (
        ("What this is", f"{citation.ARCHIVE}. {title}, the most alike first"),
        ("Winners", f"{found.total:,}"),
        ("Coverage", sentence(reading.volume().coverage, named=False)),
        ("Release", f"{release.id} of {at:%Y-%m-%d %H:%M} UTC"),
        ("How to cite", cited),
        ("Terms", TERMS),
        ("Cells", f"{EMPTY} {SEVERAL} {LONG}"),
    )
    meta = {**_meta(found), "citation": cited}
    return Preface({"meta": meta, "links": _around(criteria, found.total)}, lines, at)
