"""A winner as linked data: a project, what it won, where it is and who took part."""

from collections.abc import Iterator

from archive.domain.moment import moment
from archive.domain.winner import Partner, Sector, Source, Winner
from archive.web import links, reading
from archive.web.metadata import term
from archive.web.metadata.graph import Graph, Node, graph, known, page, trail
from archive.web.metadata.place import place

KINDS: dict[Sector, str] = {
    "government": "GovernmentOrganization",
    "university": "CollegeOrUniversity",
    "nonprofit": "NGO",
}
"""What the sectors are called; a body of any other is an Organization, and so is the one that won,
of which no sector is recorded."""


def winner(one: Winner) -> Graph:
    """All facts of its page. An award is no thing of its own in schema.org, but a text."""
    path, chronicle = links.winner(one), reading.release().chronicle
    edition = links.edition(one.award, one.year)
    return graph(
        page(
            "WebPage",
            path,
            one.heading,
            mainEntity={"@id": f"{links.absolute(path)}#project"},
            datePublished=moment(chronicle.added(one.id)),
            dateModified=moment(chronicle.changed(one.id)),
            citation=[_source(source) for source in one.sources],
        ),
        _project(one),
        trail(
            path,
            ("Editions", links.editions()),
            (f"{one.award} {one.year}", edition),
            (one.heading, path),
        ),
    )


def _project(one: Winner) -> Node:
    snapshot, url = reading.release().snapshot, links.absolute(links.winner(one))
    return known({
        "@type": "Project",
        "@id": f"{url}#project",
        "name": one.heading,
        "alternateName": _original(one),
        "identifier": one.id,
        "description": one.summary,
        "award": [f"{one.award} {one.year}", *one.honours],
        "location": [place(snapshot.place_of(name)) for name in one.places],
        "parentOrganization": one.organisation
        and {"@type": "Organization", "name": one.organisation},
        "member": [_partner(partner) for partner in one.partners],
        "keywords": list(_terms(one)),
        "mainEntityOfPage": url,
    })  # fmt: skip


def _original(one: Winner) -> Node | str | None:
    if one.title_original and one.language:
        return {"@value": one.title_original, "@language": one.language}
    return one.title_original


def _partner(partner: Partner) -> Node:
    return {"@type": KINDS.get(partner.sector, "Organization"), "name": partner.name}


def _terms(one: Winner) -> Iterator[Node]:
    words = reading.release().snapshot.vocabulary
    for key in one.technologies:
        yield term.named(term.technology(words.technology_by_id[key]))
    for key in one.focus_areas:
        yield term.named(term.focus_area(words.focus_area_by_id[key]))


def _source(source: Source) -> Node:
    publisher = {"@type": "Organization", "name": source.publisher}
    return {"@type": "WebPage", "url": source.url, "publisher": publisher}
