"""Winners and corrections as entries of a feed.

Nothing in an entry depends on the release, so that it stays as it is while its record does.
"""

from archive.domain import citation
from archive.domain.winner import Winner
from archive.web import links
from archive.web.cards import focus_areas_of, technologies_of
from archive.web.corrections.departure import named
from archive.web.corrections.entry import Entry
from archive.web.feeds.feed import Item
from archive.web.feeds.tag import tag
from archive.web.pieces import made
from archive.web.reading import Volume


def winner(volume: Volume, one: Winner) -> Item:
    """A winner, with its honours, its summary and how to cite it."""
    release, url = volume.release, links.cited(links.winner(one))
    terms = (*technologies_of(release, one), *focus_areas_of(release, one))
    changed = release.chronicle.changed(one.id)
    cited = citation.cite(one, release.snapshot, release="", issued=changed.date(), url=url)
    return Item(
        id=tag(f"winner/{one.id}"),
        url=url,
        title=named(one.heading, one.place.label),
        published=release.chronicle.added(one.id),
        updated=changed,
        summary=". ".join(filter(None, (_won(cited.description), *one.honours, one.summary))),
        html=str(made("feeds/_winner.html", one, terms, citation.unpinned(cited))),
        tags=tuple(dict.fromkeys(term.label for term in terms)),
    )


def correction(entry: Entry) -> Item:
    """What was corrected, withdrawn or taken out."""
    verbs = {"correction": "Corrected", "withdrawal": "Withdrawn", "removal": "Taken out"}
    return Item(
        id=tag(f"correction/{entry.key}"),
        url=links.cited(links.corrections(entry.key)),
        title=f"{verbs[entry.kind]}: {entry.called}",
        published=entry.at,
        updated=entry.at,
        summary=entry.now or entry.reason or "No reason is recorded.",
        html=str(made("feeds/_correction.html", entry)),
    )


def _won(description: str) -> str:
    return f"{description[0].upper()}{description[1:]}"
