"""A form that comes too late is given back, to be sent once more: what was typed is not lost."""

from flask import request
from werkzeug.exceptions import BadRequest, Unauthorized

from archive.staff.field_names import CSRF, SECRET

Fields = tuple[tuple[str, str], ...]


class OutOfDate(BadRequest):
    """The form belongs to a visit that is over, or to none."""


class SignedOut(Unauthorized):
    """The form was sent by somebody who is signed in no more."""


def kept_fields() -> Fields | None:
    """What was sent, to be offered again; None where that would put a secret into a page.

    Files cannot be offered: a browser fills in none.
    """
    if request.files or any(name in SECRET for name in request.form):
        return None
    return tuple(
        (name, value) for name, values in request.form.lists() if name != CSRF for value in values
    )
