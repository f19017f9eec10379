"""The record as files that nobody wrote, with some of it changed.

So an edit passes the same door as a file does: what a file may not say, an edit may not either.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from archive.catalogue.comparison import key_text
from archive.catalogue.place_alias import alias_key
from archive.domain.edit import Edit, EditKind
from archive.domain.edition import edition_key
from archive.domain.record import Record
from archive.domain.snapshot import Snapshot
from indexer.loading.document import Document, Kind, Loaded
from indexer.loading.yaml_reader import Value

Content = dict[str, Any]


class Shelf(NamedTuple):
    """Where records of a kind stand: in which kind of file, and in which of its lists."""

    document: Kind
    list: str
    records: Callable[[Snapshot], Iterable[Record]]


SHELVES: Mapping[EditKind, Shelf] = {
    "winner": Shelf("edition", "winners", lambda s: s.winners),
    "edition": Shelf("edition", "edition", lambda s: s.editions),
    "focus area": Shelf("vocabulary", "focus_areas", lambda s: s.vocabulary.focus_areas),
    "technology": Shelf("vocabulary", "technologies", lambda s: s.vocabulary.technologies),
    "place alias": Shelf("places", "aliases", lambda s: s.aliases),
    "golden query": Shelf("golden", "golden", lambda s: s.golden),
    "withdrawal": Shelf("withdrawn", "withdrawn", lambda s: s.withdrawals),
    "correction": Shelf("corrections", "corrections", lambda s: s.corrections),
}


def records_of(snapshot: Snapshot, kind: EditKind) -> dict[str, Record]:
    """All records of a kind by the text of their keys, in their order."""
    return {key_of(record): record for record in SHELVES[kind].records(snapshot)}


def key_of(record: Any) -> str:
    """What tells a record from others of its kind, as one text."""
    for name in ("query", "id", "key"):
        if hasattr(record, name):
            return key_text(getattr(record, name))
    return key_text(alias_key(record))


def touched(edits: Iterable[Edit], editions: Mapping[str, str]) -> set[str]:
    """The keys of all editions that the edits are about; `editions` has those of all winners."""
    keys: set[str] = set()
    for edit in edits:
        if edit.kind == "edition":
            keys |= {edit.key or "", _new_key(edit.content or {})}
        elif edit.kind == "winner":
            keys |= {edit.edition or "", editions.get(edit.key or "", "")}
    return keys


def drafted(snapshot: Snapshot, edits: Iterable[Edit]) -> Loaded:
    """The files in which the edits stand, as they would be with them."""
    loaded = Loaded()
    editions: dict[str, list[Edit]] = {}
    others: dict[Kind, list[Edit]] = {}
    for edit in edits:
        if SHELVES[edit.kind].document == "edition":
            editions.setdefault(_edition_of(snapshot, edit), []).append(edit)
        else:
            others.setdefault(SHELVES[edit.kind].document, []).append(edit)
    for key, own in editions.items():
        _add(loaded, f"{key}.yaml", "edition", _edition(snapshot, key, own))
    for kind, own in others.items():
        lists = [k for k, shelf in SHELVES.items() if shelf.document == kind]
        content = {SHELVES[k].list: _list(snapshot, k, own) for k in lists}
        _add(loaded, f"{kind}.yaml", kind, content)
    return loaded


def _add(loaded: Loaded, file: str, kind: Kind, content: Content) -> None:
    loaded.files.append(file)
    frozen: dict[str, Value] = {key: _frozen(value) for key, value in content.items()}
    loaded.documents.append(Document(file, kind, frozen, {}))


def _edition_of(snapshot: Snapshot, edit: Edit) -> str:
    """The key of the edition in whose file an edit stands."""
    if edit.kind == "edition":
        return edit.key or _new_key(edit.content or {})
    if edit.edition:
        return edit.edition
    return next((w.edition_key for w in snapshot.winners if w.id == edit.key), "")


def _new_key(content: Content) -> str:
    year = content.get("year")
    return edition_key(str(content.get("award", "")), year if isinstance(year, int) else 0)


def _edition(snapshot: Snapshot, key: str, edits: list[Edit]) -> Content:
    edition = next((_plain(e) for e in snapshot.editions if e.key == key), {})
    for edit in edits:
        if edit.kind == "edition":
            edition = edit.content or {}
    own = Snapshot(winners=tuple(w for w in snapshot.winners if w.edition_key == key))
    return {"edition": edition, "winners": _list(own, "winner", edits)}


def _list(snapshot: Snapshot, kind: EditKind, edits: list[Edit]) -> list[Content]:
    leave = ("award", "year") if kind == "winner" else ()
    contents: dict[str, Content | None] = {
        key: _plain(record, leave) for key, record in records_of(snapshot, kind).items()
    }
    for number, edit in enumerate(edits):
        if edit.kind == kind:
            contents[edit.key or f"new {number}"] = edit.content
    return [content for content in contents.values() if content is not None]


def _plain(record: Record, without: Iterable[str] = ()) -> Content:
    return record.model_dump(mode="json", exclude=set(without), exclude_defaults=True)


def _frozen(value: Any) -> Value:
    """As the reader of files gives it."""
    if isinstance(value, dict):
        return {str(key): _frozen(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return tuple(map(_frozen, value))
    return value if isinstance(value, str | int | bool | None) else json.dumps(value)
