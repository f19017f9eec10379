"""Backups, made as jobs and taken along by publishers; and the record as files."""

import io
import re
import zipfile
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from flask import Response, abort, send_file
from flask.typing import ResponseReturnValue

from archive.catalogue.audit import record
from archive.catalogue.database import reading, writing
from archive.catalogue.edition import read_editions
from archive.domain.audit import AuditKind
from archive.release import Shelf
from archive.staff import process, visitor
from archive.staff.answering import answer, see_other
from archive.staff.jobs.asking import begin
from archive.staff.office import office
from archive.staff.room import Room
from archive.web import links

room = Room("keeping", title="Keep", menu="/keep", may="publisher")

NAME = re.compile(r"awards-[0-9-]+\.tar")
EXPORT_SECONDS = 120.0


@room.get("/keep", may="publisher")
def keep() -> ResponseReturnValue:
    return answer("staff/keeping/index.html", lambda: {"backups": _backups()})


@room.post("/keep/backup", may="publisher")
def back_up() -> ResponseReturnValue:
    if not Shelf(office().settings.releases).kept():
        abort(409, "There is no release yet, so that there is little to keep.")
    return see_other(links.staff(f"jobs/{begin('back up').id}"))


@room.post("/keep/backups/<name>", may="publisher")
def take(name: str) -> ResponseReturnValue:
    """A backup, which holds all there is: who took it along is in the log."""
    path = _folder() / name
    if not NAME.fullmatch(name) or not path.is_file():
        abort(404)
    _note("backup", name)
    return send_file(path.resolve(), as_attachment=True, mimetype="application/x-tar", etag=False)


@room.post("/keep/export", may="publisher")
def export() -> ResponseReturnValue:
    """The record as the files of data/, in one archive."""
    with reading(office().database) as session:
        if not read_editions(session):
            abort(409, "Nothing is recorded yet, so that there is nothing to export.")
    with TemporaryDirectory() as folder:
        told = process.run(["export", folder], seconds=EXPORT_SECONDS)
        if not told.ok:
            abort(409, f"{told.message} Nothing was changed.")
        content = _zipped(Path(folder))
    _note("catalogue", "data")
    name = f"awards-data-{datetime.now(UTC):%Y-%m-%d}.zip"
    response = Response(content, content_type="application/zip")
    response.headers.set("Content-Disposition", "attachment", filename=name)
    return response


def _note(kind: AuditKind, subject: str) -> None:
    with writing(office().database) as session:
        record(session, visitor.name(), "export", kind, subject)


def _zipped(folder: Path) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            archive.write(path, f"data/{path.relative_to(folder).as_posix()}")
    return made.getvalue()


def _backups() -> list[Mapping[str, Any]]:
    """Those that are whole, the latest first: what is being written has a hidden name."""
    found = sorted(_folder().glob("awards-*.tar"), key=lambda path: path.stat().st_mtime)
    return [
        {"name": path.name, "bytes": (stat := path.stat()).st_size,
         "at": datetime.fromtimestamp(stat.st_mtime, UTC)}
        for path in reversed(found)
    ]  # fmt: skip


def _folder() -> Path:
    return office().settings.instance / "backups"
