"""A row as the content of a winner, and all that keeps it from being one."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from archive.domain.naming import slugify
from indexer.importing.cells import Cells, apart
from indexer.importing.columns import BY_KEY
from indexer.importing.draft import Content, Draft
from indexer.importing.finding import Suggestion
from indexer.importing.lists import Lists
from indexer.importing.placing import Placing
from indexer.spreadsheet import Row

FLAGS = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}
TEXTS = ("title", "title_original", "language", "organisation", "summary", "note")
VOCABULARY = ("technologies", "focus_areas")
PARTNERS = ("partners_name", "partners_sector")
SOURCES = ("sources_url", "sources_publisher", "sources_supports")


@dataclass
class Reader:
    """Reads the rows of one table; `edition` is the key of that of all rows, if there is one."""

    cells: Cells
    lists: Lists
    edition: str = ""

    def __post_init__(self) -> None:
        self._placing = Placing(self.cells, self.lists.places)

    def draft(self, row: Row) -> Draft | None:
        """What the row says, but for parts that are findings; None if it cannot be told at all."""
        findings = self.cells.findings
        before = len(findings)
        self.cells.refuse_strange(row)
        if len(findings) > before:
            return None
        content, own = dict(self._content(row)), self.cells.one(row, "id")
        before = len(findings)
        edition = self._edition(row)
        if len(findings) > before:
            return None
        return Draft(row.number, edition, own, content, self.cells.fields)

    def _content(self, row: Row) -> Iterator[tuple[str, Any]]:
        yield from self._texts(row)
        for key in VOCABULARY:
            meant = (each for text in self.cells.many(row, key) for each in apart(text) if each)
            found = (self._word(row, key, text) for text in meant)
            yield key, list(dict.fromkeys(filter(None, found)))
        honours = [self._usual(row, "honours", t) for t in self.cells.many(row, "honours") if t]
        yield "honours", list(dict.fromkeys(honours))
        yield "outcomes", [text for text in self.cells.many(row, "outcomes") if text]
        if places := self._placing.of(row):
            yield "place", places[0]
            yield "other_places", places[1:]
        yield "partners", list(self._partners(row))
        yield "sources", list(self._sources(row))

    def _texts(self, row: Row) -> Iterator[tuple[str, Any]]:
        """The fields of one value that the row fills in."""
        for key in TEXTS:
            if text := self.cells.one(row, key):
                yield key, text
        if flag := self.cells.one(row, "title_is_translation"):
            yield from self._flag(row, "title_is_translation", flag)
        for key in ("scale", "confidence"):
            if text := self.cells.one(row, key):
                yield key, self._word(row, key, text)
        if text := self.cells.one(row, "category"):
            yield "category", self._usual(row, "category", text)

    def _flag(self, row: Row, key: str, text: str) -> Iterator[tuple[str, bool]]:
        if text.lower() in FLAGS:
            yield key, FLAGS[text.lower()]
        else:
            fix = "Write true or false."
            self.cells.finding("value", row.number, key, text, "is neither", fix)

    def _word(self, row: Row, key: str, text: str) -> str:
        """The id of a word; empty, with a finding, where there is none."""
        known = self.lists.by_key[key]
        found = known.find(text)
        if found is None:
            message = f"is not among the words of “{BY_KEY[key].label.lower()}”"
            fix, near = f"Write one of: {', '.join(known.labels)}.", known.near(text)
            if key in VOCABULARY:
                fix = "Choose what is meant, or have it added to the vocabulary."
                near = (*known.several(text), *near)
            self.cells.finding("value", row.number, key, text, message, fix, near)
        return found or ""

    def _usual(self, row: Row, key: str, text: str) -> str:
        """A text in its recorded spelling; a new one that is much like another is a finding."""
        known = self.lists.usual[key]
        if found := known.find(text):
            return found
        if self.cells.is_chosen(key, text):
            return text
        if near := known.near(text, like=90):
            message, fix = "is much like a recorded one", "Choose that, or keep it if it is new."
            keep = (*near, Suggestion(text, text))
            self.cells.finding("value", row.number, key, text, message, fix, keep)
        return text

    def _edition(self, row: Row) -> str:
        """The key of the edition that a row is of."""
        named = self._named_edition(row)
        if named and self.edition and named != self.edition:
            columns = self.cells.columns
            key = next((k for k in ("edition", "year", "award") if k in columns), "edition")
            fix = "Take the row out, or import it with its own edition."
            message = f"is another edition than {self.edition}, which this import is for"
            self.cells.finding("cell", row.number, key, named, message, fix)
        return self.edition or named

    def _named_edition(self, row: Row) -> str:
        """The edition that the row itself names, by its key, or by award and year."""
        named, award, year = (self.cells.one(row, key) for key in ("edition", "award", "year"))
        if not named and award and year:
            return f"{slugify(award)}-{year}"
        if not named and year and self.edition and not self.edition.endswith(f"-{year}"):
            return year
        return named

    def _partners(self, row: Row) -> Iterator[Content]:
        for name, sector in self.cells.side_by_side(row, PARTNERS):
            if name:
                known = self._word(row, "partners_sector", sector) if sector else ""
                yield {"name": name, "sector": known or "unknown"}

    def _sources(self, row: Row) -> Iterator[Content]:
        for url, publisher, supports in self.cells.side_by_side(row, SOURCES):
            if url or publisher:
                known = self._word(row, "sources_supports", supports) if supports else ""
                told = {"url": url, "publisher": publisher, "supports": known or "award"}
                yield {part: text for part, text in told.items() if text}
