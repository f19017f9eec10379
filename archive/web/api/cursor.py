"""Where a list is read on: a place in one list of one release, as a word without meaning."""

import base64
import binascii
import hashlib
import struct
from dataclasses import dataclass
from typing import Annotated

from pydantic import BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

_LAYOUT = struct.Struct(">8sI6s")
PATTERN = "^[A-Za-z0-9_-]{24}$"


@dataclass(frozen=True, slots=True)
class Cursor:
    """`release` is the id of a release; `asked` stands for the list, of any release."""

    release: str
    offset: int
    asked: bytes

    def __str__(self) -> str:
        packed = _LAYOUT.pack(bytes.fromhex(self.release), self.offset, self.asked)
        return base64.urlsafe_b64encode(packed).decode()


def mark(address: str) -> bytes:
    """What stands for a list, given its address without window and cursor."""
    return hashlib.sha256(address.encode()).digest()[:6]


def _read(text: object) -> object:
    if not isinstance(text, str):
        return text
    try:
        packed = base64.b64decode(text, altchars=b"-_", validate=True)
        release, offset, asked = _LAYOUT.unpack(packed)
    except (ValueError, binascii.Error, struct.error) as error:
        raise PydanticCustomError("cursor", "is no cursor that the archive gave out") from error
    return Cursor(release.hex(), offset, asked)


Given = Annotated[
    Cursor,
    BeforeValidator(_read),
    WithJsonSchema({"type": "string", "format": "cursor", "pattern": PATTERN}),
]
"""A cursor as it comes in an address."""
