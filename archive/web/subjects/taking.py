"""The winners of a city, country, technology or focus area as data."""

from functools import partial

from flask import abort
from werkzeug.wrappers import Response

from archive.domain.fields import FACET_BY_NAME
from archive.web import links, reading
from archive.web.criteria import Criteria
from archive.web.export import addresses, problems
from archive.web.export.formats import FORMAT_BY_SUFFIX
from archive.web.export.lists import deliver
from archive.web.export.serving import file_name
from archive.web.subjects.moving import moved
from archive.web.subjects.nearest import near


def winners(facet: str, name: str, suffix: str) -> Response:
    """All winners that have the value, the newest first."""
    problems.refuse_parameters()
    key = key_at(facet, name)
    if key != name:
        return moved(addresses.subject(facet, key, suffix))
    return deliver(
        Criteria(sort="newest").with_value(facet, key),
        FORMAT_BY_SUFFIX[suffix],
        partial(addresses.subject, facet, key),
        page=links.subject(facet, key),
        name=file_name(key, suffix),
    )


def key_at(facet: str, name: str) -> str:
    """The key of what is so called; where that is nothing or several things, the request ends."""
    keys = reading.volume().register.meant(facet, name)
    if len(keys) != 1:
        abort(problems.missing(FACET_BY_NAME[facet].label.lower(), _near(facet, name, keys)))
    return keys[0]


def _near(facet: str, name: str, namesakes: tuple[str, ...]) -> list[str]:
    """The addresses of the namesakes, else of what may have been meant."""
    volume = reading.volume()
    found = [links.subject(facet, key) for key in namesakes]
    found = found or [n.url for n in near(volume.register, volume.names, facet, name)]
    return [links.absolute(url) for url in found]
