"""The pages of a winner, and what other sites show of it."""

from urllib.parse import urlencode

from archive.domain.winner import Winner
from archive.web.criteria import Criteria
from archive.web.links.address import at


def winner(winner: Winner) -> str:
    return at(f"/winners/{winner.path}")


def record(path: str) -> str:
    """Of a winner by its path or its id alone, whether or not it is still recorded."""
    return at(f"/winners/{path}")


def why(winner: Winner, criteria: Criteria) -> str:
    """Why a winner is among the results of a search, of which `criteria` are the first page."""
    return at(f"/winners/{winner.path}/why", criteria.query)


def press(winner: Winner) -> str:
    """What a newspaper needs of a winner."""
    return at(f"/winners/{winner.path}/press")


def press_text(winner: Winner) -> str:
    return at(f"/winners/{winner.path}/press.txt")


def embed(winner: Winner) -> str:
    """What a site may show of a winner, ready to be copied."""
    return at(f"/winners/{winner.path}/embed")


def badge(winner: Winner, look: str = "") -> str:
    """A picture that says what was won; `look` is "light" or "dark", else it follows the reader."""
    return at(f"/winners/{winner.path}/badge.svg", f"look={look}" if look else "")


def card(winner: Winner, look: str = "") -> str:
    """A small page for a frame in another site."""
    return at(f"/winners/{winner.path}/card", f"look={look}" if look else "")


def oembed(url: str, form: str = "") -> str:
    """Where other sites ask how to show a page of this one, by its whole address."""
    more = {"format": form} if form else {}
    return at("/oembed", urlencode({"url": url, **more}))
