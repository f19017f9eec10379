"""Hand a file over, or a corrected one; and the templates to fill in."""

from collections.abc import Mapping
from datetime import UTC, datetime
from tempfile import TemporaryDirectory
from typing import Any

from flask import Response, abort, request
from flask.typing import ResponseReturnValue

from archive.catalogue.audit import record
from archive.catalogue.database import reading, writing
from archive.catalogue.edition import read_editions
from archive.catalogue.importing import add_import, find_import, read_imports, update_import
from archive.domain.edition import edition_key
from archive.staff import visitor
from archive.staff.answering import answer, see_other
from archive.staff.form import Form, typed
from archive.staff.imports import checking, files
from archive.staff.imports.the_room import address, known, room
from archive.staff.office import office
from archive.staff.process import run

NEW, ROWS = "new", "rows"
TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}
FIELDS = ("edition", "award", "year", "slots", "ceremony_date")
NAME_LENGTH = 120


@room.get("/imports", may="editor")
def imports() -> ResponseReturnValue:
    return _page(Form({"edition": ""}))


@room.post("/imports", may="editor")
def upload() -> ResponseReturnValue:
    values = typed(*FIELDS)
    name, content = _file()
    errors, new_edition = _wrong(values, content)
    if errors:
        return _page(Form(values, errors), 422)
    files.forget_old()
    edition = "" if values["edition"] in (NEW, ROWS) else values["edition"]
    folder = files.keep_file(content)
    who, now = visitor.name(), datetime.now(UTC)
    with writing(office().database) as session:
        number = add_import(
            session, at=now, by=who, name=name, folder=folder, edition=edition,
            new_edition=new_edition,
        )  # fmt: skip
        details = {"file": name, "bytes": len(content), "edition": edition or values["edition"]}
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


def _file() -> tuple[str, bytes]:
    """The name of what was sent, for people alone, and its content."""
    sent = request.files.get("file")
    if sent is None:
        return "", b""
    name = "".join(c if c.isprintable() else " " for c in sent.filename or "").strip()
    return name.replace("\\", "/").rpartition("/")[2][-NAME_LENGTH:] or "unnamed", sent.read()


def _wrong(values: Mapping[str, str], content: bytes) -> tuple[dict[str, str], dict[str, Any]]:
    """What to mend in the form, and the edition that comes with the import if there is one."""
    errors: dict[str, str] = {}
    if not content:
        errors["file"] = "Choose a spreadsheet that is not empty."
    with reading(office().database) as session:
        keys = {edition.key for edition in read_editions(session)}
    if values["edition"] not in (*keys, NEW, ROWS):
        errors["edition"] = "Choose of which edition the winners are."
    if values["edition"] != NEW:
        return errors, {}
    new: dict[str, Any] = {"award": values["award"].strip()}
    if not new["award"]:
        errors["award"] = "Write the name of the award, such as Smart 50."
    for name, least, most in (("year", 2018, 2100), ("slots", 1, 1000)):
        text = values[name].strip()
        if text.isascii() and text.isdigit() and len(text) < 6 and least <= int(text) <= most:
            new[name] = int(text)
        else:
            errors[name] = f"Write a number from {least} to {most}."
    if values["ceremony_date"].strip():
        new["ceremony_date"] = values["ceremony_date"].strip()
    if not errors and edition_key(new["award"], new["year"]) in keys:
        errors["award"] = "This edition is recorded already. Choose it above."
    return errors, new


def _page(form: Form, status: int = 200) -> ResponseReturnValue:
    def facts() -> Mapping[str, Any]:
        with reading(office().database) as session:
            editions = [(e.key, e.label) for e in reversed(read_editions(session))]
            known_imports = read_imports(session)
        choices = [("", "choose"), *editions, (NEW, "a new edition"),
                   (ROWS, "each row names its own")]  # fmt: skip
        return {"form": form, "editions": choices, "imports": known_imports}

    return answer("staff/imports/index.html", facts, status=status)
