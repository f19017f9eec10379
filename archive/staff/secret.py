"""The secret of an instance: made once, kept in its folder, readable by its owner only."""

import os
import secrets
import tempfile
from pathlib import Path

from archive.errors import SettingsError

FILE = "staff.key"
BYTES = 32


def secret_key(instance: Path) -> bytes:
    """The key of the instance folder, made if there is none; SettingsError if that cannot be."""
    path = instance / FILE
    try:
        if not path.exists():
            _make(path)
        key = path.read_bytes()
    except OSError as error:
        raise SettingsError(
            f"{path} cannot be read or made: {error.strerror}. Mend the rights of its folder."
        ) from error
    if len(key) != BYTES:
        raise SettingsError(f"{path} is no key. Remove it, and a new one is made.")
    return key


def _make(path: Path) -> None:
    """Whole or not at all; of two processes that try at once, one succeeds and both read its."""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{FILE}.")  # of mode 0600
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(secrets.token_bytes(BYTES))
            file.flush()
            os.fsync(file.fileno())
        os.link(name, path)
    except FileExistsError:
        pass
    finally:
        Path(name).unlink()
