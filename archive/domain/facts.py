"""The one table of what is told of a winner, so that every format carries the same facts.

A new fact is one line here: tables get its columns, JSON and JSON Lines their keys.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar, get_args

from archive.domain.place import PlaceName
from archive.domain.snapshot import Snapshot
from archive.domain.winner import Confidence, Partner, Scale, Sector, Source, Supports, Winner

R = TypeVar("R")

Kind = Literal["text", "number", "decimal", "flag"]
Cell = str | int | float | bool | None
"""One thing told; None is "not recorded"."""
Row = tuple[Cell, ...]
Told = Mapping[str, tuple[Row, ...]]
"""By the name of each fact its values, each with one cell for every part."""


@dataclass(frozen=True, slots=True)
class Part:
    """One side of a value, such as the id of a technology beside its label.

    `help` says more of it in whole sentences. Where there are `choices` it is one of them.
    """

    name: str
    label: str
    kind: Kind = "text"
    help: str = ""
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fact(Generic[R]):
    """What is told of one kind of record.

    With `many` there may be any number of values, else one at most; none is "not recorded".

    `parts` has a nameless part alone where a value has no sides. `help` is what is to be said of
    all of them.
    """

    name: str
    label: str
    read: Callable[[R, Snapshot], Iterable[Row]]
    many: bool = False
    parts: tuple[Part, ...] = ()
    help: str = ""

    @property
    def columns(self) -> Iterator[Part]:
        """The fact as columns of a table: `technologies_id`, `technologies_label`."""
        for part in self.parts:
            yield Part(
                f"{self.name}_{part.name}" if part.name else self.name,
                f"{self.label}: {part.label}" if part.label else self.label,
                part.kind,
                " ".join(filter(None, (self.help, part.help))),
                part.choices,
            )


def told(winner: Winner, snapshot: Snapshot) -> Told:
    """All facts of a winner; the snapshot it belongs to tells what its ids and places are."""
    return tell(FACTS, winner, snapshot)


def tell(facts: Iterable[Fact[R]], record: R, snapshot: Snapshot) -> Told:
    """All facts of a record."""
    return {fact.name: tuple(fact.read(record, snapshot)) for fact in facts}


def one(
    name: str,
    label: str,
    read: Callable[[R], Cell],
    kind: Kind = "text",
    help: str = "",
    choices: tuple[str, ...] = (),
) -> Fact[R]:
    """A fact with one value at most."""

    def values(record: R, _: Snapshot) -> Iterable[Row]:
        cell = read(record)
        return () if cell is None else ((cell,),)

    return Fact(name, label, values, parts=(Part("", "", kind, help, choices),))


def many(name: str, label: str, read: Callable[[R], Iterable[str]], help: str = "") -> Fact[R]:
    """A fact with any number of values."""

    def values(record: R, _: Snapshot) -> Iterable[Row]:
        return ((text,) for text in read(record))

    return Fact(name, label, values, many=True, parts=(Part("", ""),), help=help)


def _places(winner: Winner, snapshot: Snapshot) -> Iterator[Row]:
    return (_place(name, snapshot) for name in winner.places)


def _place(name: PlaceName, snapshot: Snapshot) -> Row:
    known = snapshot.place_of(name)
    codes = (known.country_code, known.geonames_id)
    return (name.city, name.region, name.country, *codes, name.as_written)


def _technologies(winner: Winner, snapshot: Snapshot) -> Iterator[Row]:
    terms = snapshot.vocabulary.technology_by_id
    return ((key, terms[key].label) for key in winner.technologies)


def _focus_areas(winner: Winner, snapshot: Snapshot) -> Iterator[Row]:
    terms = snapshot.vocabulary.focus_area_by_id
    return ((key, terms[key].label) for key in winner.focus_areas)


def _partner(partner: Partner) -> Row:
    return (partner.name, None if partner.sector == "unknown" else partner.sector)


def _source(source: Source) -> Row:
    return (source.url, source.publisher, source.supports)


def _corrections(winner: Winner, snapshot: Snapshot) -> Iterator[Row]:
    for told in snapshot.corrections_of.get(winner.id, ()):
        source = (told.source.url, told.source.publisher) if told.source else (None, None)
        yield (told.date, told.was, told.now, *source)


_TERM = (Part("id", "id"), Part("label", "name"))

FACTS: tuple[Fact[Winner], ...] = (
    one("id", "Record", lambda w: w.id, help="The number of the record, which never changes."),
    one("path", "Path of its page", lambda w: f"/winners/{w.path}",
         help="The number decides; the words after it follow the title."),
    one("award", "Award", lambda w: w.award, help="The name of the award in that year."),
    one("edition", "Edition", lambda w: w.edition_key,
         help="The award and its year, as in the address of the edition’s page."),
    one("year", "Year", lambda w: w.year, "number", "The year of the award."),
    one("title", "Title", lambda w: w.title,
         help="As announced; otherwise the name that sources give to the project."),
    one("title_original", "Original title", lambda w: w.title_original,
         help="As announced in another language."),
    one("title_is_translation", "Title is a rendering of the original",
         lambda w: w.title_is_translation, "flag",
         "Whether the title was put into English by the archive."),
    one("language", "Language of the original title", lambda w: w.language,
         help="A BCP 47 tag, such as zh-Hant."),
    Fact("places", "Places, the main one first", _places, many=True, parts=(
        Part("city", "city"),
        Part("region", "state or province", help="Only where a source states it."),
        Part("country", "country"),
        Part("country_code", "code of the country", help="ISO 3166-1 alpha-2."),
        Part("geonames_id", "GeoNames id", "number", "Of the place in the gazetteer."),
        Part("as_written", "as a source writes it", help="Only where that differs."),
    )),
    one("organisation", "Organisation", lambda w: w.organisation, help="The body that won."),
    Fact("partners", "Partners", lambda w, _: map(_partner, w.partners), many=True, parts=(
        Part("name", "name", help="A body that took part."),
        Part("sector", "sector", choices=tuple(s for s in get_args(Sector) if s != "unknown")),
    )),
    one("category", "Category", lambda w: w.category, help="As awarded."),
    many("honours", "Honours", lambda w: w.honours, "Beyond being among the winners."),
    Fact("technologies", "Technologies", _technologies, many=True, parts=_TERM,
         help="Of the archive’s vocabulary, from recorded facts only."),
    Fact("focus_areas", "Focus areas", _focus_areas, many=True, parts=_TERM,
         help="Of the archive’s vocabulary."),
    one("scale", "Scale", lambda w: w.scale, choices=get_args(Scale)),
    one("summary", "Summary", lambda w: w.summary, help="In the archive’s own words."),
    many("outcomes", "Outcomes", lambda w: w.outcomes,
          "What was delivered or measured, not what was expected."),
    Fact("sources", "Sources", lambda w, _: map(_source, w.sources), many=True, parts=(
        Part("url", "address"),
        Part("publisher", "publisher"),
        Part("supports", "what it supports", choices=get_args(Supports),
             help="That the award was given, or only what the project is."),
    )),
    one("confidence", "Confidence", lambda w: w.confidence, choices=get_args(Confidence),
         help="Inferred where the edition or the win follows from other evidence."),
    one("note", "Note", lambda w: w.note, help="How it was inferred, and what else to know."),
    Fact("corrections", "Corrections, the latest first", _corrections, many=True, parts=(
        Part("date", "date", help="A day, such as 2027-05-03."),
        Part("was", "what was wrong"),
        Part("now", "what it says now"),
        Part("source_url", "source of what it says now, address"),
        Part("source_publisher", "source of what it says now, publisher"),
    ), help="Of what was published before."),
)  # fmt: skip
