"""Where the staff of the awards work: sign in, import, edit, preview, publish and go back.

A room is a module (or package) with a `Room`, a blueprint under /staff, and a line in `ROOMS`:

    room = Room("imports", title="Import", menu="/imports", may="editor")

    @room.get("/imports", may="editor")
    def imports() -> ResponseReturnValue:
        return answer("staff/imports.html", lambda: {"form": Form()})

    @room.post("/imports/<int:number>", may="publisher")
    def apply(number: int) -> ResponseReturnValue:
        with writing(office().database) as session:
            ...
            record(session, visitor.name(), "apply", "import", str(number), why=why)
        return see_other(links.staff("imports"), said="The file was applied.")

- Role: every route says who `may` come, or it cannot be made: "anonymous", "editor" (and so
  publishers) or "publisher". The menu, the door and the test that walks all routes read that one
  table. A `get` never writes; what writes is a `post`, and answers with `see_other` or a form.
- CSRF: nothing to call. Every post is refused unless it comes from our own pages and proves it:
  each `<form method="post">` holds `{{ csrf_field() }}`.
- Audit: `archive.catalogue.audit.record` in the same transaction as the act; new words go into
  `archive/domain/audit.py`.
- Templates extend staff/base.html and fill `title` and `room`; `answer` gives the page, or that
  block alone to htmx. Fields, errors and their summary come from staff/_fields.html.
- A form that is refused is answered again with what was typed: `answer(..., status=422)`.
- The dashboard has a place for each room: `@room.panel("staff/imports/_panel.html", may="editor")`
  over a function that gives the template its facts.
- What somebody may not, or another was faster with, is `abort(403, "...")`, `abort(409, "...")`
  with a sentence of its own; a form of a visit that is over is given back, to be sent again.
- Tests: `fresh_staffed(tmp_path).desk("ada")` is a publisher's browser, "eve" is an editor
  (tests/integration/staffed.py); in Chromium `served` and `sign_in` (tests/browser/staff_site.py).
- Bodies larger than 1 MB are refused, or larger than the `most_bytes` of the room.
- Answers are never cached: that too is done at the door.
"""

from collections.abc import Sequence

from flask import Flask

from archive.catalogue.password import Hasher
from archive.config import Settings
from archive.staff import (
    account,
    accounts,
    answering,
    audit_log,
    dashboard,
    forgery,
    imports,
    jobs,
    keeping,
    overview,
    preview,
    records,
    releases,
    reports,
    sign_in,
    visitor,
)
from archive.staff.office import Office
from archive.staff.openid import pages as openid_pages
from archive.staff.room import Room

ROOMS: Sequence[Room] = (
    dashboard.room,
    overview.room,
    imports.room,
    records.room,
    reports.desk.room,
    reports.window.room,
    releases.room,
    jobs.room,
    preview.room,
    keeping.room,
    audit_log.room,
    accounts.room,
    account.room,
    sign_in.room,
    openid_pages.room,
)
"""In the order of the menu."""


def install(app: Flask, settings: Settings, hasher: Hasher | None = None) -> None:
    """Add the staff's rooms to a site, for which nothing else changes."""
    office = Office(settings, hasher or Hasher(), tuple(ROOMS))
    app.extensions["staff"] = office
    for part in (visitor, forgery, answering, reports.window):
        part.install(app)
    for room in office.rooms:
        app.register_blueprint(room)
