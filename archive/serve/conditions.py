"""What must be so before the server can begin; a SettingsError says what to do where it is not."""

import os
import socket
import tempfile

from archive.config import Settings
from archive.errors import SettingsError


def bind(settings: Settings) -> socket.socket:
    """A listening socket; SettingsError if the port or the address cannot be had."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    where = f"{settings.host}:{settings.port}"
    try:
        return socket.create_server((settings.host, settings.port), family=family, backlog=256)
    except PermissionError as error:
        hint = "Set ARCHIVE_PORT to one above 1023."
        raise SettingsError(f"Port {settings.port} needs more rights than yours. {hint}") from error
    except OSError as error:
        hint = "Stop what listens there, or set ARCHIVE_PORT or ARCHIVE_HOST."
        raise SettingsError(
            f"Cannot listen on {where}: {os.strerror(error.errno or 0)}. {hint}"
        ) from error


def check_folder(settings: Settings) -> None:
    """SettingsError if the instance folder cannot be made or written to."""
    folder = settings.instance.resolve()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        hint = "Mend its rights, or set ARCHIVE_INSTANCE to another folder."
        raise SettingsError(
            f"Cannot write to {folder}: {os.strerror(error.errno or 0)}. {hint}"
        ) from error


def check_provider(settings: Settings) -> None:
    """SettingsError if a provider is named that cannot vouch for anybody."""
    from archive.staff.openid.provider import provider_of

    provider_of(settings)
