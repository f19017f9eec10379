"""Jobs: done once, by one process, in their time, and again if that process was killed."""

import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from archive.catalogue.audit import read_audit
from archive.catalogue.database import reading, writing
from archive.catalogue.job import add_job, claim_job, end_job, job_numbered, update_job
from archive.config import Settings
from archive.domain.appointment import Appointment
from archive.domain.audit import AuditQuestion
from archive.domain.job import Job, JobKind
from archive.errors import BusyError, JobError
from archive.search.whoosh import WhooshEngine
from indexer.alive import is_worked_on, working_on
from indexer.keep import Keeper
from indexer.pipeline import Pipeline
from indexer.work import MOST_TRIES, work
from tests.integration.corpus_files import corpus_files
from tests.integration.instance import Instance
from tests.integration.small_record import edit
from tests.integration.test_lock import another_at_work

NOW = datetime.now(UTC)


class Desk:
    """An instance with one release published and another staged, and its jobs."""

    def __init__(self, folder: Path, old: str, new: str) -> None:
        self.instance, self.old, self.new = Instance(folder), old, new
        self.settings = Settings(instance=folder)
        self.pipeline = Pipeline(self.settings, WhooshEngine())

    def ask(self, kind: JobKind, **more: Any) -> int:
        created = more.pop("created", datetime.now(UTC))
        with writing(self.settings.database_url) as session:
            return add_job(session, kind, "ada", created, **more).id

    def publish(self, **more: Any) -> int:
        return self.ask("publish", asked={"release": self.new}, **more)

    def job(self, number: int) -> Job:
        with reading(self.settings.database_url) as session:
            return job_numbered(session, number)

    def work(self, number: int, patience: float = 5) -> Job:
        return work(self.pipeline, number, patience)

    def update(self, number: int, values: Mapping[str, Any]) -> None:
        with writing(self.settings.database_url) as session:
            update_job(session, number, values)

    def log(self, act: str) -> list[str]:
        with reading(self.settings.database_url) as session:
            found = read_audit(session, AuditQuestion(act=act, who="ada"), limit=100)
        return [entry.subject for entry in found]


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str, str]:
    """An instance and its files; the release that is served, and the one that is staged."""
    folder = tmp_path_factory.mktemp("original")
    data, instance = corpus_files(folder / "data"), Instance(folder / "instance")
    old = instance.publish(data)
    edit(data / "smart-50-2023.yaml", "Growing Together", "Growing Apart")
    instance.run("load", data)
    return folder, old, str(instance.answer("stage")["release"])


@pytest.fixture
def desk(original: tuple[Path, str, str], tmp_path: Path) -> Desk:
    folder, old, new = original
    return Desk(shutil.copytree(folder / "instance", tmp_path / "instance"), old, new)


@pytest.fixture
def data(original: tuple[Path, str, str], tmp_path: Path) -> Path:
    """The files that the catalogue was loaded from."""
    return shutil.copytree(original[0] / "data", tmp_path / "data")


def at(moment: datetime) -> Appointment:
    return Appointment(moment, "America/New_York")


def test_what_is_staged_changes_nothing_that_is_served_and_is_published_by_name(
    desk: Desk, data: Path
) -> None:
    assert desk.instance.current == desk.old
    edit(data / "smart-50-2023.yaml", "Growing Apart", "Growing Further")
    desk.instance.run("load", data)
    told = desk.instance.answer("publish", desk.new, "--reason", "After the ceremony")
    assert told["release"] == desk.instance.current == desk.new
    assert desk.instance.found('"growing apart"') == ["2023-02"]


def test_a_job_stages_what_the_catalogue_holds(desk: Desk) -> None:
    job = desk.work(desk.ask("stage"))
    assert (job.state, job.release, job.result["winners"]) == ("done", desk.new, 8)
    assert desk.instance.current == desk.old
    assert desk.log("stage") == [desk.new]


def test_a_job_publishes_once_and_is_logged_once(desk: Desk) -> None:
    number = desk.publish(why="After the ceremony")
    job = desk.work(number)
    assert (job.state, desk.instance.current) == ("done", desk.new)
    assert "8 winners is served" in job.message
    assert desk.instance.shelf.current().by == "ada"
    with pytest.raises(JobError, match="is done already"):
        desk.work(number)
    assert desk.log("publish") == [desk.new]


