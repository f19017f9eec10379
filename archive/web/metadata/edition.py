"""An edition as linked data: its ceremony and the list of its winners."""

from archive.domain.edition import Edition
from archive.domain.moment import moment
from archive.web import links, reading
from archive.web.metadata.graph import Graph, Node, graph, known, page, trail, winners_list
from archive.web.subjects.wins import Wins


def edition(one: Edition, won: Wins) -> Graph:
    path, chronicle = links.edition_of(one), reading.release().chronicle
    url = links.absolute(path)
    ceremony = (_ceremony(one),) if one.ceremony_date or one.ceremony_city else ()
    return graph(
        page(
            "CollectionPage",
            path,
            one.label,
            mainEntity={"@id": f"{url}#winners"},
            about={"@id": f"{url}#ceremony"} if ceremony else None,
            dateModified=moment(chronicle.edition_changed(one.key)),
            citation=[{"@type": "WebPage", "url": source.url} for source in one.sources],
        ),
        *ceremony,
        winners_list(path, f"Recorded winners of {one.label}", won.first, won.total),
        trail(path, ("Editions", links.editions()), (one.label, path)),
    )


def _ceremony(one: Edition) -> Node:
    city = {"@type": "Place", "name": one.ceremony_city} if one.ceremony_city else None
    event = {"@type": "Event", "name": one.ceremony_event} if one.ceremony_event else None
    return known({
        "@type": "Event",
        "@id": f"{links.absolute(links.edition_of(one))}#ceremony",
        "name": f"Ceremony of {one.label}",
        "startDate": one.ceremony_date,
        "location": city,
        "superEvent": event,
    })  # fmt: skip
