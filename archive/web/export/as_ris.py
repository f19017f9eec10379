"""RIS: one tag on each line, as reference managers read it."""

from collections.abc import Iterator

from archive.domain.citation import ARCHIVE, Citation


def entry(cited: Citation) -> str:
    """A citation's texts have no line breaks, so that none of them can begin a tag of its own."""
    return "".join(f"{tag}  - {value}\r\n" for tag, value in _tags(cited))


def _tags(cited: Citation) -> Iterator[tuple[str, str]]:
    yield "TY", "ELEC"
    yield "ID", cited.key
    yield "AU", ARCHIVE
    yield "TI", cited.title
    yield "T2", ARCHIVE
    yield "PY", f"{cited.issued.year}"
    yield "DA", f"{cited.issued:%Y/%m/%d}"
    yield "ET", cited.version
    yield "N1", cited.description
    for keyword in cited.keywords:
        yield "KW", keyword
    if cited.summary:
        yield "AB", cited.summary
    yield "LA", "en"
    yield "UR", cited.url
    yield "ER", ""
