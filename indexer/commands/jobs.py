"""The commands about jobs: what waits, what goes on, and who does it."""

from datetime import UTC, datetime

import click

from archive.catalogue.database import exists, migrate, reading, writing
from archive.catalogue.job import read_jobs
from archive.catalogue.scheduling import call_off
from archive.domain.appointment import told
from archive.domain.job import Job
from archive.errors import JobError
from indexer import keep as keeping
from indexer.commands.command import command, user
from indexer.commands.options import REASON
from indexer.pipeline import Pipeline
from indexer.report import Report
from indexer.work import work as do

commands = click.Group()
JOB = click.argument("job", type=int, metavar="JOB")
SHOWN = 20


@command(commands, alone=False)
def jobs(pipeline: Pipeline, report: Report) -> None:
    """List what was asked for: what waits for its moment, what goes on, what is over."""
    url = pipeline.settings.database_url
    found: tuple[Job, ...] = ()
    if exists(url):
        migrate(url)
        with reading(url) as session:
            found = read_jobs(session, limit=SHOWN)
    for job in found:
        report.say(line(job))
    report.say(f"{len(found)} jobs.", jobs=[facts(job) for job in found])


@command(commands, alone=False)
@JOB
@REASON
def cancel(pipeline: Pipeline, report: Report, job: int, reason: str) -> None:
    """Take back the job of number JOB, which has not begun."""
    url = pipeline.settings.database_url
    if not exists(url):
        raise JobError("There is no job yet.")
    migrate(url)
    with writing(url) as session:
        call_off(session, job, user(), datetime.now(UTC), reason)
    report.say(f"Job {job} is cancelled.", job=job)


@command(commands, alone=False)
@JOB
def work(pipeline: Pipeline, report: Report, job: int) -> None:
    """Do the job of number JOB, which the pages of the staff or `publish --at` asked for."""
    ended = do(pipeline, job)
    if ended.state == "failed":
        raise JobError(ended.message)
    report.say(ended.message, **facts(ended))


@command(commands, alone=False)
@click.option(
    "--with", "companion", type=int, metavar="PROCESS",
    help="End with the process of this number, which began this one.",
)  # fmt: skip
def keep(pipeline: Pipeline, report: Report, companion: int | None) -> None:
    """Begin jobs when they are due, and again if they were interrupted, until told to end.

    `python -m archive.serve` has one; beside another server, run this.
    """
    keeping.keep(pipeline.settings, keeping.until_told(companion))
    report.say("What was begun goes on to its end.")


def line(job: Job) -> str:
    """A job in a line, for people."""
    what = f"{job.kind} {job.release}".strip()
    when = f", due {told(job.due, job.zone)}" if job.due and job.is_open else ""
    message = f": {' '.join(job.message.split())}" if job.message else ""
    return f"{job.id}: {what} by {job.by}, {job.state}{when}{message}"


def facts(job: Job) -> dict[str, object]:
    """A job for machines."""
    return {
        "job": job.id, "kind": job.kind, "state": job.state, "release": job.release, "by": job.by,
        "due": job.due and job.due.isoformat(), "zone": job.zone, "message": job.message,
        "result": dict(job.result),
    }  # fmt: skip