def test_a_job_goes_back(desk: Desk) -> None:
    desk.work(desk.publish())
    job = desk.work(desk.ask("roll back", asked={"release": desk.old}, why="A wrong name"))
    assert (job.state, desk.instance.current) == ("done", desk.old)
    assert desk.log("roll back") == [desk.old]


def test_a_job_backs_up_and_does_so_once(desk: Desk) -> None:
    number = desk.ask("back up")
    job = desk.work(number)
    path = desk.instance.folder / "backups" / job.result["file"]
    assert path.stat().st_size == job.result["bytes"]
    written = path.read_bytes()
    desk.update(number, {"state": "running"})
    assert desk.work(number).state == "done"
    assert path.read_bytes() == written


def test_a_killed_publish_is_found_done_if_the_pointer_moved(desk: Desk) -> None:
    number = desk.publish()
    desk.work(number)
    pointer = desk.instance.shelf.current()
    desk.update(number, {"state": "running"})
    assert desk.work(number).state == "done"
    assert desk.instance.shelf.current() == pointer


def test_a_killed_publish_does_not_undo_what_somebody_did_meanwhile(desk: Desk) -> None:
    number = desk.publish()
    desk.work(number)
    desk.instance.run("rollback")
    desk.update(number, {"state": "running"})
    job = desk.work(number)
    assert (job.state, desk.instance.current) == ("failed", desk.old)
    assert "was faster" in job.message


def test_who_looked_at_another_release_is_told_who_was_faster(desk: Desk) -> None:
    number = desk.ask("publish", asked={"release": desk.new, "seen": "0" * 16})
    job = desk.work(number)
    assert job.state == "failed"
    assert f"was faster: release {desk.old} is served since" in job.message
    assert "Nothing was changed." in job.message
    assert desk.log("fail") == [desk.new]


def test_a_release_that_is_gone_is_one_clear_message(desk: Desk) -> None:
    job = desk.work(desk.ask("publish", asked={"release": "0" * 16}))
    assert job.state == "failed"
    assert job.message.startswith("There is no release '0000000000000000'.")


def test_who_holds_the_lock_is_waited_for_and_named(desk: Desk) -> None:
    number = desk.publish()
    with another_at_work(desk.instance.folder) as process:
        job = desk.work(number, patience=0.5)
    assert job.state == "failed"
    assert f"Another indexer is at work: `reindex`, process {process.pid}, for" in job.message
    assert desk.work(desk.publish()).state == "done", "the next try works"


def test_two_processes_do_not_work_on_one_job(desk: Desk) -> None:
    number = desk.publish()
    with (
        working_on(desk.instance.folder, number),
        pytest.raises(BusyError, match="works on job"),
    ):
        assert is_worked_on(desk.instance.folder, number)
        desk.work(number)
    assert not is_worked_on(desk.instance.folder, number)
    assert desk.job(number).state == "waiting"


def test_a_job_that_kills_its_process_is_given_up(desk: Desk) -> None:
    number = desk.publish()
    desk.update(number, {"state": "running", "tries": MOST_TRIES})
    job = desk.work(number)
    assert job.state == "failed"
    assert "interrupted 5 times" in job.message


def test_what_is_put_off_is_never_done_before_its_moment(desk: Desk) -> None:
    number = desk.publish(at=at(NOW + timedelta(days=30)))
    with pytest.raises(JobError, match="is not due before"):
        desk.work(number)
    desk.update(number, {"state": "running"})  # and the clock was put back meanwhile
    with pytest.raises(JobError, match="is not due before"):
        desk.work(number)
    assert desk.instance.current == desk.old


def test_what_is_late_is_done_and_said_to_be_late(desk: Desk) -> None:
    job = desk.work(desk.publish(at=at(NOW - timedelta(minutes=90))))
    assert (job.state, desk.instance.current) == ("done", desk.new)
    told = re.search(r"It was (\d+) min late", job.message)
    assert told and int(told[1]) >= 90


class Begun:
    """What a keeper begins, as processes that were never there."""

    def __init__(self, desk: Desk) -> None:
        self.keeper = Keeper(desk.settings, self.begin)
        self.numbers: list[int] = []

    def begin(self, number: int) -> "subprocess.Popen[bytes]":
        self.numbers.append(number)
        return subprocess.Popen([sys.executable, "-c", ""])

    def look(self, now: datetime) -> list[int]:
        self.numbers.clear()
        self.keeper.look(now)
        for process in self.keeper.processes.values():
            process.wait()
        self.keeper.begun.clear()
        return list(self.numbers)


