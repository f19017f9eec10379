"""How to cite a record, so that what was cited can be found again: the release is part of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from archive.domain.snapshot import Snapshot
from archive.domain.vocabulary import Vocabulary
from archive.domain.winner import Winner

ARCHIVE = "Awards Archive"


@dataclass(frozen=True, slots=True)
class Citation:
    """What any style needs to know. The texts hold no line breaks.

    `name` is empty where no title is recorded; `description` says in words what was won. `issued`
    is the day of the release, for the record is cited as it was then.
    """

    key: str
    record: str
    release: str
    issued: date
    url: str
    name: str
    original: str
    place: str
    edition: str
    won: str
    keywords: tuple[str, ...]
    summary: str

    @property
    def title(self) -> str:
        """The title as announced, then its translation in brackets; or what stands for it."""
        if self.original:
            return f"{self.original} [{self.name}]" if self.name else self.original
        return self.name or f"Untitled project, {self.place}"

    @property
    def version(self) -> str:
        return f"record {self.record}, release {self.release}"

    @property
    def description(self) -> str:
        return f"{self.place}; {self.won}"


def cite(winner: Winner, snapshot: Snapshot, *, release: str, issued: date, url: str) -> Citation:
    """The citation of a winner as it is in a release."""
    edition = f"{winner.award} {winner.year}"
    role = "winner" if winner.confidence == "stated" else "inferred to be a winner"
    return Citation(
        key=f"awards-archive-{winner.id}",
        record=winner.id,
        release=release,
        issued=issued,
        url=url,
        name=_on_one_line(winner.title),
        original=_on_one_line(winner.title_original),
        place=_on_one_line(winner.place.label),
        edition=_on_one_line(edition),
        won=_on_one_line(f"{role} of {edition}"),
        keywords=tuple(_keywords(winner, snapshot.vocabulary)),
        summary=_on_one_line(winner.summary),
    )


def plain(cited: Citation) -> str:
    """For a newspaper: no style but sense."""
    return f"{_named(cited)}. {ARCHIVE}, {cited.version} of {_day(cited)}. {cited.url}"


def unpinned(cited: Citation) -> str:
    """The same of a record as it is since a day, whatever releases come while it does not change.

    That day is then what `issued` is.
    """
    return f"{_named(cited)}. {ARCHIVE}, record {cited.record} as of {_day(cited)}. {cited.url}"


def apa(cited: Citation) -> str:
    """American Psychological Association, 7th edition: an entry with a group as its author."""
    day = f"{cited.issued.year}, {cited.issued:%B} {cited.issued.day}"
    titled = f"{cited.title} [{cited.description}]"
    what = titled if _is_titled(cited) else f"[{cited.title}; {cited.won}]"
    return f"{ARCHIVE}. ({day}). {what} ({_begun(cited.version)}). {cited.url}"


def chicago(cited: Citation) -> str:
    """Chicago Manual of Style, as in a bibliography."""
    day = f"{cited.issued:%B} {cited.issued.day}, {cited.issued.year}"
    titled = f"{_quoted(cited)} {cited.description}"
    what = titled if _is_titled(cited) else f"{cited.title}; {cited.won}"
    return f"{ARCHIVE}. {what}. {_begun(cited.version)}. {day}. {cited.url}."


def of_list(name: str, *, release: str, issued: date, url: str) -> str:
    """How to cite a list of records as data, as the APA would have it."""
    day = f"{issued.year}, {issued:%B} {issued.day}"
    return f"{ARCHIVE}. ({day}). {name} (release {release}) [Data set]. {url}"


def _named(cited: Citation) -> str:
    other = f" ({cited.original})" if cited.name and cited.original else ""
    named = f"“{cited.name or cited.original}”{other}, {cited.place}"
    return f"{named if _is_titled(cited) else cited.title}, {cited.won}"


def _day(cited: Citation) -> str:
    return f"{cited.issued.day} {cited.issued:%B %Y}"


def _keywords(winner: Winner, terms: Vocabulary) -> Iterator[str]:
    for key in winner.technologies:
        yield _on_one_line(terms.technology_by_id[key].label)
    for key in winner.focus_areas:
        yield _on_one_line(terms.focus_area_by_id[key].label)


def _is_titled(cited: Citation) -> bool:
    return bool(cited.name or cited.original)


def _quoted(cited: Citation) -> str:
    if cited.original and cited.name:
        return f"“{cited.original}” [{cited.name}]."
    return f"“{_ended(cited.title)}”"


def _ended(text: str) -> str:
    return text if text.endswith((".", "?", "!", "…", "。", "？", "！")) else f"{text}."


def _begun(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}"


def _on_one_line(text: str | None) -> str:
    return " ".join((text or "").split())
