"""Does one job in a process of its own. What was killed half way can be done again.

Who works holds the lock of the job, then that of the instance. What a job has done and that it is
over, with the line in the audit log, are written in one transaction; so each is logged once.
"""

import logging
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

from archive.catalogue.audit import record
from archive.catalogue.database import migrate, writing
from archive.catalogue.job import claim_job, end_job, job_numbered
from archive.domain.audit import AuditKind
from archive.domain.job import Job
from archive.errors import ArchiveError, BusyError
from indexer.acts import DO, Deed
from indexer.alive import working_on
from indexer.pipeline import Pipeline
from indexer.progress import Progress, told

log = logging.getLogger(__name__)

PATIENCE = 60.0
"""Seconds to wait for another indexer before giving up."""
LONG_PATIENCE = 900.0
"""The same for what was put off to a moment at which nobody may be there to try again."""
MOST_TRIES = 5
"""A job whose process dies so often is given up: it may be the job that kills it."""
LATE = timedelta(minutes=1)
"""What begins so much after its moment is said to be late."""


def work(pipeline: Pipeline, number: int, patience: float | None = None) -> Job:
    """Do a job, well or not, and give it as it ended.

    JobError if there is nothing to be done, BusyError if another process does it.
    """
    url = pipeline.settings.database_url
    migrate(url)
    with working_on(pipeline.settings.instance, number):
        with writing(url) as session:
            job = claim_job(session, number, datetime.now(UTC))
        _finish(pipeline, job, patience or (LONG_PATIENCE if job.due else PATIENCE))
        with writing(url) as session:
            return job_numbered(session, number)


def _finish(pipeline: Pipeline, job: Job, patience: float) -> None:
    url = pipeline.settings.database_url
    try:
        deed = _do(pipeline, job, patience)
    except (ArchiveError, OSError) as error:
        _fail(url, job, in_words(error))
    except Exception:
        log.exception("Job %s came upon a fault of the program", job.id)
        _fail(url, job, "The program has a fault. Its log says more. Nothing else was changed.")
        raise
    else:
        now = datetime.now(UTC)
        with writing(url) as session:
            message = " ".join(filter(None, (deed.message, _late(job))))
            end_job(session, job.id, "done", now, message=message, result=deed.result)
            for act in deed.acts:
                details = {**deed.details, "job": job.id}
                record(session, job.by, act, deed.kind, deed.subject, why=job.why, details=details)


def _do(pipeline: Pipeline, job: Job, patience: float) -> Deed:
    if job.tries > MOST_TRIES:
        raise BusyError(
            f"It was interrupted {MOST_TRIES} times and is given up. Ask for it again when the "
            "log of the server says why."
        )
    with (
        told(pipeline.settings.database_url, job.id) as progress,
        _alone(pipeline, job, progress, patience),
    ):
        return DO[job.kind](pipeline, job, progress)


@contextmanager
def _alone(pipeline: Pipeline, job: Job, progress: Progress, patience: float) -> Iterator[None]:
    """The lock of the instance, waited for as long as that is reasonable."""
    until = time.monotonic() + patience
    with ExitStack() as held:
        while True:
            try:
                held.enter_context(pipeline.alone(f"{job.kind}, job {job.id} of {job.by}"))
                break
            except BusyError as error:
                if time.monotonic() > until:
                    raise
                progress.begin(f"Waiting. {str(error).removesuffix(' Try again when it is done.')}")
                time.sleep(0.1)
        yield


def _fail(url: str, job: Job, message: str) -> None:
    with writing(url) as session:
        end_job(session, job.id, "failed", datetime.now(UTC), message=message)
        if job.kind != "stage":
            details: Mapping[str, Any] = {"job": job.id, "message": message}
            kind: AuditKind = "backup" if job.kind == "back up" else "release"
            record(session, job.by, "fail", kind, job.release, why=job.why, details=details)


def _late(job: Job) -> str:
    if job.due is None or job.started is None or job.started - job.due < LATE:
        return ""
    minutes = (job.started - job.due) // timedelta(minutes=1)
    return f"It was {minutes} min late, for the service was not running at its moment."


def in_words(error: ArchiveError | OSError) -> str:
    """What went wrong and what to do, in a sentence or more."""
    if isinstance(error, ArchiveError):
        return str(error)
    return f"{error.strerror or error}. Mend that, then try again."
