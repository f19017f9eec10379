"""What is said between us and the provider: where to go, and who came back."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from authlib.oauth2.auth import ClientAuth
from authlib.oauth2.rfc6749.parameters import prepare_grant_uri, prepare_token_request
from authlib.oauth2.rfc7636 import create_s256_code_challenge
from authlib.oidc.core import CodeIDToken
from authlib.oidc.discovery import get_well_known_url
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from archive.config import Settings
from archive.errors import ProviderError, SettingsError
from archive.staff.openid.fetching import fetch
from archive.staff.openid.journey import Journey

ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "ES256", "ES384", "EdDSA")
"""Signatures by a key that only the provider has; never none, never one that we could make."""
LEEWAY = 60
"""Seconds by which two clocks may differ."""
NEAR = {"localhost", "127.0.0.1", "::1"}


@dataclass(frozen=True, slots=True)
class Identity:
    """Whom the provider vouches for. An address counts only if the provider has verified it."""

    subject: str
    email: str | None


@dataclass(frozen=True, slots=True)
class Provider:
    """The provider of the settings. Every method asks it, and raises ProviderError."""

    issuer: str
    client_id: str
    client_secret: str

    @property
    def host(self) -> str:
        return urlsplit(self.issuer).hostname or self.issuer

    def address(self, journey: Journey, back: str) -> str:
        """Where a browser goes to be vouched for; it comes `back` to that address of ours."""
        return str(
            prepare_grant_uri(
                self._endpoint("authorization_endpoint"),
                self.client_id,
                "code",
                redirect_uri=back,
                scope="openid email",
                state=journey.state,
                nonce=journey.nonce,
                code_challenge=create_s256_code_challenge(journey.verifier),
                code_challenge_method="S256",
            )
        )

    def identity(self, journey: Journey, code: str, back: str) -> Identity:
        """Whom the code of a browser that came back stands for."""
        body = prepare_token_request(
            "authorization_code", code=code, redirect_uri=back, code_verifier=journey.verifier
        )
        uri, headers, body = self._proof("POST", self._endpoint("token_endpoint"), {}, body)
        token = fetch(uri, body, headers)
        return self._read(token, journey)

    def _read(self, token: dict[str, Any], journey: Journey) -> Identity:
        keys = fetch(self._endpoint("jwks_uri"))
        expected = {
            "iss": {"essential": True, "value": self.issuer},
            "aud": {"essential": True, "value": self.client_id},
            "nonce": {"essential": True, "value": journey.nonce},
        }
        try:
            known = KeySet.import_key_set(keys)
            read = jwt.decode(str(token.get("id_token")), known, algorithms=ALGORITHMS)
            params = {"client_id": self.client_id, "access_token": token.get("access_token")}
            claims = CodeIDToken(read.claims, read.header, expected, params)
            claims.validate(leeway=LEEWAY)
        except (JoseError, ValueError, TypeError, KeyError, AttributeError) as error:
            raise ProviderError(f"{self.host} gave no token that holds: {error!r}") from error
        email = claims.get("email") if claims.get("email_verified") is True else None
        return Identity(str(claims["sub"]), str(email).lower() if email else None)

    def _proof(self, *request: Any) -> tuple[str, dict[str, str], str]:
        method = "client_secret_basic" if self.client_secret else "none"
        told = self._metadata().get("token_endpoint_auth_methods_supported")
        if self.client_secret and isinstance(told, list) and method not in told:
            method = "client_secret_post"
        uri, headers, body = ClientAuth(self.client_id, self.client_secret, method).prepare(
            *request
        )
        return uri, headers, body

    def _endpoint(self, name: str) -> str:
        found = self._metadata().get(name)
        if not isinstance(found, str) or not is_safe(found):
            raise ProviderError(f"{self.host} names no {name} that can be used.")
        return found

    def _metadata(self) -> dict[str, Any]:
        told: dict[str, Any] = fetch(get_well_known_url(self.issuer, external=True))
        if told.get("issuer") != self.issuer:
            raise ProviderError(f"{self.host} calls itself {told.get('issuer')!r}.")
        return told


def provider_of(settings: Settings) -> Provider | None:
    """The provider that the settings name, if any; SettingsError if they name it in part."""
    issuer, client = settings.oidc_issuer, settings.oidc_client_id
    if not issuer:
        return None
    if not client:
        raise SettingsError("ARCHIVE_OIDC_CLIENT_ID is missing. The provider tells it.")
    if not is_safe(issuer):
        raise SettingsError(f"ARCHIVE_OIDC_ISSUER is {issuer!r}. Give an address with https://.")
    return Provider(issuer, client, settings.oidc_client_secret)


def is_safe(url: str) -> bool:
    """Whether nobody on the way can read or change what is said; on this machine there is none."""
    parts = urlsplit(url)
    return parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in NEAR)
