"""What all addresses have in common."""

from flask import current_app, request


def at(path: str, query: str = "") -> str:
    """A path of this site, wherever the site is mounted."""
    return f"{request.script_root}{path}?{query}" if query else f"{request.script_root}{path}"


def absolute(path: str) -> str:
    """The public address where one is set; else the path, which is right on any host."""
    base = str(current_app.config["BASE_URL"])
    return f"{base}{path}"


def cited(path: str) -> str:
    """The address in a citation, which is read where there is no host to complete a path."""
    base = str(current_app.config["PUBLIC_URL"])
    return f"{base}{path}"
