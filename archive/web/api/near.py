"""What may have been meant by a path that leads nowhere: addresses that do lead somewhere."""

from collections.abc import Callable

from archive.web import links, nearest, reading
from archive.web.api import addresses
from archive.web.winners.finding import PATH, found_at


def winners(text: str) -> list[str]:
    """The winner whose id begins the text, or those that match its words best."""
    if PATH.fullmatch(text) and (found := found_at(text)):
        return [links.absolute(addresses.winner(found.id))]
    near = nearest.winners(reading.release(), text)
    return [links.absolute(addresses.winner(winner.id)) for winner in near]


def values(facet: str, text: str, address: Callable[[str], str]) -> list[str]:
    """The values of a facet that are so called, or whose names look most like it."""
    register = reading.volume().register
    known = dict(register.known(facet))
    meant = register.meant(facet, text) or [known[name] for name in nearest.like(text, known)]
    return [links.absolute(address(key)) for key in dict.fromkeys(meant)]


def editions(text: str) -> list[str]:
    """The editions whose keys look most like it."""
    near = nearest.editions(reading.release(), text)
    return [links.absolute(addresses.edition(edition.key)) for edition in near]
