"""How names are spelt: as they are today, and how else they are met with in sources."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from archive.domain.edition import Edition
from archive.domain.place import PlaceAlias, PlaceName
from archive.domain.press.wording import line, whole
from archive.domain.winner import Winner


@dataclass(frozen=True, slots=True)
class Spelling:
    """A name as it should be printed; `others` are pairs of another form and what it is.

    `language` is the BCP 47 tag of a name that is not in English, where it is recorded.
    """

    what: str
    name: str
    language: str = ""
    others: tuple[tuple[str, str], ...] = ()


def winner_spellings(winner: Winner, aliases: Iterable[PlaceAlias]) -> Iterator[Spelling]:
    """The names that a report of a winner needs, as far as they are recorded."""
    known = tuple(aliases)
    if winner.title:
        rendered = winner.title_is_translation
        yield Spelling("Title, a plain rendering" if rendered else "Title", line(winner.title))
    if winner.title_original:
        yield Spelling("Original title", line(winner.title_original), winner.language or "und")
    yield Spelling("Award", line(winner.award))
    for honour in winner.honours:
        yield Spelling("Honour", line(honour))
    if winner.category:
        yield Spelling("Category", line(winner.category))
    for place in winner.places:
        yield Spelling("Place", whole(place), others=tuple(_other_forms(place, known)))
    if winner.organisation:
        yield Spelling("Organisation", line(winner.organisation))
    for partner in winner.partners:
        yield Spelling("Partner", line(partner.name))


def edition_spellings(edition: Edition, honours: Iterable[str]) -> Iterator[Spelling]:
    """The names that a report of an edition needs, as far as they are recorded."""
    yield Spelling("Award", line(edition.award))
    if edition.ceremony_city:
        yield Spelling("Place of the ceremony", line(edition.ceremony_city))
    if edition.ceremony_event:
        yield Spelling("Ceremony", line(edition.ceremony_event))
    for category in edition.categories:
        yield Spelling("Category", line(category))
    for honour in honours:
        yield Spelling("Honour", line(honour))


def _other_forms(place: PlaceName, aliases: Iterable[PlaceAlias]) -> Iterator[tuple[str, str]]:
    """As a source of this winner writes the place, then its other names, each once."""
    found = [(line(place.as_written), "as a source writes it")] if place.as_written else []
    # A part of a city is another place, not another name of it.
    found += [
        (line(a.alias), a.kind) for a in aliases if a.name.key == place.key and a.kind != "area"
    ]
    seen: dict[str, list[str]] = {}
    for name, kind in found:
        seen.setdefault(name, []).append(kind)
    return ((name, ", ".join(dict.fromkeys(kinds))) for name, kinds in seen.items())
