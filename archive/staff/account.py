"""One's own account: its password, and where it is signed in."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from flask import make_response, request
from flask.typing import ResponseReturnValue

from archive.catalogue.database import reading, writing
from archive.catalogue.password import weakness
from archive.catalogue.staffing import change_password
from archive.catalogue.visit import visits_of
from archive.staff import visitor
from archive.staff.answering import answer, see_other
from archive.staff.credentials import TooManyAttempts, account_by, enter
from archive.staff.form import Form, typed
from archive.staff.office import office
from archive.staff.room import Room
from archive.web import links

room = Room("account", title="Your account", menu="/account")


@room.get("/account", may="editor")
def account() -> ResponseReturnValue:
    return _page(Form())


@room.post("/account", may="editor")
def change() -> ResponseReturnValue:
    values = typed("password", "new", "again")
    errors = _weak(values["new"], values["again"])
    status = 422
    if not errors:
        try:
            if account_by(visitor.name(), values["password"]) is None:
                errors = {"password": "This is not your password."}
        except TooManyAttempts as error:
            wait = f"There were too many attempts. Wait {error.seconds} seconds, then try again."
            errors, status = {"password": wait}, 429
    if errors:
        return _page(Form({}, errors), status)
    return _changed(values["new"])


def _weak(new: str, again: str) -> dict[str, str]:
    if found := weakness(new, visitor.name()):
        return {"new": found}
    return {} if new == again else {"again": "The two are not the same."}


def _changed(new: str) -> ResponseReturnValue:
    """All visits end; this browser goes on with one of its own."""
    hashed = office().hasher.hash(new)
    with writing(office().database) as session:
        change_password(session, visitor.name(), hashed, visitor.name())
    token = enter(visitor.account(), "password")
    if token is None:
        return see_other(links.staff_sign_in())
    response = make_response(see_other(links.staff("account?changed=1")))
    visitor.remember(response, token)
    return response


def _page(form: Form, status: int = 200) -> ResponseReturnValue:
    return answer("staff/account.html", lambda: _facts(form), status=status)


def _facts(form: Form) -> Mapping[str, Any]:
    account, own = visitor.account(), visitor.visit()
    with reading(office().database) as session:
        visits = visits_of(session, account.id, datetime.now(UTC))
    return {
        "form": form,
        "account": account,
        "changed": "changed" in request.args,
        "visits": [(visit, bool(own and visit.mark == own.mark)) for visit in visits],
    }
