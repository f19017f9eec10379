"""gunicorn with the archive in it, and with the keeper beside it."""

import gc
import os
import socket
from typing import Any

from gunicorn.app.base import BaseApplication
from gunicorn.arbiter import Arbiter
from gunicorn.http.errors import ParseException
from werkzeug.exceptions import BadRequest

from archive.config import Settings
from archive.serve.keeper import Keeper

LONGEST_ADDRESS = 8190
"""Bytes of a request line: the most that gunicorn allows, for searches with many filters."""


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
            "worker_class": "archive.serve.worker.Worker",
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
        # What breaks off in the middle of a body is no fault of ours.
        app.register_error_handler(ParseException, lambda _: BadRequest())
        settle()
        return app


def settle() -> None:
    """Leave what is loaded by now out of every later search for garbage: it is there to stay.

    Such a search takes a fifth of a second otherwise, in the middle of somebody's request.
    """
    gc.collect()
    gc.freeze()
