"""From query tree to plan: analysis, function words, compounds, synonyms. Shared by all engines."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from archive.domain.query import All, Either, InField, Node, Not, Phrase, Prefix, Query, Word
from archive.search.analysis import plain_tokens
from archive.search.plan import AllOf, AnyOf, Expanded, Form, Leaf, Part, Plan, Without
from archive.search.scoring import Closeness
from archive.search.spans import Spans
from archive.search.thesaurus import Thesaurus
from archive.search.wording import Fields, name_key, phrase_leaf, word_leaf

FUNCTION_WORDS = frozenset(
    ("a", "an", "and", "as", "at", "by", "for", "from", "in", "is", "it", "of", "on", "or", "the",
     "to", "with")
)  # fmt: skip

NO_MATCH = Leaf("", ())
"""Stands for a query in which nothing can be searched, such as a lone symbol."""


MAX_COMPLETIONS = 64
"""How many words a beginning stands for: the most frequent ones."""


class Lexicon(Protocol):
    """What a planner asks of an index."""

    def knows(self, token: str) -> bool:
        """Whether any record has the token."""
        ...

    def completions(self, prefix: str, most: int) -> Sequence[str]:
        """Tokens that begin so, those of most records first, then by their letters; no stems."""
        ...


class Planner:
    """Plans queries against the words of one index."""

    def __init__(self, thesaurus: Thesaurus, lexicon: Lexicon) -> None:
        self.thesaurus = thesaurus
        self.lexicon = lexicon
        self.spans = Spans(thesaurus, lexicon.knows)

    def plan(self, query: Query) -> Plan:
        """A plan for any query; what has no token is left out of it."""
        if query.root is None:
            return Plan()
        root = self.part(query.root, None) or NO_MATCH
        return Plan(root, tuple(self.names(query.root)), tuple(self.left_out(query.root)))

    def left_out(self, node: Node) -> Iterator[str]:
        """What the budget for completions cut off."""
        match node:
            case Prefix(text):
                endings = plain_tokens(text)[-1:]
                found = [self.lexicon.completions(e, MAX_COMPLETIONS + 1) for e in endings]
                if any(len(words) > MAX_COMPLETIONS for words in found):
                    yield (
                        f"Only the {MAX_COMPLETIONS} most frequent words "
                        f"that begin with \u201c{text}\u201d were searched."
                    )
            case InField(_, inner) | Not(inner):
                yield from self.left_out(inner)
            case All(nodes) | Either(nodes):
                for inner in nodes:
                    yield from self.left_out(inner)
            case _:
                return

    def names(self, root: Node) -> Iterator[str]:
        """The whole query as one folded name, and what its aliases stand for."""
        nodes = root.nodes if isinstance(root, All) else (root,)
        words = [node.text for node in nodes if isinstance(node, Word | Phrase)]
        if len(words) == len(nodes):
            yield name_key(" ".join(words))
            for expansion in self.thesaurus[words]:
                if expansion.fields and "city" in expansion.fields:
                    yield name_key(expansion.text)

    def part(self, node: Node, fields: Fields) -> Part | None:
        match node:
            case Word(text):
                return self.run([text], fields)
            case Phrase(text):
                return phrase_leaf(text, fields)
            case Prefix(text):
                return self.prefix(text, fields)
            case InField(field, inner):
                return self.part(inner, frozenset({field}))
            case Not(inner):
                part = self.literal(inner, fields)
                return part and Without(part)
            case Either(nodes):
                return _one_or(AnyOf, [self.part(n, fields) for n in nodes])
            case All(nodes):
                return _one_or(AllOf, list(self.all(nodes, fields)))

    def literal(self, node: Node, fields: Fields) -> Part | None:
        """A part without synonyms: what a person excludes is what they name."""
        return Planner(_NOTHING, self.lexicon).part(node, fields)

    def all(self, nodes: Sequence[Node], fields: Fields) -> Iterator[Part | None]:
        """Runs of plain words are planned together, so that names of several words are seen."""
        words: list[str] = []
        for node in nodes:
            if isinstance(node, Word):
                words.append(node.text)
                continue
            yield self.run(words, fields)
            words = []
            yield self.part(node, fields)
        yield self.run(words, fields)

    def run(self, words: Sequence[str], fields: Fields) -> Part | None:
        """Plain words beside each other; the longest known names first."""
        parts = [self.span(span, fields) for span in self.spans.cut(words)]
        kept = [part for part in parts if part and not _is_function_word(part)]
        return _one_or(AllOf, kept or parts)

    def span(self, words: Sequence[str], fields: Fields) -> Part | None:
        literal = _one_or(AllOf, [word_leaf(word, fields) for word in words])
        if literal is None:
            return None
        close = [
            (Leaf(e.text, (Form(e.tokens),), _within(fields, e.fields)), e.closeness)
            for e in self.thesaurus[words]
        ]
        joined = self.spans.compound(words)
        if joined:
            close.append((Leaf(joined, (Form((joined,)),), fields), Closeness.LITERAL))
        return Expanded(literal, tuple(close)) if close else literal

    def prefix(self, text: str, fields: Fields) -> Part | None:
        """The last token is open-ended, those before it are whole."""
        tokens = plain_tokens(text)
        if not tokens:
            return None
        completions = self.lexicon.completions(tokens[-1], MAX_COMPLETIONS)
        ending = Leaf(text, tuple(Form((word,)) for word in completions), fields)
        return _one_or(AllOf, [*(word_leaf(token, fields) for token in tokens[:-1]), ending])


class _Nothing(Thesaurus):
    def __init__(self) -> None:
        self.longest = 0

    def __getitem__(self, words: Sequence[str]) -> tuple[()]:
        return ()


_NOTHING = _Nothing()


def _is_function_word(part: Part) -> bool:
    return isinstance(part, Leaf) and part.text.lower() in FUNCTION_WORDS


def _within(outer: Fields, inner: Fields) -> Fields:
    return inner if outer is None else outer if inner is None else outer & inner


def _one_or(kind: type[AllOf] | type[AnyOf], parts: Sequence[Part | None]) -> Part | None:
    """The parts as one, without nesting a kind in itself: partial matches count single words."""
    found: list[Part] = []
    for part in parts:
        found.extend(part.parts if isinstance(part, kind) else [part] if part else [])
    return kind(tuple(found)) if len(found) > 1 else found[0] if found else None
