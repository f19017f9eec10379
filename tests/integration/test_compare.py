"""Two real releases beside each other: what differs in the record and in what visitors find."""

from pathlib import Path

import pytest

from archive.comparison import Comparison, applied, compare, difference
from archive.release import Shelf
from archive.search.contents import contents
from archive.search.opening import open_release
from archive.search.whoosh import WhooshEngine
from tests.integration.corpus_files import corpus_files
from tests.integration.instance import Instance
from tests.integration.small_record import edit

GOLDEN = """\
golden:
  - {query: array of lamps, kind: name, want: [{id: 2018-01, grade: 3}]}
  - {query: digital twin, kind: topic, want: [{id: 2025-03, grade: 3}]}
"""
WITHDRAWN = """\
withdrawn:
  - {id: 2018-02, date: 2026-05-03, reason: It was recorded twice.}
"""


@pytest.fixture(scope="module")
def releases(tmp_path_factory: pytest.TempPathFactory) -> tuple[Instance, str, str]:
    """Before and after a winner was renamed, one withdrawn, one added and one moved."""
    folder = tmp_path_factory.mktemp("compared")
    data, instance = corpus_files(folder / "data"), Instance(folder / "instance")
    (data / "golden.yaml").write_text(GOLDEN)
    old = instance.publish(data)
    old_file = data / "smart-50-2018.yaml"
    edit(old_file, "Array of Lamps", "Luminous Paths")
    edit(old_file, "Lamps with sensors along", "Sensors along")
    begin = old_file.read_text().index("- id: 2018-02")
    old_file.write_text(old_file.read_text()[:begin])
    (data / "withdrawn.yaml").write_text(WITHDRAWN)
    edit(data / "smart-50-2023.yaml", "city: Kitchener", "city: Waterloo")
    with (data / "smart-20-2025.yaml").open("a") as file:
        file.write(
            "- id: 2025-04\n  title: Lights of Bogotá\n  place: {city: Bogotá, country: Colombia}\n"
            "  sources: [{url: https://example.org, publisher: Example, supports: award}]\n"
            "  confidence: stated\n"
        )
    instance.run("load", data)
    return instance, old, str(instance.answer("stage")["release"])


@pytest.fixture(scope="module")
def found(releases: tuple[Instance, str, str]) -> Comparison:
    instance, old, new = releases
    return compare(instance.shelf, WhooshEngine(), old, new)


def snapshot(shelf: Shelf, release: str) -> object:
    return contents(open_release(shelf, release, WhooshEngine()))


def test_records_that_came_changed_and_went_are_told(found: Comparison) -> None:
    told = {(c.act, c.kind, c.key) for part in found.parts for c in part.changes}
    assert {
        ("changed", "winner", "2018-01"), ("removed", "winner", "2018-02"),
        ("changed", "winner", "2023-02"), ("added", "winner", "2025-04"),
        ("added", "withdrawal", "2018-02"),
    } <= told  # fmt: skip
    (renamed,) = (c for c in found.of("changed") if c.key == "2018-01")
    assert renamed.fields == ("title", "summary")


def test_applied_to_the_old_release_it_gives_the_new_one(
    releases: tuple[Instance, str, str], found: Comparison
) -> None:
    instance, old, new = releases
    engine = WhooshEngine()
    before, after = (contents(open_release(instance.shelf, r, engine)) for r in (old, new))
    assert applied(found.parts, before) == after
    assert found.parts == difference(before, after)


def test_what_visitors_find_is_told(found: Comparison) -> None:
    moves = {(f.facet, m.label, m.before, m.after) for f in found.facets for m in f.moves}
    assert ("year", "2025", 3, 4) in moves
    assert {e.label: (e.before, e.after) for e in found.coverage}["Smart 50 2018"] == (2, 1)
    answers = {a.path: (a.answer, a.leads_to, a.reason) for a in found.dying}
    assert answers["/winners/2018-01-array-of-lamps"][:2] == (
        301, "/winners/2018-01-luminous-paths",
    )  # fmt: skip
    withdrawn = next(path for path in answers if path.startswith("/winners/2018-02"))
    assert answers[withdrawn] == (410, "", "It was recorded twice.")
    assert answers["/cities/kitchener-ontario"][0] == 404
    assert "/countries/colombia" in {a.path for a in found.new}
    assert [r.query for r in found.reordered] == ["array of lamps"]


def test_addresses_that_die_answer_as_told(
    releases: tuple[Instance, str, str], found: Comparison
) -> None:
    from archive.config import Settings
    from archive.web import create_app

    instance, old, new = releases
    instance.run("publish", new, "--override", "A test")
    try:
        client = create_app(Settings(instance=instance.folder)).test_client()
        for address in found.dying:
            answer = client.get(address.path)
            assert (address.path, answer.status_code) == (address.path, address.answer)
            assert address.leads_to in answer.headers.get("Location", "")
        assert {client.get(address.path).status_code for address in found.new} == {200}
    finally:
        instance.run("rollback", old)


def test_what_the_gate_minds_is_told(found: Comparison) -> None:
    assert not found.passes
    assert found.worse and found.worse.fallen


def test_a_release_does_not_differ_from_itself(releases: tuple[Instance, str, str]) -> None:
    instance, old, _ = releases
    same = compare(instance.shelf, WhooshEngine(), old, old)
    assert not same and same.passes
    assert (same.facets, same.dying, same.new, same.reordered) == ((), (), (), ())
    assert instance.run("compare", old, old).stdout.startswith("The two hold the same.")


def test_a_load_without_differences_makes_no_new_release(instance: Instance, data: Path) -> None:
    release = instance.publish(data)
    instance.run("load", data)
    assert instance.answer("stage")["release"] == release
    assert instance.answer("compare")["changes"] == []
    assert instance.answer("publish", release)["published"] is False


def test_the_command_says_it_all(releases: tuple[Instance, str, str]) -> None:
    instance, old, new = releases
    said = instance.run("compare").stdout
    for line in (
        "~ winner 2018-01: Luminous Paths (title, summary)",
        "+ winner 2025-04: Lights of Bogotá",
        "/winners/2018-01-array-of-lamps answers 301 to /winners/2018-01-luminous-paths",
        '"array of lamps": ',
        f"From {old} to {new}: ",
        "To publish it takes an override.",
    ):
        assert line in said
    told = instance.answer("compare", old, new)
    assert (told["before"], told["after"], told["passes"]) == (old, new, False)
    assert "There is no release" in instance.run("compare", "nothing", new, code=1).stderr
