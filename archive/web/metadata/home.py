"""The start page as linked data: the archive, and how it is searched."""

from archive.web import links
from archive.web.metadata.graph import CONTEXT, Graph, site


def home() -> Graph:
    template = f"{links.absolute(links.search_form())}?q={{search_term_string}}"
    return {
        "@context": CONTEXT,
        **site(),
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": template},
            "query-input": "required name=search_term_string",
        },
    }
