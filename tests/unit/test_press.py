"""Texts for the press say what is recorded, all of it in sentences, and nothing else."""

import re
from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st

from archive.domain.edition import Edition, EditionSource
from archive.domain.place import Place, PlaceAlias, PlaceName
from archive.domain.press.edition import edition_text
from archive.domain.press.figures import edition_figures, winner_figures
from archive.domain.press.spelling import Spelling, edition_spellings, winner_spellings
from archive.domain.press.winner import winner_text
from archive.domain.press.wording import ENDS, PressText
from archive.domain.record import Record
from archive.domain.subject import Subject, subjects
from archive.domain.vocabulary import FocusArea, Technology
from archive.domain.winner import Partner, Source, Winner
from tests.corpus import ALIASES, COLUMBUS_OHIO, CORPUS, DALLAS, KITCHENER, TAIWAN, winner
from tests.press_words import strange_words

TEXTS = st.lists(
    st.sampled_from(["Zeppelin", "quayside,", "“Öland”", "Smörgås;", "x.", "why?", "\n", "(Ümit)"]),
    min_size=1,
    max_size=5,
).map(" ".join).filter(str.strip).map(str.strip)  # fmt: skip
MAYBE = st.none() | TEXTS
FEW = st.lists(TEXTS, unique=True, max_size=3).map(tuple)
PLACES = st.builds(PlaceName, city=MAYBE, region=MAYBE, country=TEXTS, as_written=MAYBE)
SOURCES = st.builds(
    Source,
    url=st.just("https://example.org/a"),
    publisher=TEXTS,
    supports=st.sampled_from(["award", "project"]),
)
PARTNERS = st.builds(
    Partner, name=TEXTS, sector=st.sampled_from(["unknown", "university", "government"])
)
WINNERS = st.builds(
    Winner,
    id=st.just("2023-01"),
    award=st.sampled_from(["Smart 50", "City Award", "City Awards"]),
    year=st.just(2023),
    title=MAYBE,
    title_original=MAYBE,
    language=st.sampled_from([None, "zh-Hant"]),
    title_is_translation=st.booleans(),
    place=PLACES,
    other_places=st.lists(PLACES, max_size=2).map(tuple),
    organisation=MAYBE,
    partners=st.lists(PARTNERS, max_size=3).map(tuple),
    category=MAYBE,
    honours=FEW,
    scale=st.sampled_from([None, "pilot", "deployment", "programme"]),
    summary=MAYBE,
    outcomes=FEW,
    sources=st.lists(SOURCES, unique=True, min_size=1, max_size=3).map(tuple),
    confidence=st.sampled_from(["stated", "inferred"]),
    note=MAYBE,
)
EDITIONS = st.builds(
    Edition,
    award=st.just("Smart 50"),
    year=st.just(2023),
    ordinal=st.none() | st.integers(1, 200),
    slots=st.integers(1, 1000),
    ceremony_date=st.sampled_from([None, "2023", "2023-05", "2023-05-15"]),
    ceremony_city=MAYBE,
    ceremony_event=MAYBE,
    categories=FEW,
    sources=st.lists(
        st.builds(EditionSource, url=st.just("https://example.org"), publisher=TEXTS), max_size=2
    ).map(tuple),
    disagreements=FEW,
)


@st.composite
def some_subject(draw: st.DrawFn) -> Subject:
    one = draw(WINNERS)
    known = st.sampled_from([(None, None), (1, "GeoNames (2026)"), (12345, "GeoNames (2026)")])
    places = [
        Place(**name.model_dump(exclude={"as_written"}), population=count, gazetteer=gazetteer)
        for name in one.places
        for count, gazetteer in [draw(known)]
    ]
    terms = [Technology(id=f"t-{n}", label=t, focus_area="a") for n, t in enumerate(draw(FEW))]
    areas = [FocusArea(id=f"a-{n}", label=t) for n, t in enumerate(draw(FEW))]
    edition = draw(st.none() | EDITIONS)
    return Subject(one, edition, tuple(places), tuple(terms), tuple(areas))


def records_of(subject: Subject) -> Iterator[Record]:
    yield subject.winner
    if subject.edition:
        yield subject.edition
    yield from (*subject.places, *subject.technologies, *subject.focus_areas)


def assert_well_formed(text: PressText) -> None:
    for one in (text.short, text.medium, *text.long):
        assert one.rstrip("\"'”’»)").endswith(ENDS), one
        assert not re.search(r"None|\(\)|“”|\s\s|[\n\t]|\.\.|^\s|\s$| [.,;:]", one), one
    assert text.medium.startswith(text.short)
    assert text.long[0].startswith(text.short)


@given(some_subject(), st.integers(1, 50))
@settings(deadline=None, max_examples=40)
def test_a_winner_is_told_in_recorded_words_and_whole_sentences(
    subject: Subject, recorded: int
) -> None:
    text = winner_text(subject, recorded)
    assert_well_formed(text)
    whole = " ".join((text.medium, *text.long))
    assert strange_words(whole, records_of(subject), recorded) == set()
    inferred = subject.winner.confidence == "inferred"
    assert ("is inferred to be a winner" in text.short) is inferred
    assert text.medium.count("No source states this outright") == inferred


@given(EDITIONS, st.lists(WINNERS, max_size=3))
@settings(deadline=None, max_examples=40)
def test_an_edition_is_told_in_recorded_words_and_whole_sentences(
    edition: Edition, winners: list[Winner]
) -> None:
    text = edition_text(edition, len(winners), winners, recipients_of(winners))
    assert_well_formed(text)
    whole = " ".join((text.medium, *text.long))
    assert strange_words(whole, [edition, *winners], len(winners)) == set()


