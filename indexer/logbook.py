"""Acts of commands in the audit log of the staff."""

from collections.abc import Mapping
from contextlib import suppress
from typing import Any, get_args

from archive.catalogue.audit import record, was_told
from archive.catalogue.database import exists, migrate, reading, writing
from archive.catalogue.job import open_jobs
from archive.domain.audit import AuditAct, AuditKind
from archive.errors import CatalogueError
from archive.release import Pointer
from archive.release.pointer import PointerAct


def note(
    url: str,
    by: str,
    act: AuditAct,
    kind: AuditKind,
    subject: str,
    *,
    why: str = "",
    details: Mapping[str, Any] | None = None,
) -> str:
    """Note what was done; why it could not be noted, or nothing.

    Going back must be possible also where the catalogue is lost, so this raises nothing.
    """
    try:
        if not exists(url):
            return ""
        migrate(url)
        with writing(url) as session:
            record(session, by, act, kind, subject, why=why, details=details)
    except CatalogueError as error:
        return f"It is done, and not in the log: {error}"
    return ""


def catch_up(url: str, pointer: Pointer | None) -> None:
    """Note by which act the pointer was moved, if whoever moved it was killed before that.

    Who holds the lock of the instance asks for it, so that nothing moves the pointer meanwhile.
    """
    with suppress(CatalogueError):
        if pointer is None or not exists(url) or _is_told(url, pointer):
            return
        since = {"since": pointer.published_at.isoformat()}
        with writing(url) as session:
            by, release, why = pointer.by, pointer.release, pointer.reason
            record(session, by, pointer.act, "release", release, why=why, details=since)


def _is_told(url: str, pointer: Pointer) -> bool:
    """Whether the log has it, or will have: a job that was interrupted is begun anew."""
    with reading(url) as session:
        begun = (job.release for job in open_jobs(session) if "begun" in job.asked)
        acts, since = get_args(PointerAct), pointer.published_at
        return pointer.release in begun or was_told(session, acts, pointer.release, since)
