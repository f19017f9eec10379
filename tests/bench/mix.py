"""The mixed queries: each is made from a record, so that each finds at least that one."""

import random
from collections.abc import Callable, Sequence

from archive.domain.fields import NOT_RECORDED
from archive.domain.search import SearchQuery
from archive.domain.snapshot import Snapshot
from archive.domain.syntax import parse
from archive.search.document import Document
from archive.search.planning import FUNCTION_WORDS, Lexicon, Planner
from archive.search.thesaurus import Thesaurus
from tests.bench.question import Question

SEED = 50
FILTERED = ("year", "city", "technology", "focus_area", "country", "region")

_SHARES = {
    "one word": 20,
    "two words": 20,
    "three words": 12,
    "phrase": 12,
    "prefix": 10,
    "word and filters": 16,
    "filters": 7,
    "browsing": 3,
}
"""How many of a hundred queries are of each kind."""


def questions(
    snapshot: Snapshot, records: Sequence[Document], lexicon: Lexicon, count: int
) -> tuple[Question, ...]:
    """`count` queries, always the same ones for the same records, in mixed order."""
    chance = random.Random(SEED)  # noqa: S311  # repeatable, not secret
    planner = Planner(Thesaurus(snapshot), lexicon)
    kinds = chance.choices(list(_SHARES), list(_SHARES.values()), k=count)
    return tuple(_question(chance, kind, chance.choice(records), planner) for kind in kinds)


def _question(chance: random.Random, kind: str, record: Document, planner: Planner) -> Question:
    text = _TEXTS[kind](chance, record)
    filters = _filters(chance, record) if "filters" in kind else {}
    query = SearchQuery(parse(text), filters)
    return Question(kind, text, query, planner.plan(query.text))


def _words(count: int) -> Callable[[random.Random, Document], str]:
    def drawn(chance: random.Random, record: Document) -> str:
        return " ".join(chance.sample(_all_words(record), count))

    return drawn


def _all_words(record: Document) -> list[str]:
    """Words of the texts that people look for, as often as they stand there."""
    fields = ("title", "summary", "city", "organisation", "technology")
    words = " ".join(text for field in fields for text in record.text[field]).split()
    return [w.strip(".").lower() for w in words if w.lower() not in FUNCTION_WORDS]


def _phrase(chance: random.Random, record: Document) -> str:
    words = record.text["summary"][0].strip(".").split()
    at = chance.randrange(len(words) - 1)
    return f'"{" ".join(words[at : at + chance.randint(2, 3)])}"'


def _prefix(chance: random.Random, record: Document) -> str:
    return f"{chance.choice(_all_words(record))[: chance.randint(3, 5)]}*"


def _none(_chance: random.Random, _record: Document) -> str:
    return ""


_TEXTS: dict[str, Callable[[random.Random, Document], str]] = {
    "one word": _words(1),
    "two words": _words(2),
    "three words": _words(3),
    "phrase": _phrase,
    "prefix": _prefix,
    "word and filters": _words(1),
    "filters": _none,
    "browsing": _none,
}


def _filters(chance: random.Random, record: Document) -> dict[str, tuple[str, ...]]:
    """One or two facets; the record has the first value of each."""
    filters: dict[str, tuple[str, ...]] = {}
    for facet in chance.sample(FILTERED, chance.randint(1, 2)):
        keys = [value.key for value in record.facets[facet] if value != NOT_RECORDED]
        if keys:
            others = ["2019", "2021", "canada", "spain", "region-3"]
            filters[facet] = tuple(dict.fromkeys([keys[0], *chance.sample(others, 1)]))
    return filters
