"""What can be followed: a search, an edition, a subject that has a page, and what was corrected."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from functools import partial

from flask import abort, request
from werkzeug.wrappers import Response

from archive.domain.naming import slugify
from archive.errors import BrokenRelease
from archive.web import links, nearest, reading
from archive.web.asking import read
from archive.web.cards import winner_of
from archive.web.criteria import DEFAULT_SORT, Criteria
from archive.web.export import addresses, framing, problems
from archive.web.export.blueprint import blueprint
from archive.web.export.lists import criteria_of, edition_at
from archive.web.feeds import following, items
from archive.web.feeds.feed import Item
from archive.web.feeds.forms import FORMS
from archive.web.feeds.paging import Subject, asked_page, deliver
from archive.web.reading import Volume
from archive.web.subjects.moving import moved
from archive.web.subjects.taking import key_at


def search_feed(suffix: str) -> Response:
    """Winners that a search finds; without a question, all there are."""
    volume = reading.volume()
    asked, notices = read(request.args, volume.names)
    if notices:
        abort(problems.unusable(notices, nearest.parameters(request.args, volume.names)))
    criteria = replace(asked, sort=DEFAULT_SORT, page=1)
    subject = Subject(
        name=f"search?{criteria.query}" if criteria else "winners",
        title=framing.title(criteria, volume.names),
        home=links.search(criteria),
        address=partial(addresses.search, criteria),
        listed=not criteria,
    )
    gone = () if criteria else tuple(_gone(volume))
    followed = partial(following.winners, volume, criteria, gone)
    return deliver(subject, suffix, asked.page, followed, _winner(volume))


def edition_feed(key: str, suffix: str) -> Response:
    """Winners of an edition."""
    page, edition, volume = asked_page(), edition_at(key), reading.volume()
    subject = Subject(
        name=f"edition/{key}",
        title=f"Recorded winners of {edition.label}",
        home=links.edition_of(edition),
        address=partial(addresses.edition, edition),
    )
    changed = (volume.release.chronicle.edition_changed(key),)
    followed = partial(following.winners, volume, criteria_of(edition), changed)
    return deliver(subject, suffix, page, followed, _winner(volume))


def subject_feed(facet: str, name: str, suffix: str) -> Response:
    """Winners that have a value."""
    page, key, volume = asked_page(), key_at(facet, name), reading.volume()
    if key != name:
        return moved(addresses.subject(facet, key, suffix))
    subject = Subject(
        name=f"{facet}/{key}",
        title=f"Recorded winners: {volume.register.value(facet, key).label}",
        home=links.subject(facet, key),
        address=partial(addresses.subject, facet, key),
    )
    gone = tuple(_gone(volume, key)) if facet == "city" else ()
    followed = partial(following.winners, volume, Criteria().with_value(facet, key), gone)
    return deliver(subject, suffix, page, followed, _winner(volume))


def corrections_feed(suffix: str) -> Response:
    """What was corrected, withdrawn or taken out."""
    subject = Subject(
        name="corrections",
        title="Corrections",
        home=links.corrections(),
        address=links.corrections_data,
    )
    followed = partial(following.corrections, reading.volume())
    return deliver(subject, suffix, asked_page(), followed, items.correction)


def _gone(volume: Volume, city: str = "") -> Iterator[datetime]:
    """When records were taken out, of all or of those in a city; of others that is not known."""
    removed = volume.release.chronicle.removed.values()
    return (left.at for left in removed if not city or slugify(left.place) == city)


def _winner(volume: Volume) -> Callable[[str], Item]:
    def item(winner_id: str) -> Item:
        found = winner_of(volume.release, winner_id)
        if found is None:
            raise BrokenRelease(f"Release {volume.release.id} has no record {winner_id}.")
        return items.winner(volume, found)

    return item


def _route(path: str, name: str, view: Callable[..., Response]) -> None:
    """One rule for each form, so that none takes `feed.json` for the JSON of something else."""
    for form in FORMS:
        rule = f"{path}.{form.suffix}"
        blueprint.add_url_rule(rule, f"{name}_{form.label}", partial(view, suffix=form.suffix))


_route("/search", "search", search_feed)
_route("/editions/<key>", "edition", edition_feed)
_route("/corrections", "corrections", corrections_feed)
for facet, folder in links.PAGES_OF.items():
    _route(f"/{folder}/<name>", facet, partial(subject_feed, facet))
