"""The one table of what the staff can edit: each kind of record with the fields of its form."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, get_args

from archive.catalogue.comparison import key_text
from archive.catalogue.place_alias import alias_key
from archive.domain.correction import Correction
from archive.domain.edit import EditKind
from archive.domain.edition import Edition
from archive.domain.golden import GoldenQuery, QueryKind
from archive.domain.place import AliasKind, PlaceAlias
from archive.domain.record import Record
from archive.domain.snapshot import Snapshot
from archive.domain.vocabulary import FocusArea, Technology
from archive.domain.winner import Confidence, Scale, Sector, Supports, Winner
from archive.domain.withdrawal import Withdrawal
from archive.staff.records.field import Field

Content = dict[str, Any]
"""A record as a file would hold it: what is not recorded is not in it."""


@dataclass(frozen=True)
class Kind:
    """`folder` is its part of an address. `leaves` is what a file says elsewhere than in it."""

    name: EditKind
    model: type[Record]
    title: str
    plural: str
    fields: tuple[Field, ...]
    records: Callable[[Snapshot], Iterable[Any]]
    heading: Callable[[Any], str]
    own_key: Callable[[Any], Any]
    leaves: frozenset[str] = frozenset()
    made_by_hand: bool = True

    @property
    def folder(self) -> str:
        return self.name.replace(" ", "-")

    def key(self, record: Record) -> str:
        """What tells it from others of its kind, as one text."""
        return key_text(self.own_key(record))

    def content(self, record: Record) -> Content:
        plain = record.model_dump(mode="json", exclude=set(self.leaves), exclude_defaults=True)
        return dict(plain)

    def of_state(self, state: Mapping[str, Any]) -> Content:
        """An earlier state, as it was kept, as content."""
        return {name: value for name, value in state.items() if name not in self.leaves}

    def find(self, snapshot: Snapshot, key: str) -> Record | None:
        found: Iterable[Record] = (r for r in self.records(snapshot) if self.key(r) == key)
        return next(iter(found), None)


def _city(*, required: bool = True) -> tuple[Field, ...]:
    return (
        Field("city", "City"),
        Field("region", "State, province or region"),
        Field("country", "Country", required=required, help="As it is called in English today."),
    )


_PLACE = (*_city(), Field("as_written", "As the source writes it", help="Only where it differs."))
_SOURCE = (
    Field("url", "Address", required=True),
    Field("publisher", "Publisher", required=True),
)
_SUPPORTS = Field(
    "supports",
    "What it supports",
    "choice",
    options=get_args(Supports),
    required=True,
    help="That the award was given, or only what the project is.",
)
_TEXT = Field("", "Text", "area")
_TERM = (
    Field("id", "Id", required=True, fixed=True,
          help="Small letters, digits and hyphens. It stands in addresses and never changes."),
    Field("label", "Label", required=True),
)  # fmt: skip
_NAMES = Field("aliases", "Other names", "lines", help="One on each line; a search finds them all.")

WINNER = (
    Field("edition", "Edition", "choice", terms="edition", required=True, fixed=True),
    Field("title", "Title", award=True, help="As the awarding body gives it."),
    Field("title_original", "Title in its own language"),
    Field("language", "Language of that title", help="Such as es or pt-BR."),
    Field("title_is_translation", "The title is our own translation", "check"),
    Field("place", "Place", "part", fields=_PLACE, award=True, required=True),
    Field("other_places", "Other places", "rows", fields=_PLACE, row="Place", award=True),
    Field("organisation", "Organisation", award=True, help="Who was honoured."),
    Field("partners", "Partners", "rows", row="Partner", fields=(
        Field("name", "Name", required=True),
        Field("sector", "Sector", "choice", options=get_args(Sector), required=True))),
    Field("category", "Category", award=True),
    Field("honours", "Honours", "lines", award=True, help="One on each line."),
    Field("technologies", "Technologies", "terms", terms="technology"),
    Field("focus_areas", "Focus areas", "terms", terms="focus area"),
    Field("scale", "Scale", "choice", options=get_args(Scale)),
    Field("summary", "Summary", "area"),
    Field("outcomes", "Outcomes", "rows", row="Outcome", fields=(_TEXT,)),
    Field("sources", "Sources", "rows", row="Source", fields=(*_SOURCE, _SUPPORTS), award=True,
          required=True, help="Every fact above rests on one of these."),
    Field("confidence", "How sure the award is", "choice", options=get_args(Confidence),
          award=True, required=True, help="Inferred: it follows from other evidence; say how."),
    Field("note", "Note", "area", help="The reasoning, where the award is inferred."),
)  # fmt: skip
EDITION = (
    Field("award", "Award", required=True, fixed=True, help="Such as Smart 50."),
    Field("year", "Year", "number", required=True, fixed=True),
    Field("ordinal", "Which one it was", "number", help="Such as 3 for the third."),
    Field("slots", "How many winners it had", "number", required=True, award=True),
    Field("ceremony_date", "Date of the ceremony", award=True, help="2027-05-11, 2027-05 or 2027."),
    Field("ceremony_city", "City of the ceremony", award=True),
    Field("ceremony_event", "Event of the ceremony", award=True),
    Field("categories", "Categories", "lines", help="One on each line."),
    Field("sources", "Sources", "rows", row="Source", fields=_SOURCE, award=True,
          help="Every fact above rests on one of these."),
    Field("disagreements", "What sources disagree on", "rows", row="Point", fields=(_TEXT,)),
)  # fmt: skip
TECHNOLOGY = (
    *_TERM,
    Field("focus_area", "Focus area", "choice", terms="focus area", required=True),
    Field("definition", "Definition", "area"),
    _NAMES,
)
FOCUS_AREA = (*_TERM, Field("definition", "Definition", "area"), _NAMES)
ALIAS = (
    Field("alias", "Other name", required=True),
    Field("kind", "What it is", "choice", options=get_args(AliasKind), required=True),
    *_city(),
)
GOLDEN = (
    Field("query", "Words as a person types them", required=True),
    Field("kind", "Of what kind", "choice", options=get_args(QueryKind), required=True),
    Field("want", "Winners that should come", "rows", row="Winner", required=True, fields=(
        Field("id", "Id", required=True, help="Such as 2023-05."),
        Field("grade", "Grade", "number", required=True,
              help="3 is the answer, 2 is good, 1 is acceptable."))),
    Field("note", "Note", "area"),
)  # fmt: skip
WITHDRAWAL = (
    Field("id", "Winner", required=True, fixed=True),
    Field("date", "Day", required=True, help="Such as 2027-05-11."),
    Field("reason", "Reason, for readers", "area", required=True),
    Field("merged_into", "Winner that says the same", help="Its id, such as 2023-05."),
)
CORRECTION = (
    Field("date", "Day", required=True, help="Such as 2027-05-11."),
    Field("winner", "Winner", help="Its id; or else an edition below."),
    Field("edition", "Edition", help="Its key, such as smart-50-2023."),
    Field("was", "What was wrong", "area", required=True),
    Field("now", "What is said instead", "area", required=True),
    Field("source", "Source of the new wording", "part", fields=_SOURCE),
)

KINDS: tuple[Kind, ...] = (
    Kind("winner", Winner, "Winner", "Winners", WINNER, lambda s: s.winners, lambda r: r.heading,
         lambda r: r.id, leaves=frozenset(("award", "year"))),
    Kind("edition", Edition, "Edition", "Editions", EDITION, lambda s: s.editions,
         lambda r: r.label, lambda r: r.key),
    Kind("technology", Technology, "Technology", "Technologies", TECHNOLOGY,
         lambda s: s.vocabulary.technologies, lambda r: r.label, lambda r: r.id),
    Kind("focus area", FocusArea, "Focus area", "Focus areas", FOCUS_AREA,
         lambda s: s.vocabulary.focus_areas, lambda r: r.label, lambda r: r.id),
    Kind("place alias", PlaceAlias, "Place alias", "Place aliases", ALIAS, lambda s: s.aliases,
         lambda r: f"{r.alias}, for {r.name.label}", alias_key),
    Kind("golden query", GoldenQuery, "Golden query", "Golden queries", GOLDEN, lambda s: s.golden,
         lambda r: r.query, lambda r: r.query),
    Kind("correction", Correction, "Correction", "Corrections", CORRECTION, lambda s: s.corrections,
         lambda r: f"{r.subject}, {r.date}: {r.now}"[:100], lambda r: r.key),
    Kind("withdrawal", Withdrawal, "Withdrawal", "Withdrawals", WITHDRAWAL, lambda s: s.withdrawals,
         lambda r: r.id, lambda r: r.id, made_by_hand=False),
)  # fmt: skip
BY_NAME: Mapping[str, Kind] = {kind.name: kind for kind in KINDS}
BY_FOLDER: Mapping[str, Kind] = {kind.folder: kind for kind in KINDS}
