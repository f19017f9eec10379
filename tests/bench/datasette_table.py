"""The records as somebody would put them into Datasette: a table, FTS over it, lists as JSON."""

import json
import sqlite3
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlencode

from archive.search.document import Document
from tests.bench.question import FACET_NAMES, Question

FILE = "records.sqlite"
TEXTS = ("title", "city", "technology", "organisation", "partner", "summary", "outcome")
LISTS = ("technology", "focus_area")
"""Facets of several values a record; Datasette counts them from JSON arrays."""


def make(records: Sequence[Document], file: Path) -> None:
    columns = [f"text_{name}" for name in TEXTS] + list(FACET_NAMES)
    db = sqlite3.connect(file)
    with db:
        db.execute(f"CREATE TABLE records (id TEXT PRIMARY KEY, {', '.join(columns)})")
        marks = ", ".join("?" * (len(columns) + 1))
        rows = map(_row, records)
        db.executemany(f"INSERT INTO records VALUES ({marks})", rows)  # noqa: S608  # marks
        for name in FACET_NAMES:
            db.execute(f"CREATE INDEX records_{name} ON records ({name})")
        texts = ", ".join(f"text_{name}" for name in TEXTS)
        db.execute(
            f'CREATE VIRTUAL TABLE records_fts USING fts5({texts}, content="records",'
            ' tokenize="porter")'
        )
        db.execute("INSERT INTO records_fts (records_fts) VALUES ('rebuild')")
    db.close()


def _row(record: Document) -> list[str]:
    texts = [" ".join(record.text[name]) for name in TEXTS]
    keys = {name: [value.key for value in record.facets[name]] for name in FACET_NAMES}
    facets = [json.dumps(keys[name]) if name in LISTS else keys[name][0] for name in FACET_NAMES]
    return [record.id, *texts, *facets]


def address(question: Question) -> str:
    """The page of a table with 20 rows and all facets; `_search` takes plain words."""
    pairs = [("_size", "20")]
    if question.text:
        pairs.append(("_search", question.text.replace('"', "").replace("*", "")))
    pairs += [("_facet_array" if name in LISTS else "_facet", name) for name in FACET_NAMES]
    for name, keys in question.filters.items():
        pairs.append((f"{name}__arraycontains" if name in LISTS else name, keys[0]))
    return f"/records/records?{urlencode(pairs)}"
