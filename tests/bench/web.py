"""Whole pages over HTTP: one worker, one connection, one request after the other."""

import importlib.util
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

from archive.search.document import documents
from tests.bench import datasette_table
from tests.bench.client import Connection, Run, run
from tests.bench.corpus import snapshot
from tests.bench.question import Question
from tests.bench.server import datasette, gunicorn, serving

PAGES = 100
HELLOS = 2_000


@dataclass(frozen=True, slots=True)
class Pages:
    """Runs over the same questions; None where the peer is not installed."""

    hello: Run
    first: Run
    again: Run
    unchanged: Run | None
    datasette: Run | None


def measure_pages(size: int, folder: Path, asked: Sequence[Question]) -> Pages:
    """`folder` is that of this archive's peer, with a published release."""
    paths = list(dict.fromkeys(map(address, asked)))[:PAGES]
    with serving(gunicorn("tests.bench.hello:app"), dict(os.environ), "/") as port:
        hello = run(port, ["/"] * HELLOS)
    kept = {n: v for n, v in os.environ.items() if not n.startswith("ARCHIVE_")}
    chosen = {"ARCHIVE_INSTANCE": str(folder), "ARCHIVE_PORT": "{port}", "ARCHIVE_WORKERS": "1"}
    with serving(["-m", "archive.serve"], {**kept, **chosen}, "/about") as port:
        first = run(port, paths)
        again = run(port, paths * 3)
        unchanged = _unchanged(port, paths[0])
    return Pages(hello, first, again, unchanged, _datasette(size, folder, asked))


def address(question: Question) -> str:
    """The search page of a question."""
    pairs = [("q", question.text)] if question.text else []
    pairs += [(name, key) for name, keys in question.filters.items() for key in keys]
    return f"/search?{urlencode(pairs)}" if pairs else "/"


def _unchanged(port: int, path: str) -> Run | None:
    """The same page asked again with its tag; None if the page has none."""
    with Connection(port) as connection:
        tag = connection.get(path).headers.get("etag")
    return run(port, [path] * 500, 304, If_None_Match=tag) if tag else None


def _datasette(size: int, folder: Path, asked: Sequence[Question]) -> Run | None:
    if importlib.util.find_spec("datasette") is None:
        return None
    file = folder / datasette_table.FILE
    datasette_table.make(tuple(documents(snapshot(size))), file)
    paths = list(dict.fromkeys(map(datasette_table.address, asked)))[:PAGES]
    with serving(datasette(file), dict(os.environ), "/-/versions.json") as port:
        return run(port, paths)
