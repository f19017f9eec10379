"""Signing in by a provider: it opens the door to those who have an account, and to nobody else."""

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

import pytest
from joserfc import jwt
from joserfc.jwk import OctKey

from archive import staff
from archive.catalogue import staffing
from archive.catalogue.database import writing
from archive.config import Settings
from archive.errors import SettingsError
from archive.staff.openid.provider import provider_of
from archive.web import create_app
from tests.integration.provider import (
    CLIENT,
    KEY,
    OTHER_KEY,
    SECRET,
    VouchingProvider,
    signed,
    vouching,
)
from tests.integration.staffed import CHEAP, Desk, Staffed, fresh_staffed


@pytest.fixture(scope="module")
def listening() -> Iterator[VouchingProvider]:
    with vouching() as provider:
        yield provider


@pytest.fixture
def provider(listening: VouchingProvider) -> VouchingProvider:
    """One that does not lie yet."""
    listening.__dict__.update(VouchingProvider(listening.url).__dict__)
    return listening


@pytest.fixture
def site(tmp_path: Path, provider: VouchingProvider) -> Staffed:
    """Ada may come by the provider, as ada@example.org."""
    site = fresh_staffed(
        tmp_path, base_url="http://localhost", oidc_issuer=provider.url,
        oidc_client_id=CLIENT, oidc_client_secret=SECRET,
    )  # fmt: skip
    with writing(site.url) as session:
        staffing.change_openid(session, "ada", "ada@example.org", by="tests")
    return site


class Stay(HTTPRedirectHandler):
    def http_error_302(self, _: Request, answer: Any, *__: Any) -> Any:
        return answer


def vouched(desk: Desk, wanted: str = "/staff/audit") -> str:
    """Go to the provider as a browser does; the address at which one comes back."""
    away = desk.get("/staff/openid", query_string={"next": wanted}).headers["Location"]
    with build_opener(Stay).open(away) as answer:
        back = urlsplit(answer.headers["Location"])
    return f"{back.path}?{back.query}"


def is_in(desk: Desk) -> bool:
    return desk.get("/staff/").status_code == 200


def refused(desk: Desk, told: str, status: int = 403) -> None:
    answer = desk.get(vouched(desk))
    assert answer.status_code == status
    assert told in answer.text
    assert not is_in(desk)


def test_who_is_vouched_for_comes_in_to_the_page_that_was_wanted(site: Staffed) -> None:
    desk = site.desk()
    assert "Sign in with 127.0.0.1" in desk.get("/staff/sign-in").text
    answer = desk.get(vouched(desk))
    assert (answer.status_code, answer.headers["Location"]) == (303, "/staff/audit")
    assert "<b>ada</b>, publisher" in desk.get("/staff/").text
    assert site.log(act="sign in")[0].details == {"by": "openid"}


def test_a_subject_that_is_no_address_is_known_by_itself(site: Staffed) -> None:
    with writing(site.url) as session:
        staffing.change_openid(session, "ada", None, by="tests")
        staffing.change_openid(session, "eve", "subject-1", by="tests")
    desk = site.desk()
    desk.get(vouched(desk))
    assert "<b>eve</b>, editor" in desk.get("/staff/").text


@pytest.mark.parametrize("claims", [
    {"email": "somebody@example.org"},
    {"email_verified": False},
    {"email_verified": "true"},
    {"email_verified": None},
    {"email": None},
    {"email": None, "sub": "ada@example.org"},
])  # fmt: skip
def test_nobody_gets_rights_whom_no_account_names(
    site: Staffed, provider: VouchingProvider, claims: dict[str, Any]
) -> None:
    provider.claims = claims
    before = site.dump()["accounts"]
    refused(site.desk(), "no account here is yours")
    assert site.dump()["accounts"] == before


def test_a_disabled_account_stays_closed(site: Staffed) -> None:
    with writing(site.url) as session:
        staffing.disable_account(session, "ada", by="tests")
    refused(site.desk(), "no account here is yours")


@pytest.mark.parametrize("claims", [
    {"nonce": "another"}, {"nonce": None}, {"aud": "somebody-else"}, {"aud": None},
    {"aud": [CLIENT, "other"]}, {"iss": "https://evil.example"}, {"exp": int(time.time()) - 600},
    {"exp": None}, {"sub": None}, {"iat": int(time.time()) + 3600}, {"azp": "somebody-else"},
])  # fmt: skip
def test_a_token_that_is_not_for_us_and_now_is_not_believed(
    site: Staffed, provider: VouchingProvider, claims: dict[str, Any]
) -> None:
    provider.claims = claims
    refused(site.desk(), "cannot be reached or understood", 503)


