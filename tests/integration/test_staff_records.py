"""The staff's forms for single records: the rules of files, nothing lost, nobody overwritten."""

import re
from pathlib import Path

import pytest

from archive.domain.edit import Edit
from indexer.edit import edit as edit_record
from tests.integration.edited import edited_site, fields_of, recorded, send, winner
from tests.integration.instance import Instance
from tests.integration.staffed import Staffed

EDIT = "/staff/records/winner/edit?key=2023-01"


@pytest.fixture
def site(tmp_path: Path) -> Staffed:
    return edited_site(tmp_path)


@pytest.fixture(scope="module")
def untouched(tmp_path_factory: pytest.TempPathFactory) -> Staffed:
    """A site to be looked at only."""
    return edited_site(tmp_path_factory.mktemp("records"))


def meanwhile(site: Staffed, key: str, **changed: object) -> None:
    """Somebody else changes a winner."""
    plain = winner(site, key).model_dump(mode="json", exclude={"award", "year"})
    edit_record(site.url, [Edit(kind="winner", key=key, content={**plain, **changed})], "grace")


def test_a_record_is_found_by_any_of_its_words_whether_published_or_not(site: Staffed) -> None:
    page = site.seated("eve").get("/staff/records?q=dallas").text
    assert "/staff/records/winner?key=" in page
    assert "Place alias" in page
    assert "Nothing has these words" in site.seated("eve").get("/staff/records?q=zeppelin").text
    assert "no kind “ship”" in site.seated("eve").get("/staff/records?kind=ship").text


def test_a_form_that_is_sent_as_it_was_shown_changes_nothing(site: Staffed) -> None:
    before = recorded(site)
    desk = site.seated("eve")
    for found in ("winner/edit?key=2023-01", "edition/edit?key=smart-50-2023",
                  "technology/edit?key=wifi"):  # fmt: skip
        answer = send(desk, f"/staff/records/{found}")
        assert answer.status_code == 303, found
        assert "Nothing was changed." in desk.get(answer.headers["Location"]).text
    assert recorded(site) == before
    assert [entry.act for entry in site.log(kind="winner")] == []


def test_a_winner_is_changed_with_a_reason_and_all_of_it_is_kept(site: Staffed) -> None:
    desk = site.seated("eve")
    refused = send(desk, EDIT, title="Red Cloud, again")
    assert refused.status_code == 422
    assert fields_of(refused.text)["title"] == "Red Cloud, again"
    assert 'href="#f-why"' in refused.text
    answer = send(desk, EDIT, title="Red Cloud, again", why="The city wrote to us")
    assert answer.status_code == 303
    assert winner(site, "2023-01").title == "Red Cloud, again"
    (entry,) = site.log(kind="winner")
    assert (entry.who, entry.act, entry.subject) == ("eve", "change", "2023-01")
    assert entry.why == "The city wrote to us"
    page = desk.get(answer.headers["Location"]).text
    assert "The city wrote to us" in page
    assert re.search(r"<ins><span class=.unseen.>added: </span>[^<]*again</ins>", page)


def test_what_is_wrong_is_told_at_its_field_and_nothing_typed_is_lost(site: Staffed) -> None:
    typed = {"sources-0-url": "no address", "place-country": "", "title": "Typed",
             "why": "A test", "scale": "pilot"}  # fmt: skip
    answer = send(site.seated("eve"), EDIT, **typed)
    assert answer.status_code == 422
    shown = fields_of(answer.text)
    assert {name: shown[name] for name in typed} == typed
    for name in ("sources-0-url", "place-country"):
        assert f'href="#f-{name}"' in answer.text
        assert f'id="f-{name}-error"' in answer.text
    assert winner(site, "2023-01").title != "Typed"


def test_rows_come_and_go_without_a_script_and_keep_what_was_typed(site: Staffed) -> None:
    desk = site.seated("eve")
    more = send(desk, EDIT, do="add:sources", title="Half typed")
    assert more.status_code == 200
    count = int(fields_of(more.text)["sources-count"])
    assert fields_of(more.text)["title"] == "Half typed"
    new = {"url": "https://example.org/new", "publisher": "New", "supports": "project"}
    row = {f"sources-{count - 1}-{name}": text for name, text in new.items()}
    less = send(desk, EDIT, more.text, do="remove:sources:0", **row)
    kept = fields_of(less.text)
    assert kept["sources-count"] == str(count - 1)
    assert kept[f"sources-{count - 2}-url"] == "https://example.org/new"
    assert winner(site, "2023-01").title != "Half typed"


