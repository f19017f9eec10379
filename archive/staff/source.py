"""Where an attempt comes from, as a keyed hash: enough to count by, not enough to find anybody."""

import hashlib
import hmac
from ipaddress import IPv6Address, ip_address

from flask import request

from archive.staff.office import office

SHARED_BITS = 64
"""Of an IPv6 address: what follows, each household or machine chooses for itself."""


def marks_of(name: str) -> tuple[str, str]:
    """The marks by which an attempt to sign in counts: of the account, and of its source."""
    return _mark("account", name), _mark("source", _source())


def mark_of_reports() -> str:
    """The mark by which reports of readers from one source count."""
    return _mark("reports", _source())


def _source() -> str:
    """The network that the request comes from, as the server in front of us tells."""
    given = _without_port(_given())
    try:
        address = ip_address(given)
    except ValueError:
        return given
    if isinstance(address, IPv6Address):
        mapped = address.ipv4_mapped
        return str(mapped) if mapped else str(int(address) >> (128 - SHARED_BITS))
    return str(address)


def _given() -> str:
    """What the outermost of our proxies says, for what stands before that anybody can write."""
    proxies = office().settings.proxies
    told = request.headers.get("X-Forwarded-For", "").split(",")
    return told[-proxies].strip() if 0 < proxies <= len(told) else request.remote_addr or ""


def _without_port(given: str) -> str:
    """Some proxies add the port, which differs each time: "192.0.2.1:80", "[2001:db8::1]:80"."""
    if given.startswith("["):
        return given[1:].partition("]")[0]
    return given.partition(":")[0] if given.count(":") == 1 else given


def _mark(kind: str, text: str) -> str:
    message = f"{kind}:{text}".encode("utf-8", "replace")
    return hmac.new(office().key, message, hashlib.sha256).hexdigest()[:32]
