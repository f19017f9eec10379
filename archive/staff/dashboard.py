"""The first page of the staff: what each room has to tell."""

from flask import render_template
from flask.typing import ResponseReturnValue
from markupsafe import Markup

from archive.staff import visitor
from archive.staff.answering import answer
from archive.staff.office import office
from archive.staff.room import Panel, Room

room = Room("dashboard", title="Overview", menu="/")


@room.get("/", may="editor")
def dashboard() -> ResponseReturnValue:
    return answer("staff/dashboard.html", lambda: {"panels": _panels()})


def _panels() -> list[Markup]:
    panels = (panel for room in office().rooms for panel in room.panels)
    return [_shown(panel) for panel in panels if visitor.account().may(panel.may)]


def _shown(panel: Panel) -> Markup:
    shown = render_template(panel.template, **panel.facts())
    return Markup(shown)  # noqa: S704 - templates escape
