"""Whatever is asked is bounded: hostile questions over 5,000 records, all answered.

`make faults` asks 100,000 of them; other runs ask the first fifth of the same.
"""

import random
import time
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.domain.fields import FACETS, SORTS, TEXT_FIELDS
from archive.domain.search import SearchQuery
from archive.domain.syntax import MAX_CHARACTERS, MAX_DEPTH, MAX_TERMS, parse
from archive.search.answering import answer
from archive.search.document import documents
from archive.search.plan import AllOf
from archive.search.port import SearchIndex
from archive.search.whoosh import WhooshEngine
from archive.search.whoosh.evaluate import Evaluation
from archive.search.whoosh.read import WhooshIndex
from tests.bench.corpus import snapshot

RECORDS, QUESTIONS, ANSWERS = 5_000, 98_000, 1_500
NASTIES = (
    "*",
    "**",
    "?",
    "a*",
    "ab*",
    "abc*",
    '"',
    "''",
    "(",
    ")",
    "((((((((",
    "))))",
    "-",
    "--",
    "-(",
    ":",
    "\x00",
    "\x1b[31m",
    "\u202e",
    "\u200b",
    "\ud800",
    "\udfff",
    "\ufeff",
    "\u0301" * 20,
    "🏙️",
    "ﷺ",
    "<script>",
    "&amp;",
    "{{7*7}}",
    "%00",
    "../..",
    "1=1",
    "[a TO z]",
    "/.*/",
    "a~2",
    "^5",
    "\\",
    "OR",
    "OR OR",
    "AND",
    "NOT",
    "title:",
    "title:title:",
    "year:2018..",
    "city:(",
    '"a',
    "x" * 300,
    "守護",
    "守護我們的城市",
    "桃園市水務",
    "한국어",
    "ภาษาไทย",
    "ΑΒΓ",
    "1,488",
    "3.14.15",
    "٣",
    "½",
)


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SearchIndex]:
    recorded, folder = snapshot(RECORDS), tmp_path_factory.mktemp("large")
    WhooshEngine().write(documents(recorded), folder)
    opened = WhooshEngine().open(folder, recorded)
    yield opened
    opened.close()


def questions(seed: int, count: int, index: SearchIndex) -> Iterator[SearchQuery]:
    """Hostile texts between words that the index has, with any filters, orders and pages."""
    chance = random.Random(seed)  # noqa: S311  # repeatable, not secret
    known = [value.label for facet in FACETS for value in index.values(facet.name)]
    words = [word for label in known for word in label.split()]
    fields = [f"{field.name}:" for field in TEXT_FIELDS]
    for _ in range(count):
        pools = chance.choices((words, NASTIES, fields, ("(", ")", " ")), (6, 3, 1, 1), k=9)
        texts = [chance.choice(pool) for pool in pools[: chance.randint(1, 9)]]
        yield SearchQuery(
            parse(chance.choice(("", " ", " OR ")).join(texts)),
            filters={
                facet.name: tuple(chance.choices([v.key for v in index.values(facet.name)], k=2))
                for facet in chance.sample(FACETS, chance.choice((0, 0, 1, 3)))
            },
            sort=chance.choice(SORTS).name,
            offset=chance.choice((0, 0, 40, 10_000)),
            highlight=chance.random() < 0.2,
        )


@pytest.mark.parametrize("seed", range(4))
def test_every_hostile_question_is_searched(
    index: SearchIndex, seed: int, pytestconfig: pytest.Config
) -> None:
    share = 1 if pytestconfig.getoption("all_hostile") else 5
    for query in questions(seed, QUESTIONS // 4 // share, index):
        results = index.search(query)
        assert 0 <= results.total <= RECORDS
        assert len(results.hits) <= query.limit


def test_hostile_questions_are_answered_with_all_the_help_there_is(index: SearchIndex) -> None:
    for query in questions(99, ANSWERS, index):
        given_answer = answer(index, query)
        assert all(way.total > 0 for way in given_answer.ways_out)
        for hit in given_answer.results.hits[:1]:
            index.explain(query, hit.id)


@settings(max_examples=500, deadline=None)
@given(text=st.text(max_size=400) | st.lists(st.sampled_from(NASTIES), max_size=40).map("".join))
def test_any_text_at_all_is_answered(index: SearchIndex, text: str) -> None:
    answer(index, SearchQuery(parse(text)))


@pytest.mark.parametrize(
    "text",
    ["a OR " * 5_000, "(" * 100_000, "x" * 1_000_000, "é " * 500_000, '"' * 999, "-" * 70_000],
)
def test_what_was_left_out_of_a_huge_text_is_said(index: SearchIndex, text: str) -> None:
    results = index.search(SearchQuery(parse(text)))
    assert str(MAX_CHARACTERS) in results.notices[0]


def test_words_and_brackets_beyond_the_budget_are_said() -> None:
    assert str(MAX_TERMS) in parse(" ".join("abcdefghijklmnop")).notices[0]
    assert str(MAX_DEPTH) in parse("((((((((a))))))))").notices[0]


def test_past_its_deadline_a_search_says_that_it_left_words_out(index: SearchIndex) -> None:
    assert isinstance(index, WhooshIndex)
    titles = [v.label for v in index.values("technology")[:6]]
    plan = index.planner.plan(parse(" ".join(titles)))
    assert isinstance(plan.root, AllOf)
    late = Evaluation(index.arrays, time.thread_time() - 1)
    found = late.part(plan.root)
    assert late.hurried
    assert len(found.records) >= len(Evaluation(index.arrays).part(plan.root).records)


def test_the_pages_of_a_list_end_somewhere(index: SearchIndex) -> None:
    assert index.search(SearchQuery(offset=10**9)).hits == ()
