"""The table of facts tells all of a record, each thing once and nothing that is not there."""

from archive.domain.facts import FACTS, told
from archive.domain.winner import Winner
from tests.corpus import CORPUS, DALLAS, WINNERS, winner

TOLD_WITHIN = {"place": "places", "other_places": "places"}


def test_every_field_of_a_winner_is_told() -> None:
    names = {fact.name for fact in FACTS}
    assert {TOLD_WITHIN.get(field, field) for field in Winner.model_fields} <= names


def test_every_column_has_a_name_of_its_own_and_a_label() -> None:
    columns = [column for fact in FACTS for column in fact.columns]
    assert len({column.name for column in columns}) == len(columns)
    assert all(column.label for column in columns)


def test_every_value_has_a_cell_for_every_part() -> None:
    for one in WINNERS:
        for fact, rows in zip(FACTS, told(one, CORPUS).values(), strict=True):
            assert all(len(row) == len(fact.parts) for row in rows), fact.name
            assert fact.many or len(rows) <= 1, fact.name


def test_what_is_not_recorded_has_no_value() -> None:
    facts = told(winner("2018-09", DALLAS), CORPUS)
    assert facts["title"] == facts["partners"] == facts["scale"] == ()
    assert facts["places"] == (("Dallas", "Texas", "United States", None, None, None),)


def test_ids_stand_beside_labels() -> None:
    facts = told(WINNERS[2], CORPUS)
    assert facts["technologies"] == (("street-lighting", "Street lighting"), ("wifi", "Wi-Fi"))
    assert facts["edition"] == (("smart-50-2023",),)
    assert facts["path"] == (("/winners/2023-01-red-cloud-neighbourhood",),)
