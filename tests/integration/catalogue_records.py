"""Hypothesis strategies for whole records, drawn from few names so that two of them overlap."""

from collections.abc import Sequence
from datetime import date
from operator import attrgetter
from typing import Any, TypeVar, get_args

from hypothesis import strategies as st

from archive.domain.correction import Correction
from archive.domain.edition import Edition, EditionSource
from archive.domain.golden import GoldenQuery, QueryKind, Want
from archive.domain.place import AliasKind, Place, PlaceAlias, PlaceName
from archive.domain.snapshot import Snapshot
from archive.domain.vocabulary import FocusArea, Technology, Vocabulary
from archive.domain.winner import Confidence, Partner, Scale, Sector, Source, Supports, Winner
from archive.domain.withdrawal import Withdrawal

T = TypeVar("T")

FOCUS_AREAS = ("data", "lighting", "mobility")
TECHNOLOGIES = ("5g", "street-lighting", "twin", "wifi")
EDITIONS = (("Smart 20", 2024), ("Smart 50", 2018), ("Smart 50", 2024))
WINNERS = ("2018-01", "2018-02", "2024-01", "2024-02", "2024-100")
NAMES = tuple(
    PlaceName(city=city, region=region, country=country)
    for country in ("Canada", "Taiwan")
    for region in (None, "Ontario")
    for city in (None, "Dallas", "桃園")
)

# What the domain lets through: no control characters, no halves of surrogate pairs.
LETTERS = st.characters(exclude_categories=("Cc", "Cs"), exclude_characters="\ufffe\uffff")
labels = st.text(LETTERS, min_size=1, max_size=8).filter(lambda text: text == text.strip())
days = st.dates(date(2018, 1, 1), date(2026, 1, 1)).map(date.isoformat)
urls = st.integers(0, 99).map("https://example.org/{}".format)


def some(entries: st.SearchStrategy[T], least: int = 0) -> st.SearchStrategy[tuple[T, ...]]:
    """A short list of different entries."""
    return st.lists(entries, min_size=least, max_size=3, unique=True).map(tuple)


def some_of(entries: Sequence[T]) -> st.SearchStrategy[tuple[T, ...]]:
    return some(st.sampled_from(entries)) if entries else st.just(())


def maybe(facts: st.SearchStrategy[T]) -> st.SearchStrategy[T | None]:
    return st.none() | facts


def one_of(literal: object) -> st.SearchStrategy[Any]:
    return st.sampled_from(get_args(literal))


@st.composite
def vocabularies(draw: st.DrawFn) -> Vocabulary:
    areas = draw(some_of(FOCUS_AREAS))
    terms = draw(some_of(TECHNOLOGIES)) if areas else ()
    area = {"label": labels, "definition": maybe(labels), "aliases": some(labels)}
    term = {**area, "focus_area": st.sampled_from(areas)} if areas else {}
    return Vocabulary(
        focus_areas=tuple(draw(st.builds(FocusArea, id=st.just(a), **area)) for a in areas),
        technologies=tuple(draw(st.builds(Technology, id=st.just(t), **term)) for t in terms),
    )


def editions(award: str, year: int) -> st.SearchStrategy[Edition]:
    return st.builds(
        Edition,
        award=st.just(award),
        year=st.just(year),
        ordinal=maybe(st.integers(1, 200)),
        slots=st.integers(1, 1000),
        ceremony_date=maybe(st.sampled_from(("2018", "2018-04", "2018-04-30"))),
        ceremony_city=maybe(labels),
        ceremony_event=maybe(labels),
        categories=some(labels),
        sources=some(st.builds(EditionSource, url=urls, publisher=labels)),
        disagreements=some(labels),
    )


def winners(id_: str, edition: Edition, words: Vocabulary) -> st.SearchStrategy[Winner]:
    names = st.sampled_from(NAMES)
    written = st.builds(PlaceName.model_copy, names, update=maybe(labels).map(_as_written))
    return st.builds(
        Winner,
        id=st.just(id_),
        award=st.just(edition.award),
        year=st.just(edition.year),
        title=maybe(labels),
        title_original=maybe(labels),
        language=maybe(st.sampled_from(("en", "zh-Hant"))),
        title_is_translation=st.booleans(),
        place=written,
        other_places=some(written),
        organisation=maybe(labels),
        partners=some(st.builds(Partner, name=labels, sector=one_of(Sector))),
        category=maybe(labels),
        honours=some(labels),
        technologies=some_of([technology.id for technology in words.technologies]),
        focus_areas=some_of([area.id for area in words.focus_areas]),
        scale=maybe(one_of(Scale)),
        summary=maybe(labels),
        outcomes=some(labels),
        sources=some(st.builds(Source, url=urls, publisher=labels, supports=one_of(Supports)), 1),
        confidence=one_of(Confidence),
        note=maybe(labels),
    )


