"""A client that costs next to nothing, so that what is measured is the server."""

import socket
import time
from collections.abc import Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import NamedTuple

WARMING = "/?warming"
"""Asked before the clock starts; no server keeps its answer for another address."""


class Reply(NamedTuple):
    status: int
    headers: dict[str, str]
    length: int


@dataclass(slots=True)
class Run:
    """Seconds of each request, one after the other."""

    seconds: list[float]

    @property
    def a_second(self) -> float:
        return len(self.seconds) / sum(self.seconds)


class Connection:
    """One connection that is kept; it opens again where the server closed it."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=60)

    def get(self, path: str, **headers: str) -> Reply:
        fields = {"Host": "127.0.0.1", "Accept-Encoding": "identity", **headers}
        lines = "".join(f"{name.replace('_', '-')}: {text}\r\n" for name, text in fields.items())
        request = f"GET {path} HTTP/1.1\r\n{lines}\r\n".encode()
        try:
            self.socket.sendall(request)
            return self._reply()
        except (ConnectionError, EOFError):
            self.socket.close()
            self.socket = socket.create_connection(("127.0.0.1", self.port), timeout=60)
            self.socket.sendall(request)
            return self._reply()

    def _reply(self) -> Reply:
        head, _, body = self._until(b"\r\n\r\n").partition(b"\r\n\r\n")
        first, *lines = head.decode("latin-1").split("\r\n")
        pairs = (line.partition(":") for line in lines)
        headers = {name.lower(): text.strip() for name, _, text in pairs}
        status = int(first.split()[1])
        if headers.get("transfer-encoding") == "chunked":
            while not body.endswith(b"0\r\n\r\n"):
                body += self._more()
        wanted = 0 if status == 304 else int(headers.get("content-length", len(body)))
        while len(body) < wanted:
            body += self._more()
        return Reply(status, headers, len(body))

    def _until(self, mark: bytes) -> bytes:
        found = b""
        while mark not in found:
            found += self._more()
        return found

    def _more(self) -> bytes:
        part = self.socket.recv(1 << 18)
        if not part:
            raise EOFError
        return part

    def __enter__(self) -> "Connection":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.socket.close()


def run(port: int, paths: Sequence[str], wanted: int = 200, **headers: str) -> Run:
    """Ask for all paths in turn over one connection; RuntimeError at another status than wanted."""
    seconds = []
    with Connection(port) as connection:
        connection.get(WARMING, **headers)
        for path in paths:
            started = time.perf_counter()
            reply = connection.get(path, **headers)
            seconds.append(time.perf_counter() - started)
            if reply.status != wanted:
                raise RuntimeError(f"{path} was answered by {reply.status}, not {wanted}.")
    return Run(seconds)
