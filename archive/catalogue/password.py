"""Passwords: what makes a good one, and Argon2id."""

import secrets
import threading
import unicodedata
from functools import cached_property

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

SHORTEST = 12
LONGEST = 1000


def weakness(password: str, name: str) -> str:
    """Why a password is refused for an account of this name, as a sentence; empty if it is not."""
    bare = password.strip().casefold()
    if len(password) < SHORTEST:
        return f"Give at least {SHORTEST} characters; a few words are easiest to remember."
    if len(password) > LONGEST:
        return f"Give at most {LONGEST} characters."
    if name.casefold() in bare and len(bare) - len(name) < SHORTEST:
        return "The name does not make a password longer. Choose one without it."
    if len(set(bare)) < SHORTEST // 2:
        return "It repeats few characters. Choose one of several words."
    return ""


class Hasher:
    """Argon2id with the parameters of the library, or others for a test. Thread-safe."""

    # Each takes 64 MB while it works: more at once would only make all of them slower.
    _working = threading.BoundedSemaphore(2)

    def __init__(self, argon: PasswordHasher | None = None) -> None:
        self._argon = argon or PasswordHasher()

    def hash(self, password: str) -> str:
        with self._working:
            return self._argon.hash(_same(password))

    def matches(self, kept: str | None, password: str) -> bool:
        """Whether it is the password of this hash; without one it says no, but takes as long."""
        nobody = self._nobody  # made before anything is known, or the first of them would tell
        if len(password) > LONGEST:
            password = ""
        try:
            with self._working:
                good = self._argon.verify(kept or nobody, _same(password))
        except (VerificationError, InvalidHashError):
            return False
        return good and kept is not None

    def is_old(self, kept: str) -> bool:
        """Whether it was made with other parameters than those of now."""
        return self._argon.check_needs_rehash(kept)

    @cached_property
    def _nobody(self) -> str:
        return self._argon.hash(secrets.token_urlsafe(32))


def _same(password: str) -> bytes:
    """The same letters are the same password, however a keyboard composes them."""
    return unicodedata.normalize("NFKC", password).encode("utf-8", "replace")
