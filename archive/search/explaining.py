"""Takes a score apart: which words were found in which fields, and how much each gave."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from archive.domain.explanation import Explanation, Kind, Reason
from archive.domain.fields import FIELD_BY_NAME, TEXT_FIELDS
from archive.search.analysis import STEM, postings, tokenize
from archive.search.document import Document
from archive.search.plan import AllOf, AnyOf, Expanded, Form, Leaf, Part, Plan, Without, leaves
from archive.search.scoring import K1, NAME_BONUS, Closeness, evened, rarity
from archive.search.wording import name_key

Shares = Mapping[str, float]

_KINDS: Mapping[Closeness, Kind] = {
    Closeness.LITERAL: "word",
    Closeness.SYNONYM: "synonym",
    Closeness.NARROWER: "narrower",
}


class Statistics(Protocol):
    """What the index as a whole says of its words."""

    @property
    def total(self) -> int: ...
    @property
    def averages(self) -> Mapping[str, float]:
        """The mean length of each field."""
        ...

    def having(self, leaf: Leaf) -> int:
        """How many records have the leaf."""
        ...


def explain(plan: Plan, document: Document, statistics: Statistics) -> Explanation | None:
    """Why the document is among the results of the plan; None if it has nothing that was asked."""
    explainer = _Explainer(document, statistics)
    if plan.root is None:
        return Explanation(())
    if isinstance(plan.root, AllOf):
        # Of a partial match some parts are missing, and the others explain it.
        parts = [explainer.part(part) for part in plan.root.parts]
        reasons = [reason for found in parts if found for reason in found]
        missing = [p for p, found in zip(plan.root.parts, parts, strict=True) if found is None]
        if any(isinstance(part, Without) for part in missing) or len(missing) == len(parts):
            return None
    else:
        found = explainer.part(plan.root)
        if found is None:
            return None
        reasons = found
    return Explanation((*reasons, *_name(plan, document)))


def _name(plan: Plan, document: Document) -> Iterator[Reason]:
    known = [name for name in document.names if name_key(name) in plan.names]
    if known:
        yield Reason(plan.names[0], (known[0],), "name", NAME_BONUS)


@dataclass(frozen=True, slots=True)
class _Match:
    """How well a leaf fits: the shares of its fields in the saturation, and a bonus."""

    shares: Shares
    bonus: float
    found: tuple[str, ...]

    @property
    def saturation(self) -> float:
        return sum(self.shares.values()) + self.bonus


class _Explainer:
    """Follows the definitions of `scoring` for one document."""

    def __init__(self, document: Document, statistics: Statistics) -> None:
        self.document = document
        self.statistics = statistics
        self.tokens = {field.name: postings(document.text[field.name]) for field in TEXT_FIELDS}

    def part(self, part: Part) -> list[Reason] | None:
        """The reasons of a part, or None if the document does not have it."""
        match part:
            case Leaf():
                best = self.leaf(part)
                weight = rarity(self.statistics.total, self.statistics.having(part))
                return [_reason(part.text, best, Closeness.LITERAL, weight)] if best else None
            case Expanded():
                return self.expanded(part)
            case Without(inner):
                return None if self.part(inner) is not None else []
            case AllOf(parts):
                each = [self.part(inner) for inner in parts]
                return None if None in each else [r for found in each for r in found or ()]
            case AnyOf(parts):
                some = [found for inner in parts if (found := self.part(inner)) is not None]
                return [reason for found in some for reason in found] if some else None

    def expanded(self, part: Expanded) -> list[Reason] | None:
        literal, typed = self.part(part.literal), leaves(part.literal)
        asked = " ".join(leaf.text for leaf in typed)
        having = self.statistics.having
        weight = sum(rarity(self.statistics.total, having(leaf)) for leaf in typed)
        close = [
            [_reason(asked, match, closeness, weight)]
            for leaf, closeness in part.alternatives
            if (match := self.leaf(leaf)) is not None
        ]
        found = [reasons for reasons in (literal, *close) if reasons is not None]
        return max(found, key=lambda rs: sum(r.total for r in rs)) if found else None

    def leaf(self, leaf: Leaf) -> _Match | None:
        """The best form of a leaf that the document has."""
        matches = [m for form in leaf.forms if (m := self.form(form, leaf.fields)) is not None]
        return max(matches, key=lambda match: match.saturation) if matches else None

    def form(self, form: Form, fields: frozenset[str] | None) -> _Match | None:
        names = [name for name in self.tokens if fields is None or name in fields]
        if not any(_in_a_row(self.tokens[name], form.tokens) for name in names):
            return None
        shares: dict[str, float] = {}
        for token in form.tokens:
            for name, share in self.saturation(token).items():
                shares[name] = shares.get(name, 0.0) + share / len(form.tokens)
        return _Match(shares, form.bonus, self.spellings(form))

    def saturation(self, token: str) -> Shares:
        """What each field gives to the saturation of a token, in proportion to its frequency."""
        frequencies = {}
        for name, tokens in self.tokens.items():
            if token in tokens:
                field, length = FIELD_BY_NAME[name], _length(tokens)
                even = evened(field.evenness, length, self.statistics.averages[name])
                frequencies[name] = field.weight * len(tokens[token]) / even
        whole = sum(frequencies.values())
        return {name: frequency / (K1 + whole) for name, frequency in frequencies.items()}

    def spellings(self, form: Form) -> tuple[str, ...]:
        """How the document spells the tokens of a form."""
        texts = (text for texts in self.document.text.values() for text in texts)
        found = (
            text[token.start : token.end].lower()
            for text in texts
            for token in tokenize(text)
            if token.text in form.tokens or token.stem in form.tokens
        )
        return tuple(dict.fromkeys(found))


def _reason(asked: str, match: _Match, closeness: Closeness, weight: float) -> Reason:
    return Reason(
        asked=asked,
        found=match.found,
        kind=_KINDS[closeness],
        base=weight * (closeness.base + closeness.span * match.bonus),
        points={name: weight * closeness.span * share for name, share in match.shares.items()},
    )


def _length(tokens: Mapping[str, list[int]]) -> int:
    return sum(len(at) for token, at in tokens.items() if not token.startswith(STEM))


def _in_a_row(tokens: Mapping[str, list[int]], run: tuple[str, ...]) -> bool:
    if not run:
        return False
    return any(
        all(start + step in tokens.get(token, ()) for step, token in enumerate(run))
        for start in tokens.get(run[0], ())
    )
