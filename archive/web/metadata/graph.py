"""What all JSON-LD documents are made of, in the words of schema.org."""

from collections.abc import Iterable, Mapping
from typing import Any

from archive.domain.citation import ARCHIVE
from archive.domain.winner import Winner
from archive.web import links

Node = dict[str, Any]
Graph = Mapping[str, Any]
CONTEXT = "https://schema.org"


def graph(*nodes: Node) -> Graph:
    """A document; what is not recorded is not in it."""
    return {"@context": CONTEXT, "@graph": [known(node) for node in (*nodes, site())]}


def known(node: Node) -> Node:
    """Without what is not recorded: None and what is empty. A number may be zero."""
    return {name: value for name, value in node.items() if value or value is False or value == 0}


def site() -> Node:
    """The archive, which all pages are part of."""
    url = links.absolute(links.search())
    return {"@type": "WebSite", "@id": f"{url}#site", "url": url, "name": ARCHIVE}


def page(kind: str, path: str, name: str, **more: Any) -> Node:
    """A page of the archive; `more` is what else is told of it."""
    url = links.absolute(path)
    return known({
        "@type": kind,
        "@id": url,
        "url": url,
        "name": name,
        "inLanguage": "en",
        "isPartOf": {"@id": site()["@id"]},
        "breadcrumb": {"@id": f"{url}#trail"},
        **more,
    })  # fmt: skip


def trail(path: str, *steps: tuple[str, str]) -> Node:
    """Where a page stands: names with their paths, the page itself last."""
    return {
        "@type": "BreadcrumbList",
        "@id": f"{links.absolute(path)}#trail",
        "itemListElement": [
            {"@type": "ListItem", "position": at, "name": name, "item": links.absolute(step)}
            for at, (name, step) in enumerate(steps, 1)
        ],
    }


def winners_list(path: str, name: str, first: Iterable[Winner], total: int) -> Node:
    """The list of winners on a page, which holds the first of them."""
    return {
        "@type": "ItemList",
        "@id": f"{links.absolute(path)}#winners",
        "name": name,
        "numberOfItems": total,
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": at,
                "name": winner.heading,
                "url": links.absolute(links.winner(winner)),
            }
            for at, winner in enumerate(first, 1)
        ],
    }
