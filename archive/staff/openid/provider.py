"""The provider that the settings name."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from archive.config import Settings
from archive.errors import SettingsError

NEAR = {"localhost", "127.0.0.1", "::1"}


@dataclass(frozen=True, slots=True)
class Provider:
    """Where it is, and what it knows us by. Without a secret only PKCE proves that it is us."""

    issuer: str
    client_id: str
    client_secret: str

    @property
    def host(self) -> str:
        return urlsplit(self.issuer).hostname or self.issuer


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