def recipients_of(winners: list[Winner]) -> dict[str, list[Winner]]:
    honours = dict.fromkeys(honour for one in winners for honour in one.honours)
    return {honour: [one for one in winners if honour in one.honours] for honour in honours}


def text_of(one: Winner) -> PressText:
    snapshot = CORPUS.model_copy(update={"winners": (one,)})
    return winner_text(next(subjects(snapshot)), recorded=1)


def test_of_a_bare_record_nothing_is_said_but_what_it_holds() -> None:
    text = text_of(winner("2018-09", DALLAS))
    won = "A project in Dallas, Texas, United States, is a winner of the Smart 50 awards of 2018."
    assert text.short == won
    assert text.medium == f"{won} The source for the award is Example."
    assert text.long == (
        won,
        "This edition had 50 winners, 1 of which is recorded in the Awards Archive.",
        "The source for the award is Example.",
    )


def test_a_full_record_is_told_at_length() -> None:
    one = winner(
        "2023-07", KITCHENER, title="Growing Together", honours=("Horizon Award", "First"),
        category="Planning", organisation="City of Kitchener", scale="pilot",
        other_places=(COLUMBUS_OHIO, DALLAS), technologies=("wifi", "5g"), focus_areas=("data",),
        partners=(Partner(name="Acme", sector="industry"), Partner(name="B, C", sector="unknown")),
        summary="Residents plan.", outcomes=("52 devices.", "three parks"),
    )  # fmt: skip
    assert text_of(one).long[:-2] == (
        "“Growing Together” in Kitchener, Ontario, Canada, is a winner of the Smart 50 awards of "
        "2023, with the honours Horizon Award and First. The category is recorded as “Planning”. "
        "The organisation that won is recorded as City of Kitchener. The recorded partners are "
        "Acme (industry); and B, C.",
        "Residents plan.",
        "The project is recorded as a pilot. The recorded technologies are Wi-Fi and 5G. The "
        "recorded focus area is Data.",
        "Recorded outcomes: 52 devices; three parks.",
        "The other recorded places are Columbus, Ohio, United States; and Dallas, Texas, United "
        "States.",
    )


def test_a_rendered_title_stands_beside_its_original() -> None:
    text = text_of(CORPUS.winners[4])
    assert text.short.startswith(
        "“Guarding Our City” (original title: “守護我們的城市”) in Taoyuan"
    )
    assert "a plain rendering of the original title" in text.medium


def test_a_country_has_its_article_only_where_it_stands_alone() -> None:
    alone = winner("2018-09", PlaceName(country="Netherlands"))
    assert text_of(alone).short.startswith("A project in the Netherlands is a winner")
    assert text_of(winner("2018-09", TAIWAN)).short.startswith("A project in Taiwan is a winner")


def test_winners_that_look_alike_are_counted() -> None:
    winners = [winner("2018-01", DALLAS), winner("2018-02", DALLAS), winner("2018-03", TAIWAN)]
    text = edition_text(CORPUS.editions[0], 3, winners, {})
    assert "The recorded winners are: Dallas, Texas, United States (2 projects); Taiwan." in (
        text.long
    )
    assert text.short == (
        "The Smart 50 awards of 2018 had 50 winners, 3 of which are recorded in the Awards Archive."
    )


def test_winners_are_named_one_by_one_only_if_all_that_are_recorded_can_be() -> None:
    text = edition_text(CORPUS.editions[0], 900, [winner("2018-01", DALLAS)], {})
    assert "Dallas" not in " ".join(text.long)


def test_figures_are_told_with_who_counted_them() -> None:
    one = winner("2018-09", DALLAS, outcomes=("52 devices",))
    place = Place(**DALLAS.model_dump(exclude={"as_written"}), population=1302868,
                  gazetteer="GeoNames (2026)")  # fmt: skip
    found = list(winner_figures(Subject(one, None, (place,), (), ())))
    assert [figure.text for figure in found] == [
        "52 devices", "Dallas, Texas, United States: 1,302,868 inhabitants",
    ]  # fmt: skip
    assert found[1].source == "GeoNames (2026)"
    assert [f.text for f in edition_figures(CORPUS.editions[0], 1)] == [
        "50 winners", "1 recorded winner",
    ]  # fmt: skip


def test_names_are_spelt_with_the_forms_that_sources_use() -> None:
    kitchener = next(iter(s for s in winner_spellings(CORPUS.winners[3], ALIASES) if s.others))
    assert kitchener == Spelling(
        "Place", "Kitchener, Ontario, Canada",
        others=(("Kitchner", "as a source writes it, misspelling"),),
    )  # fmt: skip
    original = [s for s in winner_spellings(CORPUS.winners[4], ()) if s.language]
    assert [(s.name, s.language) for s in original] == [("守護我們的城市", "zh-Hant")]


def test_a_part_of_a_city_is_not_another_name_of_it() -> None:
    area = PlaceAlias(alias="Deep Ellum", kind="area", **DALLAS.model_dump(exclude={"as_written"}))
    assert all(not s.others for s in winner_spellings(winner("2018-09", DALLAS), (area,)))


def test_an_edition_names_its_honours_and_its_ceremony() -> None:
    edition = Edition(award="Smart 50", year=2018, slots=50, ceremony_event="Gala")
    found = {s.what: s.name for s in edition_spellings(edition, ("Horizon Award",))}
    assert found == {"Award": "Smart 50", "Ceremony": "Gala", "Honour": "Horizon Award"}
