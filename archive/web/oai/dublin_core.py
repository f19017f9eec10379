"""A winner in Dublin Core: fifteen elements that every library reads."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement

from archive.domain.winner import Winner
from archive.search.opening import OpenRelease
from archive.web import links
from archive.web.cards import focus_areas_of, technologies_of

PREFIX = "oai_dc"
NAMESPACE = "http://www.openarchives.org/OAI/2.0/oai_dc/"
SCHEMA = "http://www.openarchives.org/OAI/2.0/oai_dc.xsd"
ELEMENTS = "http://purl.org/dc/elements/1.1/"

Statement = tuple[str, str | None]


def metadata(parent: Element, winner: Winner, release: OpenRelease) -> None:
    """Put the description of a winner into an element."""
    described(parent, statements(winner, release))


def described(parent: Element, statements: Iterator[Statement]) -> None:
    """Put a description into an element; what is not recorded is not stated."""
    root = SubElement(
        parent,
        "oai_dc:dc",
        {
            "xmlns:oai_dc": NAMESPACE,
            "xmlns:dc": ELEMENTS,
            "xsi:schemaLocation": f"{NAMESPACE} {SCHEMA}",
        },
    )
    for name, text in statements:
        if text:
            SubElement(root, f"dc:{name}").text = text


def statements(winner: Winner, release: OpenRelease) -> Iterator[Statement]:
    """What is recorded of a winner, by the elements."""
    yield "title", winner.heading
    yield "title", winner.title_original
    yield "creator", winner.organisation
    for partner in winner.partners:
        yield "contributor", partner.name
    for term in (*technologies_of(release, winner), *focus_areas_of(release, winner)):
        yield "subject", term.label
    yield from _descriptions(winner)
    yield "date", str(winner.year)
    yield "type", "Award-winning city project"
    yield "identifier", links.cited(links.winner(winner))
    yield "identifier", winner.id
    for source in winner.sources:
        yield "source", source.url
    yield "language", winner.language
    yield "relation", links.cited(links.edition(winner.award, winner.year))
    for place in winner.places:
        yield "coverage", ", ".join(filter(None, (place.city, place.region, place.country)))


def _descriptions(winner: Winner) -> Iterator[Statement]:
    role = "Winner" if winner.confidence == "stated" else "Inferred to be a winner"
    yield "description", f"{role} of {winner.award} {winner.year}."
    for honour in winner.honours:
        yield "description", honour
    yield "description", winner.summary
    for outcome in winner.outcomes:
        yield "description", outcome
    yield "description", winner.note
