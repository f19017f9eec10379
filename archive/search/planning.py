"""From query tree to plan: analysis, function words, compounds, synonyms. Shared by all engines."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from archive.domain.query import All, Either, InField, Node, Not, Phrase, Prefix, Query, Word
from archive.search.analysis import has_no_blanks, plain_tokens, tokenize
from archive.search.plan import AllOf, AnyOf, Expanded, Form, Leaf, Part, Plan, Without
from archive.search.scoring import EXACT_BONUS, Closeness
from archive.search.thesaurus import Thesaurus

FUNCTION_WORDS = frozenset(
    ("a", "an", "and", "as", "at", "by", "for", "from", "in", "is", "it", "of", "on", "or", "the",
     "to", "with")
)  # fmt: skip

Fields = frozenset[str] | None

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
                return phrase(text, fields)
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
        words = [segment for word in words for segment in self.segments(word)]
        parts: list[Part | None] = []
        at = 0
        while at < len(words):
            length = self.known_length(words[at:])
            parts.append(self.span(words[at : at + length], fields))
            at += length
        kept = [part for part in parts if part and not _is_function_word(part)]
        return _one_or(AllOf, kept or parts)

    def segments(self, word: str) -> Iterator[str]:
        """A word of a script without blanks is cut where known names begin and end."""
        if word.isascii() or not has_no_blanks(word):
            yield word
            return
        rest = at = 0
        while at < len(word):
            length = self.name_length(word[at : at + self.thesaurus.longest])
            if length:
                yield from filter(None, (word[rest:at], word[at : at + length]))
                rest = at + length
            at += length or 1
        if rest < len(word):
            yield word[rest:]

    def name_length(self, text: str) -> int:
        """How many characters, of at least two, at the beginning of a text are a known name."""
        lengths = range(len(text), 1, -1)
        return next((length for length in lengths if self.thesaurus[[text[:length]]]), 0)

    def known_length(self, words: Sequence[str]) -> int:
        """How many words from the first on make one known name; at least one."""
        for length in range(min(self.thesaurus.longest, len(words)), 1, -1):
            if self.thesaurus[words[:length]]:
                return length
        return 2 if len(words) > 1 and self.compound(words[:2]) else 1

    def compound(self, words: Sequence[str]) -> str | None:
        """Two words written as one elsewhere ("wi fi"), if the index knows them so."""
        parts = [token for word in words for token in plain_tokens(word)]
        joined = "".join(parts).replace(".", "")  # "PM 2.5" is written PM2.5 elsewhere
        return joined if len(words) == 2 and self.lexicon.knows(joined) else None

    def span(self, words: Sequence[str], fields: Fields) -> Part | None:
        literal = _one_or(AllOf, [_word(word, fields) for word in words])
        if literal is None:
            return None
        close = [
            (Leaf(e.text, (Form(e.tokens),), _within(fields, e.fields)), e.closeness)
            for e in self.thesaurus[words]
        ]
        joined = self.compound(words)
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
        return _one_or(AllOf, [*(_word(token, fields) for token in tokens[:-1]), ending])


class _Nothing(Thesaurus):
    def __init__(self) -> None:
        self.longest = 0

    def __getitem__(self, words: Sequence[str]) -> tuple[()]:
        return ()


_NOTHING = _Nothing()


def name_key(name: str) -> str:
    """A name as compared with other names: its tokens, joined by blanks."""
    return " ".join(plain_tokens(name))


def phrase(text: str, fields: Fields) -> Part | None:
    """Words in a row, exactly as typed."""
    tokens = plain_tokens(text)
    return Leaf(text, (Form(tokens),), fields) if tokens else None


def _word(word: str, fields: Fields) -> Part | None:
    """A word in all its forms: as typed, by its stem, and as a compound in parts and in one."""
    tokens = list(tokenize(word))
    parts = tuple(token.text for token in tokens if not token.joined)
    if not parts:
        return None
    if len(parts) > 1:
        joined = [Form((token.text,), EXACT_BONUS) for token in tokens if token.joined]
        return Leaf(word, (Form(parts, EXACT_BONUS), *joined), fields)
    stemmed = tokens[0].stem
    forms = [Form(parts, EXACT_BONUS), *([Form((stemmed,))] if stemmed else [])]
    return Leaf(word, tuple(forms), fields)


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
