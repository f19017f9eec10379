"""Signing in and out."""

from flask import Response, make_response, redirect, request
from flask.typing import ResponseReturnValue

from archive.catalogue.account import has_accounts
from archive.catalogue.audit import record
from archive.catalogue.database import exists, reading, writing
from archive.catalogue.staffing import sign_out_everywhere
from archive.catalogue.visit import end_visit
from archive.staff import visitor
from archive.staff.answering import answer
from archive.staff.credentials import TooManyAttempts, account_by, enter
from archive.staff.form import Form, typed
from archive.staff.next_page import next_page
from archive.staff.office import office
from archive.staff.openid.provider import provider_of
from archive.staff.room import Room
from archive.web import links

room = Room("sign_in", title="Sign in")

NEITHER = "This name and password do not belong together, or the account is closed."
OUT = {"out": "You are signed out.", "everywhere": "You are signed out on every device."}


@room.get("/sign-in", may="anonymous")
def sign_in() -> ResponseReturnValue:
    if visitor.visit():
        return redirect(next_page(request.args.get("next", "")), 303)
    return sign_in_form(Form())


@room.post("/sign-in", may="anonymous")
def check() -> ResponseReturnValue:
    values = typed("name", "password", "next")
    try:
        account = account_by(values["name"], values["password"])
    except TooManyAttempts as error:
        return _too_many(error, values["name"])
    token = enter(account, "password") if account else None
    if token is None:
        return sign_in_form(Form({"name": values["name"]}, {"name": NEITHER}), 422)
    end_old()
    response = make_response(redirect(next_page(values["next"]), 303))
    visitor.remember(response, token)
    return response


@room.post("/sign-out", may="anonymous")
def sign_out() -> ResponseReturnValue:
    if visit := visitor.visit():
        with writing(office().database) as session:
            end_visit(session, visit.mark)
            record(session, visitor.name(), "sign out", "account", visitor.name())
    return _out("out")


@room.post("/sign-out-everywhere", may="editor")
def everywhere() -> ResponseReturnValue:
    with writing(office().database) as session:
        sign_out_everywhere(session, visitor.name(), visitor.name())
    return _out("everywhere")


def sign_in_form(form: Form, status: int = 200) -> Response:
    return answer("staff/sign_in.html", lambda: _facts(form), status=status)


def _facts(form: Form) -> dict[str, object]:
    return {
        "form": form,
        "next": next_page(request.values.get("next", "")),
        "told": OUT.get(request.args.get("after", ""), ""),
        "nobody": not _somebody(),
        "provider": provider_of(office().settings),
    }


def _somebody() -> bool:
    if not exists(office().database):
        return False
    with reading(office().database) as session:
        return has_accounts(session)


def _too_many(error: TooManyAttempts, name: str) -> Response:
    wait = f"There were too many attempts. Wait {error.seconds} seconds, then try again."
    response = sign_in_form(Form({"name": name}, {"name": wait}), 429)
    response.headers["Retry-After"] = str(error.seconds)
    return response


def end_old() -> None:
    """What this browser was signed in as before is over."""
    if visit := visitor.visit():
        with writing(office().database) as session:
            end_visit(session, visit.mark)


def _out(how: str) -> Response:
    response = make_response(redirect(f"{links.staff_sign_in()}?after={how}", 303))
    visitor.forget(response)
    return response
