"""Winners that somebody chooses and holds beside each other."""

from urllib.parse import urlencode

from archive.domain.winner import Winner
from archive.web.links.address import at


def compare(query: str = "") -> str:
    """Winners side by side; `query` holds the parameters of a shortlist."""
    return at("/compare", query)


def compare_data(query: str) -> str:
    return at("/compare.csv", query)


def compare_with(winner: Winner) -> str:
    """The comparison that begins with one winner."""
    return compare(urlencode({"winner": winner.id}))


def shortlist(query: str = "") -> str:
    """The winners that somebody chooses among; `query` holds their numbers."""
    return at("/shortlist", query)


def shortlist_data(query: str, suffix: str) -> str:
    return at(f"/shortlist.{suffix}", query)


def shortlist_with(winner: Winner) -> str:
    """The shortlist that begins with one winner."""
    return shortlist(urlencode({"winner": winner.id}))
