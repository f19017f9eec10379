"""How a room answers: a page or its part, or the way to the next page with a word about the act."""

import json
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

from flask import Flask, Response, make_response, redirect, request
from flask.typing import ResponseReturnValue

from archive.catalogue.database import writing
from archive.catalogue.visit import say
from archive.staff import visitor
from archive.staff.office import office
from archive.staff.room import Room
from archive.web import htmx

SAID = "said"
BLOCK = "room"


def install(app: Flask) -> None:
    """Give templates the menu, and what was said of the last act."""
    app.add_template_global(menu, "staff_menu")
    app.add_template_global(said, "staff_said")
    app.add_template_filter(moment, "staff_moment")
    app.add_template_filter(detail, "staff_detail")


def answer(
    template: str,
    context: Callable[[], Mapping[str, Any]],
    *,
    status: int = 200,
    block: str = BLOCK,
) -> Response:
    """The page, or its block alone where htmx asks for a part. 422 for a form that is refused."""
    return make_response(htmx.rendered(template, block, context()), status)


def see_other(url: str, *, said: str = "") -> ResponseReturnValue:
    """Go on to a page of ours after an act, which then shows what was `said`.

    The sentence stays with the visit; the address holds only its key.
    """
    if said and (visit := visitor.visit()):
        with writing(office().database) as session:
            key = say(session, visit.mark, said)
        url = f"{url}{'&' if '?' in url else '?'}{SAID}={key}"
    return redirect(url, 303)


def said() -> str:
    """What the last act was answered, if this address asks for it."""
    visit = visitor.known_visit()
    return visit.said.get(request.args.get(SAID, ""), "") if visit else ""


def moment(at: datetime) -> str:
    """Such as "15 May 2023, 14:05 UTC"."""
    utc = at.astimezone(UTC)
    return f"{utc.day} {utc:%b %Y, %H:%M} UTC"


def detail(value: object) -> str:
    """A detail of an act as text: lists and pairs in a line, what is deeper as JSON."""
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return ", ".join(value)
    if isinstance(value, dict) and all(isinstance(each, str | int) for each in value.values()):
        return "; ".join(
            f"{name}: {each if each != '' else 'nothing'}" for name, each in value.items()
        )
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def menu() -> tuple[Room, ...]:
    """The rooms that whoever is looking may enter."""
    visit = visitor.known_visit()
    if visit is None:
        return ()
    rooms = (room for room in office().rooms if room.menu is not None)
    return tuple(room for room in rooms if visit.account.may(room.may))
