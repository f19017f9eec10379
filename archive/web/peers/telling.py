"""What is told of peers as data: each project with its reasons, and the list as a whole."""

from collections.abc import Iterator, Mapping, Sequence

from archive.domain import citation
from archive.domain.facts import Told, told
from archive.domain.search import MAX_PAGE_SIZE, PAGE_SIZE
from archive.errors import BrokenRelease
from archive.peers.results import PeerCity, PeerProject, PeerResults
from archive.search.opening import OpenRelease
from archive.web import links, reading
from archive.web.cards import winner_of
from archive.web.coverage import sentence
from archive.web.export import as_json, framing
from archive.web.export.conventions import EMPTY, LONG, SEVERAL, TERMS
from archive.web.export.formats import FORMATS
from archive.web.export.preface import Preface
from archive.web.peers.criteria import PeerCriteria

LISTS = {form.suffix: form for form in FORMATS if form.suffix != "json"}
"""The forms that have the winners alone; JSON has the reasons too."""


def document(found: PeerResults, criteria: PeerCriteria) -> Mapping[str, object]:
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
        "winner": as_json.plain(_told(project, reading.release())),
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


def batches(found: PeerResults, release: OpenRelease) -> Iterator[Sequence[Told]]:
    """Read while they are sent, when the request may be over."""
    for start in range(0, len(found.projects), MAX_PAGE_SIZE):
        batch = found.projects[start : start + MAX_PAGE_SIZE]
        yield tuple(_told(project, release) for project in batch)


def _told(project: PeerProject, release: OpenRelease) -> Told:
    winner = winner_of(release, project.winner_id)
    if winner is None:
        raise BrokenRelease(f"Release {release.id} has no record {project.winner_id}.")
    return told(winner, release.snapshot)


def preface(found: PeerResults, criteria: PeerCriteria) -> Preface:
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
