"""What an import would do: which rows are new winners, which change one, which are in question."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from archive.domain.edit import Edit
from archive.domain.edition import edition_key
from archive.domain.importing import Choice, ImportMapping
from archive.domain.naming import words
from archive.domain.record import digest_of
from archive.domain.snapshot import Snapshot
from archive.domain.winner import Winner
from indexer.importing.example import is_example
from indexer.importing.finding import Suggestion
from indexer.importing.headings import Heading
from indexer.importing.recorded import Recorded, changed, new, place_of, plain
from indexer.importing.rows import Draft, Lists, Reader
from indexer.importing.words import Words
from indexer.spreadsheet import Table

Progress = Callable[[str, int, int], None]
"""Told what is being done, how much of it is done, and of how much."""
OFTEN = 250
"""Rows between two words about how far it has come."""
CHOICES: Mapping[str, str] = {
    "update": "Update the recorded winner",
    "leave": "Leave the row out",
    "new": "It is another winner",
}


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A row that looks like a recorded winner and differs from it, and what to do with it."""

    row: int
    winner: str
    name: str
    choice: Choice | None
    fields: tuple[str, ...]


@dataclass(slots=True)
class Plan:
    """The edits of an import; `rows` tells by the number of a winner which row it is from."""

    edits: list[Edit] = field(default_factory=list)
    rows: dict[str, int] = field(default_factory=dict)
    duplicates: list[Duplicate] = field(default_factory=list)
    unchanged: int = 0
    left_out: int = 0
    examples: int = 0


