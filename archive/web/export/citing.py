"""The citation of a winner as it is on this site, and the forms in which it can be taken."""

from collections.abc import Callable
from dataclasses import dataclass

from archive.domain import citation
from archive.domain.citation import Citation
from archive.domain.winner import Winner
from archive.web import links, reading
from archive.web.export import as_bibtex, as_csl, as_ris


@dataclass(frozen=True, slots=True)
class Form:
    """A file for reference managers; `suffix` ends its address and its name."""

    suffix: str
    label: str
    media_type: str
    write: Callable[[Citation], str]


@dataclass(frozen=True, slots=True)
class Style:
    """A citation as text."""

    label: str
    write: Callable[[Citation], str]


FORMS: tuple[Form, ...] = (
    Form("bib", "BibTeX", "application/x-bibtex; charset=utf-8", as_bibtex.entry),
    Form("ris", "RIS", "application/x-research-info-systems; charset=utf-8", as_ris.entry),
    Form("csl.json", "CSL-JSON", "application/vnd.citationstyles.csl+json", as_csl.entry),
)
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
