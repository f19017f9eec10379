"""The way to the provider and back: what must be the same at both ends, in a sealed cookie."""

import hashlib
import hmac
import json
import secrets
import time
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import asdict, dataclass, field

from archive.staff.office import office

LONGEST = 600
"""Seconds that it may take."""


def _new() -> str:
    return secrets.token_urlsafe(32)


@dataclass(frozen=True, slots=True)
class Journey:
    """`state` comes back in the address, `nonce` in the token, `verifier` goes with the code."""

    next: str
    state: str = field(default_factory=_new)
    nonce: str = field(default_factory=_new)
    verifier: str = field(default_factory=_new)
    begun: float = field(default_factory=time.time)

    def sealed(self) -> str:
        """As a cookie that nobody but this instance can make."""
        content = urlsafe_b64encode(json.dumps(asdict(self)).encode())
        return f"{content.decode()}.{_seal(content)}"


def opened(cookie: str, state: str) -> Journey | None:
    """The journey of a cookie if its seal is ours, it is not too old, and the state is its own."""
    content, _, seal = cookie.partition(".")
    if not hmac.compare_digest(seal.encode(), _seal(content.encode()).encode()):
        return None
    journey = Journey(**json.loads(urlsafe_b64decode(content)))
    in_time = abs(time.time() - journey.begun) < LONGEST
    same = hmac.compare_digest(journey.state.encode(), state.encode())
    return journey if in_time and same else None


def _seal(content: bytes) -> str:
    return hmac.new(office().key, b"openid:" + content, hashlib.sha256).hexdigest()