def test_two_editors_cannot_overwrite_each_other_and_choose_field_by_field(site: Staffed) -> None:
    desk = site.seated("eve")
    opened = desk.get(EDIT).text
    meanwhile(site, "2023-01", title="Of grace", organisation="Grace's office")
    answer = send(desk, EDIT, opened, title="Of eve", why="I know better")
    assert answer.status_code == 409
    assert "Of grace" in answer.text
    assert "Of eve" in answer.text
    assert winner(site, "2023-01").title == "Of grace"
    shown = fields_of(answer.text)
    assert shown["take-title"] == "mine"
    assert shown["take-organisation"] == "theirs"
    again = send(desk, EDIT, answer.text, do="choose")
    form = fields_of(again.text)
    assert (form["title"], form["organisation"]) == ("Of eve", "Grace's office")
    assert send(desk, EDIT, again.text).status_code == 303
    now = winner(site, "2023-01")
    assert (now.title, now.organisation) == ("Of eve", "Grace's office")


def test_a_new_winner_gets_its_id_and_its_page(site: Staffed) -> None:
    desk = site.seated("eve")
    url = "/staff/records/winner/new"
    assert "Edition: choose one" in send(desk, url).text
    typed = {"edition": "smart-50-2023", "title": "Lamps that listen", "place-city": "Dallas",
             "place-region": "Texas", "place-country": "United States", "confidence": "stated",
             "sources-0-url": "https://example.org/n", "sources-0-publisher": "Example",
             "sources-0-supports": "award", "technologies-wifi": "yes"}  # fmt: skip
    answer = send(desk, url, **typed)
    assert answer.headers["Location"].startswith("/staff/records/winner?key=2023-04")
    made = winner(site, "2023-04")
    assert (made.title, made.technologies) == ("Lamps that listen", ("wifi",))


def test_words_editions_and_other_names_are_made_and_removed(site: Staffed) -> None:
    desk = site.seated("eve")
    term = {"id": "drone", "label": "Drone", "focus_area": "data", "aliases": "UAV\nquadcopter"}
    assert send(desk, "/staff/records/technology/new", **term).status_code == 303
    assert recorded(site).vocabulary.technology_by_id["drone"].aliases == ("UAV", "quadcopter")
    edition = {"award": "Smart 20", "year": "2026", "slots": "twenty"}
    wrong = send(desk, "/staff/records/edition/new", **edition)
    assert 'href="#f-slots"' in wrong.text
    assert send(desk, "/staff/records/edition/new", wrong.text, slots="20").status_code == 303
    alias = {"alias": "Big D", "kind": "variant", "city": "Dallas", "country": "United States",
             "region": "Texas"}  # fmt: skip
    answer = send(desk, "/staff/records/place-alias/new", **alias)
    assert "Big D" in desk.get(answer.headers["Location"]).text
    gone = send(desk, "/staff/records/technology/remove?key=drone", why="Nobody uses it")
    assert gone.status_code == 303
    assert "drone" not in recorded(site).vocabulary.technology_by_id
    used = send(desk, "/staff/records/technology/remove?key=wifi", why="Away")
    assert used.status_code == 422
    assert "wifi" in recorded(site).vocabulary.technology_by_id


def test_a_winner_is_withdrawn_with_a_reason_and_put_back_as_it_was(site: Staffed) -> None:
    desk = site.seated("eve")
    before = winner(site, "2023-03")
    url = "/staff/records/winner/remove?key=2023-03"
    assert send(desk, url).status_code == 422
    assert send(desk, url, why="It never won.").status_code == 303
    assert [(w.id, w.reason) for w in recorded(site).withdrawals] == [("2023-03", "It never won.")]
    page = desk.get("/staff/records/winner?key=2023-03").text
    assert "It never won." in page
    back = re.search(r'href="([^"]+restore[^"]+)"', page)
    assert back
    restore = back[1].replace("&amp;", "&")
    assert send(desk, restore, why="It did win").status_code == 303
    assert winner(site, "2023-03") == before
    assert recorded(site).withdrawals == ()
    assert [entry.act for entry in site.log(kind="winner")] == ["withdraw", "restore"]


def test_two_winners_that_are_one_are_merged_field_by_field(site: Staffed) -> None:
    desk = site.seated("eve")
    url = "/staff/records/winner/merge?key=2023-01"
    assert "is no other winner" in desk.get(f"{url}&with=2023-99").text
    kept, other = winner(site, "2023-01"), winner(site, "2023-02")
    answer = send(desk, f"{url}&with=2023-02", **{"take-title": "other", "why": "The same"})
    assert answer.status_code == 303, answer.text
    now = winner(site, "2023-01")
    assert now.title == other.title
    assert now.place == kept.place
    assert {s.url for s in now.sources} == {s.url for s in (*kept.sources, *other.sources)}
    (gone,) = recorded(site).withdrawals
    assert (gone.id, gone.merged_into) == ("2023-02", "2023-01")
    assert {"merge", "change"} == {entry.act for entry in site.log(kind="winner")}


