"""Turns the content of documents into records; what does not hold is explained and kept aside."""

from collections.abc import Iterable, Iterator, Mapping

from pydantic import ValidationError

from archive.domain.correction import Correction
from archive.domain.edition import Edition
from archive.domain.golden import GoldenQuery
from archive.domain.place import PlaceAlias
from archive.domain.vocabulary import FocusArea, Technology
from archive.domain.winner import Winner
from archive.domain.withdrawal import Withdrawal
from archive.errors import Problem
from indexer.loading.document import Document
from indexer.loading.entries import Entries, Entry, R
from indexer.loading.explain import explain
from indexer.loading.limits import at_most
from indexer.loading.yaml_reader import Value, Where

# Winners of an edition that does not hold are checked as if of this one: their own faults count.
STAND_IN: dict[str, Value] = {"award": "Unknown", "year": 2018}


def records(documents: Iterable[Document]) -> tuple[Entries, list[Problem]]:
    """All records of the documents, and every problem that one of them has by itself."""
    entries, problems = Entries(), list[Problem]()
    for document in documents:
        problems += at_most(_READERS[document.kind](document, entries))
    return entries, problems


def _edition(document: Document, entries: Entries) -> Iterator[Problem]:
    yield from _one(document, "edition", Edition, entries.editions)
    edition = next((e.record for e in entries.editions if e.document is document), None)
    shared = STAND_IN
    if edition:
        shared = {"award": edition.award, "year": edition.year}
    yield from _list(document, "winners", "winner", Winner, entries.winners, shared)


def _vocabulary(document: Document, entries: Entries) -> Iterator[Problem]:
    yield from _list(document, "focus_areas", "focus area", FocusArea, entries.focus_areas)
    yield from _list(document, "technologies", "technology", Technology, entries.technologies)


def _places(document: Document, entries: Entries) -> Iterator[Problem]:
    yield from _list(document, "aliases", "alias", PlaceAlias, entries.aliases)


def _golden(document: Document, entries: Entries) -> Iterator[Problem]:
    yield from _list(document, "golden", "query", GoldenQuery, entries.golden)


def _withdrawn(document: Document, entries: Entries) -> Iterator[Problem]:
    yield from _list(document, "withdrawn", "withdrawal", Withdrawal, entries.withdrawals)


def _corrections(document: Document, entries: Entries) -> Iterator[Problem]:
    yield from _list(document, "corrections", "correction", Correction, entries.corrections)


_READERS = {
    "edition": _edition,
    "vocabulary": _vocabulary,
    "places": _places,
    "golden": _golden,
    "withdrawn": _withdrawn,
    "corrections": _corrections,
}


def _one(document: Document, key: str, model: type[R], into: list[Entry[R]]) -> Iterator[Problem]:
    written = document.content.get(key)
    if isinstance(written, dict):
        yield from _record(document, (key,), key, written, model, into, {})
    else:
        fix = f"Write '{key}:' and its keys on the lines below."
        yield document.problem("", (key,), key, "is missing", fix)


def _list(
    document: Document,
    key: str,
    noun: str,
    model: type[R],
    into: list[Entry[R]],
    shared: Mapping[str, Value] | None = None,
) -> Iterator[Problem]:
    written = document.content.get(key)
    if not isinstance(written, tuple):
        # A list left out would silently remove all that is recorded, so none is written as [].
        fix = f"Write '{key}:' and a list below it, or '{key}: []' if there are none."
        yield document.problem("", (key,), key, "must be a list", fix)
        return
    for number, item in enumerate(written):
        where = (key, number)
        if isinstance(item, dict):
            name = _name(noun, item, number)
            yield from _record(document, where, name, item, model, into, shared or {})
        else:
            fix = "Write lines of 'key: value' after '- '."
            yield document.problem(f"{noun} {number + 1}", where, "", "holds no keys", fix)


def _record(
    document: Document,
    where: Where,
    name: str,
    written: dict[str, Value],
    model: type[R],
    into: list[Entry[R]],
    shared: Mapping[str, Value],
) -> Iterator[Problem]:
    """Validate one record, add it to its list, give its problems. `shared` is not to be written."""
    record, errors = None, None
    try:
        record = model.model_validate({**written, **shared})
    except ValidationError as error:
        errors = error
    entry = Entry(document, where, name, written, record)
    into.append(entry)
    for key in shared.keys() & written.keys():
        yield entry.problem((key,), "comes from the edition of the file", "Remove the line.")
    for way, message, fix in explain(model, errors) if errors else ():
        yield entry.problem(way, message, fix)


def _name(noun: str, written: Mapping[str, Value], number: int) -> str:
    """`winner 2023-01`, or `winner 3` counted from one where it has no usable id."""
    own = written.get("id", written.get("alias", written.get("query")))
    return (
        f"{noun} {own}" if isinstance(own, str) and 0 < len(own) <= 60 else f"{noun} {number + 1}"
    )
