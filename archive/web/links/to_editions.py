"""The pages of an edition."""

from archive.domain.edition import Edition
from archive.domain.edition import edition_key as key_of
from archive.web.links.address import at


def edition(award: str, year: int) -> str:
    """The edition's own address, which is never used for another one."""
    return edition_key(key_of(award, year))


def edition_of(edition: Edition) -> str:
    return edition_key(edition.key)


def edition_key(key: str) -> str:
    return at(f"/editions/{key}")


def editions() -> str:
    return at("/editions/")


def edition_press(edition: Edition) -> str:
    """What a newspaper needs of an edition."""
    return at(f"/editions/{edition.key}/press")


def edition_press_text(edition: Edition) -> str:
    return at(f"/editions/{edition.key}/press.txt")
