"""What a run tells: a progress bar on a terminal, lines for people, one document for machines."""

import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any

import click

from archive.domain.batch import Act, Changes
from archive.errors import ArchiveError, RecordError
from archive.search.document import Document


class Report:
    """Collects what happened: lines for people, one JSON object at the end for machines."""

    def __init__(self, *, machine: bool = False) -> None:
        self.machine = machine
        self.told: dict[str, Any] = {}

    def say(self, line: str, **facts: object) -> None:
        """A line for people; the facts in it for machines."""
        self.told.update(facts)
        if not self.machine:
            click.echo(line)

    def warn(self, line: str) -> None:
        """What went otherwise than it should, though the command did what it was to do."""
        if line and self.machine:
            self.told["warning"] = line
        elif line:
            click.echo(line, err=True)

    def watch(self, documents: Iterable[Document], total: int) -> Iterable[Document]:
        """Pass documents on, with a progress bar where a person looks on."""
        if self.machine or not sys.stderr.isatty():
            return documents
        return _with_bar(documents, total)

    def close(self) -> None:
        if self.machine:
            click.echo(json.dumps({"ok": True, **self.told}, ensure_ascii=False))

    def fail(self, error: ArchiveError | OSError) -> None:
        """Tell what was not done and why: every problem with its place, then the next step."""
        problems = error.problems if isinstance(error, RecordError) else ()
        message = _in_words(error)
        if self.machine:
            found = [asdict(problem) for problem in problems]
            note = {"ok": False, "error": type(error).__name__, "message": message}
            note |= {**self.told, "problems": found}
            click.echo(json.dumps(note, ensure_ascii=False))
            return
        for problem in problems:
            click.echo(str(problem), err=True)
        click.echo(f"Error: {message}", err=True)


def _in_words(error: ArchiveError | OSError) -> str:
    if isinstance(error, ArchiveError):
        return str(error)
    where = f"{error.filename}: " if error.filename else ""
    return f"{where}{error.strerror or error}. Mend that and run the same command again."


def _with_bar(documents: Iterable[Document], total: int) -> Iterator[Document]:
    bar = click.progressbar(documents, length=total, label="Indexing winners", file=sys.stderr)
    with bar as watched:
        yield from watched


def told(changes: Changes) -> str:
    """The changes of a load in one sentence, and in another what was left as the staff have it."""
    edits = f" {_edits(changes)}" if changes.kept else ""
    if not changes:
        count = changes.count(Act.UNCHANGED)
        return f"Nothing changed: all {count} records are as they were.{edits}"
    counts = {act: changes.count(act) for act in Act}
    return ", ".join(f"{count} {act.value}" for act, count in counts.items()) + f".{edits}"


def _edits(changes: Changes) -> str:
    conflicts = sum(kept.conflict for kept in changes.kept)
    told = f"{len(changes.kept)} stay as the staff edited them"
    if not conflicts:
        return f"{told}; `python -m indexer export` writes them into files."
    return (
        f"{told}, {conflicts} of them in conflict with what the files say now; "
        "`python -m indexer settle --help` says how to decide."
    )


def kept(changes: Changes) -> list[str]:
    """The records that files did not change because the staff have edited them, a line each."""
    return [
        f"{'conflict in' if k.conflict else 'kept'} {k.kind} {k.name}"
        + (f": {', '.join(k.fields)}" if k.fields else "")
        for k in changes.kept
    ]


def lines(changes: Changes) -> list[str]:
    """The records that differ, a line each, for people."""
    return [
        f"{c.act.value} {c.kind} {c.name}" + (f": {', '.join(c.fields)}" if c.fields else "")
        for c in changes.changes
        if c.act is not Act.UNCHANGED
    ]


def changed(changes: Changes) -> list[dict[str, object]]:
    """The records that differ, for machines."""
    return [
        {"act": c.act.value, "kind": c.kind, "name": c.name, "fields": list(c.fields)}
        for c in changes.changes
        if c.act is not Act.UNCHANGED
    ]
