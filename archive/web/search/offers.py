"""Filters for what a question names in plain words: "wifi in canada" names a country."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from archive.domain.fields import FACET_BY_NAME, NOT_RECORDED
from archive.domain.query import All, Node, Query, Word
from archive.domain.search import SearchQuery
from archive.domain.syntax import parse, unparse
from archive.search.planning import FUNCTION_WORDS
from archive.search.port import SearchIndex
from archive.web.criteria import Criteria
from archive.web.names import Names

OFFERED = ("city", "year", "country", "region", "technology", "focus_area")
MOST = 5
TRIED = 12
"""How many filters are looked at before giving up: each costs a search."""
LONGEST = 6
"""Words of the longest name that is looked for."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A filter, the question in which it stands for its words, and what that gives."""

    kind: str
    label: str
    criteria: Criteria
    total: int


def offers(criteria: Criteria, index: SearchIndex, names: Names) -> tuple[Offer, ...]:
    """The filters that the words name, those of the longest names first, each with results."""
    if not criteria.text:
        return ()
    tried = islice(_offers(criteria, names), TRIED)
    counted = (replace(o, total=_total(index, o.criteria, names)) for o in tried)
    return tuple(islice((offer for offer in counted if offer.total), MOST))


def _offers(criteria: Criteria, names: Names) -> Iterator[Offer]:
    root = parse(criteria.text).root
    nodes = root.nodes if isinstance(root, All) else (root,) if root else ()
    seen = set(criteria.choices)
    for start, end, facet, key in _named(nodes, names):
        if (facet, key) not in seen:
            seen.add((facet, key))
            moved = criteria.with_text(_rest(nodes, start, end))
            moved = moved.without_facet(facet).with_value(facet, key)
            yield Offer(FACET_BY_NAME[facet].label, names.label(facet, key), moved, 0)


def _named(nodes: Sequence[Node], names: Names) -> Iterator[tuple[int, int, str, str]]:
    """Each run of words that is a name, with what it names; no word is in two of them."""
    taken: set[int] = set()
    for start, end in _runs(len(nodes)):
        words = [node.text for node in nodes[start:end] if isinstance(node, Word)]
        if len(words) < end - start or not taken.isdisjoint(range(start, end)):
            continue
        found = list(_meant(" ".join(words), names))
        if found:
            taken.update(range(start, end))
        yield from ((start, end, facet, key) for facet, key in found)


def _runs(length: int) -> Iterable[tuple[int, int]]:
    """Every run of at most `LONGEST` places, the longest ones first."""
    for size in range(min(LONGEST, length), 0, -1):
        yield from ((start, start + size) for start in range(length - size + 1))


def _meant(text: str, names: Names) -> Iterator[tuple[str, str]]:
    # In small letters "in" and "or" are words; in capitals they are states.
    short = len(text) <= 2 and text.islower()
    for facet in OFFERED:
        if short and facet in ("region", "country"):
            continue
        for key in names.keys(facet, text):
            if key != NOT_RECORDED.key:
                yield facet, key


def _rest(nodes: Sequence[Node], start: int, end: int) -> str:
    """The question without a run of words and the "in" or "of" that joined it to the others."""
    before, after = list(nodes[:start]), list(nodes[end:])
    while before and _is_function_word(before[-1]):
        before.pop()
    while not before and after and _is_function_word(after[0]):
        after.pop(0)
    left = (*before, *after)
    return unparse(Query(All(left) if len(left) > 1 else left[0])) if left else ""


def _is_function_word(node: Node) -> bool:
    return isinstance(node, Word) and node.text.lower() in FUNCTION_WORDS


def _total(index: SearchIndex, criteria: Criteria, names: Names) -> int:
    question: SearchQuery = criteria.question(names.years())
    results = index.search(replace(question, limit=1, highlight=False, count_facets=False))
    return 0 if results.partial else results.total
