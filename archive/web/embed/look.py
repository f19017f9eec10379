"""Light, dark, or as the reader's device has it."""

from flask import abort, request

from archive.web.asking import shown
from archive.web.export import problems

LOOKS = ("light", "dark")


def wanted() -> str:
    """The look that the address asks for, empty for the reader's own and for what is no look."""
    given = request.args.get("look", "")
    return given if given in LOOKS else ""


def asked() -> str:
    """The same, where anything else that is asked for ends the request."""
    given = request.args.get("look", "")
    notices = [
        f"There is no parameter “{shown(name)}” here, only “look”."
        for name in request.args
        if name != "look" and not name.startswith("utm_")
    ]
    if given not in ("", *LOOKS):
        notices.append(f"There is no look “{shown(given)}”, only “light” and “dark”.")
    if notices:
        abort(problems.unusable(notices[: problems.MOST], {}))
    return given
