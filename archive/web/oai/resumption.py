"""Where a harvest goes on: a token holds all of it, so that the server remembers nothing."""

import base64
import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from archive.web.oai.asked import Arguments
from archive.web.oai.errors import OaiError

VALID = timedelta(hours=1)
"""As long as an earlier release can be read on."""
_LONGEST = 1000


@dataclass(frozen=True, slots=True)
class Token:
    """The place in one list of one release, until when it can be used, and what was asked."""

    verb: str
    release: str
    offset: int
    expires: int
    asked: Arguments

    def __str__(self) -> str:
        packed = [self.verb, self.release, self.offset, self.expires, dict(self.asked)]
        text = json.dumps(packed, separators=(",", ":"))
        return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")

    @property
    def expiry(self) -> datetime:
        return datetime.fromtimestamp(self.expires, UTC)


def fresh(verb: str, release: str, offset: int, asked: Arguments) -> Token:
    return Token(verb, release, offset, int((datetime.now(UTC) + VALID).timestamp()), asked)


def read(verb: str, text: str) -> Token:
    """OaiError if it is no token of this verb, or is too old."""
    try:
        token = _unpacked(text[:_LONGEST])
    except (ValueError, TypeError, AttributeError, RecursionError) as error:
        raise OaiError("badResumptionToken", "This is no token of this archive.") from error
    if token.verb != verb:
        raise OaiError("badResumptionToken", f"This token is one of {token.verb}.")
    if token.expires < datetime.now(UTC).timestamp():
        raise OaiError("badResumptionToken", "This token has expired. Ask for the list again.")
    return token


def _unpacked(text: str) -> Token:
    padded = text + "=" * (-len(text) % 4)
    verb, release, offset, expires, asked = json.loads(
        base64.b64decode(padded, altchars=b"-_", validate=True)
    )
    texts = (verb, release, *asked.keys(), *asked.values())
    numbers = (offset, expires)
    if not all(isinstance(text, str) for text in texts) or "metadataPrefix" not in asked:
        raise TypeError("Its texts are none.")
    if not all(isinstance(number, int) and 0 <= number < 10**11 for number in numbers):
        raise TypeError("Its numbers are none.")
    return Token(verb, release, offset, expires, asked)
