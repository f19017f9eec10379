"""Tag URIs (RFC 4151): names of feeds and entries that stay, wherever the site moves to.

They are made of the host that the site has when it is first followed, and the year of the scheme.
"""

from urllib.parse import quote, urlsplit

from flask import current_app

YEAR = 2026


def tag(name: str) -> str:
    """The tag of something, such as `winner/2023-06`."""
    host = urlsplit(str(current_app.config["PUBLIC_URL"])).hostname or "localhost"
    # An IPv6 address has colons, which a tag keeps for its parts.
    return f"tag:{host.replace(':', '-')},{YEAR}:{quote(name, safe='/?=&+.,-~')}"
