"""Texts that break search engines, asked over 5,000 records: how long the slowest answer takes."""

import random
import time
from collections.abc import Iterator
from pathlib import Path

from archive.domain.search import SearchQuery
from archive.domain.syntax import parse
from archive.search.document import documents
from archive.search.whoosh import WhooshEngine
from tests.bench.corpus import snapshot

SIZE = 5_000
SEED = 18
DRAWN = 400


def nasties() -> Iterator[tuple[str, str]]:
    """(what it is, text); always the same."""
    yield "wildcards", "*a* OR *e* OR *i*"
    yield "wildcards", "??? * ** *** a* ba* bac*"
    yield "the widest prefixes", " OR ".join(f"{a}*" for a in ("bac", "dre", "pla", "sti", "tre"))
    yield "nested brackets", "(" * 5_000 + "bace" + ")" * 5_000
    yield "unclosed brackets", "(bace OR (" * 2_000
    yield "thousands of OR terms", " OR ".join(f"bace{n}" for n in range(5_000))
    yield "OR of common words", " OR ".join(["city", "smart", "region", "50", "20"] * 800)
    yield "only ORs", "OR " * 10_000
    yield "only minuses", "-" * 10_000
    yield "everything excluded", "-city -smart -region -a -the"
    yield "quotes", '"' * 9_999
    yield "a phrase of one word", '"' + "city " * 2_000 + '"'
    yield "fields in fields", "title:" * 2_000 + "city"
    yield "control characters", "".join(map(chr, range(32))) * 200 + "city"
    yield "right-to-left marks", "\u202e\u200fcity\u202c\u2066smart\u2069" * 500
    yield "lone surrogates", "\ud800city\udfff \udc80smart" * 300
    yield "combining marks", "e" + "\u0301" * 20_000
    yield "wide forms", "\uff23\uff29\uff34\uff39 " * 2_000
    yield "ligatures that grow", "\ufdfa" * 5_000
    yield "Chinese", "\u57ce\u5e02" * 5_000
    yield "1 MB of one word", "a" * 1_000_000
    yield "1 MB of words", "city smart " * 90_000
    yield "1 MB of digits and commas", "1,234" * 200_000
    yield "1 MB of joined parts", "a-b.c" * 200_000
    yield "a null", "\0"
    yield from _drawn()


def _drawn() -> Iterator[tuple[str, str]]:
    """Texts put together by chance from what means something to a parser."""
    chance = random.Random(SEED)  # noqa: S311  # repeatable, not secret
    pieces = (
        *("city", "smart", "bac*", "a*", "*", "(", ")", '"', "-", " OR ", " ", ":", "title:"),
        *(
            "year:2020",
            "\u202e",
            "\ud800",
            "\0",
            "\u57ce",
            "5-G",
            "1,000",
            "bace",
            "wi-fi",
            "~city",
        ),
    )
    for _ in range(DRAWN):
        yield "drawn by chance", "".join(chance.choices(pieces, k=chance.randint(1, 120)))


def slowest(folder: Path) -> tuple[list[tuple[float, str]], int]:
    """The five slowest answers as (seconds, what was asked), and how many were asked."""
    made, engine = snapshot(SIZE), WhooshEngine()
    engine.write(documents(made), folder)
    index = engine.open(folder, made)
    times = []
    for what, text in nasties():
        started = time.perf_counter()
        index.search(SearchQuery(parse(text)))
        times.append((time.perf_counter() - started, what))
    return sorted(times, reverse=True)[:5], len(times)
