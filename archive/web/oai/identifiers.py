"""The names of records in the wide world: `oai:awards.example.org:2023-06`."""

import re
from urllib.parse import urlsplit

from flask import current_app

_DOMAIN = re.compile(r"[a-z][a-z0-9\-]*(\.[a-z][a-z0-9\-]*)+", re.IGNORECASE)


def host() -> str:
    """Of the public address; whoever moves the site to another host renames all records."""
    return urlsplit(str(current_app.config["PUBLIC_URL"])).hostname or "localhost"


def is_domain() -> bool:
    """Whether the host is a name that the guidelines for such identifiers know."""
    return bool(_DOMAIN.fullmatch(host()))


def identifier(winner_id: str) -> str:
    return f"oai:{host()}:{winner_id}"


def winner_id(identifier: str) -> str:
    """The id in an identifier; empty if it is none of this site."""
    prefix = f"oai:{host()}:"
    return identifier.removeprefix(prefix) if identifier.startswith(prefix) else ""
