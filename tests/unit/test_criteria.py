"""Addresses become criteria and criteria addresses; whatever does not fit is dropped and said."""

from datetime import UTC, datetime
from urllib.parse import parse_qsl, urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from archive.domain.chronicle import continued
from archive.domain.edition import Edition
from archive.domain.fields import FACET_BY_NAME, SORTS
from archive.domain.place import Place, PlaceAlias, PlaceName
from archive.domain.snapshot import Snapshot
from archive.domain.vocabulary import FocusArea, Technology, Vocabulary
from archive.domain.winner import Source, Winner
from archive.release import Counts, Manifest
from archive.search.document import documents
from archive.search.memory.engine import MemoryIndex
from archive.search.opening import OpenRelease
from archive.search.thesaurus import Thesaurus
from archive.web.asking import read
from archive.web.criteria import LAST_PAGE, Criteria
from archive.web.names import Names

SOURCE = Source(url="https://example.org/", publisher="A newspaper", supports="award")


def winner(number: int, year: int, city: str, region: str) -> Winner:
    return Winner(
        id=f"{year}-{number:02}", award="Smart 50", year=year, sources=(SOURCE,),
        place=PlaceName(city=city, region=region, country="Canada"),
        technologies=("public-wifi",), focus_areas=("networks",), confidence="stated",
    )  # fmt: skip


WINNERS = (
    winner(1, 2019, "London", "Ontario"),
    winner(2, 2021, "Kitchener", "Ontario"),
    winner(3, 2023, "London", "Yukon"),
)
SNAPSHOT = Snapshot(
    winners=WINNERS,
    editions=tuple(Edition(award="Smart 50", year=w.year, slots=50) for w in WINNERS),
    places=tuple(
        Place(city=w.place.city, region=w.place.region, country="Canada") for w in WINNERS
    ),
    aliases=(
        PlaceAlias(
            alias="Kitchner", kind="misspelling",
            city="Kitchener", region="Ontario", country="Canada",
        ),
        PlaceAlias(alias="加拿大", kind="local name", country="Canada"),
    ),
    vocabulary=Vocabulary(
        focus_areas=(FocusArea(id="networks", label="Networks"),),
        technologies=(
            Technology(
                id="public-wifi", label="Public Wi-Fi", focus_area="networks",
                aliases=("wireless internet",),
            ),
        ),
    ),
)  # fmt: skip


@pytest.fixture(scope="module")
def names() -> Names:
    counts = Counts(winners=3, editions=3, places=3, technologies=1)
    manifest = Manifest(
        id="a1", built_at=datetime.now(UTC), schema_version=1, counts=counts, files={}
    )
    index = MemoryIndex(list(documents(SNAPSHOT)), Thesaurus(SNAPSHOT))
    chronicle = continued(None, SNAPSHOT, manifest.built_at)
    return Names(OpenRelease(manifest, SNAPSHOT, index, chronicle))


def asked(address: str, names: Names) -> Criteria:
    return read(MultiDict(parse_qsl(address, keep_blank_values=True)), names)[0]


def told(address: str, names: Names) -> tuple[str, ...]:
    return read(MultiDict(parse_qsl(address, keep_blank_values=True)), names)[1]


@pytest.mark.parametrize(
    ("address", "canonical"),
    [
        ("", ""),
        ("q=&sort=relevance&page=1&city=", ""),
        ("page=2&q=wifi&sort=newest", "q=wifi&sort=newest&page=2"),
        ("q=two&q=words", "q=two+words"),
        ("exact=1&q=lihgts", "q=lihgts&exact=1"),
        ("year=2019&exact=1", "year=2019"),
        ("q=lihgts&exact=yes", "q=lihgts"),
        ("year=2023&year=2019&year=2023", "year=2019&year=2023"),
        ("technology=public-wifi&year=2019", "year=2019&technology=public-wifi"),
        ("city=kitchener-ontario", "city=kitchener-ontario"),
        ("city=Kitchener", "city=kitchener-ontario"),
        ("city=Kitchener,+Ontario", "city=kitchener-ontario"),
        ("city=Kitchner", "city=kitchener-ontario"),
        ("city=London", "city=london-ontario&city=london-yukon"),
        ("technology=Public+Wi-Fi", "technology=public-wifi"),
        ("technology=Wireless+Internet", "technology=public-wifi"),
        ("country=%E5%8A%A0%E6%8B%BF%E5%A4%A7", "country=canada"),
        ("year=2019..2021", "year=2019..2021"),
        ("year=2021..2019", "year=2019..2021"),
        ("year=2021..", "year=2021..9999"),
        ("year=2019..2021&year=2023", "year=2019..2021&year=2023"),
        ("year=..", ""),
        ("honour=none-such&sort=loud&page=-3&colour=red", ""),
        ("page=0", ""),
        ("page=7", "page=7"),
        ("page=" + "9" * 5000, f"page={LAST_PAGE}"),
    ],
)
def test_an_address_has_one_canonical_form(address: str, canonical: str, names: Names) -> None:
    assert urlencode(asked(address, names).parameters(), safe=".") == canonical


