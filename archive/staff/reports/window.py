"""Where anybody may say what is wrong with a record. Nothing is kept of who did."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from flask import Flask, abort, redirect, request
from flask.typing import ResponseReturnValue

from archive.catalogue.database import writing
from archive.catalogue.report import add_report
from archive.catalogue.sign_in_attempt import take_attempt
from archive.errors import ArchiveError
from archive.staff.answering import answer
from archive.staff.form import Form, typed
from archive.staff.office import office
from archive.staff.room import Room
from archive.staff.source import mark_of_reports
from archive.web import links, reading
from archive.web.cards import winner_of

room = Room("report", title="Report an error", prefix="/report", most_bytes=64 * 1024)

LONGEST = 2000
TRAP = "website"
"""A field that people do not see; what fills it in is none."""


@dataclass(frozen=True, slots=True)
class About:
    """The published record that a report is of."""

    key: str
    heading: str
    url: str
    release: str


def install(app: Flask) -> None:
    """Let public pages lead to the form."""
    app.config["REPORTS"] = True


@room.get("/<about>", may="anonymous")
def report(about: str) -> ResponseReturnValue:
    of = _of(about)
    return answer("staff/reports/form.html", lambda: _facts(of, Form(), "sent" in request.args))


@room.post("/<about>", may="anonymous")
def send(about: str) -> ResponseReturnValue:
    of = _of(about)
    values = typed("wrong", "right", "seen_at", TRAP)
    wrong, status = _errors(values), 422
    if not wrong and not values[TRAP]:
        wrong, status = _keep(of, values)
    if wrong:
        return answer(
            "staff/reports/form.html", lambda: _facts(of, Form(values, wrong)), status=status
        )
    return redirect(f"{links.report(of.key)}?sent=1", 303)


def _errors(values: Mapping[str, str]) -> dict[str, str]:
    found = {
        name: f"Use at most {LONGEST} letters." for name in values if len(values[name]) > LONGEST
    }
    return found if values["wrong"].strip() else {"wrong": "Say what is wrong."} | found


def _keep(of: About, values: Mapping[str, str]) -> tuple[dict[str, str], int]:
    """What keeps the report out, with its status; nothing if it is kept."""
    now = datetime.now(UTC)
    told = [_plain(values[name]) for name in ("wrong", "right", "seen_at")]
    with writing(office().database) as session:
        if wait := take_attempt(session, [mark_of_reports()], now):
            seconds = max(1, round(wait.total_seconds()))
            return {"": f"That were many reports in a minute. Wait {seconds} seconds."}, 429
        if not add_report(session, now.date().isoformat(), of.key, of.release, *told):
            return {"": "So many reports wait that this one cannot be kept. Come back later."}, 503
    return {}, 200


def _plain(text: str) -> str:
    """On any number of lines, but without what no text has."""
    return "".join(c for c in text.strip() if c.isprintable() or c == "\n")


def _of(about: str) -> About:
    """The published winner or edition of that id or key; else the request ends with 404."""
    try:
        release = reading.release()
    except ArchiveError:
        abort(404, "Nothing is published that could be wrong.")
    if winner := winner_of(release, about):
        return About(winner.id, winner.heading, links.winner(winner), release.id)
    edition = next((e for e in release.snapshot.editions if e.key == about), None)
    if edition is None:
        abort(404, f"There is no record “{about[:60]}”.")
    return About(edition.key, edition.label, links.edition_of(edition), release.id)


def _facts(of: About, form: Form, sent: bool = False) -> Mapping[str, Any]:
    return {"of": of, "form": form, "sent": sent, "trap": TRAP}
