"""What records are held against, beside each other."""

from dataclasses import dataclass
from datetime import date

from archive.domain.snapshot import Snapshot
from archive.domain.winner import Winner
from indexer.document import Loaded
from indexer.entries import Entries
from indexer.gazetteer import Gazetteer


@dataclass(frozen=True, slots=True)
class Context:
    """`known` is what the catalogue holds before the load; the load replaces its own editions."""

    known: Snapshot
    gazetteer: Gazetteer
    today: date
    loaded: Loaded

    def winners_kept(self, entries: Entries) -> list[Winner]:
        """The known winners of editions that are not in this load."""
        replaced = {(e.record.award, e.record.year) for e in entries.editions if e.record}
        return [w for w in self.known.winners if (w.award, w.year) not in replaced]
