"""From text to query tree and back. No text is an error; what means nothing is plain words.

digital twin            both words
"digital twin"          the words side by side
-dallas                 without this word
wifi OR lighting        one of the two; OR joins its neighbours only
city:dallas             in one field of the table of fields
light*                  words that begin so, from three letters
(wifi OR 5g) lighting   brackets group
"""

import re
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

from archive.domain.fields import TEXT_FIELDS
from archive.domain.query import All, Either, InField, Node, Not, Phrase, Prefix, Query, Word

MAX_CHARACTERS = 256
MAX_TERMS = 12
MAX_DEPTH = 5
MIN_PREFIX = 3

_FIELDS = "|".join(field.name for field in TEXT_FIELDS)
_TOKEN = re.compile(
    rf"""
      (?P<open>\() | (?P<close>\))
    | (?P<not>-)(?=[^\s\-)])
    | (?P<field>{_FIELDS}):(?=[^\s):])
    | "(?P<phrase>[^"]*)"
    | (?P<either>OR)(?=[\s()"*]|$)\**
    | (?P<word>[^\s()"]+)
    """,
    re.VERBOSE,
)


class _Token(NamedTuple):
    kind: str
    text: str


def parse(text: str) -> Query:
    """Read any text as a query; never raises. Whatever was left out is named in the notices."""
    clean = clean_text(text)
    notices = []
    if len(clean) > MAX_CHARACTERS:
        notices.append(f"Only the first {MAX_CHARACTERS} characters were searched.")
    reader = _Reader(_tokens(clean[:MAX_CHARACTERS]))
    return Query(reader.read(), (*notices, *reader.notices))


def clean_text(text: str) -> str:
    """One line without control, format or unpaired surrogate characters, not yet shortened."""
    if text.isascii() and text.isprintable():
        return text.strip()
    seen = text[: 4 * MAX_CHARACTERS]
    kept = (c for c in seen if unicodedata.category(c) != "Cf")
    return "".join(" " if unicodedata.category(c)[0] in "CZ" else c for c in kept).strip()


def _tokens(text: str) -> list[_Token]:
    found = []
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or ""
        if kind not in ("word", "phrase") or any(c.isalnum() for c in match[kind]):
            found.append(_Token(kind, match[kind]))
    return found


class _Reader:
    """Recursive descent over the tokens, with budgets for terms and for brackets in brackets."""

    def __init__(self, tokens: list[_Token]) -> None:
        self.tokens = tokens
        self.at = 0
        self.terms = 0
        self.depth = 0
        self.notices: list[str] = []

    def read(self) -> Node | None:
        parts = []
        while self.at < len(self.tokens):
            parts.append(self.all())
            self.at += 1  # past a closing bracket that nothing opened
        return _join(All, parts)

    def all(self) -> Node | None:
        parts = []
        while self.next_is() and not self.next_is("close"):
            parts.append(self.either())
        return _join(All, parts)

    def either(self) -> Node | None:
        parts = [self.one()]
        while self.next_is("either"):
            self.at += 1
            parts.append(self.one())
        return _join(Either, parts)

    def one(self) -> Node | None:
        if not self.next_is() or self.next_is("close", "either"):
            return None
        token = self.tokens[self.at]
        self.at += 1
        if token.kind == "open":
            return self.group()
        if token.kind == "not":
            node = self.one()
            return node.node if isinstance(node, Not) else node and Not(node)
        if token.kind == "field":
            node = self.one()
            return node and InField(token.text, node)
        return self.term(token)

    def group(self) -> Node | None:
        if self.depth == MAX_DEPTH:
            self.notice(f"Brackets deeper than {MAX_DEPTH} were ignored.")
            return self.one()
        self.depth += 1
        node = self.all()
        self.depth -= 1
        if self.next_is("close"):
            self.at += 1
        return node

    def term(self, token: _Token) -> Node | None:
        if self.terms == MAX_TERMS:
            self.notice(f"Only the first {MAX_TERMS} words were searched.")
            return None
        self.terms += 1
        if token.kind == "phrase":
            return Phrase(token.text.strip())
        stem = token.text.rstrip("*")
        long_enough = sum(c.isalnum() for c in stem) >= MIN_PREFIX
        return Prefix(stem) if stem != token.text and long_enough else Word(stem)

    def next_is(self, *kinds: str) -> bool:
        """Whether a token follows, of one of these kinds if any are given."""
        if self.at >= len(self.tokens):
            return False
        return not kinds or self.tokens[self.at].kind in kinds

    def notice(self, text: str) -> None:
        if text not in self.notices:
            self.notices.append(text)


def _join(kind: type[All] | type[Either], parts: Iterable[Node | None]) -> Node | None:
    nodes: list[Node] = []
    for part in parts:
        nodes.extend(part.nodes if isinstance(part, kind) else [part] if part else [])
    return kind(tuple(nodes)) if len(nodes) > 1 else nodes[0] if nodes else None


def unparse(query: Query) -> str:
    """The text of a query: `parse(unparse(q))` has the same root as `q`."""
    return _text(query.root) if query.root else ""


def _text(node: Node) -> str:
    match node:
        case Word(text):
            return text
        case Prefix(text):
            return f"{text}*"
        case Phrase(text):
            return f'"{text}"'
        case Not(inner):
            return f"-{_single(inner)}"
        case InField(field, inner):
            return f"{field}:{_single(inner)}"
        case Either(nodes):
            return " OR ".join(f"({_text(n)})" if isinstance(n, All) else _text(n) for n in nodes)
        case All(nodes):
            return " ".join(_text(n) for n in nodes)


def _single(node: Node) -> str:
    text = _text(node)
    return f"({text})" if isinstance(node, All | Either) else text
