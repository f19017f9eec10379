"""Lists of winners as data: what a search finds, all there are, and those of an edition."""

from collections.abc import Callable

from flask import Response, abort, request

from archive.domain.edition import Edition
from archive.web import links, nearest, reading
from archive.web.asking import read
from archive.web.criteria import Criteria, in_order, winners_of
from archive.web.export import addresses, framing, lines, problems
from archive.web.export.blueprint import blueprint
from archive.web.export.formats import FORMAT_BY_SUFFIX, Format
from archive.web.export.selection import select
from archive.web.export.serving import Body, Delivery, file_name, name_of, serve

SUFFIX = f"<any({', '.join(FORMAT_BY_SUFFIX)}):suffix>"


@blueprint.get(f"/search.{SUFFIX}")
def search(suffix: str) -> Response:
    """All winners that a search finds; without a question, all there are."""
    names = reading.volume().names
    criteria, notices = read(request.args, names)
    if notices:
        abort(problems.unusable(notices, nearest.parameters(request.args, names)))
    return deliver(
        criteria.on_page(1),
        FORMAT_BY_SUFFIX[suffix],
        lambda other: addresses.search(criteria, other),
        page=links.search(criteria.on_page(1)),
        name=name_of(criteria, names, suffix),
        listed=False,
    )


@blueprint.get(f"/editions/<key>.{SUFFIX}")
def edition(key: str, suffix: str) -> Response:
    """The recorded winners of an edition, by city."""
    problems.refuse_parameters()
    found = edition_at(key)
    return deliver(
        criteria_of(found),
        FORMAT_BY_SUFFIX[suffix],
        lambda other: addresses.edition(found, other),
        page=links.edition_of(found),
        name=file_name(key, suffix),
    )


def deliver(
    criteria: Criteria,
    form: Format,
    address: Callable[[str], str],
    *,
    page: str,
    name: str,
    listed: bool = True,
) -> Response:
    """A whole list in one form; `address` gives the address of the same list with another suffix.

    `page` is the address of its page, and what is not `listed` is nothing for search engines.
    """
    related = {"alternate": links.absolute(page)}
    if form.suffix != "json":
        # The other forms have no room for what is to be said of the list as a whole.
        related["describedby"] = links.absolute(address("json"))
    addresses_ = {suffix: links.absolute(address(suffix)) for suffix in FORMAT_BY_SUFFIX}
    around = {"self": addresses_[form.suffix], "page": links.absolute(page), **addresses_}
    delivery = Delivery(address(form.suffix), form.media_type, name, related, listed)
    cited = links.cited(address(form.suffix))
    return serve(delivery, lambda: _written(criteria, form, around, cited))


def _written(criteria: Criteria, form: Format, around: dict[str, str], url: str) -> Body:
    volume = reading.volume()
    selection = select(volume.release, volume.names, criteria)
    preface = framing.preface(selection, volume.names, criteria, around, url)
    pieces = lines.pieces(volume, form, selection, preface)
    return pieces if selection.is_long else b"".join(pieces)


def edition_at(key: str) -> Edition:
    """The edition of that key; without one the request ends."""
    release = reading.release()
    found = {edition.key: edition for edition in release.snapshot.editions}.get(key)
    return found or abort(problems.no_edition(key))


def criteria_of(edition: Edition) -> Criteria:
    """What finds the winners of an edition, by city."""
    chosen = in_order(winners_of(edition.award, edition.year))
    return Criteria(chosen=chosen, sort="city")
