"""Serves the archive: `python -m archive.serve`. One line says where, or one line says why not."""

import gc
import os
import socket
import subprocess
import sys
import tempfile
import time
from typing import Any

from gunicorn.app.base import BaseApplication
from gunicorn.arbiter import Arbiter

from archive.config import Settings
from archive.errors import ArchiveError, SettingsError

LONGEST_ADDRESS = 8190
"""Bytes of a request line: the most that gunicorn allows, for searches with many filters."""


class Keeper:
    """`python -m indexer keep` beside the server: begun again when it ends, ended with it."""

    WORDS = (sys.executable, "-m", "indexer", "keep", "--with")
    PAUSE = 1.0
    """Seconds before one that ended is begun again."""

    def __init__(self) -> None:
        self.process: subprocess.Popen[bytes] | None = None
        self.begun = 0.0

    def look(self) -> None:
        """See that it is there."""
        is_there = self.process is not None and self.process.poll() is None
        if is_there or (self.begun and time.monotonic() - self.begun < self.PAUSE):
            return
        self.begun = time.monotonic()
        self.process = subprocess.Popen(  # noqa: S603 - our own program
            [*self.WORDS, str(os.getpid())],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            start_new_session=True,
        )

    def end(self) -> None:
        if self.process is not None:
            self.process.terminate()
            self.process.wait()


class Attended(Arbiter):
    """gunicorn's master, which looks after its workers and after the keeper of the jobs."""

    def __init__(self, app: BaseApplication) -> None:
        super().__init__(app)
        self.keeper = Keeper()

    def manage_workers(self) -> None:
        super().manage_workers()
        self.keeper.look()

    def stop(self, graceful: bool = True) -> None:
        self.keeper.end()
        super().stop(graceful)


class Server(BaseApplication):
    """gunicorn with threads, given a socket that is bound already."""

    def __init__(self, settings: Settings, listener: socket.socket) -> None:
        self.settings = settings
        self.listener = listener
        super().__init__()

    def load_config(self) -> None:
        for name, value in self.options().items():
            self.cfg.set(name, value)

    def options(self) -> dict[str, Any]:
        return {
            "bind": f"fd://{self.listener.fileno()}",
            "worker_class": "gthread",
            "workers": self.settings.workers,
            "threads": self.settings.threads,
            "limit_request_line": LONGEST_ADDRESS,
            "loglevel": "warning",
            "graceful_timeout": 5,
            # What a worker would otherwise write into its heartbeat file waits for no disk here.
            "worker_tmp_dir": "/dev/shm" if os.path.isdir("/dev/shm") else None,  # noqa: S108, PTH112
        }

    def run(self) -> None:
        Attended(self).run()

    def load(self) -> Any:
        from archive import staff
        from archive.web import create_app

        app = create_app(self.settings)
        staff.install(app, self.settings)
        settle()
        return app


def settle() -> None:
    """Leave what is loaded by now out of every later search for garbage: it is there to stay.

    Such a search takes a fifth of a second otherwise, in the middle of somebody's request.
    """
    gc.collect()
    gc.freeze()


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


def main() -> int:
    """Serve until told to stop; 1 if that cannot even begin."""
    try:
        settings = Settings.from_environment()
        check_folder(settings)
        check_provider(settings)
        listener = bind(settings)
    except ArchiveError as error:
        print(error, file=sys.stderr)
        return 1
    host, port = listener.getsockname()[:2]
    shown = f"[{host}]" if ":" in host else host
    print(f"The archive is open at http://{shown}:{port} - Ctrl-C closes it.", flush=True)
    tell_of_staff(settings)
    Server(settings, listener).run()
    return 0


def tell_of_staff(settings: Settings) -> None:
    """Say how the first account is made where there is none; that keeps nobody from reading."""
    from archive.staff.beginning import to_begin

    if told := to_begin(settings):
        print(told, flush=True)


if __name__ == "__main__":
    sys.exit(main())