def test_an_earlier_state_is_restored_and_that_too_is_history(site: Staffed) -> None:
    desk = site.seated("eve")
    before = winner(site, "2023-01")
    send(desk, EDIT, title="A slip", why="By mistake")
    page = desk.get("/staff/records/winner?key=2023-01").text
    back = re.findall(r'href="([^"]+restore[^"]+)"', page)[0].replace("&amp;", "&")
    assert send(desk, back, why="").status_code == 422
    assert send(desk, back, why="It was a slip").status_code == 303
    assert winner(site, "2023-01") == before
    assert desk.get("/staff/records/winner?key=2023-01").text.count("<h3>") == 2


def test_a_published_fact_is_not_changed_without_asking_whether_readers_are_told(
    tmp_path: Path,
) -> None:
    site = edited_site(tmp_path, published=True)
    desk = site.seated("eve")
    was = winner(site, "2023-01").title
    asked = send(desk, EDIT, title="Green Cloud", why="The city says so")
    assert asked.status_code == 422
    assert fields_of(asked.text)["told-was"] == f"Title: {was}"
    assert send(desk, EDIT, asked.text, told="yes").status_code == 303
    (correction,) = recorded(site).corrections
    assert (correction.winner, correction.now) == ("2023-01", "Title: Green Cloud")
    quiet = send(desk, EDIT, title="Green Clouds", why="A letter", told="no")
    assert quiet.status_code == 303
    assert len(recorded(site).corrections) == 1


def test_what_differs_from_the_files_is_shown_and_can_go_back_to_them(site: Staffed) -> None:
    desk = site.seated("eve")
    before = winner(site, "2023-01")
    send(desk, EDIT, title="Ours", why="We know")
    page = desk.get("/staff/records/edited").text
    back = re.findall(r'href="([^"]+restore[^"]+)"', page)[0].replace("&amp;", "&")
    assert send(desk, back, why="The file is right").status_code == 303
    assert winner(site, "2023-01") == before


def test_what_was_changed_here_and_in_a_file_is_settled_in_one_click(
    site: Staffed, tmp_path: Path
) -> None:
    desk, file = site.seated("eve"), tmp_path / "data" / "smart-50-2023.yaml"
    page, was = "/staff/records/edited", winner(site, "2023-01").title or ""
    for counts, now in (("file", "Theirs file"), ("record", "Ours")):
        send(desk, EDIT, title="Ours", why="We know")
        file.write_text(file.read_text("utf-8").replace(was, was := f"Theirs {counts}"), "utf-8")
        Instance(tmp_path / "instance").run("load", tmp_path / "data")
        shown = desk.get(page).text
        assert "Changed here and in the files" in shown
        sent = {**fields_of(shown), "counts": counts}
        for said in ("what its file says" if counts == "file" else "stays", "settled already"):
            answer = desk.post("/staff/records/winner/settle", page, **sent)
            told = desk.get(answer.headers["Location"]).text
            assert said in told, re.findall(r"<p class=.notice.*?</p>", told)
        assert winner(site, "2023-01").title == now
        assert "Changed here and in the files" not in desk.get(page).text
    assert [entry.details["counts"] for entry in site.log(act="settle")] == ["file", "record"]


KINDS = ("winner", "edition", "technology", "focus-area", "place-alias", "golden-query",
         "withdrawal", "correction", "ship")  # fmt: skip


@pytest.mark.parametrize("key", ["", "%00", "nothing", "x" * 3000, '["a", ["b", null, "c"]]'])
def test_no_address_breaks_it(untouched: Staffed, key: str) -> None:
    desk = untouched.seated("eve")
    for kind in KINDS:
        for page in ("", "/edit", "/new", "/remove", "/restore", "/merge"):
            url = f"/staff/records/{kind}{page}?key={key}&revision=9&with=%ff&colour=red"
            assert desk.get(url).status_code in (200, 404, 422), url


@pytest.mark.parametrize("typed", [
    {"sources-count": "9" * 30}, {"sources-count": "-1"}, {"do": "remove:sources:99"},
    {"do": "add:nothing"}, {"title": "\x00"}, {"why": "\x00--why", "title": "x"},
    {"technologies-<b>": "yes"}, {"seen": "nonsense"}, {"title": "<script>", "why": "-" * 9000},
])  # fmt: skip
def test_no_form_breaks_it(untouched: Staffed, typed: dict[str, str]) -> None:
    answer = send(untouched.seated("eve"), EDIT, **typed)
    assert answer.status_code in (200, 303, 409, 422)
    assert "<script>" not in answer.text.replace("<script src", "")
