"""Stage, look, publish and go back, as the staff do it in their rooms."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from archive.catalogue.database import writing
from archive.catalogue.job import add_job, update_job
from tests.integration.released import Released
from tests.integration.small_record import edit
from tests.integration.staffed import fresh_staffed


def test_from_the_catalogue_to_the_public_and_back(place: Released) -> None:
    ada, visitor = place.site.seated("ada"), place.site.app.test_client()
    edit(place.data / "smart-50-2023.yaml", "Growing Apart", "Growing Beyond")
    place.instance.run("load", place.data)
    sent = ada.post("/staff/releases/stage")
    assert re.fullmatch(r"/staff/jobs/\d+", sent.headers["Location"])
    staged = place.ended()
    assert (staged.state, staged.by) == ("done", "ada")
    assert "Growing Beyond" not in visitor.get("/search?q=growing").text
    page = ada.get(f"/staff/releases/{staged.release}").text
    assert "<del>" in page and "Beyond</ins>" in page
    sent = ada.post(f"/staff/releases/{staged.release}/publish", why="After the ceremony",
                    seen=place.old)  # fmt: skip
    assert sent.status_code == 303, sent.text
    assert place.ended().state == "done"
    assert "Growing Beyond" in visitor.get("/search?q=growing").text
    listed = ada.get("/staff/releases").text
    assert "After the ceremony" in listed
    assert "served" in listed
    question = ada.get(f"/staff/releases/{place.old}/back").text
    assert f'Go back to <span class="release">{place.old}' in question
    sent = ada.post(f"/staff/releases/{place.old}/back", why="A wrong name", seen=staged.release)
    assert place.ended().state == "done"
    assert "is served again" in ada.get(sent.headers["Location"]).text
    assert "Growing Beyond" not in visitor.get("/search?q=growing").text
    acts = [(e.act, e.subject) for e in place.site.log(kind="release", who="ada")]
    assert acts == [
        ("stage", staged.release), ("publish", staged.release), ("roll back", place.old),
    ]  # fmt: skip


def test_a_preview_is_the_public_site_of_that_release_and_says_so(place: Released) -> None:
    eve = place.site.seated("eve")
    at = f"/staff/preview/{place.new}"
    assert eve.get(at).headers["Location"] == f"{at}/"
    for path in (
        "/",
        "/search?q=growing",
        "/winners/2023-02-growing-apart",
        "/editions/",
        "/nothing",
    ):
        answer = eve.get(f"{at}{path}")
        assert f"Preview of release {place.new}, not public" in answer.text, path
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.headers["X-Robots-Tag"] == "noindex"
        assert "ETag" not in answer.headers
        links = re.findall(r'(?:href|action|src|hx-get)="(/[^"]*)"', answer.text)
        outside = [u for u in links if not u.startswith(at) and u != f"/staff/releases/{place.new}"]
        assert outside == [], path
    assert "Growing Apart" in eve.get(f"{at}/search?q=growing").text
    assert "Growing Apart" not in eve.get("/search?q=growing").text
    part = eve.get(f"{at}/search?q=growing", headers={"HX-Request": "true"})
    assert "<html" not in part.text and "Growing Apart" in part.text
    assert part.headers["HX-Push-Url"].startswith(at)


def test_a_preview_is_behind_the_door_and_in_no_public_cache(place: Released) -> None:
    at = f"/staff/preview/{place.new}/search?q=growing"
    assert "/staff/sign-in" in place.site.desk().get(at).headers["Location"]
    kept = place.site.app.extensions["page_cache"]
    assert place.site.seated("eve").get(at).status_code == 200
    assert kept.size == 0
    assert place.site.seated("eve").get("/staff/preview/0123456789abcdef/").status_code == 404
    assert place.site.seated("eve").get("/staff/preview/../").status_code in (404, 308)


def test_data_of_a_preview_is_that_of_the_release(place: Released) -> None:
    eve = place.site.seated("eve")
    told = eve.get(f"/staff/preview/{place.new}/search.json?q=growing").json
    assert told and told["meta"]["release"] == place.new


def test_a_reason_is_wanted_and_what_was_typed_stays(place: Released) -> None:
    ada = place.site.seated("ada")
    page = ada.post(f"/staff/releases/{place.new}/publish", why=" ", day="2099-05-11")
    assert page.status_code == 422
    assert "Say why, for the log" in page.text
    assert 'value="2099-05-11"' in page.text
    assert ada.post(f"/staff/releases/{place.old}/back").status_code == 409
    assert place.instance.current == place.old


@pytest.mark.parametrize(("day", "time", "zone", "told"), [
    ("2020-05-11", "20:00", "America/New_York", "That is past"),
    ("2099-05-11", "", "America/New_York", "is no time"),
    ("2099-03-08", "02:30", "America/New_York", "There is no 02:30"),
    ("2099-11-01", "01:30", "America/New_York", "comes twice"),
    ("2099-05-11", "20:00", "New York", "is no time zone"),
])  # fmt: skip
def test_a_moment_that_is_none_is_refused_beside_its_field(
    place: Released, day: str, time: str, zone: str, told: str
) -> None:
    page = place.site.seated("ada").post(
        f"/staff/releases/{place.new}/publish", why="x", day=day, time=time, zone=zone
    )
    assert page.status_code == 422
    assert told in page.text


def test_a_moment_to_come_is_kept_listed_and_cancelled(place: Released) -> None:
    ada = place.site.seated("ada")
    sent = ada.post(f"/staff/releases/{place.new}/publish", why="The ceremony", day="2099-05-11",
                    time="20:00", zone="America/New_York")  # fmt: skip
    page = ada.get(sent.headers["Location"]).text
    assert "2099-05-11 20:00 America/New_York" in page
    assert "It waits for its moment" in page
    for url in ("/staff/", "/staff/releases", "/staff/jobs"):
        assert "2099-05-11 20:00 America/New_York" in ada.get(url).text
    number = place.latest().id
    assert ada.post(f"/staff/jobs/{number}/cancel").status_code == 303
    assert ada.post(f"/staff/jobs/{number}/cancel").status_code == 409
    assert place.latest().state == "cancelled"
    assert [e.act for e in place.site.log(who="ada", kind="release")] == ["schedule", "cancel"]


def test_who_comes_second_is_told_who_is_at_work_and_for_how_long(place: Released) -> None:
    with writing(place.site.url) as session:
        job = add_job(session, "publish", "eve", datetime.now(UTC), asked={"release": place.new})
        update_job(session, job.id, {"state": "running", "started": datetime.now(UTC)})
    ada = place.site.seated("ada")
    for path, fields in (("stage", {}), (f"{place.new}/publish", {"why": "x"})):
        page = ada.post(f"/staff/releases/{path}", **fields)
        assert page.status_code == 409
        assert re.search(r"eve is at work for \d+ s: publishing, job \d+", page.text)
    assert "eve is publishing" in ada.get(f"/staff/releases/{place.new}").text


def test_what_is_worse_is_shown_and_takes_an_override(place: Released) -> None:
    (place.data / "golden.yaml").write_text(
        "golden:\n  - {query: array of lamps, kind: name, want: [{id: 2018-01, grade: 3}]}\n"
    )
    place.instance.publish(place.data)
    edit(place.data / "smart-50-2018.yaml", "Array of Lamps", "Luminous Paths")
    edit(place.data / "smart-50-2018.yaml", "Lamps with sensors", "Sensors")
    place.instance.run("load", place.data)
    worse = place.instance.answer("stage")["release"]
    ada = place.site.seated("ada")
    page = ada.get(f"/staff/releases/{worse}").text
    assert "What got worse" in page and "success@1 fell" in page
    refused = ada.post(f"/staff/releases/{worse}/publish", why="New titles")
    assert refused.status_code == 422
    assert "This release is worse than the one that is served" in refused.text
    ada.post(f"/staff/releases/{worse}/publish", why="New titles", override="They were renamed.")
    assert place.ended().state == "done"
    assert place.instance.current == worse
    (entry,) = place.site.log(act="override")
    assert (entry.who, entry.subject, entry.details["override"]) == (
        "ada", worse, "They were renamed.",
    )  # fmt: skip


def test_two_releases_are_compared_as_a_page_and_as_a_file(place: Released) -> None:
    eve = place.site.seated("eve")
    sent = eve.get(f"/staff/releases/compare?before={place.old}&after={place.new}")
    assert sent.headers["Location"] == f"/staff/releases/{place.old}/{place.new}"
    assert "1</b> changed" in eve.get(sent.headers["Location"]).text
    told = eve.get(f"/staff/releases/{place.old}/{place.new}.json").json
    assert told and [c["key"] for c in told["changes"]] == ["2023-02"]
    assert eve.get(f"/staff/releases/{place.old}/nothing").status_code == 404
    same = eve.get(f"/staff/releases/{place.old}/{place.old}").text
    assert "hold the same" in same


def test_pins_are_set_and_taken_off(place: Released) -> None:
    ada = place.site.seated("ada")
    assert ada.post(f"/staff/releases/{place.old}/pin").status_code == 303
    assert [pin.by for pin in place.instance.shelf.pins()] == ["ada"]
    assert ada.post(f"/staff/releases/{place.old}/unpin").status_code == 303
    assert place.instance.shelf.pins() == ()
    assert ada.post("/staff/releases/prune").status_code == 303
    assert [e.act for e in place.site.log(who="ada", kind="release")] == ["pin", "unpin"]


def test_a_backup_is_made_and_taken_along_and_the_record_is_exported(place: Released) -> None:
    ada = place.site.seated("ada")
    ada.post("/staff/keep/backup")
    job = place.ended()
    assert job.state == "done", job.message
    name = job.result["file"]
    assert name in ada.get("/staff/keep").text
    taken = ada.post(f"/staff/keep/backups/{name}")
    assert len(taken.data) == job.result["bytes"]
    taken.close()
    assert ada.post("/staff/keep/backups/..%2Fcatalogue.sqlite").status_code == 404
    zipped = ada.post("/staff/keep/export")
    assert zipped.content_type == "application/zip" and b"data/vocabulary.yaml" in zipped.data
    acts = [(e.act, e.kind) for e in place.site.log(who="ada")]
    assert acts == [("back up", "backup"), ("export", "backup"), ("export", "catalogue")]


def test_where_nothing_is_recorded_nothing_is_begun(tmp_path: Path) -> None:
    site = fresh_staffed(tmp_path)
    ada = site.seated("ada")
    for path in ("releases/stage", "releases/prune", "keep/backup", "keep/export"):
        assert ada.post(f"/staff/{path}").status_code == 409
    assert "Nothing is published yet" in ada.get("/staff/releases").text
    assert "Nothing was asked for yet" in ada.get("/staff/jobs").text
