"""What may have been meant by a name that has no page of the kind that was asked for."""

from collections.abc import Iterator
from dataclasses import dataclass

from archive.domain.fields import FACET_BY_NAME
from archive.web import links
from archive.web.names import Names
from archive.web.nearest import like
from archive.web.subjects.register import Register


@dataclass(frozen=True, slots=True)
class Near:
    """A page that may be meant, or a search; `kind` says of what."""

    kind: str
    label: str
    url: str


def near(register: Register, names: Names, facet: str, name: str) -> tuple[Near, ...]:
    """What is called so but of another kind, then what is called almost so."""
    return (*_elsewhere(register, names, facet, name), *_almost(register, facet, name))


def _elsewhere(register: Register, names: Names, facet: str, name: str) -> Iterator[Near]:
    for other in links.PAGES_OF:
        if other != facet:
            yield from (_page(register, other, key) for key in register.meant(other, name))
    for key in names.keys("region", name):
        kind = FACET_BY_NAME["region"].label
        yield Near(kind, names.label("region", key), links.subject("region", key))


def _almost(register: Register, facet: str, name: str) -> Iterator[Near]:
    known = dict(register.known(facet))
    keys = (known[label] for label in like(name.replace("-", " "), known))
    yield from (_page(register, facet, key) for key in dict.fromkeys(keys))


def _page(register: Register, facet: str, key: str) -> Near:
    label = register.value(facet, key).label
    return Near(FACET_BY_NAME[facet].label, label, links.subject(facet, key))
