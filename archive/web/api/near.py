"""What may have been meant by a path that leads nowhere: addresses that do lead somewhere."""

from collections.abc import Callable

from archive.domain.naming import slugify
from archive.domain.search import SearchQuery
from archive.domain.syntax import parse
from archive.web import links, reading
from archive.web.api import addresses
from archive.web.export import nearest
from archive.web.winners import PATH, found_at


def winners(text: str) -> list[str]:
    """The winner whose id begins the text, or those that match its words best."""
    if PATH.fullmatch(text) and (found := found_at(text)):
        return [links.absolute(addresses.winner(found.id))]
    words = parse(slugify(text).replace("-", " "))
    if words.root is None:
        return []
    query = SearchQuery(text=words, limit=nearest.MOST, highlight=False, count_facets=False)
    hits = reading.release().index.search(query).hits
    return [links.absolute(addresses.winner(hit.id)) for hit in hits]


def values(facet: str, text: str, address: Callable[[str], str]) -> list[str]:
    """The values of a facet that are so called, or whose names look most like it."""
    register = reading.volume().register
    known = dict(register.known(facet))
    meant = register.meant(facet, text) or [known[name] for name in nearest.like(text, known)]
    return [links.absolute(address(key)) for key in dict.fromkeys(meant)]


def editions(text: str) -> list[str]:
    """The editions whose keys look most like it."""
    keys = [edition.key for edition in reading.release().snapshot.editions]
    return [links.absolute(addresses.edition(key)) for key in nearest.like(text, keys)]
