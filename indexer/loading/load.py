"""Reads files of records whole. What cannot be read becomes a located problem, not an exception."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from archive.errors import Problem
from indexer.loading.document import KEYS, Document, Loaded
from indexer.loading.files import files_at, text_of
from indexer.loading.nearest import did_you_mean
from indexer.loading.yaml_reader import read_yaml


def load(paths: Iterable[Path | str]) -> Loaded:
    """Read files, and of folders every YAML file below them; each file once."""
    loaded = Loaded()
    for path in map(Path, paths):
        for file in list(files_at(path)) or [path]:
            if str(file) not in loaded.files:
                loaded.files.append(str(file))
                loaded.problems.extend(_load_file(file, loaded.documents))
    return loaded


def _load_file(path: Path, documents: list[Document]) -> Iterator[Problem]:
    text = text_of(path)
    if isinstance(text, Problem):
        yield text
        return
    reading = read_yaml(str(path), text)
    yield from reading.problems
    content = reading.content
    if not isinstance(content, dict):
        if not reading.problems:
            yield _not_records(path)
        return
    kind = next((kind for kind, keys in KEYS.items() if any(key in content for key in keys)), None)
    if kind is None:
        yield _not_records(path)
        return
    documents.append(document := Document(str(path), kind, content, reading.lines))
    yield from _unknown_keys(document)


def _not_records(path: Path) -> Problem:
    kinds = [" and ".join(f"'{key}:'" for key in keys) for keys in KEYS.values()]
    fix = f"Begin it with {', '.join(kinds[:-1])} or {kinds[-1]}."
    return Problem(str(path), "", "", "not a file of records", fix, 1)


def _unknown_keys(document: Document) -> Iterator[Problem]:
    keys = KEYS[document.kind]
    for key in document.content:
        if key not in keys:
            fix = did_you_mean(key, keys, f"Here belongs only {' and '.join(keys)}.")
            yield document.problem("", (key,), key[:60], "unknown key", fix)