@dataclass
class Planner:
    """Plans the edits of one table against one moment of the record."""

    snapshot: Snapshot
    reader: Reader
    mapping: ImportMapping
    new_edition: Mapping[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.recorded = Recorded(self.snapshot)
        self.years = {edition.key: edition.year for edition in self.snapshot.editions}
        self.plan = Plan()
        self._seen: dict[object, int] = {}
        self._numbers: dict[int, int] = {}
        self._editions = Words((key, key, ()) for key in self.years)

    def made(self, progress: Progress) -> Plan:
        """The plan; what keeps rows from being in it are findings of the reader."""
        self._begin_edition()
        self._refuse_merged()
        rows = self.reader.table.rows
        for done, row in enumerate(rows):
            if done % OFTEN == 0:
                progress("Matching rows", done, len(rows))
            if is_example(row, self.reader.columns):
                self.plan.examples += 1
            elif draft := self.reader.draft(row):
                self._take(draft)
        progress("Matching rows", len(rows), len(rows))
        return self.plan

    def _begin_edition(self) -> None:
        if not self.new_edition:
            return
        award, year = str(self.new_edition.get("award", "")), self.new_edition.get("year")
        key = edition_key(award, year if isinstance(year, int) else 0)
        if key in self.years:
            message, fix = f"{key} is recorded already", "Choose it among the recorded editions."
            self.reader.finding("file", 0, "edition", "", message, fix)
            return
        self.years[key] = year if isinstance(year, int) else 0
        self.plan.edits.append(Edit(kind="edition", content=dict(self.new_edition)))

    def _refuse_merged(self) -> None:
        for row, column, reference in self.reader.table.merged:
            heading = next((h for h in self.reader.headings if h.column == column), None)
            fix = "Unmerge them, and write the value into each cell that it belongs to."
            key = heading.key if heading else ""
            self.reader.finding("cell", row, key, reference, "are merged cells", fix)

    def _take(self, draft: Draft) -> None:
        if not self._edition_is_known(draft) or self._is_repeated(draft):
            return
        if draft.own:
            self._take_numbered(draft)
        elif winner := self.recorded.like(draft):
            self._take_similar(draft, winner)
        else:
            self._add(draft)

    def _edition_is_known(self, draft: Draft) -> bool:
        if draft.edition in self.years:
            return True
        winner = self.recorded.by_id.get(draft.own)
        if winner and not draft.edition:
            return True
        message = "is no recorded edition" if draft.edition else "names no edition"
        fix = "Choose the edition of the import, or write its key into a column."
        near = self._editions.near(draft.edition) if draft.edition else ()
        self.reader.finding("value", draft.row, "edition", draft.edition, message, fix, near)
        return False

    def _is_repeated(self, draft: Draft) -> bool:
        """Whether another row is about the same winner."""
        title = words(str(draft.content.get("title", "")))
        same = draft.own or (draft.edition, title, place_of(draft.content))
        first = self._seen.setdefault(same, draft.row)
        if first == draft.row:
            return False
        key, written = (
            ("id", draft.own) if draft.own else ("title", title and str(draft.content["title"]))
        )
        message, fix = f"is the same winner as row {first}", "Take one of the two rows out."
        self.reader.finding("row", draft.row, key, written, message, fix)
        return True

    def _take_numbered(self, draft: Draft) -> None:
        winner = self.recorded.by_id.get(draft.own)
        if winner is None:
            self._edit(draft, None, new(draft, draft.own))
        elif draft.edition and winner.edition_key != draft.edition:
            message = f"is a winner of {winner.edition_key}"
            fix = "Correct the number, or clear it if the winner is new."
            self.reader.finding("cell", draft.row, "id", draft.own, message, fix)
        else:
            self._edit(draft, winner, changed(winner, draft))

    def _take_similar(self, draft: Draft, winner: Winner) -> None:
        content = changed(winner, draft)
        differing = tuple(k for k, v in content.items() if plain(winner).get(k) != _listed(v))
        if not differing:
            self.plan.unchanged += 1
            return
        choice = self.mapping.duplicates.get(winner.id, self.mapping.every_duplicate)
        found = Duplicate(draft.row, winner.id, winner.heading, choice, differing)
        self.plan.duplicates.append(found)
        if choice is None:
            self._ask(draft, winner)
        elif choice == "update":
            first = self._seen.setdefault(winner.id, draft.row)
            if first != draft.row:
                message, fix = f"is the same winner as row {first}", "Take one of the two out."
                self.reader.finding("row", draft.row, "title", winner.heading, message, fix)
                return
            self._edit(draft, winner, content)
        elif choice == "leave":
            self.plan.left_out += 1
        else:
            self._add(draft)

    def _ask(self, draft: Draft, winner: Winner) -> None:
        message = f"looks like the recorded winner {winner.id}, “{winner.heading}”"
        fix = "Say whether to update that record or to leave the row out."
        offered = tuple(Suggestion(label, key) for key, label in CHOICES.items())
        title = str(draft.content.get("title", ""))
        self.reader.finding("duplicate", draft.row, "title", title, message, fix, offered)

    def _add(self, draft: Draft) -> None:
        self._edit(draft, None, new(draft, self._next(self.years[draft.edition])))

    def _edit(self, draft: Draft, winner: Winner | None, content: dict[str, Any]) -> None:
        if (
            winner
            and all(plain(winner).get(k) == _listed(v) for k, v in content.items())
            and (plain(winner).keys() == content.keys())
        ):
            self.plan.unchanged += 1
            return
        key, seen = (winner.id, digest_of(winner)) if winner else (None, None)
        edition = winner.edition_key if winner else draft.edition
        self.plan.rows[str(content["id"])] = draft.row
        self.plan.edits.append(
            Edit(kind="winner", key=key, content=content, seen=seen, edition=edition)
        )

    def _next(self, year: int) -> str:
        """The next free number of a year."""
        if year not in self._numbers:
            ids = [*self.recorded.by_id, *self.snapshot.withdrawal_by_id]
            ids += [row.cells[self.reader.columns["id"]] for row in self.reader.table.rows
                    if "id" in self.reader.columns]  # fmt: skip
            taken = (own.partition("-")[2] for own in ids if own.startswith(f"{year}-"))
            numbers = (int(n) for n in taken if n.isascii() and n.isdigit() and len(n) < 7)
            self._numbers[year] = max(numbers, default=0)
        self._numbers[year] += 1
        return f"{year}-{self._numbers[year]:02}"


def planner(
    snapshot: Snapshot,
    table: Table,
    headings: tuple[Heading, ...],
    mapping: ImportMapping,
    lists: Lists,
    edition: str,
    new_edition: Mapping[str, Any],
) -> Planner:
    """A planner with a reader of its own."""
    if new_edition and not edition:
        year = new_edition.get("year")
        edition = edition_key(
            str(new_edition.get("award", "")), year if isinstance(year, int) else 0
        )
    reader = Reader(table, headings, mapping, lists, edition)
    return Planner(snapshot, reader, mapping, new_edition)


def _listed(value: Any) -> Any:
    """As a record gives it: what is no part of it by default is left out."""
    if isinstance(value, dict):
        return {k: _listed(v) for k, v in value.items()}
    return [_listed(v) for v in value] if isinstance(value, list) else value


def keys_of(headings: tuple[Heading, ...]) -> Iterator[str]:
    return (heading.key for heading in headings if heading.key)