@pytest.mark.parametrize(
    ("address", "word"),
    [
        ("city=Atlantis", "Atlantis"),
        ("year=1999", "1999"),
        ("sort=loud", "loud"),
        ("page=last", "last"),
        ("q=x&exact=yes", "yes"),
        ("page=99999", "500"),
        ("colour=red", "colour"),
        ("q=" + "x" * 300, "256"),
        ("&".join(f"city={n}" for n in range(60)), "50"),
    ],
)
def test_what_is_dropped_is_said(address: str, word: str, names: Names) -> None:
    assert any(word in notice for notice in told(address, names))


def test_nothing_is_said_of_a_good_address_or_of_campaign_tags(names: Names) -> None:
    assert told("q=wifi&city=Kitchner&year=2019..2023&utm_source=letter", names) == ()


def test_a_range_asks_for_the_years_that_have_winners(names: Names) -> None:
    question = asked("year=2018..2022", names).question(names.years())
    assert sorted(question.filters["year"]) == ["2019", "2021"]


def test_a_range_without_winners_matches_nothing(names: Names) -> None:
    question = asked("year=1990..1999", names).question(names.years())
    assert question.filters["year"] == ("1990..1999",)


def test_a_later_page_asks_for_later_results() -> None:
    assert Criteria(page=3).question(()).offset == 40


facets = st.sampled_from(sorted(FACET_BY_NAME))
keys = st.from_regex(r"[a-z0-9]+(-[a-z0-9]+)?", fullmatch=True)
criteria = st.builds(
    lambda text, values, sort: _with(Criteria(text=text, sort=sort), values),
    st.text("abc ", max_size=8).map(str.strip),
    st.lists(st.tuples(facets, keys), max_size=5),
    st.sampled_from([sort.name for sort in SORTS]),
)


def _with(found: Criteria, values: list[tuple[str, str]]) -> Criteria:
    for facet, key in values:
        found = found.with_value(facet, key)
    return found


@given(criteria, facets, keys)
def test_taking_a_choice_back_undoes_it(found: Criteria, facet: str, key: str) -> None:
    before = found.without_value(facet, key)
    assert before.with_value(facet, key).without_value(facet, key) == before


@given(criteria, facets, keys, facets, keys)
def test_the_order_of_choosing_does_not_matter(
    found: Criteria, one: str, first: str, other: str, second: str
) -> None:
    there = found.with_value(one, first).with_value(other, second)
    assert there == found.with_value(other, second).with_value(one, first)


@given(criteria)
def test_any_new_choice_leads_to_the_first_page(found: Criteria) -> None:
    there = found.on_page(4)
    for changed in (
        there.with_value("year", "2023"), there.without_facet("year"), there.with_text("x"),
        there.sorted_by("newest"), there.without_filters(), there.without_text(),
    ):  # fmt: skip
        assert changed.page == 1


@given(criteria, st.text("abc", max_size=3))
def test_other_words_are_not_asked_for_exactly(found: Criteria, text: str) -> None:
    exact = found.exactly()
    assert exact.exact is bool(found.text)
    assert exact.exactly(False) == found.on_page(1)
    assert not exact.with_text(text).exact


@given(criteria)
def test_the_canonical_form_says_all_and_no_default(found: Criteria) -> None:
    parameters = found.parameters()
    assert ("sort", "relevance") not in parameters
    assert ("page", "1") not in parameters
    assert bool(parameters) == bool(found)
