"""SQLite FTS5 for words, beside plain tables for facets; part of every Python."""

import sqlite3
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from archive.domain.fields import TEXT_FIELDS
from archive.search.document import Document
from archive.search.ordering import ranks
from archive.search.plan import AllOf, AnyOf, Expanded, Leaf, Part, Without
from tests.bench.peers.port import Corpus
from tests.bench.question import Answer, Counts, Question
from tests.bench.stream import MARKED, in_order, is_stem, joined, stream

NAME = "SQLite FTS5"
LIMIT = 20
FILE = "index.sqlite"
GAP = "gapgapgap"
"""Stands where positions jump, so that no phrase matches across."""

_SCHEMA = """
CREATE TABLE record (number INTEGER PRIMARY KEY, id TEXT NOT NULL, newest INTEGER NOT NULL);
CREATE INDEX record_newest ON record (newest);
CREATE TABLE value (number INTEGER PRIMARY KEY, facet TEXT NOT NULL, key TEXT NOT NULL);
CREATE TABLE valued (
  record INTEGER, value INTEGER, PRIMARY KEY (record, value)
) WITHOUT ROWID;
CREATE VIRTUAL TABLE words USING fts5(
  title, summary, rest, stems, tokenize = "unicode61 remove_diacritics 0 tokenchars '~'"
);
CREATE VIRTUAL TABLE vocabulary USING fts5vocab(words, row);
"""
_BY_VALUE = "CREATE INDEX valued_value ON valued (value, record)"


def version() -> str:
    return sqlite3.sqlite_version


def index_folder(folder: Path) -> Path:
    return folder


def build(corpus: Corpus, folder: Path) -> float:
    started = time.perf_counter()
    db = sqlite3.connect(folder / FILE)
    db.executescript(_SCHEMA)
    with db:
        newest = ranks(corpus.documents, "newest")
        # Numbers of one facet's values lie beside each other, so that it is a range.
        values = sorted(
            {(f, v.key) for d in corpus.documents for f in d.facets for v in d.facets[f]}
        )
        numbers = {value: number for number, value in enumerate(values)}
        db.executemany("INSERT INTO value VALUES (?, ?, ?)", [(n, *v) for v, n in numbers.items()])
        for number, document in enumerate(corpus.documents):
            row = (number, document.id, newest[number])
            db.execute("INSERT INTO record VALUES (?, ?, ?)", row)
            db.execute(
                "INSERT INTO words (rowid, title, summary, rest, stems) VALUES (?, ?, ?, ?, ?)",
                (number, *_columns(document)),
            )
            pairs = [(number, numbers[f, v.key]) for f, vs in document.facets.items() for v in vs]
            db.executemany("INSERT INTO valued VALUES (?, ?)", pairs)
        db.execute(_BY_VALUE)
        db.execute("INSERT INTO words (words) VALUES ('optimize')")
    # No ANALYZE: with its numbers SQLite makes a Bloom filter over all facet values in each query.
    db.close()
    return time.perf_counter() - started


def _columns(document: Document) -> Iterator[str]:
    """The words of each column, then the stems of all; every phrase is of one or the other."""
    others = [document.text[f.name] for f in TEXT_FIELDS if f.name not in MARKED]
    columns = [joined([document.text[name]]) for name in MARKED] + [joined(others)]
    for found in columns:
        yield _plain(in_order({t: at for t, at in found.items() if not is_stem(t)}))
    yield _plain(in_order({t: at for t, at in stream(document).items() if is_stem(t)}))


def _plain(ordered: list[tuple[int, str]]) -> str:
    words, last = [], 0
    for at, token in ordered:
        words += [GAP, token] if at > last + 1 else [token]
        last = at
    return " ".join(words)


