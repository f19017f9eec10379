"""Acts of commands in the audit log of the staff."""

from collections.abc import Mapping
from typing import Any

from archive.catalogue.audit import record
from archive.catalogue.database import exists, migrate, writing
from archive.domain.audit import AuditAct, AuditKind
from archive.errors import CatalogueError


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
