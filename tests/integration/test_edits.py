"""Single records are changed by the rules that hold for files, together or not at all."""

import json
from pathlib import Path
from typing import Any

import pytest

from archive.domain.record import digest_of
from archive.domain.winner import Winner
from tests.integration.corpus_files import corpus_files
from tests.integration.instance import Instance

NEW = {
    "title": "Lamps that listen",
    "place": {"city": "Dallas", "region": "Texas", "country": "United States"},
    "sources": [{"url": "https://example.org/n", "publisher": "Example", "supports": "award"}],
    "confidence": "stated",
}


@pytest.fixture
def instance(tmp_path: Path) -> Instance:
    instance = Instance(tmp_path / "instance")
    instance.run("load", corpus_files(tmp_path / "data"))
    return instance


def winner(instance: Instance, key: str) -> Winner:
    return next(w for w in instance.record().winners if w.id == key)


def content(instance: Instance, key: str, **changed: object) -> dict[str, Any]:
    plain = winner(instance, key).model_dump(mode="json", exclude_defaults=True)
    return {**{k: v for k, v in plain.items() if k not in ("award", "year")}, **changed}


def edit(
    instance: Instance, *edits: dict[str, Any], code: int = 0, words: tuple[str, ...] = ()
) -> dict[str, Any]:
    typed = json.dumps({"edits": edits})
    result = instance.run("edit", "-", "--by", "ada", *words, "--json", typed=typed, code=code)
    return dict(json.loads(result.stdout))


def test_a_winner_is_changed_and_its_neighbours_are_not(instance: Instance) -> None:
    before = {w.id: w for w in instance.record().winners}
    to_be = content(instance, "2023-01", title="Red Cloud, again")
    told = edit(instance, {"kind": "winner", "key": "2023-01", "content": to_be})
    assert told["changes"] == [
        {"act": "changed", "kind": "winner", "name": "2023-01", "fields": ["title"]}
    ]
    after = {w.id: w for w in instance.record().winners}
    assert after.pop("2023-01").title == "Red Cloud, again"
    before.pop("2023-01")
    assert after == before


def test_a_new_winner_gets_the_next_number_of_its_year(instance: Instance) -> None:
    new = {"kind": "winner", "edition": "smart-50-2023", "content": NEW}
    told = edit(instance, new, {**new, "content": {**NEW, "title": "Another"}})
    added = [c["name"] for c in told["changes"] if c["kind"] == "winner"]
    assert added == ["2023-04", "2023-05"]
    assert winner(instance, "2023-05").title == "Another"


def test_a_withdrawn_winner_leaves_its_reason_and_its_number_is_not_given_again(
    instance: Instance,
) -> None:
    gone = {"id": "2023-03", "date": "2026-11-01", "reason": "Recorded twice."}
    edit(
        instance,
        {"kind": "winner", "key": "2023-03", "content": None},
        {"kind": "withdrawal", "content": gone},
    )
    assert [w.reason for w in instance.record().withdrawals] == ["Recorded twice."]
    edit(instance, {"kind": "winner", "edition": "smart-50-2023", "content": NEW})
    assert winner(instance, "2023-04").title == "Lamps that listen"


def test_what_a_file_may_not_say_an_edit_may_not_either(instance: Instance) -> None:
    before = instance.record()
    to_be = content(instance, "2023-01", technologies=["wify"], scale="enormous")
    told = edit(instance, {"kind": "winner", "key": "2023-01", "content": to_be}, code=1)
    assert [(p["record"], p["field"]) for p in told["problems"]] == [
        ("winner 2023-01", "scale"),
        ("winner 2023-01", "technologies 1"),
    ]
    assert "wifi" in told["problems"][1]["fix"]
    assert instance.record() == before


def test_what_somebody_else_changed_meanwhile_is_not_overwritten(instance: Instance) -> None:
    seen = digest_of(winner(instance, "2023-01"))
    first = content(instance, "2023-01", title="First")
    edit(instance, {"kind": "winner", "key": "2023-01", "content": first, "seen": seen})
    second = content(instance, "2023-01", title="Second")
    told = edit(
        instance, {"kind": "winner", "key": "2023-01", "content": second, "seen": seen}, code=1
    )
    assert told["error"] == "StaleEdit"
    assert winner(instance, "2023-01").title == "First"


def test_one_of_several_that_does_not_hold_keeps_all_of_them_out(instance: Instance) -> None:
    before = instance.record()
    good = content(instance, "2023-01", title="Good")
    bad = {"kind": "technology", "key": "wifi", "content": None}
    told = edit(instance, {"kind": "winner", "key": "2023-01", "content": good}, bad, code=1)
    assert told["problems"]
    assert instance.record() == before


def test_words_editions_and_other_names_are_edited_in_the_same_way(instance: Instance) -> None:
    edit(
        instance,
        {"kind": "technology", "content": {"id": "drone", "label": "Drone", "focus_area": "data"}},
        {
            "kind": "edition",
            "content": {"award": "Smart 20", "year": 2026, "slots": 20},
        },
        {
            "kind": "place alias",
            "content": {
                "alias": "Big D",
                "kind": "variant",
                "city": "Dallas",
                "region": "Texas",
                "country": "United States",
            },
        },
    )
    found = instance.record()
    assert "drone" in found.vocabulary.technology_by_id
    assert ("Smart 20", 2026) in found.edition_by_key
    assert found.aliases[-1].alias == "Big D"


def test_a_check_says_what_would_change_and_changes_nothing(instance: Instance) -> None:
    before = instance.record()
    to_be = content(instance, "2023-01", title="Never")
    told = edit(
        instance, {"kind": "winner", "key": "2023-01", "content": to_be}, words=("--check",)
    )
    assert told["changes"][0]["fields"] == ["title"]
    assert instance.record() == before


@pytest.mark.parametrize("text", ["", "[]", '{"edits": [{"kind": "planet"}]}', "{", '{"edits": 3}'])
def test_what_is_no_edit_is_refused_in_words(instance: Instance, text: str) -> None:
    before = instance.record()
    told = instance.run("edit", "-", typed=text, code=1)
    assert "the edits" in told.stderr
    assert instance.record() == before
