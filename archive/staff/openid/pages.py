"""The way out to the provider and in again."""

import logging
from typing import TYPE_CHECKING

from flask import Response, abort, make_response, redirect, request
from flask.typing import ResponseReturnValue

from archive.catalogue.account import find_openid
from archive.catalogue.database import reading
from archive.domain.account import Account
from archive.errors import ProviderError
from archive.staff import visitor
from archive.staff.credentials import enter
from archive.staff.form import Form
from archive.staff.next_page import next_page
from archive.staff.office import office
from archive.staff.openid.journey import LONGEST, Journey, opened
from archive.staff.openid.provider import Provider, provider_of
from archive.staff.room import Room
from archive.staff.sign_in import end_old, sign_in_form
from archive.web import links

if TYPE_CHECKING:
    from archive.staff.openid.dialogue import Identity

log = logging.getLogger(__name__)

room = Room("openid", title="Sign in by a provider")

COOKIE = "staff-openid"
LOST = "The way back from the provider was too long, or not yours. Try again."
UNKNOWN = "The provider vouches for you, but no account here is yours. Ask the operator."
REFUSED = "The provider did not vouch for you. Try again, or sign in with a password."
SILENT = "The provider cannot be reached or understood. Try again, or sign in with a password."


@room.get("/openid", may="anonymous")
def begin() -> ResponseReturnValue:
    journey = Journey(next_page(request.args.get("next", "")))
    provider = _provider()
    # Imported here and below because only sites with a provider need what it takes.
    from archive.staff.openid.dialogue import address

    try:
        there = address(provider, journey, _back())
    except ProviderError as error:
        return _failed(SILENT, error, 503)
    response = make_response(redirect(there, 303))
    visitor.put_cookie(response, COOKIE, journey.sealed(), LONGEST)
    return response


# A browser comes back by a link, which is why a get begins a visit: its state stands for a token.
@room.get("/openid/back", may="anonymous")
def back() -> ResponseReturnValue:
    provider = _provider()
    cookie = request.cookies.get(visitor.cookie_name(COOKIE), "")
    journey = opened(cookie, request.args.get("state", ""))
    if journey is None or request.args.get("iss", provider.issuer) != provider.issuer:
        return _failed(LOST, "state or issuer differ", 403)
    code = request.args.get("code", "")
    if not code:
        return _failed(REFUSED, repr(request.args.get("error", "no code")[:100]), 403)
    return _entered(provider, journey, code)


def _entered(provider: Provider, journey: Journey, code: str) -> ResponseReturnValue:
    from archive.staff.openid.dialogue import identity

    try:
        account = _account(identity(provider, journey, code, _back()))
    except ProviderError as error:
        return _failed(SILENT, error, 503)
    token = enter(account, "openid") if account else None
    if token is None:
        return _failed(UNKNOWN, "there is no account of this identity", 403)
    end_old()
    response = make_response(redirect(journey.next, 303))
    visitor.remember(response, token)
    visitor.put_cookie(response, COOKIE, "", 0)
    return response


def _account(identity: "Identity") -> Account | None:
    """By the subject, which never changes, or by the address, if it is a verified one.

    What looks like an address is compared with addresses only: some providers let people choose
    their subject.
    """
    with reading(office().database) as session:
        if identity.email and (found := find_openid(session, identity.email)):
            return found
        return None if "@" in identity.subject else find_openid(session, identity.subject)


def _provider() -> Provider:
    return provider_of(office().settings) or abort(404)


def _back() -> str:
    """The address that the provider knows; never what a request claims, which anybody can forge."""
    return links.cited(links.staff("openid/back"))


def _failed(told: str, why: object, status: int) -> Response:
    log.warning("Nobody was let in by the provider: %s", why)
    response = sign_in_form(Form({}, {"name": told}), status)
    visitor.put_cookie(response, COOKIE, "", 0)
    return response
