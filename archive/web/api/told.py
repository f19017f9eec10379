"""A winner as the API tells it, by the one table of facts: the same as in every export."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pydantic import Field, create_model

from archive.domain.facts import FACTS, Fact, Part, told
from archive.domain.search import Hit
from archive.domain.winner import Winner as Record
from archive.search.opening import OpenRelease
from archive.web import links
from archive.web.api import addresses
from archive.web.api.described import DESCRIBED
from archive.web.export.as_json import plain
from archive.web.filters import marked

_KINDS: Mapping[str, Any] = {"text": str, "number": int, "flag": bool}
_WHOLE = {
    "places": {"country"},
    "partners": {"name"},
    "technologies": {"id", "label"},
    "focus_areas": {"id", "label"},
    "sources": {"url", "publisher", "supports"},
    "corrections": {"date", "was", "now"},
}
"""The sides of values that are never null; any other side of any value may be."""
_MANY: Any = Sequence


@dataclass(frozen=True, slots=True)
class Match:
    """Why a winner was found."""

    __pydantic_config__ = DESCRIBED

    score: float
    """Higher is better; to be compared within one answer only."""
    highlights: Mapping[str, tuple[str, ...]]
    """By field the texts with the words found, as HTML: escaped, with `<mark>` around the words."""


def _model(name: str, doc: str, fields: Mapping[str, Any], base: Any = None) -> Any:
    return create_model(name, __base__=base, __doc__=doc, **fields)


def _field(fact: Fact[Record]) -> tuple[Any, Any]:
    first = fact.parts[0]
    kind = _sides(fact) if first.name else _KINDS[first.kind]
    if fact.many:
        return _MANY[kind], _described(fact.label, fact.help)
    told = kind if _is_always_told(fact) else kind | None
    return told, _described(fact.label, first.help, first.choices)


def _sides(fact: Fact[Record]) -> Any:
    whole = _WHOLE.get(fact.name, set())
    fields = {part.name: _side(part, whole) for part in fact.parts}
    doc = f"One of the {fact.name.replace('_', ' ')} of a winner."
    return _model(f"Winner{_singular(fact.name)}", doc, fields)


def _singular(name: str) -> str:
    """`focus_areas` as `FocusArea`, `technologies` as `Technology`."""
    one = f"{name[:-3]}y" if name.endswith("ies") else name.removesuffix("s")
    return one.title().replace("_", "")


def _side(part: Part, whole: set[str]) -> tuple[Any, Any]:
    kind: Any = _KINDS[part.kind]
    told = kind if part.name in whole else kind | None
    return told, _described(part.label, part.help, part.choices)


def _described(label: str, help: str, choices: tuple[str, ...] = ()) -> Any:
    listed = f"One of: {', '.join(choices)}." if choices else ""
    sentences = (f"{label[0].upper()}{label[1:]}.", help, listed)
    return Field(description=" ".join(filter(None, sentences)))


def _is_always_told(fact: Fact[Record]) -> bool:
    """Whether it follows from what every record must have."""
    field = Record.model_fields.get(fact.name)
    return field is None or field.default is not None


def extended(name: str, doc: str, **more: Any) -> Any:
    """The shape of a winner with something beside its facts."""
    return _model(name, doc, more, Winner)


if TYPE_CHECKING:
    Winner = Mapping[str, object]
    Found = Mapping[str, object]
else:
    _LINKS = (Mapping[str, str], Field(description="`self` and `page`, which is for readers."))
    Winner = _model(
        "Winner",
        'All that is recorded of a winner. Null and empty lists mean "not recorded", never "no".',
        {fact.name: _field(fact) for fact in FACTS} | {"links": _LINKS},
    )
    Found = extended(
        "FoundWinner",
        "A winner among the results of a search.",
        match=(Match, Field(description="Why it was found.")),
    )


def tell(winner: Record, release: OpenRelease) -> Winner:
    """All facts of a winner, and where it is."""
    return {**plain(told(winner, release.snapshot)), "links": around(winner)}


def around(winner: Record) -> dict[str, str]:
    return addresses.absolute(self=addresses.winner(winner.id), page=links.winner(winner))


def match(hit: Hit) -> Match:
    found = hit.highlights.items()
    return Match(hit.score, {name: tuple(map(str, map(marked, texts))) for name, texts in found})
