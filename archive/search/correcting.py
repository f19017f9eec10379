"""Typing mistakes: words that no record has, and the words that were probably meant."""

from collections.abc import Callable
from dataclasses import replace

from archive.domain.query import All, Either, InField, Node, Prefix, Query, Word
from archive.domain.syntax import MIN_PREFIX
from archive.search.analysis import plain_tokens
from archive.search.port import SearchIndex

ONE_MISTAKE, TWO_MISTAKES = 5, 9
"""Letters from which on a word may have one mistake, or two."""

FAR_MORE = 5
"""How many times as many records a known word's neighbour must have to be worth a question."""


def corrected(query: Query, index: SearchIndex) -> Query | None:
    """The query with unknown words replaced by the likeliest known ones; None if none is."""
    return _replaced(query, lambda word: None if index.knows(word) else _nearest(word, index))


def completed(query: Query, index: SearchIndex) -> Query | None:
    """The query with an unknown last word read as the beginning of one; None if it is known."""
    nodes = query.root.nodes if isinstance(query.root, All) else (query.root,)
    last = nodes[-1]
    tokens = plain_tokens(last.text) if isinstance(last, Word) else ()
    if len(tokens) != 1 or len(tokens[0]) < MIN_PREFIX or index.knows(tokens[0]):
        return None
    ending = Prefix(tokens[0])
    return replace(query, root=All((*nodes[:-1], ending)) if len(nodes) > 1 else ending)


def doubted(query: Query, index: SearchIndex) -> Query | None:
    """The query with rare words replaced by far more frequent neighbours; None if none is."""
    return _replaced(query, lambda word: _far_more_frequent(word, index))


def _replaced(query: Query, better: Callable[[str], str | None]) -> Query | None:
    if query.root is None:
        return None
    root = _rewritten(query.root, better)
    return None if root == query.root else replace(query, root=root)


def _rewritten(node: Node, better: Callable[[str], str | None]) -> Node:
    """What is excluded or quoted was meant as it is."""
    match node:
        case Word(text):
            tokens = plain_tokens(text)
            return Word((len(tokens) == 1 and better(tokens[0])) or text)
        case InField(field, inner):
            return InField(field, _rewritten(inner, better))
        case All(nodes):
            return All(tuple(_rewritten(inner, better) for inner in nodes))
        case Either(nodes):
            return Either(tuple(_rewritten(inner, better) for inner in nodes))
        case _:
            return node


def _allowed(word: str) -> int:
    """How many mistakes a word of its length may have; none where digits or signs are in it."""
    if not word.isalpha() or len(word) < ONE_MISTAKE:
        return 0
    return 2 if len(word) >= TWO_MISTAKES else 1


def _nearest(word: str, index: SearchIndex) -> str | None:
    """The neighbour with the fewest mistakes, then one that begins alike, then the commonest."""
    for distance in range(1, _allowed(word) + 1):
        found = index.like(word, distance)
        if found:
            return min(found, key=lambda other: (other[0][0] != word[0], -other[1], other[0]))[0]
    return None


def _far_more_frequent(word: str, index: SearchIndex) -> str | None:
    if not index.knows(word) or not _allowed(word):
        return None
    own = index.having(word)
    found = [other for other in index.like(word, 1) if other[1] >= FAR_MORE * own]
    return max(found, key=lambda other: (other[1], other[0]))[0] if found else None
