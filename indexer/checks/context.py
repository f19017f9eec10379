"""What records are held against, beside each other."""

from dataclasses import dataclass
from datetime import date

from archive.domain.edition import Edition
from archive.domain.elsewhere import Elsewhere
from archive.domain.snapshot import Snapshot
from indexer.gazetteer import Gazetteer
from indexer.loading.document import Kind, Loaded
from indexer.loading.entries import Entries, Entry


@dataclass(frozen=True, slots=True)
class Context:
    """`known` is what the catalogue holds before the load; the load replaces its own editions.

    Its winners are at least those of these editions: what others hold on to is `elsewhere`.
    """

    known: Snapshot
    elsewhere: Elsewhere
    gazetteer: Gazetteer
    today: date
    loaded: Loaded

    def winner_ids(self, entries: Entries) -> set[str]:
        """The ids of all winners that there will be."""
        return {*self.elsewhere.editions, *(entry.text("id") for entry in entries.winners)}

    def lost(self, entries: Entries, winner: str | None) -> Entry[Edition] | None:
        """The edition of this load in which a known winner is no longer listed."""
        known = next((w for w in self.known.winners if w.id == winner), None)
        if known is None or known.id in self.winner_ids(entries) or not self.all_is_read:
            return None
        editions = {entry.record.key: entry for entry in entries.editions if entry.record}
        return editions.get(known.edition_key)

    def brings(self, kind: Kind) -> bool:
        """Whether a file of this kind is in the load, which then is the whole truth of its kind."""
        return any(document.kind == kind for document in self.loaded.documents)

    @property
    def all_is_read(self) -> bool:
        """Otherwise what seems to be missing may be in a file that could not be read."""
        return len(self.loaded.documents) == len(self.loaded.files)
