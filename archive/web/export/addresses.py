"""Where a list or a winner is found in another form: the address of its page with a suffix."""

from urllib.parse import urlencode

from archive.domain.edition import Edition
from archive.domain.winner import Winner
from archive.web import links
from archive.web.criteria import Criteria


def search(criteria: Criteria, suffix: str) -> str:
    """The whole list of a search, whichever page of it is looked at."""
    query = urlencode(criteria.on_page(1).parameters(), safe=".")
    path = f"{links.search_form()}.{suffix}"
    return f"{path}?{query}" if query else path


def edition(edition: Edition, suffix: str) -> str:
    """The winners of an edition."""
    return f"{links.edition_of(edition)}.{suffix}"


def subject(facet: str, key: str, suffix: str) -> str:
    """The winners that have a value whose facet has pages of its own."""
    return f"{links.subject(facet, key)}.{suffix}"


def winner(winner: Winner, suffix: str) -> str:
    return f"{links.winner(winner)}.{suffix}"
