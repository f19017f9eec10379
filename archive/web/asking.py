"""From the parameters of an address to criteria. Whatever does not fit is dropped and said so."""

import re
from collections.abc import Container, Iterable

from werkzeug.datastructures import MultiDict

from archive.domain.fields import FACET_BY_NAME, FACETS, SORTS
from archive.domain.syntax import MAX_CHARACTERS, clean_text
from archive.web.criteria import DEFAULT_SORT, EARLIEST, LAST_PAGE, LATEST, Criteria, in_order
from archive.web.names import Names

MAX_CHOICES = 50
"""How many values one facet may have chosen: more than any form gives, less than a flood."""

TOO_LONG = f"Only the first {MAX_CHARACTERS} characters were searched."

_RANGE = re.compile(r"(\d{4})?\s*\.\.\s*(\d{4})?", re.ASCII)
_YEAR = re.compile(r"\d{4}", re.ASCII)
_KNOWN = {"q", "exact", "sort", "page", "from", "to", *FACET_BY_NAME}
_SORTS = {sort.name for sort in SORTS}


def read(arguments: MultiDict[str, str], names: Names) -> tuple[Criteria, tuple[str, ...]]:
    """The criteria of an address and, in whole sentences, what of it could not be used."""
    reader = Reader(arguments, names)
    text = reader.text()
    criteria = Criteria(
        text, reader.exact() and bool(text), reader.chosen(), reader.sort(), reader.page()
    )
    reader.unknown()
    return criteria, tuple(reader.notices)


def meant(facet: str, text: str, names: Names) -> tuple[str, ...]:
    """The keys of the values that a text names, or a range of years; none if it names nothing."""
    span = _RANGE.fullmatch(text.strip()) if facet == "year" else None
    return (_span(span),) if span and any(span.groups()) else names.keys(facet, text)


class Reader:
    """Reads one parameter after the other; `notices` say what could not be used."""

    def __init__(self, arguments: MultiDict[str, str], names: Names) -> None:
        self.arguments = arguments
        self.names = names
        self.notices: list[str] = []

    def text(self) -> str:
        given = clean_text(" ".join(self.arguments.getlist("q")))
        if len(given) > MAX_CHARACTERS:
            self.notices.append(TOO_LONG)
        return given[:MAX_CHARACTERS].strip()

    def exact(self) -> bool:
        given = self.arguments.get("exact", "")
        if given not in ("", "1"):
            self.notices.append(f"“{shown(given)}” says nothing of exactness; only “1” does.")
        return given == "1"

    def chosen(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        found = {field.name: self.keys(field.name) for field in FACETS}
        return in_order({**found, "year": (*found["year"], *self.span())})

    def span(self) -> tuple[str, ...]:
        """The years of the form's two fields as one key; either may be missing."""
        first, last = self.year("from"), self.year("to")
        if first and last and first > last:
            first, last = last, first
            self.notices.append(f"The years were the wrong way round: these are {first} to {last}.")
        if not first and not last:
            return ()
        return (first,) if first == last else (f"{first or EARLIEST}..{last or LATEST}",)

    def year(self, name: str) -> str:
        given = self.arguments.get(name, "").strip()
        if given and not _YEAR.fullmatch(given):
            self.notices.append(f"“{shown(given)}” is no year of four digits, so it was left out.")
            return ""
        return given

    def keys(self, facet: str) -> tuple[str, ...]:
        given = [text for text in self.arguments.getlist(facet) if text.strip()]
        if len(given) > MAX_CHOICES:
            label = FACET_BY_NAME[facet].plural.lower()
            self.notices.append(f"Only the first {MAX_CHOICES} {label} were used.")
        return tuple(key for text in given[:MAX_CHOICES] for key in self.meant(facet, text))

    def meant(self, facet: str, text: str) -> Iterable[str]:
        found = meant(facet, text, self.names)
        if not found:
            label = FACET_BY_NAME[facet].label.lower()
            self.notices.append(
                f"No winner is recorded with the {label} “{shown(text)}”, so it was left out."
            )
        return found

    def sort(self) -> str:
        given = self.arguments.get("sort", "") or DEFAULT_SORT
        if given in _SORTS:
            return given
        self.notices.append(f"There is no order called “{shown(given)}”.")
        return DEFAULT_SORT

    def page(self) -> int:
        given = self.arguments.get("page", "").strip() or "1"
        if not (given.isascii() and given.isdigit() and given.strip("0")):
            self.notices.append(f"“{shown(given)}” is no page number, so this is the first page.")
            return 1
        number = given.lstrip("0")
        if len(number) > len(str(LAST_PAGE)) or int(number) > LAST_PAGE:
            self.notices.append(f"A list can be read as far as page {LAST_PAGE}.")
            return LAST_PAGE
        return int(number)

    def unknown(self) -> None:
        self.notices += unknown(self.arguments, _KNOWN)


def unknown(arguments: Iterable[str], known: Container[str] = ()) -> tuple[str, ...]:
    """Which parameters mean nothing, in a sentence; none if all are known."""
    # Campaign tags come with links from elsewhere; a visitor can do nothing about them.
    strange = [name for name in arguments if name not in known and not name.startswith("utm_")]
    listed = ", ".join(f"“{shown(name)}”" for name in strange[:3])
    return (f"The address has parts that mean nothing here: {listed}.",) if strange else ()


def shown(text: str) -> str:
    """Any text, short and clean enough to be quoted on a page."""
    clean = clean_text(text)
    return clean if len(clean) <= 40 else f"{clean[:39]}…"


def _span(match: re.Match[str]) -> str:
    first, last = sorted((int(match[1] or EARLIEST), int(match[2] or LATEST)))
    return f"{first}..{last}"
