"""The line that a command leaves in the log of the staff."""

from collections.abc import Mapping
from typing import Any

from archive.domain.audit import AuditAct, AuditKind
from indexer.commands.command import user
from indexer.logbook import note as write
from indexer.pipeline import Pipeline
from indexer.report import Report


def note(
    pipeline: Pipeline,
    report: Report,
    act: AuditAct,
    kind: AuditKind,
    subject: str,
    *,
    by: str = "",
    why: str = "",
    details: Mapping[str, Any] | None = None,
) -> None:
    """Note what was done, by whoever runs the command if nobody else is named.

    Where that cannot be noted the command says so; it has done what it was to do.
    """
    url = pipeline.settings.database_url
    report.warn(write(url, by or user(), act, kind, subject, why=why, details=details))