def unsigned(claims: dict[str, Any]) -> str:
    return f"eyJhbGciOiJub25lIn0.{signed(claims, KEY).split('.')[1]}."


def with_the_public_key(claims: dict[str, Any]) -> str:
    key = OctKey.import_key(KEY.as_pem(private=False))
    return jwt.encode({"alg": "HS256", "kid": "one"}, claims, key)


def with_another_key(claims: dict[str, Any]) -> str:
    return signed(claims, OTHER_KEY)


@pytest.mark.filterwarnings("ignore:This key may not be safe to import")
@pytest.mark.parametrize("sign", [
    unsigned, with_the_public_key, with_another_key, str,
])  # fmt: skip
def test_a_token_that_the_provider_did_not_sign_is_not_believed(
    site: Staffed, provider: VouchingProvider, sign: Any
) -> None:
    provider.sign = sign
    refused(site.desk(), "cannot be reached or understood", 503)


def test_who_is_not_vouched_for_is_told_so(site: Staffed, provider: VouchingProvider) -> None:
    provider.refuses = True
    refused(site.desk(), "did not vouch for you")


@pytest.mark.parametrize("metadata", [
    {"issuer": "https://evil.example"}, {"token_endpoint": None}, {"jwks_uri": 7},
    {"token_endpoint": "file:///etc/passwd"}, {"jwks_uri": "http://evil.example/jwks"},
])  # fmt: skip
def test_a_provider_that_contradicts_itself_is_not_followed(
    site: Staffed, provider: VouchingProvider, metadata: dict[str, Any]
) -> None:
    desk = site.desk()
    back = vouched(desk)
    provider.metadata = metadata
    assert desk.get(back).status_code == 503
    assert not is_in(desk)


def test_a_way_back_is_for_the_browser_that_went_and_for_once(site: Staffed) -> None:
    desk, other = site.desk(), site.desk()
    back = vouched(desk)
    assert "was too long, or not yours" in other.get(back).text
    vouched(other)
    assert other.get(back).status_code == 403
    assert desk.get(back).status_code == 303
    fresh = site.desk()
    assert fresh.get(back).status_code == 403


@pytest.mark.parametrize("query", [
    "", "code=x", "state=x&code=x", "error=access_denied", "state=%00&code=%ff", "iss=x",
])  # fmt: skip
def test_a_way_back_that_nobody_went_leads_nowhere(site: Staffed, query: str) -> None:
    desk = site.desk()
    desk.client.set_cookie("staff-openid", "e30.forged")
    assert desk.get(f"/staff/openid/back?{query}").status_code == 403


def test_another_issuer_in_the_way_back_is_noticed(site: Staffed) -> None:
    desk = site.desk()
    back = vouched(desk).replace("iss=http", "iss=https")
    assert desk.get(back).status_code == 403


def test_a_provider_that_is_silent_leaves_the_password(site: Staffed) -> None:
    silent = replace(site.settings, oidc_issuer="http://127.0.0.1:9")
    app = create_app(silent)
    staff.install(app, silent, CHEAP)
    desk = Staffed(app, silent).desk()
    answer = desk.get("/staff/openid")
    assert answer.status_code == 503
    assert "sign in with a password" in answer.text
    assert desk.sign_in("ada").status_code == 303


def test_it_leads_to_our_own_pages_only(site: Staffed) -> None:
    desk = site.desk()
    answer = desk.get(vouched(desk, "https://evil.example/"))
    assert answer.headers["Location"] == "/staff/"


def test_without_a_provider_there_is_no_such_door(tmp_path: Path) -> None:
    desk = fresh_staffed(tmp_path).desk()
    assert "Sign in with" not in desk.get("/staff/sign-in").text
    assert desk.get("/staff/openid").status_code == 404
    assert desk.get("/staff/openid/back").status_code == 404


@pytest.mark.parametrize("settings", [
    {"oidc_issuer": "https://id.example"},
    {"oidc_issuer": "http://id.example", "oidc_client_id": "x"},
    {"oidc_issuer": "id.example", "oidc_client_id": "x"},
    {"oidc_issuer": "file:///x", "oidc_client_id": "x"},
])  # fmt: skip
def test_settings_that_cannot_work_are_refused_at_once(settings: dict[str, str]) -> None:
    with pytest.raises(SettingsError, match="ARCHIVE_OIDC_"):
        provider_of(Settings(**settings))  # type: ignore[arg-type]


def test_the_secret_is_not_in_what_settings_say_of_themselves() -> None:
    assert SECRET not in repr(Settings(oidc_client_secret=SECRET))
