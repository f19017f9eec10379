"""A row as the content of a winner, and all that keeps it from being one."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, get_args

from archive.domain.importing import ImportMapping
from archive.domain.naming import slugify, words
from archive.domain.place import PlaceName
from archive.domain.snapshot import Snapshot
from archive.domain.winner import Confidence, Scale, Sector, Supports
from indexer.importing.columns import BY_KEY, PLACES
from indexer.importing.finding import Finding, FindingKind, Suggestion
from indexer.importing.headings import Heading
from indexer.importing.places import Doubt, Places, full
from indexer.importing.words import Words, of_choices
from indexer.spreadsheet import Row, Table, letter

STRANGE = {
    "formula": ("is a formula", "Copy the column and paste it as values only."),
    "error": ("is an error of the spreadsheet", "Correct the cell, or clear it."),
    "long": ("is longer than a cell may be", "Shorten it."),
    "date": ("is a date", "Format the column as text, and type it again."),
}
FLAGS = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}
TEXTS = ("title", "title_original", "language", "organisation", "summary", "note")
Content = dict[str, Any]
GROUPS: Mapping[str, tuple[str, ...]] = {
    "partners": ("partners_name", "partners_sector"),
    "sources": ("sources_url", "sources_publisher", "sources_supports"),
}


@dataclass(frozen=True, slots=True)
class Draft:
    """What a row says: `content` as in a file, for the fields that its columns tell."""

    row: int
    edition: str
    own: str
    """The number that the row gives, empty if none."""
    content: Content
    fields: frozenset[str]
    """Fields that the columns tell, whether this row says something of them or not."""


@dataclass
class Lists:
    """Every list that values are matched with, of what is recorded."""

    snapshot: Snapshot
    places: Places

    @cached_property
    def by_key(self) -> dict[str, Words]:
        vocabulary = self.snapshot.vocabulary
        return {
            "technologies": Words((t.id, t.label, t.aliases) for t in vocabulary.technologies),
            "focus_areas": Words((f.id, f.label, f.aliases) for f in vocabulary.focus_areas),
            "scale": of_choices(get_args(Scale), {"programme": ("program",)}),
            "confidence": of_choices(get_args(Confidence)),
            "partners_sector": of_choices(
                get_args(Sector),
                {"nonprofit": ("non-profit", "ngo", "not for profit"),
                 "industry": ("private", "company", "business", "vendor"),
                 "government": ("public", "city", "municipality")},
            ),
            "sources_supports": of_choices(get_args(Supports)),
        }  # fmt: skip

    @cached_property
    def usual(self) -> dict[str, Words]:
        """Values that may be new, but are spelt as they were before: categories and honours."""
        winners, editions = self.snapshot.winners, self.snapshot.editions
        categories = {c for e in editions for c in e.categories}
        categories |= {w.category for w in winners if w.category}
        honours = {honour for winner in winners for honour in winner.honours}
        return {
            "category": of_choices(sorted(categories)), "honours": of_choices(sorted(honours)),
        }  # fmt: skip


@dataclass
class Reader:
    """Reads the rows of one table by one mapping; `findings` are all that it found to mend."""

    table: Table
    headings: Sequence[Heading]
    mapping: ImportMapping
    lists: Lists
    edition: str = ""
    findings: list[Finding] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.columns = {h.key: h.column for h in self.headings if h.key}
        self.meant = {(m.column, words(m.written)): m.meant for m in self.mapping.values}
        self.chosen = {(m.column, words(m.meant)) for m in self.mapping.values}
        self.places = self.lists.places
        told = set(self.columns) | {k for k, v in self.mapping.otherwise.items() if v}
        self.fields = frozenset(map(field_of, told)) - {"id", "edition"}

    def finding(
        self, kind: FindingKind, row: int, key: str, written: str, message: str, fix: str,
        suggestions: tuple[Suggestion, ...] = (),
    ) -> None:  # fmt: skip
        """Note what is to be mended; of a cell where the field has a column."""
        column = self.columns.get(key)
        heading = self.table.headings[column] if column is not None else ""
        if not heading and key in BY_KEY:
            heading = BY_KEY[key].label
        at = letter(column) if column is not None else ""
        self.findings.append(
            Finding(kind, self.table.sheet, row, at, heading, key, written, message, fix,
                    suggestions)
        )  # fmt: skip

    def draft(self, row: Row) -> Draft | None:
        """What the row says, but for parts that are findings; None if it cannot be told at all."""
        before = len(self.findings)
        self._refuse_strange(row)
        if len(self.findings) > before:
            return None
        content, own = dict(self._content(row)), self._one(row, "id")
        unplaced = len(self.findings)
        edition = self._edition(row)
        if len(self.findings) > unplaced:
            return None
        return Draft(row.number, edition, own, content, self.fields)

    def _refuse_strange(self, row: Row) -> None:
        for key, column in self.columns.items():
            if kind := self.table.strange.get((row.number, column)):
                text = row.cells[column]
                message, fix = STRANGE[kind]
                near: tuple[Suggestion, ...] = ()
                if kind == "date" and key == "id":
                    near = (Suggestion(text[:7], text[:7]),)
                self.finding("cell", row.number, key, text, message, fix, near)

    def _content(self, row: Row) -> Iterator[tuple[str, Any]]:
        for key in TEXTS:
            if text := self._one(row, key):
                yield key, text
        if flag := self._one(row, "title_is_translation"):
            if flag.lower() in FLAGS:
                yield "title_is_translation", FLAGS[flag.lower()]
            else:
                fix = "Write true or false."
                self.finding("value", row.number, "title_is_translation", flag, "is neither", fix)
        for key in ("scale", "confidence"):
            if text := self._one(row, key):
                yield key, self._word(row, key, text)
        if text := self._one(row, "category"):
            yield "category", self._usual(row, "category", text)
        for key in ("technologies", "focus_areas"):
            found = (self._word(row, key, text) for text in self._many(row, key) if text)
            yield key, list(dict.fromkeys(filter(None, found)))
        honours = [self._usual(row, "honours", t) for t in self._many(row, "honours") if t]
        yield "honours", list(dict.fromkeys(honours))
        yield "outcomes", [text for text in self._many(row, "outcomes") if text]
        yield from self._places(row)
        yield "partners", list(self._partners(row))
        yield "sources", list(self._sources(row))

    def _text(self, row: Row, key: str) -> str:
        column = self.columns.get(key)
        text = row.cells[column] if column is not None else ""
        return text or self.mapping.otherwise.get(key, "").strip()

    def _one(self, row: Row, key: str) -> str:
        text = self._text(row, key)
        return self._as_meant(key, text) if text else ""

    def _many(self, row: Row, key: str) -> list[str]:
        """The values of a cell, as they are meant; empty ones stay, for lists go side by side."""
        return [self._as_meant(key, text) for text in apart(self._text(row, key))]

    def _as_meant(self, key: str, text: str) -> str:
        return self.meant.get((key, words(text)), text) if self.meant else text

    def _word(self, row: Row, key: str, text: str) -> str:
        """The id of a word; empty, with a finding, where there is none."""
        known = self.lists.by_key[key]
        found = known.find(text)
        if found is None:
            what = BY_KEY[key].label.lower()
            fix = "Choose what is meant, or have it added to the vocabulary."
            if key not in ("technologies", "focus_areas"):
                fix = f"Write one of: {', '.join(known.labels)}."
            message = f"is not among the words of “{what}”"
            self.finding("value", row.number, key, text, message, fix, known.near(text))
        return found or ""

    def _usual(self, row: Row, key: str, text: str) -> str:
        """A text in its recorded spelling; a new one that is much like another is a finding."""
        known = self.lists.usual[key]
        if found := known.find(text):
            return found
        if (key, words(text)) in self.chosen:
            return text
        if near := known.near(text, like=90):
            fix = "Choose the recorded one, or keep it if it is new."
            keep = (*near, Suggestion(text, text))
            self.finding("value", row.number, key, text, "is much like a recorded one", fix, keep)
        return text

    def _edition(self, row: Row) -> str:
        """The key of the edition that a row is of."""
        named = self._one(row, "edition")
        award, year = self._one(row, "award"), self._one(row, "year")
        if not named and award and year:
            named = f"{slugify(award)}-{year}"
        elif not named and year and self.edition and not self.edition.endswith(f"-{year}"):
            named = year
        if named and self.edition and named != self.edition:
            key = next((k for k in ("edition", "year", "award") if k in self.columns), "edition")
            fix = "Take the row out, or import it with its own edition."
            message = f"is another edition than {self.edition}, which this import is for"
            self.finding("cell", row.number, key, named, message, fix)
        return self.edition or named

    def _places(self, row: Row) -> Iterator[tuple[str, Any]]:
        """The first place and the others; nothing where a row names none."""
        found = [*self._places_by_parts(row)] or [*self._places_in_one(row)]
        if found:
            yield "place", found[0]
            yield "other_places", found[1:]

    def _places_by_parts(self, row: Row) -> Iterator[Content]:
        keys = ("places_city", "places_region", "places_country", "places_as_written")
        for city, region, country, as_written in self._side_by_side(row, keys):
            # What was chosen among places of one name is the whole name.
            whole = "," in city and ("places_city", words(city)) in self.chosen
            name = self.places.written(city) if whole else self.places.named(city, region, country)
            texts = dict(zip(keys, (city, region, country), strict=False))
            if known := self._place(row, name, texts):
                yield known | ({"as_written": as_written} if as_written else {})

    def _places_in_one(self, row: Row) -> Iterator[Content]:
        text = self._one(row, "place")
        for each in [text] if ";" not in text else self._many(row, "place"):
            if each and (known := self._place(row, self.places.written(each), {"place": each})):
                yield known

    def _place(self, row: Row, name: PlaceName | Doubt, texts: Mapping[str, str]) -> Content:
        """The place; empty, with a finding, where it is in doubt."""
        if isinstance(name, PlaceName):
            return name.model_dump(exclude_none=True)
        key = name.part
        if key not in self.columns or not texts.get(key):
            key = next((k for k in PLACES if k in self.columns and texts.get(k)), "place")
        near = [_named_in(key, each, whole=name.whole or key != name.part) for each in name.near]
        if name.keep:
            kept = _named_in(key, name.keep, whole=key != name.part)
            if (key, words(kept)) in self.chosen:
                return name.keep.model_dump(exclude_none=True)
            near.append(kept)
        text = texts.get(key) or ", ".join(filter(None, texts.values()))
        suggestions = tuple(Suggestion(label, label) for label in dict.fromkeys(near))
        self.finding("value", row.number, key, text, name.message, name.fix, suggestions)
        return {}

    def _partners(self, row: Row) -> Iterator[Content]:
        for name, sector in self._side_by_side(row, GROUPS["partners"]):
            if name:
                known = self._word(row, "partners_sector", sector) if sector else ""
                yield {"name": name, "sector": known or "unknown"}

    def _sources(self, row: Row) -> Iterator[Content]:
        for url, publisher, supports in self._side_by_side(row, GROUPS["sources"]):
            if url or publisher:
                known = self._word(row, "sources_supports", supports) if supports else ""
                told = {"url": url, "publisher": publisher, "supports": known or "award"}
                yield {part: text for part, text in told.items() if text}

    def _side_by_side(self, row: Row, keys: Sequence[str]) -> list[tuple[str, ...]]:
        """Values of columns that belong together; one value beside many stands for all of them."""
        lists = [self._many(row, key) for key in keys]
        length = max(map(len, lists), default=0)
        for key, values in zip(keys, lists, strict=True):
            if len(values) not in (0, 1, length):
                fix = "Write as many values as there, with “;” between them, or one for all."
                message = f"has {len(values)} values, while another column has {length}"
                self.finding("cell", row.number, key, self._text(row, key), message, fix)
                return []
        return [
            tuple(_at(values, at, alone=number > 0) for number, values in enumerate(lists))
            for at in range(length)
        ]


def _named_in(key: str, name: PlaceName, *, whole: bool) -> str:
    """What is written in a column to mean a place."""
    if key == "places_country":
        return name.country
    return full(name) if whole or key != "places_city" else name.city or full(name)


def _at(values: Sequence[str], at: int, *, alone: bool) -> str:
    if at < len(values):
        return values[at]
    return values[0] if values and alone else ""


def field_of(key: str) -> str:
    """The field of a winner that a column tells."""
    return "place" if key in PLACES else key.partition("_")[0] if key.startswith(GROUPED) else key


GROUPED = ("partners_", "sources_")


def apart(text: str) -> list[str]:
    """The values of one cell, which stand apart by ";"; none of an empty one."""
    if not text:
        return []
    if "\\" not in text:
        return [value.strip() for value in text.split(";")]
    values, value, escaped = list[str](), "", False
    for character in text:
        if escaped or character not in "\\;":
            value += f"\\{character}" if escaped and character not in "\\;" else character
            escaped = False
        elif character == "\\":
            escaped = True
        else:
            values.append(value.strip())
            value = ""
    return [*values, (value + "\\" * escaped).strip()]
