"""What is said between us and the provider: where to go, and who came back.

Each function raises ProviderError if the provider cannot be reached, understood or believed.
"""

from dataclasses import dataclass
from typing import Any

from authlib.oauth2.auth import ClientAuth
from authlib.oauth2.rfc6749.parameters import prepare_grant_uri, prepare_token_request
from authlib.oauth2.rfc7636 import create_s256_code_challenge
from authlib.oidc.core import CodeIDToken
from authlib.oidc.discovery import get_well_known_url
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from archive.errors import ProviderError
from archive.staff.openid.fetching import Told, fetch
from archive.staff.openid.journey import Journey
from archive.staff.openid.provider import Provider, is_safe

ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "ES256", "ES384", "EdDSA")
"""Signatures by a key that only the provider has; never none, never one that we could make."""
LEEWAY = 60
"""Seconds by which two clocks may differ."""


@dataclass(frozen=True, slots=True)
class Identity:
    """Whom the provider vouches for. An address counts only if the provider has verified it."""

    subject: str
    email: str | None


def address(provider: Provider, journey: Journey, back: str) -> str:
    """Where a browser goes to be vouched for; it comes `back` to that address of ours."""
    there = prepare_grant_uri(
        _endpoint(provider, _metadata(provider), "authorization_endpoint"),
        provider.client_id,
        "code",
        redirect_uri=back,
        scope="openid email",
        state=journey.state,
        nonce=journey.nonce,
        code_challenge=create_s256_code_challenge(journey.verifier),
        code_challenge_method="S256",
    )
    return str(there)


def identity(provider: Provider, journey: Journey, code: str, back: str) -> Identity:
    """Whom the code stands for that a browser brought `back`."""
    metadata = _metadata(provider)
    body = prepare_token_request(
        "authorization_code", code=code, redirect_uri=back, code_verifier=journey.verifier
    )
    auth = ClientAuth(provider.client_id, provider.client_secret, _method(provider, metadata))
    url, headers, body = auth.prepare(
        "POST", _endpoint(provider, metadata, "token_endpoint"), {}, body
    )
    given = fetch(url, body, headers)
    keys = fetch(_endpoint(provider, metadata, "jwks_uri"))
    claims = _claims(provider, journey, given, keys)
    email = claims.get("email") if claims.get("email_verified") is True else None
    return Identity(str(claims["sub"]), str(email).lower() if email else None)


def _claims(provider: Provider, journey: Journey, given: Told, keys: Any) -> Told:
    """What the token says, once it is certain that the provider said so, to us, and now."""
    expected = {
        "iss": {"essential": True, "value": provider.issuer},
        "aud": {"essential": True, "value": provider.client_id},
        "nonce": {"essential": True, "value": journey.nonce},
    }
    params = {"client_id": provider.client_id, "access_token": given.get("access_token")}
    try:
        known = KeySet.import_key_set(keys)
        token = jwt.decode(str(given.get("id_token")), known, algorithms=ALGORITHMS)
        claims = CodeIDToken(token.claims, token.header, expected, params)
        claims.validate(leeway=LEEWAY)
    except (JoseError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise ProviderError(f"{provider.host} gave no token that holds: {error!r}") from error
    return dict(claims)


def _method(provider: Provider, metadata: Told) -> str:
    """How we prove to be the client: in the header unless the provider wants it in the form."""
    if not provider.client_secret:
        return "none"
    told = metadata.get("token_endpoint_auth_methods_supported")
    by_form = isinstance(told, list) and told and "client_secret_basic" not in told
    return "client_secret_post" if by_form else "client_secret_basic"


def _endpoint(provider: Provider, metadata: Told, name: str) -> str:
    found = metadata.get(name)
    if not isinstance(found, str) or not is_safe(found):
        raise ProviderError(f"{provider.host} names no {name} that can be used.")
    return found


def _metadata(provider: Provider) -> Told:
    told = fetch(get_well_known_url(provider.issuer, external=True))
    if told.get("issuer") != provider.issuer:
        raise ProviderError(f"{provider.host} calls itself {told.get('issuer')!r}.")
    return told
