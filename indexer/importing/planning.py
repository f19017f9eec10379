"""What an import would do: which rows are new winners, which change one, which are in question."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from archive.domain.edit import Edit
from archive.domain.edition import edition_key
from archive.domain.importing import ImportMapping
from archive.domain.naming import words
from archive.domain.record import digest_of
from archive.domain.snapshot import Snapshot
from archive.domain.winner import Winner
from indexer.importing.draft import Content, Draft
from indexer.importing.example import is_example
from indexer.importing.finding import Suggestion
from indexer.importing.leaving import mark_of
from indexer.importing.numbering import Numbers
from indexer.importing.plan import Duplicate, Plan
from indexer.importing.recorded import Recorded, changed, new, place_of, plain
from indexer.importing.rows import Reader
from indexer.importing.words import Words
from indexer.spreadsheet import Row

Progress = Callable[[str, int, int], None]
"""Told what is being done, how much of it is done, and of how much."""
OFTEN = 250
"""Rows between two words about how far it has come."""
CHOICES: Mapping[str, str] = {
    "update": "Update the recorded winner",
    "leave": "Leave the row out",
    "new": "It is another winner",
}


@dataclass
class Planner:
    """Plans the edits of one table against one moment of the record.

    With a `new_edition`, the content of an edition to be, that is recorded first.
    """

    snapshot: Snapshot
    reader: Reader
    mapping: ImportMapping
    new_edition: Mapping[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.cells = self.reader.cells
        self.recorded = Recorded(self.snapshot)
        self.years = {edition.key: edition.year for edition in self.snapshot.editions}
        self.plan = Plan()
        self._seen: dict[object, int] = {}
        self._editions = Words((key, key, ()) for key in self.years)

    def made(self, progress: Progress) -> Plan:
        """The plan; what keeps rows from being in it are findings among the cells."""
        self._begin_edition()
        self.cells.refuse_merged()
        rows = self.cells.table.rows
        for done, row in enumerate(rows):
            if done % OFTEN == 0:
                progress("Matching rows", done, len(rows))
            if is_example(row, self.cells.columns):
                self.plan.examples += 1
            elif self.mapping.left_out and mark_of(row.cells) in self.mapping.left_out:
                self.plan.left_out += 1
            elif self.cells.is_remark(row):
                self._ask_remark(row)
            elif draft := self.reader.draft(row):
                self._take(draft)
        progress("Matching rows", len(rows), len(rows))
        return self.plan

    def _ask_remark(self, row: Row) -> None:
        message = "looks like a note or a total and not like a winner"
        fix = "Leave the row out, or write where the winner is."
        self.cells.finding("row", row.number, "", next(filter(None, row.cells)), message, fix)

    def _begin_edition(self) -> None:
        if not self.new_edition:
            return
        key = key_of(self.new_edition)
        if key in self.years:
            message, fix = f"{key} is recorded already", "Choose it among the recorded editions."
            self.cells.finding("file", 0, "edition", "", message, fix)
            return
        self.years[key] = year_of(self.new_edition)
        self.plan.edits.append(Edit(kind="edition", content=dict(self.new_edition)))

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
        if draft.edition in self.years or (not draft.edition and draft.own in self.recorded.by_id):
            return True
        message = "is no recorded edition" if draft.edition else "names no edition"
        fix = "Choose the edition of the import, or write its key into a column."
        near = self._editions.near(draft.edition) if draft.edition else ()
        self.cells.finding("value", draft.row, "edition", draft.edition, message, fix, near)
        return False

    def _is_repeated(self, draft: Draft) -> bool:
        """Whether another row is about the same winner."""
        title = words(draft.title)
        same = draft.own or (draft.edition, title, place_of(draft.content))
        first = self._seen.setdefault(same, draft.row)
        if first == draft.row:
            return False
        key, written = ("id", draft.own) if draft.own else ("title", title and draft.title)
        message, fix = f"is the same winner as row {first}", "Leave one of the two rows out."
        self.cells.finding("row", draft.row, key, written, message, fix)
        return True

    def _take_numbered(self, draft: Draft) -> None:
        winner = self.recorded.by_id.get(draft.own)
        if winner is None:
            self._edit(draft, None, new(draft, draft.own))
        elif draft.edition and winner.edition_key != draft.edition:
            message = f"is a winner of {winner.edition_key}"
            fix = "Correct the number, or clear it if the winner is new."
            self.cells.finding("cell", draft.row, "id", draft.own, message, fix)
        else:
            self._edit(draft, winner, changed(winner, draft))

    def _take_similar(self, draft: Draft, winner: Winner) -> None:
        before, content = plain(winner), changed(winner, draft)
        differing = tuple(key for key, value in content.items() if before.get(key) != value)
        if not differing:
            self.plan.unchanged += 1
            return
        choice = self.mapping.duplicates.get(winner.id, self.mapping.every_duplicate)
        found = Duplicate(draft.row, winner.id, winner.heading, choice, differing)
        self.plan.duplicates.append(found)
        if choice is None:
            self._ask(draft, winner)
        elif choice == "update":
            self._update(draft, winner, content)
        elif choice == "leave":
            self.plan.left_out += 1
        else:
            self._add(draft)

    def _ask(self, draft: Draft, winner: Winner) -> None:
        message = f"looks like the recorded winner {winner.id}, “{winner.heading}”"
        fix = "Say whether to update that record or to leave the row out."
        offered = tuple(Suggestion(label, key) for key, label in CHOICES.items())
        self.cells.finding("duplicate", draft.row, "title", draft.title, message, fix, offered)

    def _update(self, draft: Draft, winner: Winner, content: Content) -> None:
        first = self._seen.setdefault(winner.id, draft.row)
        if first == draft.row:
            self._edit(draft, winner, content)
        else:
            message, fix = f"is the same winner as row {first}", "Take one of the two out."
            self.cells.finding("row", draft.row, "title", winner.heading, message, fix)

    def _add(self, draft: Draft) -> None:
        self._edit(draft, None, new(draft, self._numbers.next(self.years[draft.edition])))

    def _edit(self, draft: Draft, winner: Winner | None, content: Content) -> None:
        if winner and content == plain(winner):
            self.plan.unchanged += 1
            return
        key, seen = (winner.id, digest_of(winner)) if winner else (None, None)
        edition = winner.edition_key if winner else draft.edition
        self.plan.rows[str(content["id"])] = draft.row
        self.plan.edits.append(
            Edit(kind="winner", key=key, content=content, seen=seen, edition=edition)
        )

    @cached_property
    def _numbers(self) -> Numbers:
        """Those that neither the record nor another row has, nor one that was taken out."""
        column = self.cells.columns.get("id")
        given = () if column is None else (row.cells[column] for row in self.cells.table.rows)
        return Numbers((*self.recorded.by_id, *self.snapshot.withdrawal_by_id, *given))


def key_of(edition: Mapping[str, Any]) -> str:
    """The key of an edition to be, whose content may still have faults."""
    return edition_key(str(edition.get("award", "")), year_of(edition))


def year_of(edition: Mapping[str, Any]) -> int:
    year = edition.get("year")
    return year if isinstance(year, int) else 0
