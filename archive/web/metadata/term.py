"""Technologies and focus areas as terms of two vocabularies."""

from archive.domain.fields import FACET_BY_NAME
from archive.domain.vocabulary import FocusArea, Technology
from archive.web import links
from archive.web.metadata.graph import Node, known


def technology(term: Technology) -> Node:
    return _term("technology", term)


def focus_area(term: FocusArea) -> Node:
    return _term("focus_area", term)


def _term(facet: str, term: Technology | FocusArea) -> Node:
    url = links.absolute(links.subject(facet, term.id))
    every = links.absolute(links.subjects(facet))
    return known({
        "@type": "DefinedTerm",
        "@id": f"{url}#term",
        "url": url,
        "name": term.label,
        "termCode": term.id,
        "description": term.definition,
        "alternateName": list(term.aliases),
        "inDefinedTermSet": {
            "@type": "DefinedTermSet",
            "@id": f"{every}#terms",
            "name": FACET_BY_NAME[facet].plural,
            "url": every,
        },
    })  # fmt: skip


def named(term: Node) -> Node:
    """A term where it is only mentioned."""
    return {name: term[name] for name in ("@type", "@id", "name", "url")}
