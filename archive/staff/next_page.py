"""Where somebody goes who has signed in: a page of the staff's rooms and nowhere else."""

import re

from flask import request

from archive.web import links

LONGEST = 2000
# One path below /staff and its query. No scheme, host, backslash, dots, blanks or control
# characters: whatever a browser could read as another place is not among what is allowed.
_PATH = re.compile(r"/staff(?:/[\w~%-]+(?:\.[\w~%-]+)*)*/?(?:\?[\w.~%&=+,:;*!'()/@-]*)?", re.ASCII)


def next_page(asked: str) -> str:
    """The asked address if it is one of ours, else the first page of the staff."""
    root = request.script_root
    path = asked.removeprefix(root) if root else asked
    fits = asked.startswith(root) and len(asked) <= LONGEST and _PATH.fullmatch(path)
    return asked if fits else links.staff()
