"""The words of a corpus, for planning queries without any help of the engine that is measured."""

import sqlite3
from collections.abc import Sequence
from pathlib import Path

from tests.bench.peers.sqlite_fts5 import FILE, GAP


class Vocabulary:
    """Reads the vocabulary of an FTS5 index: tokens and in how many records each is."""

    def __init__(self, folder: Path) -> None:
        self.db = sqlite3.connect(folder / FILE)

    def close(self) -> None:
        self.db.close()

    def knows(self, token: str) -> bool:
        found = self.db.execute("SELECT 1 FROM vocabulary WHERE term = ?", (token,)).fetchone()
        return found is not None

    def completions(self, prefix: str, most: int) -> Sequence[str]:
        rows = self.db.execute(
            "SELECT term FROM vocabulary WHERE term >= ? AND term < ? AND term <> ?"
            " ORDER BY doc DESC, term LIMIT ?",
            (prefix, f"{prefix}\U0010ffff", GAP, most),
        )
        return [term for (term,) in rows]
