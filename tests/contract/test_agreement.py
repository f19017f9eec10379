"""Whatever is recorded and whatever is asked, every engine gives the answer of the plain scan."""

import string
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.domain.fields import FACETS, SORTS, TEXT_FIELDS
from archive.domain.search import SearchQuery, SearchResults
from archive.domain.snapshot import Snapshot
from archive.domain.syntax import parse
from archive.domain.winner import Winner
from archive.search.memory import MemoryEngine
from archive.search.port import Engine
from tests.contract.conftest import ENGINES, build
from tests.corpus import ALIASES, EDITIONS, VOCABULARY, WINNERS, winner

WORDS = (
    *("street", "lights", "lamp", "lamps", "light", "streetlight", "wi-fi", "wifi", "wi", "fi"),
    *("5G", "5-G", "city", "model", "twin", "digital", "Dallas", "Kitchner", "mobility", "ride"),
    *(
        "the",
        "of",
        "1,488",
        "1488",
        "3.5",
        "2023",
        "守護",
        "城市",
        "é",
        "querétaro",
        "run-s",
        "it's",
    ),
)
PLACES = sorted({w.place for w in WINNERS}, key=lambda place: place.label)
text = st.lists(st.sampled_from(WORDS), min_size=1, max_size=8).map(" ".join)


@st.composite
def winners(draw: st.DrawFn) -> tuple[Winner, ...]:
    return tuple(
        winner(
            f"{draw(st.sampled_from((2018, 2023, 2025)))}-{number:02}",
            draw(st.sampled_from(PLACES)),
            title=draw(st.none() | text),
            summary=draw(st.none() | text),
            outcomes=tuple(draw(st.lists(text, max_size=2))),
            technologies=tuple(
                draw(st.sets(st.sampled_from([t.id for t in VOCABULARY.technologies])))
            ),
            honours=tuple(draw(st.sets(st.sampled_from(("First", "Second"))))),
        )
        for number in range(1, draw(st.integers(1, 8)) + 1)
    )


words = st.sampled_from(WORDS)
term = st.one_of(
    words,
    words.map(lambda w: f"-{w}"),
    text.map(lambda t: f'"{t}"'),
    st.tuples(st.sampled_from([f.name for f in TEXT_FIELDS]), words).map(":".join),
    st.text(string.ascii_lowercase, min_size=3, max_size=4).map(lambda w: f"{w}*"),
    words.map(lambda w: f"{w[:3]}*"),
    st.tuples(words, words).map(" OR ".join),
    st.tuples(words, words).map(lambda pair: f"({pair[0]} OR ({pair[1]} twin))"),
)
questions = st.builds(
    SearchQuery,
    text=st.lists(term, max_size=4).map(" ".join).map(parse),
    filters=st.dictionaries(
        st.sampled_from([f.name for f in FACETS]),
        st.sampled_from(["2023", "2018", "dallas-texas", "wifi", "twin", "first", "not-recorded"])
        .map(lambda key: (key,)),
        max_size=2,
    ),
    sort=st.sampled_from([sort.name for sort in SORTS]),
    offset=st.integers(0, 4),
    limit=st.integers(1, 6),
)  # fmt: skip


GROUPS = {
    "city": (("dallas-texas",), ("dallas-texas", "columbus-ohio", "taoyuan-taiwan"), ()),
    "technology": (("wifi", "twin", "5g"), ("not-recorded",), ("atlantis",)),
    "colour": (("red",),),
}


@pytest.mark.parametrize("name", sorted(set(ENGINES) - {"memory"}))
@settings(max_examples=60, deadline=None)
@given(recorded=winners(), asked=st.lists(questions, min_size=1, max_size=12))
def test_every_engine_answers_as_the_plain_scan_does(
    name: str, recorded: tuple[Winner, ...], asked: list[SearchQuery]
) -> None:
    snapshot = Snapshot(winners=recorded, editions=EDITIONS, aliases=ALIASES, vocabulary=VOCABULARY)
    with TemporaryDirectory() as folder:
        plain = _built(MemoryEngine(), snapshot, Path(folder, "plain"))
        other = _built(ENGINES[name](), snapshot, Path(folder, "other"))
        for query in asked:
            _same(plain.search(query), other.search(query))
            for facet, groups in GROUPS.items():
                counted = other.tally(query, facet, groups)
                assert counted == plain.tally(query, facet, groups)
            for hit in other.search(query).hits:
                explanation = other.explain(query, hit.id)
                assert explanation is not None
                assert explanation.score == pytest.approx(hit.score, rel=1e-5, abs=1e-4)


def _built(engine: Engine, snapshot: Snapshot, folder: Path):  # type: ignore[no-untyped-def]
    folder.mkdir()
    return build(engine, snapshot, folder)


def _same(expected: SearchResults, given: SearchResults) -> None:
    assert given.total == expected.total
    assert given.facets == expected.facets
    assert given.partial == expected.partial
    assert given.notices == expected.notices
    scores = [hit.score for hit in expected.hits]
    assert [hit.score for hit in given.hits] == pytest.approx(scores, rel=1e-5, abs=1e-4)
    # Scores that differ only by rounding may change places.
    if len({round(score, 3) for score in scores}) == len(scores) or len(set(scores)) == 1:
        assert [hit.id for hit in given.hits] == [hit.id for hit in expected.hits]
        assert [h.highlights for h in given.hits] == [h.highlights for h in expected.hits]
