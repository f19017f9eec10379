"""What may have been meant by a parameter, a value or an address that means nothing here."""

from collections.abc import Iterable, Mapping

from rapidfuzz import fuzz, process
from werkzeug.datastructures import MultiDict

from archive.domain.fields import FACET_BY_NAME
from archive.domain.naming import fold, slugify
from archive.domain.search import SearchQuery
from archive.domain.syntax import parse
from archive.search.opening import OpenRelease
from archive.web import links
from archive.web.asking import shown
from archive.web.cards import winner_of
from archive.web.names import Names

PARAMETERS = ("q", "exact", "sort", "from", "to", *FACET_BY_NAME)
MOST = 5
LIKE = 60.0
"""How alike, of 100, two names must be."""
LONGEST = 100


def parameters(arguments: MultiDict[str, str], names: Names) -> Mapping[str, list[str]]:
    """For each parameter and value that is not known those that look most like it, if any."""
    found: dict[str, list[str]] = {}
    for name in list(arguments)[:MOST]:
        if name in FACET_BY_NAME:
            for text in arguments.getlist(name)[:MOST]:
                if not names.keys(name, text):
                    labels = [value.label for value in names.values[name]]
                    found[f"{name}={shown(text)}"] = like(text, labels)
        elif name not in PARAMETERS:
            found[shown(name)] = like(name, PARAMETERS)
    return {asked: meant for asked, meant in found.items() if meant}


def editions(release: OpenRelease, key: str) -> list[str]:
    """The addresses of the editions whose keys look most like this one."""
    return [links.absolute(links.edition_key(near)) for near in edition_keys(release, key)]


def edition_keys(release: OpenRelease, key: str) -> list[str]:
    """The keys of editions that look most like this one."""
    return like(key, [edition.key for edition in release.snapshot.editions])


def winners(release: OpenRelease, path: str) -> list[str]:
    """The addresses of the winners that match the words of a path best."""
    found = (winner_of(release, id) for id in winner_ids(release, path))
    return [links.absolute(links.winner(winner)) for winner in found if winner]


def winner_ids(release: OpenRelease, path: str) -> list[str]:
    """The ids of the winners that match the words of a path best."""
    words = parse(slugify(path).replace("-", " "))
    if words.root is None:
        return []
    query = SearchQuery(text=words, limit=MOST, highlight=False, count_facets=False)
    return [hit.id for hit in release.index.search(query).hits]


def like(text: str, known: Iterable[str]) -> list[str]:
    """What looks like the text, whole or before its comma: "Dallas, Texas" and "Dallas"."""
    called = {name: label for label in known for name in (fold(label), fold(label.split(",")[0]))}
    found = process.extract(
        fold(text[:LONGEST]), list(called), scorer=fuzz.ratio, score_cutoff=LIKE, limit=MOST
    )
    return list(dict.fromkeys(called[name] for name, _, _ in found))
