"""Hand a file over, or a corrected one; and the templates to fill in."""

from collections.abc import Mapping
from datetime import UTC, datetime
from tempfile import TemporaryDirectory
from typing import Any

from flask import Response, abort, request
from flask.typing import ResponseReturnValue

from archive.catalogue.audit import record
from archive.catalogue.database import reading, writing
from archive.catalogue.importing import add_import, find_import, read_imports, update_import
from archive.staff import visitor
from archive.staff.answering import answer, see_other
from archive.staff.form import Form, typed
from archive.staff.imports import checking, edition, files
from archive.staff.imports.the_room import address, known, room
from archive.staff.office import office
from archive.staff.process import run

TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}
KEPT, KEPT_NAME = "kept", "kept-name"
"""A file that came with a form that was refused: a browser does not choose it again by itself."""
NAME_LENGTH = 120


@room.get("/imports", may="editor")
def imports() -> ResponseReturnValue:
    return _page(Form({"edition": ""}))


@room.post("/imports", may="editor")
def upload() -> ResponseReturnValue:
    values = typed(*edition.FIELDS, KEPT, KEPT_NAME)
    wanted = edition.wanted(values)
    files.forget_old()
    folder, name, size = _handed(values)
    errors = dict(wanted.errors)
    if not size:
        errors = {"file": "Choose a spreadsheet that is not empty.", **errors}
    if errors:
        return _page(Form({**values, KEPT: folder, KEPT_NAME: name}, errors), 422)
    who, now = visitor.name(), datetime.now(UTC)
    with writing(office().database) as session:
        number = add_import(
            session, at=now, by=who, name=name, folder=folder, edition=wanted.key,
            new_edition=wanted.new,
        )  # fmt: skip
        details = {"file": name, "bytes": size, "edition": values["edition"]}
        record(session, who, "upload", "import", str(number), details=details)
        found = find_import(session, number)
    assert found is not None  # noqa: S101 - it was just added
    checking.start(found, "--check")
    return see_other(address(number))


@room.post("/imports/<int:number>/file", may="editor")
def correct(number: int) -> ResponseReturnValue:
    """A corrected file takes the place of the one before; what was decided stays."""
    found = known(number)
    name, content = _file()
    if not content:
        return see_other(address(number), said="Choose the corrected file first.")
    if not found.is_open or not checking.has_file(found):
        abort(
            409, "This import is over, or its file is forgotten. Hand the file over as a new one."
        )
    if checking.state_of(found).at_work:
        abort(409, "The file is being checked at this moment. Wait for it, then send the next.")
    checking.keep_findings(found)
    files.replace_file(found.folder, content)
    with writing(office().database) as session:
        update_import(session, number, name=name, state="checking")
        details = {"file": name, "bytes": len(content), "corrects": found.name}
        record(session, visitor.name(), "upload", "import", str(number), details=details)
    checking.start(known(number), "--check")
    return see_other(address(number))


@room.get("/imports/template.<form>", may="editor")
def template(form: str) -> ResponseReturnValue:
    if form not in TYPES:
        abort(404, "There is a template as XLSX and one as CSV.")
    with TemporaryDirectory() as folder:
        path = f"{folder}/template.{form}"
        made = run(["template", path])
        if not made.ok:
            abort(503, made.message)
        with open(path, "rb") as file:  # noqa: PTH123 - a name that was just made
            response = Response(file.read(), content_type=TYPES[form])
    response.headers.set("Content-Disposition", "attachment", filename=f"winners.{form}")
    return response


@room.panel("staff/imports/_panel.html", may="editor")
def latest() -> Mapping[str, Any]:
    with reading(office().database) as session:
        return {"imports": read_imports(session, 5)}


def _handed(values: Mapping[str, str]) -> tuple[str, str, int]:
    """The folder of the file that was chosen now or before, its name and size; 0 without one."""
    name, content = _file()
    if content:
        return files.keep_file(content), name, len(content)
    kept = values[KEPT]
    return (
        (kept, _plain(values[KEPT_NAME]), size) if (size := files.unclaimed(kept)) else ("", "", 0)
    )


def _file() -> tuple[str, bytes]:
    """The name of what was sent, for people alone, and its content."""
    sent = request.files.get("file")
    if sent is None:
        return "", b""
    return _plain(sent.filename or ""), sent.read()


def _plain(name: str) -> str:
    name = "".join(c if c.isprintable() else " " for c in name).strip()
    return name.replace("\\", "/").rpartition("/")[2][-NAME_LENGTH:] or "unnamed"


def _page(form: Form, status: int = 200) -> ResponseReturnValue:
    def facts() -> Mapping[str, Any]:
        with reading(office().database) as session:
            known_imports = read_imports(session)
        return {"form": form, "editions": edition.choices(), "imports": known_imports}

    return answer("staff/imports/index.html", facts, status=status)
