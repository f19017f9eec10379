"""What each kind of job does. It may have been begun before, by a process that was killed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from archive.catalogue.database import reading, writing
from archive.catalogue.job import update_job, was_staged
from archive.domain.audit import AuditAct, AuditKind
from archive.domain.job import Job, JobKind
from archive.errors import JobError
from archive.release import Pointer
from indexer.pipeline import Pipeline
from indexer.progress import Progress

BACKUPS = "backups"


@dataclass(frozen=True, slots=True)
class Deed:
    """What was done to which thing, for the page of the job and for the audit log."""

    acts: tuple[AuditAct, ...]
    kind: AuditKind
    subject: str
    message: str
    result: Mapping[str, Any] = field(default_factory=dict)
    details: Mapping[str, Any] = field(default_factory=dict)


def stage(pipeline: Pipeline, _: Job, progress: Progress) -> Deed:
    """A release of what the catalogue holds now, beside what is served."""
    progress.begin("Building the release")
    manifest, built = pipeline.build(progress.watch)
    progress.begin("Questioning the release")
    found = pipeline.verify(manifest)
    winners = manifest.counts.winners
    result = {
        "release": manifest.id, "winners": winners, "built": built, "checks": found.checks,
    }  # fmt: skip
    message = f"Release {manifest.id} holds {winners} winners and passed {found.checks} checks."
    return Deed(("stage",), "release", manifest.id, message, result, {"winners": winners})


def publish(pipeline: Pipeline, job: Job, progress: Progress) -> Deed:
    """Make a staged release current, unless somebody was faster."""
    if _is_done(pipeline, job):
        return _published(pipeline, job, pipeline.shelf.current().reason)
    with reading(pipeline.settings.database_url) as session:
        proven = was_staged(session, job.release)
    progress.begin("Examining the release" if proven else "Questioning the release")
    _, why = pipeline.publish_release(job.release, job.by, job.why, job.override, proven=proven)
    progress.begin("Removing what is too old")
    return _published(pipeline, job, why, pipeline.prune())


def roll_back(pipeline: Pipeline, job: Job, progress: Progress) -> Deed:
    """Make an earlier release current again, unless somebody was faster."""
    if not _is_done(pipeline, job):
        progress.begin("Examining the release")
        pipeline.rollback(job.release, job.by, job.why)
    result = {"release": job.release}
    message = f"Release {job.release} is served again."
    return Deed(("roll back",), "release", job.release, message, result)


def back_up(pipeline: Pipeline, job: Job, progress: Progress) -> Deed:
    """Write all there is into a file of the instance, named by the job."""
    from indexer import backup  # what only it needs takes a while to import

    progress.begin("Writing and reading back")
    folder = pipeline.settings.instance / BACKUPS
    folder.mkdir(exist_ok=True)
    for left in folder.glob(".*"):  # of a process that was killed
        left.unlink()
    path = folder / f"awards-{job.created:%Y-%m-%d-%H%M}-{job.id}.tar"
    kept = backup.verify(path) if path.exists() else pipeline.back_up(path)
    size = path.stat().st_size
    result = {"file": path.name, "bytes": size, "files": len(kept.files)}
    message = f"{path.name} holds {len(kept.files)} files, {size:,} bytes, and was read back whole."
    return Deed(("back up",), "backup", path.name, message, result, {"bytes": size})


DO: Mapping[JobKind, Callable[[Pipeline, Job, Progress], Deed]] = {
    "stage": stage,
    "publish": publish,
    "roll back": roll_back,
    "back up": back_up,
}


def _published(pipeline: Pipeline, job: Job, why: str, pruned: tuple[str, ...] = ()) -> Deed:
    winners = pipeline.shelf.manifest(job.release).counts.winners
    result = {"release": job.release, "winners": winners}
    message = f"Release {job.release} with {winners} winners is served."
    details: dict[str, Any] = {"winners": winners}
    if pruned:
        details["pruned"] = list(pruned)
    if why == job.why:
        return Deed(("publish",), "release", job.release, message, result, details)
    details["override"] = job.override
    return Deed(("override", "publish"), "release", job.release, message, result, details)


def _is_done(pipeline: Pipeline, job: Job) -> bool:
    """Whether a process that was killed has done it already.

    What moves the pointer must find it where it was when that was asked for, or begun: else
    somebody published or went back in between, whose act is not to be undone unseen. JobError
    says who.
    """
    pointer = pipeline.shelf.pointer_or_none()
    release, mark = (pointer.release, _mark(pointer)) if pointer else ("", "")
    begun = job.asked.get("begun")
    if begun is not None and release == job.release:
        return True
    expected, found = (job.asked.get("seen"), release) if begun is None else (begun, mark)
    if expected is not None and expected != found:
        raise JobError(_faster(pointer))
    if begun is None:
        with writing(pipeline.settings.database_url) as session:
            update_job(session, job.id, {"asked": {**job.asked, "begun": mark}})
    return False


def _mark(pointer: Pointer) -> str:
    return f"{pointer.release} {pointer.published_at.isoformat()}"


def _faster(pointer: Pointer | None) -> str:
    if pointer is None:
        return "What was served is gone. Nothing was changed. Look again, then publish anew."
    age = max(0, round((datetime.now(UTC) - pointer.published_at).total_seconds()))
    return (
        f"{pointer.by} was faster: release {pointer.release} is served since {age} s ago. Nothing "
        "was changed. Look at what is different now, then try again."
    )
