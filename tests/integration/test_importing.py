"""From a spreadsheet to records: matched, questioned, applied together, and taken back."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from archive.domain.facts import told
from archive.web.export import as_csv
from tests.integration.corpus_files import corpus_files
from tests.integration.instance import Instance
from tests.integration.spreadsheets import workbook

COLUMNS = ("Project name", "City, State", "Award Category", "Tech", "Link", "Publisher")
LAMPS = ("Lamps that listen", "Dallas, TX", "Energy", "Street lights; WiFi",
         "https://example.org/a", "Example")  # fmt: skip
EDITION = ("--edition", "smart-50-2023")


@pytest.fixture
def instance(tmp_path: Path) -> Instance:
    instance = Instance(tmp_path / "instance")
    instance.run("load", corpus_files(tmp_path / "data"))
    return instance


def table(folder: Path, *rows: tuple[str, ...], columns: tuple[str, ...] = COLUMNS) -> Path:
    path = folder / "winners.csv"
    text = io.StringIO()
    csv.writer(text).writerows([columns, *rows])
    path.write_text(text.getvalue(), "utf-8")
    return path


def mapping(folder: Path, **asked: Any) -> Path:
    path = folder / "mapping.json"
    path.write_text(json.dumps(asked))
    return path


def findings(instance: Instance, *words: object) -> list[dict[str, Any]]:
    before = instance.image()
    told = instance.answer("import", *words, "--check", code=1)
    assert instance.image().keys() >= before.keys()
    return list(told["findings"])


def test_a_country_beside_city_and_state_in_one_column_takes_neither_away(
    instance: Instance, tmp_path: Path
) -> None:
    columns = ("Project", "City, ST", "State", "Ctry", "Link", "Publisher")
    source = ("https://example.org/a", "Example")
    rows = [
        ("One", "Dallas, TX", "", "USA", *source), ("Two", "Lyon", "", "France", *source),
        ("Three", "Columbus", "OH", "US", *source), ("Four", "Taoyuan, Taiwan", "", "", *source),
        ("Five", "Atlanta, Georgia", "", "United States", *source),
    ]  # fmt: skip
    instance.answer("import", table(tmp_path, *rows, columns=columns), *EDITION)
    found = {w.title: w.place.key for w in instance.record().winners if w.place}
    assert [found[title] for title in ("One", "Two", "Three", "Four", "Five")] == [
        ("Dallas", "Texas", "United States"), ("Lyon", None, "France"),
        ("Columbus", "Ohio", "United States"), ("Taoyuan", None, "Taiwan"),
        ("Atlanta", "Georgia", "United States"),
    ]  # fmt: skip


def test_rows_become_winners_by_the_names_that_people_use(
    instance: Instance, tmp_path: Path
) -> None:
    told = instance.answer("import", table(tmp_path, LAMPS), *EDITION, "--by", "eve", "--why", "ok")
    assert told["counts"]["added"] == 1
    winner = next(w for w in instance.record().winners if w.title == LAMPS[0])
    assert winner.id == "2023-04"
    assert winner.place.key == ("Dallas", "Texas", "United States")
    assert winner.technologies == ("street-lighting", "wifi")
    assert winner.sources[0].supports == "award"
    again = instance.answer("import", table(tmp_path, LAMPS), *EDITION)
    assert (again["counts"]["unchanged"], again["load"]) == (1, None)


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_an_export_that_is_imported_again_changes_nothing(
    instance: Instance, tmp_path: Path, form: str
) -> None:
    snapshot = instance.record()
    text = "".join(as_csv.lines([[told(winner, snapshot) for winner in snapshot.winners]]))
    path = tmp_path / f"export.{form}"
    rows = list(csv.reader(io.StringIO(text)))
    path.write_bytes(text.encode() if form == "csv" else workbook(rows))
    answer = instance.answer("import", path)
    assert answer["counts"]["unchanged"] == len(snapshot.winners)
    assert (answer["changes"], answer["load"]) == ([], None)
    assert instance.record() == snapshot


def test_every_problem_is_located_with_what_was_meant(instance: Instance, tmp_path: Path) -> None:
    wrong = ("Trees", "Dallas, TX", "", "Street lihgting", "example.org", "Example")
    nowhere = ("Water", "Dalas, Texas", "", "", "https://example.org/c", "")
    before = instance.record()
    found = findings(instance, table(tmp_path, LAMPS, wrong, nowhere), *EDITION)
    where = [(f["row"], f["column"], f["heading"]) for f in found]
    assert where == [(3, "D", "Tech"), (3, "E", "Link"), (4, "B", "City, State"),
                     (4, "F", "Publisher")]  # fmt: skip
    assert found[0]["value"] == "Street lihgting"
    assert found[0]["suggestions"][0] == {"label": "Street lighting", "value": "street-lighting"}
    assert found[2]["suggestions"][0]["value"] == "Dallas, Texas, United States"
    assert instance.record() == before


def test_of_a_flood_of_problems_the_first_are_told_and_how_many_there_are(
    instance: Instance, tmp_path: Path
) -> None:
    rows = [("Lamps", "Dallas, TX", "", ";".join("?" * 700), "", "")] * 4
    told = instance.answer("import", table(tmp_path, *rows), *EDITION, code=1)
    assert "2804 problems found" in told["message"]
    assert len(told["problems"]) == len(told["findings"]) == 2000


def test_a_value_is_given_a_meaning_for_all_rows(instance: Instance, tmp_path: Path) -> None:
    rows = [("A", "Dalas, TX", "", "Lamp things", "", ""), ("B", "Dalas, TX", "", "5G", "", "")]
    meant = [
        {"column": "technologies", "written": "lamp THINGS", "meant": "street-lighting"},
        {"column": "place", "written": "Dalas, TX", "meant": "Dallas, Texas, United States"},
    ]
    source = {"sources_url": "https://example.org/all", "sources_publisher": "Example"}
    file = mapping(tmp_path, mapping={"values": meant, "otherwise": source})
    told = instance.answer("import", table(tmp_path, *rows), *EDITION, "--mapping", file)
    assert told["counts"]["added"] == 2


def test_a_mapping_of_columns_is_remembered(instance: Instance, tmp_path: Path) -> None:
    columns = ("Wie es heisst", *COLUMNS[1:])
    assert findings(instance, table(tmp_path, LAMPS, LAMPS, columns=columns), *EDITION)
    file = mapping(tmp_path, mapping={"columns": {"Wie es heisst": "title"}})
    path = table(tmp_path, LAMPS, columns=columns)
    instance.answer("import", path, *EDITION, "--mapping", file)
    told = instance.answer("import", path, *EDITION, "--check")
    assert told["headings"][0]["how"] == "remembered"
    assert told["counts"]["unchanged"] == 1


def test_a_row_like_a_recorded_winner_is_a_question(instance: Instance, tmp_path: Path) -> None:
    row = ("Growing together!", "Kitchner", "Planning", "5G", "https://example.org/g", "Example")
    [question] = findings(instance, table(tmp_path, row), *EDITION)
    assert (question["kind"], question["row"]) == ("duplicate", 2)
    for choice, counts in (("leave", (0, 0, 1)), ("new", (1, 0, 0)), ("update", (0, 1, 0))):
        file = mapping(tmp_path, mapping={"duplicates": {"2023-02": choice}})
        told = instance.answer(
            "import", table(tmp_path, row), *EDITION, "--mapping", file, "--check"
        )
        assert tuple(told["counts"][k] for k in ("added", "changed", "left_out")) == counts


def test_the_same_winner_in_two_rows_is_told(instance: Instance, tmp_path: Path) -> None:
    [found] = findings(instance, table(tmp_path, LAMPS, LAMPS), *EDITION)
    assert (found["row"], found["message"]) == (3, "is the same winner as row 2")


def test_formulas_dates_and_merged_cells_are_refused_where_they_stand(
    instance: Instance, tmp_path: Path
) -> None:
    path = tmp_path / "winners.xlsx"
    rows = [COLUMNS, LAMPS, ("=A2", *LAMPS[1:])]
    path.write_bytes(workbook(rows, lambda book: book.active.merge_cells("C2:C3")))  # type: ignore[union-attr]
    found = findings(instance, path, *EDITION)
    assert [(f["row"], f["column"], f["message"]) for f in found] == [
        (2, "C", "are merged cells"), (3, "A", "is a formula"),
    ]  # fmt: skip


def test_remarks_below_the_table_are_left_out_and_words_that_stand_together_are_told_apart(
    instance: Instance, tmp_path: Path
) -> None:
    rows = (("Total: 1", *[""] * 5), ("Two words", *LAMPS[1:3], "5G and Wi-Fi", *LAMPS[4:]))
    found = findings(instance, table(tmp_path, LAMPS, *rows), *EDITION)
    assert [(f["kind"], f["row"]) for f in found] == [("row", 3), ("value", 4)]
    both = found[1]["suggestions"][0]
    assert both == {"label": "5G; Wi-Fi", "value": "5g; wifi"}
    means = [{"column": "technologies", "written": "5G and Wi-Fi", "meant": both["value"]}]
    file = mapping(tmp_path, mapping={"left_out": [found[0]["mark"]], "values": means})
    told = instance.answer("import", table(tmp_path, LAMPS, *rows), *EDITION, "--mapping", file)
    assert (told["counts"]["added"], told["counts"]["left_out"]) == (2, 1)


def test_a_new_edition_comes_with_its_winners(instance: Instance, tmp_path: Path) -> None:
    new = mapping(tmp_path, new_edition={"award": "Smart 50", "year": 2024, "slots": 50})
    told = instance.answer("import", table(tmp_path, LAMPS), "--mapping", new)
    assert told["others"] == ["added edition smart-50-2024"]
    assert [w.id for w in instance.record().winners if w.edition_key == "smart-50-2024"] == [
        "2024-01"
    ]
    more = table(tmp_path, ("Other", *LAMPS[1:]))
    other = instance.answer("import", more, "--edition", "smart-50-2024")
    assert instance.answer("undo", told["load"])["kept"] == ["smart-50-2024"]
    instance.answer("undo", other["load"])
    assert "smart-50-2024" in {edition.key for edition in instance.record().editions}


def test_an_edition_that_came_with_an_import_goes_with_it(
    instance: Instance, tmp_path: Path
) -> None:
    before = instance.record()
    new = {"award": "Smart 50", "year": 2024, "slots": 50}
    file = mapping(tmp_path, new_edition=new)
    told = instance.answer("import", table(tmp_path, LAMPS), "--mapping", file)
    assert instance.answer("undo", told["load"])["kept"] == []
    assert instance.record() == before


def test_an_import_is_taken_back_as_a_whole_or_not_at_all(
    instance: Instance, tmp_path: Path
) -> None:
    before = instance.record()
    row = ("Growing Together", "Kitchner", "Planning", "5G", "https://example.org/g", "Example")
    file = mapping(tmp_path, mapping={"every_duplicate": "update"})
    words = (table(tmp_path, LAMPS, row), *EDITION, "--mapping", file)
    first = instance.answer("import", *words)
    assert (first["counts"]["added"], first["counts"]["changed"]) == (1, 1)
    instance.answer("undo", first["load"], "--why", "wrong file")
    assert instance.record() == before
    second = instance.answer("import", *words)
    twice = instance.answer("import", *words, "--number", second["import"], code=1)
    assert "over already" in twice["message"]
    more = table(tmp_path, ("Lamps that listen", "Dallas, TX", "Light", "", "", ""))
    instance.answer("import", more, *EDITION, "--mapping", file)
    told = instance.answer("undo", second["load"], code=1)
    assert "since then was changed winner 2023-04" in told["message"]


def test_what_cannot_be_undone_says_why(instance: Instance) -> None:
    for load in (1, 99):
        message = instance.answer("undo", load, code=1)["message"]
        assert f"no load {load} that can be taken back" in message


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_a_template_is_read_and_its_example_is_not(
    instance: Instance, tmp_path: Path, form: str
) -> None:
    path = tmp_path / f"template.{form}"
    instance.answer("template", path)
    if form == "csv":
        told = instance.answer("import", path, *EDITION, "--check")
        assert told["counts"]["added"] == 0
        assert told["notices"] == ["The example of the template was not read."]
        assert {heading["how"] for heading in told["headings"]} == {"named"}
    else:
        told = instance.answer("import", path, *EDITION, "--check", code=1)
        assert "there is no row" in told["message"]


def test_a_mapping_that_is_none_is_refused(instance: Instance, tmp_path: Path) -> None:
    file = mapping(tmp_path, mapping={"colums": {}})
    told = instance.answer(
        "import", table(tmp_path, LAMPS), *EDITION, "--mapping", file, "--check", code=1
    )
    assert "cannot be used" in told["message"]
