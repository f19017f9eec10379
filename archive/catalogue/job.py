"""Jobs: what the staff asked the indexer to do. Each is claimed by one process at a time."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, String, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from archive.catalogue.base import Base, Moment, one_of
from archive.catalogue.writing import update_rows
from archive.domain.appointment import Appointment
from archive.domain.job import OPEN, Job, JobKind, JobState
from archive.errors import JobError


class JobRow(Base):
    __tablename__ = "jobs"
    __table_args__ = (one_of("kind", JobKind), one_of("state", JobState))

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[JobKind] = mapped_column(String)
    state: Mapped[JobState] = mapped_column(String, index=True)
    by: Mapped[str]
    created: Mapped[datetime] = mapped_column(Moment)
    asked: Mapped[dict[str, Any]] = mapped_column(JSON)
    due: Mapped[datetime | None] = mapped_column(Moment)
    zone: Mapped[str]
    """The clock by which the moment was typed, for it is told by that again."""
    why: Mapped[str]
    override: Mapped[str]
    step: Mapped[str]
    done: Mapped[int]
    total: Mapped[int]
    message: Mapped[str]
    result: Mapped[dict[str, Any]] = mapped_column(JSON)
    tries: Mapped[int]
    started: Mapped[datetime | None] = mapped_column(Moment)
    heartbeat: Mapped[datetime | None] = mapped_column(Moment)
    finished: Mapped[datetime | None] = mapped_column(Moment)


def add_job(
    session: Session,
    kind: JobKind,
    by: str,
    now: datetime,
    *,
    asked: Mapping[str, Any] | None = None,
    at: Appointment | None = None,
    why: str = "",
    override: str = "",
) -> Job:
    """Ask for something to be done, at once or at a moment to come."""
    row = JobRow(
        kind=kind,
        state="waiting",
        by=by,
        created=now,
        asked=dict(asked or {}),
        due=at.at if at else None,
        zone=at.zone if at else "",
        why=why,
        override=override,
        step="",
        done=0,
        total=0,
        message="",
        result={},
        tries=0,
    )
    session.add(row)
    session.flush()
    return _job(row)


def job_numbered(session: Session, number: int) -> Job:
    """JobError if there is none."""
    row = session.get(JobRow, number, populate_existing=True)
    if row is None:
        raise JobError(f"There is no job {number}. `python -m indexer jobs` lists them.")
    return _job(row)


def read_jobs(
    session: Session,
    *,
    states: Sequence[JobState] | None = None,
    kind: JobKind | None = None,
    limit: int = 100,
) -> tuple[Job, ...]:
    """The latest first."""
    query = select(JobRow).order_by(JobRow.id.desc()).limit(limit)
    if states is not None:
        query = query.where(JobRow.state.in_(states))
    if kind is not None:
        query = query.where(JobRow.kind == kind)
    return tuple(map(_job, session.scalars(query)))


def open_jobs(session: Session) -> tuple[Job, ...]:
    """What is not over, in the order in which it was asked for."""
    return read_jobs(session, states=OPEN, limit=1000)[::-1]


def claim_job(session: Session, number: int, now: datetime) -> Job:
    """Begin a job, or begin it again; whoever does must be the only one that is alive.

    JobError if it is over, or if its moment has not come by the clock of the wall.
    """
    job = job_numbered(session, number)
    if not job.is_open:
        raise JobError(f"Job {number} is {job.state} already.")
    if job.due and now < job.due:
        raise JobError(f"Job {number} is not due before {job.due:%Y-%m-%d %H:%M:%S} UTC.")
    begun = {"state": "running", "tries": job.tries + 1, "started": job.started or now}
    update_job(session, number, {**begun, "heartbeat": now, "step": "", "message": ""})
    return job_numbered(session, number)


def end_job(
    session: Session,
    number: int,
    state: JobState,
    now: datetime,
    *,
    message: str = "",
    result: Mapping[str, Any] | None = None,
) -> None:
    """A job is over, well or not."""
    ended = {"state": state, "finished": now, "message": message, "result": dict(result or {})}
    update_job(session, number, ended)


def cancel_job(session: Session, number: int, now: datetime) -> Job:
    """Take back what has not begun; JobError if it has."""
    job = job_numbered(session, number)
    if job.state != "waiting":
        raise JobError(f"Job {number} is {job.state}, only what waits can be cancelled.")
    end_job(session, number, "cancelled", now)
    return job


def update_job(session: Session, number: int, values: Mapping[str, Any]) -> None:
    """Note how far a job has come."""
    update_rows(session, JobRow, [{"id": number, **values}])
    session.expire_all()


def awaited_releases(session: Session) -> frozenset[str]:
    """Releases that open jobs are about, and the one staged last: somebody counts on these."""
    staged = read_jobs(session, states=["done"], kind="stage", limit=1)
    return frozenset(job.release for job in (*open_jobs(session), *staged) if job.release)


def was_staged(session: Session, release: str) -> bool:
    """Whether a job has built the release and found that it passes all checks."""
    query = select(JobRow.result).where(JobRow.kind == "stage", JobRow.state == "done")
    return any(result.get("release") == release for result in session.scalars(query))


def _job(row: JobRow) -> Job:
    return Job(**{name: getattr(row, name) for name in Job.__dataclass_fields__})
