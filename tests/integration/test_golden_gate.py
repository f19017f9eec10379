"""A release is asked the golden queries, and one that answers worse than the last is not served."""

import json
from pathlib import Path

import pytest
from click.testing import Result

from archive.domain.golden import Answer
from tests.integration.instance import Instance
from tests.integration.small_record import edit

GOLDEN = """\
golden:
  - {query: array of lamps, kind: name, want: [{id: 2018-01, grade: 3}]}
  - {query: Growng Together, kind: typo, want: [{id: 2023-02, grade: 3}]}
  - query: digital twin
    kind: topic
    want: [{id: 2025-03, grade: 3}, {id: 2023-02, grade: 2}]
"""
HARDER = GOLDEN + "  - {query: unicorns, kind: topic, want: [{id: 2018-01, grade: 3}]}\n"


@pytest.fixture
def golden(data: Path) -> Path:
    path = data / "golden.yaml"
    path.write_text(GOLDEN)
    return path


@pytest.fixture
def served(instance: Instance, data: Path, golden: Path) -> str:
    """The id of a release that answers all of them."""
    assert golden.exists()
    return instance.publish(data)


def forget_the_lamps(data: Path) -> None:
    edit(data / "smart-50-2018.yaml", "Array of Lamps", "Luminous Paths")
    edit(data / "smart-50-2018.yaml", "Lamps with sensors", "Sensors")


def error(result: Result) -> str:
    return " ".join(result.stderr.split())


def test_verify_tells_the_figures_and_what_is_missed(
    instance: Instance, data: Path, golden: Path
) -> None:
    golden.write_text(HARDER)
    instance.run("load", data)
    lines = instance.run("verify").stdout.splitlines()
    assert [" ".join(line.split()) for line in lines[2:]] == [
        "Golden queries asked 4 success@1 0.750 MRR 0.750 nDCG@10 0.750",
        "name 1 success@1 1.000 MRR 1.000 nDCG@10 1.000",
        "topic 2 success@1 0.500 MRR 0.500 nDCG@10 0.500",
        "typo 1 success@1 1.000 MRR 1.000 nDCG@10 1.000",
        "Something else comes first than what should, in 1 of 4:",
        '"unicorns" (topic): nothing is found, wanted 2018-01',
    ]


def test_machines_are_told_the_same(instance: Instance, data: Path, golden: Path) -> None:
    golden.write_text(HARDER)
    instance.run("load", data)
    told = instance.answer("verify")["golden"]
    assert told["overall"] == {
        "queries": 4, "success_at_1": 0.75, "mrr": 0.75, "ndcg_at_10": 0.75,
    }  # fmt: skip
    assert list(told["by_kind"]) == ["name", "topic", "typo"]
    assert told["missed"] == [
        {"query": "unicorns", "kind": "topic", "wanted": ["2018-01"], "found": []}
    ]


def test_without_golden_queries_there_is_nothing_to_tell(instance: Instance, data: Path) -> None:
    instance.run("load", data)
    assert instance.run("verify").stdout.splitlines()[-1] == "There are no golden queries to ask."
    assert instance.answer("verify")["golden"] == {"overall": None, "by_kind": {}, "missed": []}


def test_a_release_keeps_its_questions_and_what_it_answered(
    instance: Instance, served: str
) -> None:
    answers = instance.shelf.answers(served)
    assert [answer.golden.query for answer in answers] == [
        "array of lamps", "Growng Together", "digital twin",
    ]  # fmt: skip
    assert [answer.found[0] for answer in answers] == ["2018-01", "2023-02", "2025-03"]
    opened = instance.opened()
    assert tuple(answer.golden for answer in answers) == opened.snapshot.golden
    assert "golden.json" in opened.manifest.files


def test_worse_answers_are_not_published(instance: Instance, data: Path, served: str) -> None:
    forget_the_lamps(data)
    instance.run("load", data)
    refused = error(instance.run("publish", code=1))
    assert f"it answers the golden queries worse than release {served}" in refused
    assert "success@1 fell from 1.0000 to 0.6667." in refused
    assert '"array of lamps": first came 2018-01, now' in refused
    assert "--override" in refused
    assert "Growng" not in refused
    assert instance.current == served


def test_reindex_refuses_too_and_says_so_to_machines(
    instance: Instance, data: Path, served: str
) -> None:
    forget_the_lamps(data)
    told = instance.answer("reindex", data, code=1)
    assert told["error"] == "RefusedRelease"
    assert "array of lamps" in told["message"]
    assert instance.current == served


def test_what_the_gate_refused_is_whole_and_stays_to_be_looked_at(
    instance: Instance, data: Path, served: str
) -> None:
    forget_the_lamps(data)
    refused = instance.answer("reindex", data, code=1)["release"]
    assert instance.shelf.examine(refused).parent == served
    assert instance.answer("build")["built"] is False


def test_an_override_publishes_and_its_reason_is_kept(
    instance: Instance, data: Path, served: str
) -> None:
    forget_the_lamps(data)
    instance.run("load", data)
    why = ("--reason", "New titles", "--override", " They were renamed. ")
    assert instance.answer("publish", *why)["release"] == instance.current != served
    pointer = json.loads((instance.folder / "releases" / "current").read_text())
    assert pointer["reason"] == "New titles; golden queries overridden: They were renamed."
    assert "They were renamed." in instance.run("status").stdout


def test_after_an_override_the_new_release_is_the_measure(
    instance: Instance, data: Path, served: str
) -> None:
    forget_the_lamps(data)
    instance.run("reindex", data, "--override", "They were renamed.")
    edit(data / "smart-50-2018.yaml", "Luminous Paths", "Bright Paths")
    assert instance.publish(data) != served


def test_after_going_back_the_earlier_release_is_the_measure_again(
    instance: Instance, data: Path, served: str
) -> None:
    forget_the_lamps(data)
    instance.run("reindex", data, "--override", "They were renamed.")
    instance.run("rollback")
    assert served in error(instance.run("publish", code=1))


def test_an_override_that_was_not_needed_is_not_kept(instance: Instance, data: Path) -> None:
    instance.run("reindex", data, "--override", "Just in case.")
    assert instance.shelf.current().reason == ""


def test_a_blank_override_is_none(instance: Instance, data: Path, served: str) -> None:
    forget_the_lamps(data)
    instance.run("reindex", data, "--override", " ", code=1)
    assert instance.current == served


@pytest.mark.usefixtures("served")
def test_a_new_question_that_fails_is_no_fall(instance: Instance, data: Path, golden: Path) -> None:
    golden.write_text(HARDER)
    release = instance.publish(data)
    assert release == instance.current
    assert instance.shelf.answers(release)[-1] == Answer(
        golden=instance.opened().snapshot.golden[-1]
    )


def test_the_same_release_passes_once_more(instance: Instance, data: Path, served: str) -> None:
    told = instance.answer("reindex", data)
    assert (told["release"], told["published"]) == (served, False)


def test_an_earlier_release_is_the_measure_where_the_last_one_is_lost(
    instance: Instance, data: Path, served: str
) -> None:
    edit(data / "smart-50-2018.yaml", "Array of Lamps", "An Array of Lamps")
    lost = instance.publish(data)
    (instance.shelf.path(lost) / "manifest.json").unlink()
    forget_the_lamps(data)
    assert served in error(instance.run("reindex", data, code=1))
