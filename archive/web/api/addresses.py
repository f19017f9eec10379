"""Every address of the API is made here."""

from collections.abc import Iterable
from urllib.parse import urlencode

from archive.web import links

Parameters = tuple[tuple[str, str], ...]


def of(path: str, parameters: Iterable[tuple[str, str]] = ()) -> str:
    """The address of a path below /api/v1, such as "winners", with parameters."""
    query = urlencode(list(parameters), safe=".")
    return links.api(f"{path}?{query}" if query else path)


def winner(winner_id: str) -> str:
    return of(f"winners/{winner_id}")


def winners_with(facet: str, key: str) -> str:
    """The winners that have one value."""
    return of("winners", ((facet, key),))


def city(slug: str) -> str:
    return of(f"cities/{slug}")


def country(key: str) -> str:
    return of(f"countries/{key}")


def technology(key: str) -> str:
    return of(f"technologies/{key}")


def focus_area(key: str) -> str:
    return of(f"focus-areas/{key}")


def edition(key: str) -> str:
    return of(f"editions/{key}")


def absolute(**paths: str) -> dict[str, str]:
    """The whole addresses of paths, by their relations."""
    return {relation: links.absolute(path) for relation, path in paths.items()}


def of_value(facet: str, key: str, own: str) -> dict[str, str]:
    """Where a value of a facet is told of, shown to readers, and which winners have it."""
    return absolute(self=own, page=links.subject(facet, key), winners=winners_with(facet, key))
