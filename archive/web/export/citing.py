"""The citation of a winner as it is on this site, and the forms in which it can be taken."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from archive.domain import citation
from archive.domain.citation import Citation
from archive.domain.winner import Winner
from archive.web import links, reading
from archive.web.export import as_bibtex, as_csl, as_ris


@dataclass(frozen=True, slots=True)
class Form:
    """A file for reference managers; `suffix` ends its address and its name.

    `write_all` puts several citations into one file.
    """

    suffix: str
    label: str
    media_type: str
    write: Callable[[Citation], str]
    write_all: Callable[[Iterable[Citation]], str]


@dataclass(frozen=True, slots=True)
class Style:
    """A citation as text."""

    label: str
    write: Callable[[Citation], str]


FORMS: tuple[Form, ...] = (
    Form(
        "bib", "BibTeX", "application/x-bibtex; charset=utf-8",
        as_bibtex.entry, lambda cited: "\n".join(map(as_bibtex.entry, cited)),
    ),
    Form(
        "ris", "RIS", "application/x-research-info-systems; charset=utf-8",
        as_ris.entry, lambda cited: "\r\n".join(map(as_ris.entry, cited)),
    ),
    Form(
        "csl.json", "CSL-JSON", "application/vnd.citationstyles.csl+json",
        as_csl.entry, as_csl.entries,
    ),
)  # fmt: skip
STYLES: tuple[Style, ...] = (
    Style("Plain", citation.plain),
    Style("APA", citation.apa),
    Style("Chicago", citation.chicago),
)


def citation_of(winner: Winner) -> Citation:
    """Pinned to the release that is read."""
    release = reading.release()
    return citation.cite(
        winner,
        release.snapshot,
        release=release.id,
        issued=release.manifest.built_at.date(),
        url=links.cited(links.winner(winner)),
    )
