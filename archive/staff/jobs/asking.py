"""Asks for a job and begins it, unless another one is at work on the releases."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from flask import abort

from archive.catalogue.database import reading, writing
from archive.catalogue.job import add_job, open_jobs
from archive.domain.job import DOING, Job, JobKind
from archive.staff import process, visitor
from archive.staff.office import office


def begin(
    kind: JobKind, asked: Mapping[str, Any] | None = None, *, why: str = "", override: str = ""
) -> Job:
    """Begin a job for whoever is signed in; 409 that names who is at work, if somebody is."""
    now = datetime.now(UTC)
    with writing(office().database) as session:
        if busy := _at_work(open_jobs(session)):
            abort(409, _told(busy, now))
        job = add_job(session, kind, visitor.name(), now, asked=asked, why=why, override=override)
    process.start(["work", str(job.id)])
    return job


def at_work() -> Job | None:
    """The job that is being done or is just about to be, if there is one."""
    with reading(office().database) as session:
        return _at_work(open_jobs(session))


def _at_work(jobs: tuple[Job, ...]) -> Job | None:
    """What only waits for its moment keeps nobody from working."""
    at_once = (job for job in jobs if job.state == "running" or job.due is None)
    return next(at_once, None)


def _told(job: Job, now: datetime) -> str:
    age = max(0, round((now - (job.started or job.created)).total_seconds()))
    return (
        f"{job.by} is at work for {age} s: {DOING[job.kind]}, job {job.id}. Nothing was changed. "
        "Look at what came of it, then try again."
    )
