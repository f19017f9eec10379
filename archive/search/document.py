"""From a winner to the flat document that every engine indexes."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from dataclasses import fields as dataclass_fields

from archive.domain.fields import FACETS, NOT_RECORDED, TEXT_FIELDS, Field, Value
from archive.domain.snapshot import Snapshot
from archive.domain.subject import Subject, subjects


@dataclass(frozen=True, slots=True)
class Document:
    """`text` maps a field to its texts, `facets` a facet to its values (never none).

    `names` are what the winner is known by: a query that is exactly one of them puts it first.
    `place` is the main place's label. `standing` is higher for winners that were honoured and of
    which more is recorded. `record` is the winner as JSON.
    """

    id: str
    text: Mapping[str, tuple[str, ...]]
    facets: Mapping[str, tuple[Value, ...]]
    names: tuple[str, ...]
    year: int
    place: str
    standing: int
    record: str


def documents(snapshot: Snapshot) -> Iterator[Document]:
    """One document per winner, in the order of the snapshot."""
    return map(describe, subjects(snapshot))


def describe(subject: Subject) -> Document:
    winner = subject.winner
    cities = {text for p in subject.places if p.city for text in (p.city, p.label)}
    return Document(
        id=winner.id,
        text={field.name: _texts(field, subject) for field in TEXT_FIELDS},
        facets=facets_of(subject),
        names=tuple(filter(None, (winner.title, winner.title_original, *sorted(cities)))),
        year=winner.year,
        place=winner.place.label,
        standing=4 * bool(winner.honours) + 2 * bool(winner.title) + bool(winner.summary),
        record=winner.model_dump_json(exclude_defaults=True),
    )


def facets_of(subject: Subject) -> dict[str, tuple[Value, ...]]:
    """The values of each facet, never none."""
    return {field.name: _values(field, subject) for field in FACETS}


def _texts(field: Field, subject: Subject) -> tuple[str, ...]:
    return tuple(text for text in field.texts(subject) if text) if field.texts else ()


def _values(field: Field, subject: Subject) -> tuple[Value, ...]:
    found = dict.fromkeys(field.values(subject)) if field.values else {}
    return tuple(found) or (NOT_RECORDED,)


def to_json(document: Document) -> str:
    """The document as JSON text; `from_json` gives it back."""
    fields = {field.name: getattr(document, field.name) for field in dataclass_fields(document)}
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":"))


def from_json(text: str | bytes) -> Document:
    """The document that `to_json` wrote."""
    row = json.loads(text)
    return Document(
        id=row["id"],
        text={name: tuple(texts) for name, texts in row["text"].items()},
        facets={name: tuple(Value(*v) for v in values) for name, values in row["facets"].items()},
        names=tuple(row["names"]),
        year=row["year"],
        place=row["place"],
        standing=row["standing"],
        record=row["record"],
    )
