"""The list of releases, what differs between two, and the questions before an act."""

from collections.abc import Mapping
from typing import Any

from flask import abort, jsonify, redirect, request
from flask.typing import ResponseReturnValue

from archive.catalogue.database import reading
from archive.catalogue.job import open_jobs
from archive.catalogue.winner import read_titles
from archive.comparison import Comparison
from archive.comparison.facts import facts as compared_facts
from archive.comparison.words import field_changes
from archive.domain.job import DOING
from archive.staff.answering import answer
from archive.staff.form import Form
from archive.staff.jobs.asking import at_work
from archive.staff.jobs.pages import due
from archive.staff.office import office
from archive.staff.releases.room import comparison, kept, manifest, pointer, room
from archive.web import links

MOST_SHOWN = 100
"""Records of one kind that are shown for each act; a file holds all."""

MOST_WORSE = 20
"""Golden queries that are shown among what got worse."""
WANTED_SHOWN = 3
"""Winners that are named of those which a golden query wants."""

ZONES = ("America/New_York", "America/Los_Angeles", "Europe/London", "UTC")
"""Clocks that are offered; any other can be typed."""


@room.get("/releases", may="editor")
def releases() -> ResponseReturnValue:
    return answer("staff/releases/index.html", _listed)


@room.get("/releases/compare", may="editor")
def choose() -> ResponseReturnValue:
    """Two releases chosen from lists."""
    before, after = (request.args.get(name, "") for name in ("before", "after"))
    manifest(before)
    manifest(after)
    return redirect(links.staff(f"releases/{before}/{after}"), 303)


@room.get("/releases/<release>", may="editor")
def release(release: str) -> ResponseReturnValue:
    """What publishing a release would change."""
    return release_page(release, Form())


@room.get("/releases/<before>/<after>", may="editor")
def between(before: str, after: str) -> ResponseReturnValue:
    return answer("staff/releases/between.html", lambda: shown(before, after))


@room.get("/releases/<before>/<after>.json", may="editor")
def between_as_json(before: str, after: str) -> ResponseReturnValue:
    response = jsonify(compared_facts(comparison(before, after)))
    name = f"{before}-{after}.json"
    response.headers.set("Content-Disposition", "attachment", filename=name)
    return response


@room.get("/releases/<release>/back", may="publisher")
def back(release: str) -> ResponseReturnValue:
    return back_page(release, Form())


@room.panel("staff/releases/_panel.html", may="editor")
def served() -> Mapping[str, Any]:
    found = [release for release in kept() if release.current]
    return {"served": found[0] if found else None, "pointer": pointer()}


def release_page(release: str, form: Form, status: int = 200) -> ResponseReturnValue:
    """The page of a release with the form that publishes it."""
    found, now = manifest(release), pointer()
    current = now.release if now else ""
    facts = shown(current, release) if current and current != release else {}
    busy = at_work()
    with reading(office().database) as session:
        waiting = [j for j in open_jobs(session) if j.release == release and due(j)]
    context = {
        "waiting": waiting,
        "due": due,
        "manifest": found, "current": current, "pointer": now, "form": form, "busy": busy,
        "doing": DOING, "zones": ZONES,
        **facts,
    }  # fmt: skip
    return answer("staff/releases/release.html", lambda: context, status=status)


def back_page(release: str, form: Form, status: int = 200) -> ResponseReturnValue:
    """The question before going back."""
    found, now = manifest(release), pointer()
    if now is None or now.release == release:
        abort(409, "This release is served already. Nothing was changed.")
    context = {"manifest": found, "pointer": now, "form": form, **shown(now.release, release)}
    return answer("staff/releases/back.html", lambda: context, status=status)


def shown(before: str, after: str) -> Mapping[str, Any]:
    """What differs, as the templates show it."""
    found = comparison(before, after)
    return {
        "found": found,
        "titles": _titles(found),
        "field_changes": field_changes,
        "most": MOST_SHOWN,
        "most_worse": MOST_WORSE,
        "most_wanted": WANTED_SHOWN,
        "before": before,
        "after": after,
    }


def _titles(found: Comparison) -> dict[str, str]:
    """What the winners are called, by id, that the answers to golden queries name."""
    queries = found.reordered[:MOST_SHOWN]
    ids = {own for q in queries for own in (*q.before, *q.after, *q.wanted[:WANTED_SHOWN])}
    for old, new in found.worse.worse[:MOST_WORSE] if found.worse else ():
        ids |= {*old.found[:1], *new.found[:1], *(w.id for w in new.golden.want[:WANTED_SHOWN])}
    with reading(office().database) as session:
        return read_titles(session, ids)


def _listed() -> Mapping[str, Any]:
    with reading(office().database) as session:
        jobs = open_jobs(session)
    found = kept()
    return {
        "releases": found,
        "pointer": pointer(),
        "jobs": jobs,
        "due": due,
        "form": Form({"before": found[1].manifest.id if len(found) > 1 else ""}),
        "choices": [(r.manifest.id, _called(r.manifest.id, r.current)) for r in found],
    }


def _called(release: str, current: bool) -> str:
    return f"{release} (served)" if current else release
