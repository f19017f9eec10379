"""The pages that a mistyped address may have meant."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from flask import current_app, request
from werkzeug.exceptions import HTTPException

from archive.domain.fields import FACET_BY_NAME
from archive.errors import ReleaseError
from archive.web import links, nearest, reading
from archive.web.links import PAGES_OF
from archive.web.subjects.nearest import near as near_subjects


@dataclass(frozen=True, slots=True)
class Near:
    """A page that may have been meant, and what to know it by."""

    url: str
    label: str
    where: str = ""


FORMS = {
    "csv": "CSV", "xlsx": "XLSX", "json": "JSON", "jsonl": "JSON Lines", "atom": "Atom",
    "feed.json": "JSON Feed",
}  # fmt: skip
"""What lists may be had as, by the ends of their addresses."""


def near(path: str) -> tuple[Near, ...]:
    """The nearest pages to a path that has none, the likeliest first.

    What was asked there is asked of a page or list in its place, too. None while nothing is open.
    """
    try:
        found = {page.url: page for page in (tuple(_forms(path)) or _near(path))}
    except ReleaseError:
        return ()
    return tuple(found.values())[: nearest.MOST + len(FORMS)]


def _near(path: str) -> Iterator[Near]:
    section, _, rest = path.strip("/").partition("/")
    pages = _pages()
    begun = section.partition(".")[0]
    for name in [begun] if begun in pages else nearest.like(begun, pages):
        below = tuple(_below(name, rest.partition("/")[0])) if rest else ()
        yield from below
        if not rest:
            yield replace(pages[name], url=pages[name].url + _asked())
        elif name != section or not below:
            yield pages[name]


def _forms(path: str) -> Iterator[Near]:
    """The page whose address this is but for its end, and what else that may be had as."""
    stem, _, end = path.partition(".")
    if not end or stem == "/" or not _answers(stem):
        return
    here, asked = f"{request.script_root}{stem}", _asked()
    yield Near(here + asked, "The page itself")
    for suffix, label in FORMS.items():
        if _answers(f"{stem}.{suffix}"):
            yield Near(f"{here}.{suffix}{asked}", label)


def _asked() -> str:
    query = request.query_string.decode("ascii", "replace")
    return f"?{query}" if query else ""


def _answers(path: str) -> bool:
    """Whether something answers there that needs no name of a record."""
    try:
        _, named = current_app.url_map.bind("").match(path)
    except HTTPException:
        return False
    return not named.keys() - {"suffix"}


def _below(section: str, name: str) -> Iterator[Near]:
    if section == "editions":
        found = nearest.editions(reading.release(), name)
        yield from (Near(links.edition_of(e), e.label, e.ceremony_city or "") for e in found)
    elif section == "winners":
        winners = nearest.winners(reading.release(), name)
        yield from (Near(links.winner(w), w.heading, f"{w.award} {w.year}") for w in winners)
    for facet, folder in PAGES_OF.items():
        if folder == section:
            yield from _subjects(facet, name)


def _subjects(facet: str, name: str) -> Iterator[Near]:
    volume = reading.volume()
    kind = FACET_BY_NAME[facet].label
    for key in volume.register.meant(facet, name):
        yield Near(links.subject(facet, key), volume.register.value(facet, key).label, kind)
    for page in near_subjects(volume.register, volume.names, facet, name):
        yield Near(page.url, page.label, page.kind)


def _pages() -> dict[str, Near]:
    """The pages that an address may begin with, by what it begins with."""
    lists = {PAGES_OF[f]: Near(links.subjects(f), FACET_BY_NAME[f].plural) for f in PAGES_OF}
    return lists | {
        "search": Near(links.search_form(), "Search"),
        "winners": Near(links.search(), "All winners"),
        "peers": Near(links.peers(), "Cities like yours"),
        "map": Near(links.map_of(), "Map"),
        "trends": Near(links.trends(), "Trends"),
        "editions": Near(links.editions(), "Editions"),
        "compare": Near(links.compare(), "Compare winners"),
        "shortlist": Near(links.shortlist(), "Shortlist"),
        "coverage": Near(links.coverage(), "What is recorded and what is missing"),
        "corrections": Near(links.corrections(), "Corrections"),
        "data": Near(links.data(), "Data to take along"),
        "api": Near(links.api_page(), "API"),
        "help": Near(links.help_page(), "How to search"),
        "about": Near(links.about(), "About this archive"),
    }
