"""Asks the provider for a JSON document; nobody else decides what is fetched."""

import json
from http.client import HTTPException
from typing import Any
from urllib.error import HTTPError
from urllib.request import HTTPRedirectHandler, Request, build_opener

from archive.errors import ProviderError

PATIENCE = 10
"""Seconds for each step of a connection."""
MOST = 1024 * 1024
"""Bytes of an answer."""

Told = dict[str, Any]


class _Stay(HTTPRedirectHandler):
    """The addresses are those that the provider names; it has no reason to lead elsewhere."""

    def redirect_request(self, *_: Any) -> None:
        return None


def fetch(url: str, body: str | None = None, headers: dict[str, str] | None = None) -> Told:
    """The object that an address answers with; with a body it is sent there as a form."""
    asked = Request(url, data=body.encode() if body is not None else None)  # noqa: S310 - by is_safe
    for name, value in {"Accept": "application/json", **(headers or {})}.items():
        asked.add_header(name, value)
    try:
        with build_opener(_Stay).open(asked, timeout=PATIENCE) as answer:
            told: Any = json.loads(answer.read(MOST))
    except HTTPError as error:
        with error:
            raise ProviderError(f"{url} answered {error.code}.") from error
    except (OSError, HTTPException, ValueError) as error:
        raise ProviderError(f"{url} cannot be understood: {error}.") from error
    if not isinstance(told, dict):
        raise ProviderError(f"{url} answered with something else than an object.")
    return told
