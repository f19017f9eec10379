"""The page of a job, which renews itself while it goes on, and the list of the latest."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from flask import abort, request
from flask.typing import ResponseReturnValue

from archive.catalogue.database import reading, writing
from archive.catalogue.job import job_numbered, open_jobs, read_jobs
from archive.catalogue.scheduling import call_off
from archive.domain.appointment import told
from archive.domain.job import DOING, Job
from archive.errors import JobError
from archive.staff import visitor
from archive.staff.answering import answer, see_other
from archive.staff.office import office
from archive.staff.room import Room
from archive.web import links

room = Room("jobs", title="Jobs")

SHOWN = 30


@room.get("/jobs", may="editor")
def jobs() -> ResponseReturnValue:
    with reading(office().database) as session:
        found = read_jobs(session, limit=SHOWN)
    return answer("staff/jobs/index.html", lambda: {"jobs": found, "due": due})


@room.get("/jobs/<int:number>", may="editor")
def job(number: int) -> ResponseReturnValue:
    found = _found(number)
    return answer("staff/jobs/job.html", lambda: _facts(found))


@room.post("/jobs/<int:number>/cancel", may="publisher")
def cancel(number: int) -> ResponseReturnValue:
    why = request.form.get("why", "").strip()
    try:
        with writing(office().database) as session:
            gone = call_off(session, number, visitor.name(), datetime.now(UTC), why)
    except JobError as error:
        abort(409, f"{error} Nothing was changed.")
    return see_other(links.staff("releases"), said=f"Job {number}, to {gone.kind}, is cancelled.")


@room.panel("staff/jobs/_panel.html", may="editor")
def awaited() -> Mapping[str, Any]:
    with reading(office().database) as session:
        return {"jobs": open_jobs(session), "due": due}


def due(job: Job) -> str:
    """The moment of a job by the clock by which it was given."""
    return told(job.due, job.zone) if job.due else ""


def _found(number: int) -> Job:
    try:
        with reading(office().database) as session:
            return job_numbered(session, number)
    except (JobError, OverflowError):
        abort(404)


def _facts(job: Job) -> Mapping[str, Any]:
    now = datetime.now(UTC)
    age = round((now - job.heartbeat).total_seconds()) if job.heartbeat else 0
    return {
        "job": job,
        "doing": DOING[job.kind],
        "due": due(job),
        "percent": round(100 * job.done / job.total) if job.total else None,
        "silent": age if job.state == "running" and age > 10 else 0,
        "waits": job.state == "waiting" and job.due is not None and now < job.due,
        "seconds": round((job.finished - job.started).total_seconds(), 1)
        if job.finished and job.started
        else None,
    }
