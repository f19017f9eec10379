"""How a withdrawn record answers: 410, and why.

Also where it was merged into another one it does not lead there by itself. An address stands for
one record, and was perhaps cited for what that one said; who follows it should see that the record
is gone before reading other facts in its place. The other record is one click away.
"""

from flask import Flask, Response

from archive.web import htmx
from archive.web.corrections.departure import Departed


def install(app: Flask) -> None:
    app.register_error_handler(Departed, _departed)


def _departed(error: Departed) -> Response:
    context = {"departure": error.departure}
    return htmx.problem("corrections/gone.html", "problem", context, 410)
