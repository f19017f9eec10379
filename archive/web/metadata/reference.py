"""What reference managers such as Zotero read in the page of a winner.

Meta elements in the words of Highwire Press and Dublin Core, and a ContextObject in a span (COinS,
OpenURL by Z39.88-2004).
"""

from collections.abc import Iterator
from urllib.parse import urlencode

from archive.domain.citation import ARCHIVE, Citation


def tags(cited: Citation) -> Iterator[tuple[str, str]]:
    """Names with contents, the names of Dublin Core with their prefix."""
    day = cited.issued
    yield "citation_title", cited.title
    yield "citation_author", ARCHIVE
    yield "citation_publisher", ARCHIVE
    yield "citation_publication_date", f"{day:%Y/%m/%d}"
    yield "citation_public_url", cited.url
    yield "citation_language", "en"
    for keyword in cited.keywords:
        yield "citation_keywords", keyword
    if cited.summary:
        yield "citation_abstract", cited.summary
    yield "DC.title", cited.title
    yield "DC.creator", ARCHIVE
    yield "DC.publisher", ARCHIVE
    yield "DC.date", day.isoformat()
    yield "DC.identifier", cited.url
    yield "DC.type", "Text"
    yield "DC.language", "en"
    yield "DC.description", cited.description


def context_object(cited: Citation) -> str:
    """The `title` of the span, before it is escaped."""
    pairs = [
        ("ctx_ver", "Z39.88-2004"),
        ("rft_val_fmt", "info:ofi/fmt:kev:mtx:dc"),
        ("rfr_id", "info:sid/awards-archive"),
        ("rft.type", "webpage"),
        ("rft.title", cited.title),
        ("rft.source", f"{ARCHIVE}, {cited.version}"),
        ("rft.creator", ARCHIVE),
        ("rft.publisher", ARCHIVE),
        ("rft.date", cited.issued.isoformat()),
        ("rft.description", cited.description),
        ("rft.identifier", cited.url),
        ("rft.language", "en"),
        *(("rft.subject", keyword) for keyword in cited.keywords),
    ]
    return urlencode(pairs)
