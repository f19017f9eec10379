"""Apply an import, take it back, or drop it."""

from datetime import UTC, datetime

from flask import abort
from flask.typing import ResponseReturnValue

from archive.catalogue.audit import record
from archive.catalogue.database import writing
from archive.catalogue.importing import update_import
from archive.staff import visitor
from archive.staff.answering import see_other
from archive.staff.form import typed_line
from archive.staff.imports import checking, files
from archive.staff.imports.the_room import address, known, open_import, room
from archive.staff.office import office
from archive.staff.process import run
from archive.web import links


@room.post("/imports/<int:number>/apply", may="editor")
def apply(number: int) -> ResponseReturnValue:
    """The indexer checks once more, and changes the record only if there is nothing to mend."""
    found = open_import(number)
    if not checking.state_of(found).told.get("ok"):
        abort(409, "There is something to mend first. Nothing was changed.")
    with writing(office().database) as session:
        update_import(session, number, state="applying")
    checking.start(found, "--by", visitor.name(), f"--why={typed_line('why')}")
    return see_other(address(number))


@room.post("/imports/<int:number>/undo", may="editor")
def undo(number: int) -> ResponseReturnValue:
    found = known(number)
    if found.state != "applied" or found.load is None:
        abort(409, "Only an import that was applied, and changed something, can be taken back.")
    done = run(["undo", str(found.load), "--by", visitor.name(), f"--why={typed_line('why')}"])
    if not done.ok:
        return see_other(address(number), said=done.message)
    files.forget(found.folder)
    return see_other(address(number), said="The import is taken back.")


@room.post("/imports/<int:number>/discard", may="editor")
def discard(number: int) -> ResponseReturnValue:
    """Forget a file without applying it."""
    found = known(number)
    if not found.is_open:
        abort(409, "This import is over already.")
    if checking.has_file(found) and checking.state_of(found).at_work:
        abort(409, "The file is being checked or applied at this moment. Wait for it.")
    files.forget(found.folder)
    with writing(office().database) as session:
        update_import(session, number, state="discarded", finished=datetime.now(UTC))
        record(session, visitor.name(), "discard", "import", str(number), why=typed_line("why"))
    return see_other(links.staff("imports"), said="The file is forgotten. Nothing was changed.")
