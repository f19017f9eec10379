"""The rooms of the staff."""

from urllib.parse import urlencode

from flask import request

from archive.web.links.address import at


def staff(path: str = "") -> str:
    """A page of the staff's rooms, by its path below /staff/."""
    return at(f"/staff/{path.removeprefix('/')}")


def staff_release(release: str) -> str:
    """What the staff see of a release; from within its preview too, which is mounted below."""
    path = f"/staff/releases/{release}"
    return f"{request.script_root.partition('/staff/preview/')[0]}{path}"


def staff_sign_in(wanted: str = "") -> str:
    """Where the staff sign in, on their way to the `wanted` page."""
    return staff(f"sign-in?{urlencode({'next': wanted})}" if wanted else "sign-in")