@st.composite
def places(draw: st.DrawFn, name: PlaceName) -> Place:
    at = draw(maybe(st.tuples(st.floats(-90, 90), st.floats(-180, 180)))) or (None, None)
    return Place(
        city=name.city,
        region=name.region,
        country=name.country,
        country_code=draw(maybe(st.sampled_from(("CA", "TW")))),
        latitude=at[0],
        longitude=at[1],
        population=draw(maybe(st.integers(1, 10**10))),
        geonames_id=draw(maybe(st.integers(1, 2**31 - 1))),
        gazetteer=draw(maybe(labels)),
    )


@st.composite
def aliases(draw: st.DrawFn) -> tuple[PlaceAlias, ...]:
    named = draw(some(st.tuples(labels, st.sampled_from(NAMES))))
    return tuple(
        PlaceAlias(
            alias=alias,
            kind=draw(one_of(AliasKind)),
            city=name.city,
            region=name.region,
            country=name.country,
        )
        for alias, name in named
    )


@st.composite
def golden(draw: st.DrawFn, ids: Sequence[str]) -> tuple[GoldenQuery, ...]:
    asked = draw(some(labels)) if ids else ()
    wanted = st.lists(st.sampled_from(ids or ("",)), min_size=1, unique=True)
    return tuple(
        GoldenQuery(
            query=query,
            kind=draw(one_of(QueryKind)),
            want=tuple(Want(id=i, grade=3 - n % 3) for n, i in enumerate(draw(wanted))),
            note=draw(maybe(labels)),
        )
        for query in asked
    )


@st.composite
def withdrawals(draw: st.DrawFn, ids: Sequence[str]) -> tuple[Withdrawal, ...]:
    gone = draw(some_of([other for other in WINNERS if other not in ids]))
    merged = maybe(st.sampled_from(ids)) if ids else st.none()
    facts = {"date": days, "reason": labels, "merged_into": merged}
    return tuple(draw(st.builds(Withdrawal, id=st.just(i), **facts)) for i in gone)


def corrections(
    winners: Sequence[str], editions: Sequence[str]
) -> st.SearchStrategy[tuple[Correction, ...]]:
    facts = {
        "date": days,
        "was": labels,
        "now": labels,
        "source": maybe(st.builds(EditionSource, url=urls, publisher=labels)),
    }
    of_a_winner = st.builds(Correction, winner=st.sampled_from(winners or ("",)), **facts)
    of_an_edition = st.builds(Correction, edition=st.sampled_from(editions or ("",)), **facts)
    known = [of_a_winner] * bool(winners) + [of_an_edition] * bool(editions)
    listed = st.lists(st.one_of(known), max_size=3, unique_by=attrgetter("key"))
    return listed.map(tuple) if known else st.just(())


@st.composite
def snapshots(draw: st.DrawFn) -> Snapshot:
    """A record that holds together, in the order in which the catalogue gives it back."""
    words = draw(vocabularies())
    held = sorted(draw(some_of(EDITIONS)), key=lambda edition: (edition[1], edition[0]))
    editions_ = tuple(draw(editions(*edition)) for edition in held)
    ids = sorted(draw(some_of(WINNERS))) if editions_ else []
    won = tuple(draw(winners(i, draw(st.sampled_from(editions_)), words)) for i in ids)
    keys = {name.key for winner in won for name in winner.places}
    gone = draw(withdrawals(ids))
    corrected = corrections([*ids, *(w.id for w in gone)], [edition.key for edition in editions_])
    return Snapshot(
        winners=won,
        editions=editions_,
        places=tuple(draw(places(name)) for name in NAMES if name.key in keys),
        aliases=draw(aliases()),
        vocabulary=words,
        golden=draw(golden(ids)),
        withdrawals=gone,
        corrections=draw(corrected),
    )


def _as_written(label: str | None) -> dict[str, str | None]:
    return {"as_written": label}
