"""Evaluates a plan by looking at every document, straight from the definitions."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cached_property

from archive.domain.fields import TEXT_FIELDS
from archive.search.analysis import STEM, postings
from archive.search.document import Document
from archive.search.plan import (
    AllOf,
    AnyOf,
    Expanded,
    Form,
    Leaf,
    Part,
    Plan,
    Without,
    leaves,
)
from archive.search.scoring import K1, NAME_BONUS, Closeness, evened, rarity
from archive.search.wording import name_key

Scores = dict[int, float]


class Scan:
    """Tokens of every document by field, with their positions."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self.total = len(documents)
        self.tokens = [_positions(document) for document in documents]
        self.names = [{name_key(name) for name in d.names} for d in documents]
        self.lengths = [{f: _length(t) for f, t in fields.items()} for fields in self.tokens]
        self.averages = {
            f.name: sum(lengths[f.name] for lengths in self.lengths) / max(1, self.total)
            for f in TEXT_FIELDS
        }

    def knows(self, token: str) -> bool:
        return any(token in tokens for fields in self.tokens for tokens in fields.values())

    def completions(self, prefix: str, most: int) -> tuple[str, ...]:
        words = [{t for tokens in fields.values() for t in tokens} for fields in self.tokens]
        having = Counter(w for found in words for w in found if w.startswith(prefix))
        return tuple(sorted(having, key=lambda w: (-having[w], w))[:most])

    def having(self, leaf: Leaf) -> int:
        return len(self.saturations(leaf))

    @cached_property
    def words(self) -> dict[str, int]:
        """Each word without digits, with how many documents have it."""
        found = [{t for tokens in fields.values() for t in tokens} for fields in self.tokens]
        return Counter(token for tokens in found for token in tokens if token.isalpha())

    def find(self, plan: Plan) -> tuple[Scores, bool]:
        """Scores of the documents found, and whether these are only the best partial matches."""
        if plan.root is None:
            return dict.fromkeys(range(self.total), 0.0), False
        scores = self.part(plan.root)
        partial = not scores and isinstance(plan.root, AllOf)
        if partial and isinstance(plan.root, AllOf):
            scores = self.best(plan.root)
        for number in scores:
            scores[number] += NAME_BONUS * bool(self.names[number] & set(plan.names))
        return scores, partial and bool(scores)

    def best(self, root: AllOf) -> Scores:
        """Documents with as many of the parts as any has; what is excluded stays excluded."""
        wanted = [self.part(p) for p in root.parts if not isinstance(p, Without)]
        allowed = [self.part(p) for p in root.parts if isinstance(p, Without)]
        having = {
            n: [scores[n] for scores in wanted if n in scores]
            for n in range(self.total)
            if all(n in scores for scores in allowed)
        }
        most = max(map(len, having.values()), default=0)
        return {n: sum(s) for n, s in having.items() if len(s) == most} if most else {}

    def part(self, part: Part) -> Scores:
        match part:
            case Leaf():
                having = self.saturations(part)
                weight = rarity(self.total, len(having))
                return {n: weight * _step(Closeness.LITERAL, s) for n, s in having.items()}
            case Expanded():
                return self.expanded(part)
            case Without(inner):
                return dict.fromkeys(set(range(self.total)) - set(self.part(inner)), 0.0)
            case AllOf(parts):
                found = [self.part(inner) for inner in parts]
                return {n: sum(s[n] for s in found) for n in found[0] if all(n in s for s in found)}
            case AnyOf(parts):
                found = [self.part(inner) for inner in parts]
                return {n: sum(s.get(n, 0.0) for s in found) for scores in found for n in scores}

    def expanded(self, part: Expanded) -> Scores:
        scores = defaultdict(float, self.part(part.literal))
        weight = sum(rarity(self.total, len(self.saturations(x))) for x in leaves(part.literal))
        for leaf, closeness in part.alternatives:
            for number, saturation in self.saturations(leaf).items():
                scores[number] = max(scores[number], weight * _step(closeness, saturation))
        return dict(scores)

    def saturations(self, leaf: Leaf) -> Scores:
        """Each document that has the leaf, with the saturation of its best form."""
        found: Scores = {}
        for number in range(self.total):
            values = [v for f in leaf.forms if (v := self.form(number, f, leaf.fields)) is not None]
            if values:
                found[number] = max(values)
        return found

    def form(self, number: int, form: Form, fields: frozenset[str] | None) -> float | None:
        names = [f for f in self.tokens[number] if fields is None or f in fields]
        if not any(_in_a_row(self.tokens[number][field], form.tokens) for field in names):
            return None
        each = [self.saturation(number, token) for token in form.tokens]
        return sum(each) / len(each) + form.bonus

    def saturation(self, number: int, token: str) -> float:
        frequency = 0.0
        for field in TEXT_FIELDS:
            count = len(self.tokens[number][field.name].get(token, ()))
            length = self.lengths[number][field.name]
            average = self.averages[field.name]
            frequency += field.weight * count / evened(field.evenness, length, average)
        return frequency / (K1 + frequency)


def _positions(document: Document) -> dict[str, dict[str, set[int]]]:
    return {
        field: {token: set(at) for token, at in postings(texts).items()}
        for field, texts in document.text.items()
    }


def _length(tokens: dict[str, set[int]]) -> int:
    return sum(len(at) for token, at in tokens.items() if not token.startswith(STEM))


def _in_a_row(tokens: dict[str, set[int]], run: tuple[str, ...]) -> bool:
    if not run:
        return False
    starts = tokens.get(run[0], set())
    return any(
        all(at + step in tokens.get(token, ()) for step, token in enumerate(run)) for at in starts
    )


def _step(closeness: Closeness, saturation: float) -> float:
    return closeness.base + closeness.span * saturation