class SqliteAsked:
    def __init__(self, db: sqlite3.Connection) -> None:
        self.db = db
        db.execute("PRAGMA temp_store = MEMORY")
        db.execute("CREATE TEMP TABLE found (number INTEGER PRIMARY KEY)")
        self.values: list[tuple[str, str]] = db.execute(
            "SELECT facet, key FROM value ORDER BY number"
        ).fetchall()
        self.number = {value: number for number, value in enumerate(self.values)}
        ranges = db.execute("SELECT facet, min(number), max(number) FROM value GROUP BY facet")
        self.spans = {facet: f"value BETWEEN {a} AND {b}" for facet, a, b in ranges}

    def close(self) -> None:
        self.db.close()

    def ask(self, question: Question, highlight: bool) -> Answer:
        root = question.plan.root
        match = compiled(root) if root is not None else None
        total = self.find(match, question.filters)
        counts = self.counted(question.unchosen)
        rows = self.page(match, highlight, bool(question.filters))
        for facet in question.own:
            self.find(match, question.filters_but(facet))
            counts.update(self.counted((facet,)))
        marked = [text for row in rows for text in row[1:] if "\ue000" in text]
        return Answer(total, [row[0] for row in rows], counts, marked)

    def find(self, match: str | None, filters: Mapping[str, tuple[str, ...]]) -> int:
        """Keep the numbers of what is found in a table, and say how many."""
        narrow, values = self.narrow(filters, "+rowid" if match else "number")
        self.db.execute("DELETE FROM found")
        if match is None:
            sql = f"INSERT INTO found SELECT number FROM record WHERE TRUE {narrow}"  # noqa: S608
            return self.db.execute(sql, values).rowcount
        sql = f"""INSERT INTO found SELECT rowid FROM words
                  WHERE words MATCH ? {narrow}"""  # noqa: S608  # our own words
        return self.db.execute(sql, (match, *values)).rowcount

    def narrow(self, filters: Mapping[str, tuple[str, ...]], column: str) -> tuple[str, list[int]]:
        """Conditions on a column; "+rowid" keeps SQLite from asking FTS5 once for each number."""
        parts: list[str] = []
        values: list[int] = []
        for name, keys in filters.items():
            known = [self.number[name, key] for key in keys if (name, key) in self.number]
            marks = ", ".join("?" * len(known))
            having = f"SELECT record FROM valued WHERE value IN ({marks})"  # noqa: S608
            parts.append(f"AND {column} IN ({having})")
            values += known
        return " ".join(parts), values

    def counted(self, facets: tuple[str, ...]) -> Counts:
        counts: Counts = {name: {} for name in facets}
        spans = " OR ".join(self.spans[name] for name in facets)
        sql = f"""SELECT value, count(*) FROM found CROSS JOIN valued ON record = number
                  WHERE {spans} GROUP BY value"""  # noqa: S608  # numbers
        for number, count in self.db.execute(sql):
            facet, key = self.values[number]
            counts[facet][key] = count
        return counts

    def page(self, match: str | None, highlight: bool, narrowed: bool) -> list[tuple[str, ...]]:
        passing = "WHERE +number IN (SELECT number FROM found)" if narrowed else ""
        if match is None:
            sql = f"SELECT id FROM record {passing} ORDER BY newest LIMIT ?"  # noqa: S608
            return self.db.execute(sql, (LIMIT,)).fetchall()
        passing = "AND +rowid IN (SELECT number FROM found)" if narrowed else ""
        marks = "'\ue000', '\ue001'"
        shown = (
            f", highlight(words, 0, {marks}), snippet(words, 1, {marks}, '…', 40)"
            if highlight
            else ""
        )
        sql = f"""SELECT (SELECT id FROM record WHERE number = words.rowid) {shown} FROM words
                  WHERE words MATCH ? {passing}
                  ORDER BY rank LIMIT ?"""  # noqa: S608  # our own words
        return self.db.execute(sql, (match, LIMIT)).fetchall()


def open_index(folder: Path) -> SqliteAsked:
    return SqliteAsked(sqlite3.connect(folder / FILE))


def compiled(part: Part) -> str:
    """A plan in the syntax of FTS5's MATCH."""
    match part:
        case Leaf(forms=forms):
            return _joined(" OR ", ['"' + " ".join(form.tokens) + '"' for form in forms])
        case Expanded(literal, others):
            return _joined(" OR ", [compiled(literal), *(compiled(leaf) for leaf, _ in others)])
        case AllOf(parts):
            wanted = _joined(" AND ", [compiled(p) for p in parts if not isinstance(p, Without)])
            barred = [compiled(p.part) for p in parts if isinstance(p, Without)]
            return _joined(" NOT ", [wanted, *barred])
        case AnyOf(parts):
            return _joined(" OR ", [compiled(inner) for inner in parts])
        case Without():
            raise ValueError("FTS5 cannot ask only for what is not there.")


def _joined(operator: str, parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"({operator.join(parts)})"
