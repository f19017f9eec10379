"""What befalls a job from outside: one clear message, nothing lost, and the next try works."""

import os
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from archive.catalogue.database import writing
from archive.catalogue.job import add_job
from archive.domain.job import JobKind
from tests.integration.released import Released
from tests.integration.test_full_disk import files_no_larger_than


def ask(place: Released, kind: JobKind = "publish", **asked: str) -> int:
    with writing(place.site.url) as session:
        given = {"release": place.new, **asked} if kind == "publish" else asked
        return add_job(session, kind, "ada", datetime.now(UTC), asked=given).id


def one_line(place: Released, number: int) -> str:
    """What the command says of a job that it cannot do."""
    result = place.instance.run("work", number, code=1)
    assert (result.stdout, len(result.stderr.splitlines())) == ("", 1), result.stderr
    return result.stderr


def test_of_two_publishers_one_is_told_who_was_faster(place: Released) -> None:
    numbers = [ask(place, seen=place.old), ask(place, seen=place.old)]
    env = {**os.environ, "ARCHIVE_INSTANCE": str(place.instance.folder)}
    processes = [
        subprocess.Popen(
            [sys.executable, "-m", "indexer", "work", str(number)], env=env,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )
        for number in numbers
    ]  # fmt: skip
    said = ["".join(process.communicate()) for process in processes]
    assert sorted(process.returncode for process in processes) == [0, 1]
    assert sum("is served." in text for text in said) == 1
    assert sum(f"ada was faster: release {place.new} is served since" in text for text in said) == 1
    assert place.instance.current == place.new
    assert [e.act for e in place.site.log(who="ada", kind="release")].count("publish") == 1


def test_a_catalogue_that_is_lost_on_the_way(place: Released) -> None:
    number, file = ask(place), place.instance.folder / "catalogue.sqlite"
    aside = shutil.copy(file, file.with_name("aside"))
    for left in (*file.parent.glob("catalogue.sqlite*"),):
        left.unlink()
    file.write_bytes(b"no database" * 1000)
    assert "cannot be used: file is not a database. Check that" in one_line(place, number)
    assert place.site.desk().get("/staff/sign-in").status_code == 503
    assert place.site.desk().get("/search?q=growing").status_code == 200, "the public reads on"
    Path(aside).replace(file)
    place.instance.run("work", number)
    assert place.instance.current == place.new


@pytest.mark.parametrize("size", [0, 4096])
def test_a_disk_that_is_full(place: Released, size: int) -> None:
    number = ask(place)
    with files_no_larger_than(size):
        assert one_line(place, number).startswith("Error: ")
    assert place.instance.opened().id == place.old
    assert place.instance.opened().warning == ""
    place.instance.run("work", number)
    assert place.instance.current == place.new


def test_a_folder_that_cannot_be_written(place: Released) -> None:
    number, jobs = ask(place), place.instance.folder / "jobs"
    jobs.write_text("in the way")
    told = one_line(place, number)
    assert f"The folder {jobs} cannot be written" in told
    assert "Set ARCHIVE_INSTANCE" in told
    jobs.unlink()
    place.instance.run("work", number)
    assert place.instance.current == place.new


def test_a_backup_folder_that_is_none_fails_the_job_alone(place: Released) -> None:
    (place.instance.folder / "backups").write_text("in the way")
    assert "File exists. Mend that, then try again." in one_line(place, ask(place, "back up"))
    place.instance.run("work", ask(place))
    assert place.instance.current == place.new


def test_a_release_that_was_tampered_with_is_not_published(place: Released) -> None:
    (place.instance.shelf.path(place.new) / "snapshot.json").write_text("{}")
    assert "the file snapshot.json was changed" in one_line(place, ask(place))
    assert place.instance.opened().id == place.old
    place.instance.run("stage")
    place.instance.run("work", ask(place))
    assert place.instance.current == place.new