def test_the_keeper_begins_what_is_due_by_the_clock_of_the_wall(desk: Desk) -> None:
    due = NOW + timedelta(days=30)
    number = desk.publish(at=at(due))
    begun = Begun(desk)
    assert begun.look(NOW) == []
    assert begun.look(due - timedelta(seconds=1)) == []
    assert begun.look(due) == [number]
    assert begun.look(NOW) == [], "the clock was put back"
    assert begun.look(due + timedelta(days=3)) == [number], "and forward"


def test_the_keeper_begins_anew_what_was_interrupted_and_nothing_else(desk: Desk) -> None:
    killed, alive, fresh = (desk.publish(created=NOW) for _ in range(3))
    forgotten = desk.publish(created=NOW - timedelta(minutes=1))
    for number in (killed, alive):
        desk.update(number, {"state": "running"})
    begun = Begun(desk)
    with working_on(desk.instance.folder, alive):
        assert begun.look(NOW) == [killed, forgotten]
    assert fresh in begun.look(NOW + timedelta(minutes=1))
    with writing(desk.settings.database_url) as session:
        for number in (killed, alive, fresh, forgotten):
            claim_job(session, number, datetime.now(UTC))
            end_job(session, number, "done", datetime.now(UTC))
    assert begun.look(NOW) == []


def test_a_keeper_publishes_in_time_and_ends_when_told(desk: Desk) -> None:
    number = desk.publish(at=at(datetime.now(UTC) + timedelta(seconds=0.5)))
    words = [sys.executable, "-m", "indexer", "keep"]
    env = {"ARCHIVE_INSTANCE": str(desk.instance.folder), "PATH": ""}
    with subprocess.Popen(words, env=env, stdout=subprocess.PIPE, text=True) as keeper:
        while desk.job(number).is_open:
            time.sleep(0.02)
        keeper.send_signal(signal.SIGTERM)
        assert keeper.stdout and "goes on to its end" in keeper.stdout.read()
    assert keeper.returncode == 0
    assert desk.instance.current == desk.new
    assert desk.log("publish") == [desk.new]


def test_a_moment_is_kept_by_the_service_listed_and_taken_back(desk: Desk) -> None:
    moment = "2099-05-11 20:00 America/New_York"
    told = desk.instance.answer("publish", desk.new, "--at", moment)
    assert (told["release"], told["due"]) == (desk.new, "2099-05-12T00:00:00+00:00")
    assert desk.instance.current == desk.old
    listed = desk.instance.run("jobs").stdout
    assert f"publish {desk.new} by" in listed
    assert f"waiting, due {moment}" in listed
    assert desk.instance.answer("cancel", told["job"])["job"] == told["job"]
    assert "cancelled" in desk.instance.run("jobs").stdout
    assert (
        "only what waits can be cancelled"
        in desk.instance.run("cancel", told["job"], code=1).stderr
    )
    assert "is cancelled already" in desk.instance.run("work", told["job"], code=1).stderr


@pytest.mark.parametrize(("moment", "told"), [
    ("2020-05-11 20:00 UTC", "That is past"),
    ("2099-05-11 20:00 Mars/Olympus", "is no time zone"),
    ("tomorrow", "is no moment"),
])  # fmt: skip
def test_a_moment_that_is_none_is_told(desk: Desk, moment: str, told: str) -> None:
    assert told in desk.instance.run("publish", desk.new, "--at", moment, code=1).stderr
    assert desk.instance.answer("jobs")["jobs"] == []


def test_what_is_pinned_or_awaited_is_not_pruned(desk: Desk, data: Path) -> None:
    few = Instance(desk.instance.folder, keep=1)
    few.run("pin", desk.old, "--reason", "The jury's")
    few.run("publish", desk.new, "--at", "2099-05-11 20:00 UTC")
    for title in ("Second", "Third", "Fourth"):
        edit(data / "smart-50-2018.yaml", "Array of Lamps", title)
        edit(data / "smart-50-2018.yaml", title, "Array of Lamps")
        edit(data / "smart-50-2023.yaml", "Growing Apart", title)
        few.publish(data)
        edit(data / "smart-50-2023.yaml", title, "Growing Apart")
    kept = {manifest.id for manifest in few.shelf.kept()}
    assert kept == {few.current, desk.old, desk.new}
    few.run("unpin", desk.old)
    few.run("cancel", 1)
    few.run("prune")
    assert {manifest.id for manifest in few.shelf.kept()} == {few.current}
