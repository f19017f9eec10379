"""gunicorn's threads, of which nobody can keep one for long by sending or reading slowly.

A proxy that takes in whole requests before it passes them on does more: see the README.
"""

import selectors
import socket
import struct
import time
from contextlib import suppress
from functools import partial
from typing import Any

from gunicorn.workers.gthread import TConn, ThreadWorker

QUIET = 5.0
"""Seconds in which the head of a request must have come, after somebody has connected."""
LONGEST_HEAD = 32 * 1024
"""Bytes of address and headers; browsers send some hundred to some thousand."""
BODY = 60.0
"""Seconds in which what is sent along must have come: 5 MB by a slow line."""
STALLED = 30
"""Seconds after which somebody who takes nothing of an answer gets no more of it."""


class Worker(ThreadWorker):
    """A head waits without a thread until it is whole; a body is waited for, for a time."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.reading: dict[TConn, float] = {}

    def enqueue_req(self, conn: TConn) -> None:
        if conn.initialized or conn.data_ready:
            super().enqueue_req(conn)
            return
        patience = struct.pack("ll", STALLED, 0)
        conn.sock.setsockopt(socket.SOL_SOCKET, socket.SO_SNDTIMEO, patience)
        conn.sock.setblocking(False)
        conn.timeout = time.monotonic() + QUIET
        self.pending_conns.append(conn)
        heard = partial(self.on_pending_socket_readable, conn)
        self.poller.register(conn.sock, selectors.EVENT_READ, heard)

    def on_pending_socket_readable(self, conn: TConn, client: Any) -> None:
        if has_head(conn.sock):
            super().on_pending_socket_readable(conn, client)

    def on_client_socket_readable(self, conn: TConn, client: Any) -> None:
        if has_head(conn.sock):
            super().on_client_socket_readable(conn, client)

    def handle(self, conn: TConn) -> Any:
        self.reading[conn] = time.monotonic() + BODY
        try:
            goes_on = super().handle(conn)
            parser: Any = conn.parser
            # What was sent ahead of its turn may be half a head, so that it is asked for anew.
            return goes_on and not parser.unreader.buf.getvalue()
        finally:
            self.reading.pop(conn, None)

    def murder_pending(self) -> None:
        super().murder_pending()
        now = time.monotonic()
        for conn, until in tuple(self.reading.items()):
            if until < now:
                # Who waits for more of a body hears that there is none, and can still answer.
                with suppress(OSError):
                    conn.sock.shutdown(socket.SHUT_RD)


def has_head(connection: socket.socket) -> bool:
    """Whether a head is whole, or will never be; if not, it is worth a look when more has come."""
    try:
        begun = connection.recv(LONGEST_HEAD, socket.MSG_PEEK)
    except BlockingIOError:
        return False
    except OSError:
        return True
    if len(begun) == LONGEST_HEAD and b"\r\n\r\n" not in begun:
        with suppress(OSError):
            connection.shutdown(socket.SHUT_RD)
        return True
    waits = begun and b"\r\n\r\n" not in begun
    least = len(begun) + 1 if waits else 1
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVLOWAT, least)
    return not waits
