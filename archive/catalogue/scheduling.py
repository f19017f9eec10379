"""Acts on jobs, each with its line in the audit log: what the commands and the pages share."""

from datetime import datetime

from sqlalchemy.orm import Session

from archive.catalogue.audit import record
from archive.catalogue.job import add_job, cancel_job
from archive.domain.appointment import Appointment
from archive.domain.job import Job


def schedule(
    session: Session,
    release: str,
    at: Appointment,
    by: str,
    now: datetime,
    *,
    why: str = "",
    override: str = "",
) -> Job:
    """Let a release be published at a moment to come."""
    asked = {"release": release}
    job = add_job(session, "publish", by, now, asked=asked, at=at, why=why, override=override)
    details = {"job": job.id, "at": str(at)}
    record(session, by, "schedule", "release", release, why=why, details=details)
    return job


def call_off(session: Session, number: int, by: str, now: datetime, why: str = "") -> Job:
    """Take back what has not begun; JobError if it has."""
    job = cancel_job(session, number, now)
    details = {"job": number, "of": job.kind}
    record(session, by, "cancel", "release", job.release, why=why, details=details)
    return job
