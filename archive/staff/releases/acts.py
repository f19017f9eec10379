"""What is done to releases: each act is asked for here and done by the indexer."""

import time
from datetime import UTC, datetime

from flask import abort
from flask.typing import ResponseReturnValue

from archive.catalogue.database import reading, writing
from archive.catalogue.edition import read_editions
from archive.catalogue.job import job_numbered
from archive.catalogue.scheduling import schedule
from archive.domain.appointment import Appointment, NoAppointment, appointment
from archive.domain.job import Job
from archive.staff import process, visitor
from archive.staff.answering import see_other
from archive.staff.form import Form, typed
from archive.staff.jobs.asking import begin
from archive.staff.office import office
from archive.staff.releases.pages import back_page, release_page
from archive.staff.releases.room import comparison, manifest, pointer, room, shelf
from archive.web import links

PATIENCE = 3.0
"""Seconds for which a browser waits for the end of what is mostly over in less than one."""
LONGEST = 1000
NO_REASON = "Say why, for the log: whoever looks back will want to know."
NO_OVERRIDE = "This release is worse than the one that is served. Say why it is to be published."


@room.post("/releases/stage", may="editor")
def stage() -> ResponseReturnValue:
    with reading(office().database) as session:
        if not read_editions(session):
            abort(409, "Nothing is recorded yet, so that there is nothing to stage.")
    return _to(begin("stage"))


@room.post("/releases/<release>/publish", may="publisher")
def publish(release: str) -> ResponseReturnValue:
    manifest(release)
    values = _typed("why", "override", "seen", "day", "time", "zone")
    errors: dict[str, str] = {} if values["why"] else {"why": NO_REASON}
    if _is_worse(release) and not values["override"]:
        errors["override"] = NO_OVERRIDE
    at, wrong = _moment(values)
    errors |= wrong
    if errors:
        return release_page(release, Form(values, errors), 422)
    if at:
        return _scheduled(release, at, values)
    asked = {"release": release, "seen": values["seen"] or None}
    return _to(begin("publish", asked, why=values["why"], override=values["override"]))


@room.post("/releases/<release>/back", may="publisher")
def go_back(release: str) -> ResponseReturnValue:
    manifest(release)
    values = _typed("why", "seen")
    if not values["why"]:
        return back_page(release, Form(values, {"why": NO_REASON}), 422)
    asked = {"release": release, "seen": values["seen"] or None}
    job = _awaited(begin("roll back", asked, why=values["why"]))
    if job.state == "done":
        return see_other(links.staff("releases"), said=job.message)
    return _to(job)


@room.post("/releases/<release>/pin", may="publisher")
def pin(release: str) -> ResponseReturnValue:
    manifest(release)
    return _ran(["pin", release], f"Release {release} is pinned: it is never pruned.")


@room.post("/releases/<release>/unpin", may="publisher")
def unpin(release: str) -> ResponseReturnValue:
    manifest(release)
    return _ran(["unpin", release], f"Release {release} is pinned no more.")


@room.post("/releases/prune", may="publisher")
def prune() -> ResponseReturnValue:
    if not shelf().kept():
        abort(409, "There is no release yet.")
    return _ran(["prune"], "What was too old is removed.")


def _ran(words: list[str], said: str) -> ResponseReturnValue:
    """A short command, in the name of whoever is signed in."""
    answer = process.run([*words, "--by", visitor.name()])
    if not answer.ok:
        abort(409, f"{answer.message} Nothing was changed.")
    return see_other(links.staff("releases"), said=said)


def _typed(*names: str) -> dict[str, str]:
    return {name: value.strip()[:LONGEST] for name, value in typed(*names).items()}


def _is_worse(release: str) -> bool:
    now = pointer()
    return bool(now and now.release != release and not comparison(now.release, release).passes)


def _moment(values: dict[str, str]) -> tuple[Appointment | None, dict[str, str]]:
    """The moment that was typed, if any, and what is wrong with it."""
    if not values["day"] and not values["time"]:
        return None, {}
    try:
        now = datetime.now(UTC)
        return appointment(values["day"], values["time"], values["zone"], now), {}
    except NoAppointment as error:
        return None, {error.field: str(error)}


def _scheduled(release: str, at: Appointment, values: dict[str, str]) -> ResponseReturnValue:
    why, override = values["why"], values["override"]
    with writing(office().database) as session:
        now = datetime.now(UTC)
        job = schedule(session, release, at, visitor.name(), now, why=why, override=override)
    return see_other(links.staff(f"jobs/{job.id}"), said=f"It will be published at {at}.")


def _awaited(job: Job) -> Job:
    """The job as it is after a moment, over if it took no longer."""
    until = time.monotonic() + PATIENCE
    while job.is_open and time.monotonic() < until:
        time.sleep(0.03)
        with reading(office().database) as session:
            job = job_numbered(session, job.id)
    return job


def _to(job: Job) -> ResponseReturnValue:
    return see_other(links.staff(f"jobs/{job.id}"))
