"""What may have been meant by a parameter, a value or an address that means nothing here."""

import re
from collections.abc import Iterable, Mapping

from rapidfuzz import fuzz, process
from werkzeug.datastructures import MultiDict

from archive.domain.edition import Edition
from archive.domain.fields import FACET_BY_NAME
from archive.domain.naming import fold, slugify
from archive.domain.search import SearchQuery
from archive.domain.syntax import parse
from archive.domain.winner import Winner
from archive.search.opening import OpenRelease
from archive.web.asking import shown
from archive.web.cards import winner_of
from archive.web.names import Names

PARAMETERS = ("q", "exact", "sort", "from", "to", *FACET_BY_NAME)
MOST = 5
LIKE = 60.0
"""How alike, of 100, two names must be."""
LONGEST = 100
NUMBER = re.compile("([0-9]{4})-([0-9]{1,6})")


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


def editions(release: OpenRelease, key: str) -> tuple[Edition, ...]:
    """Those of a year that the key names, then those whose names look most like it."""
    words = slugify(key).replace("-", " ")
    by_name = {edition.label.lower(): edition for edition in release.snapshot.editions}
    named = [name for name, edition in by_name.items() if str(edition.year) in words.split()]
    found = dict.fromkeys((*named, *like(words, by_name)))
    return tuple(by_name[name] for name in found)[:MOST]


def winners(release: OpenRelease, path: str) -> tuple[Winner, ...]:
    """The one whose number the path begins with, also without its zero; else those that match
    its words best."""
    if begun := NUMBER.match(path):
        numbered = winner_of(release, f"{begun[1]}-{int(begun[2]):02}")
        if numbered:
            return (numbered,)
    words = parse(slugify(path).replace("-", " "))
    if words.root is None:
        return ()
    query = SearchQuery(text=words, limit=MOST, highlight=False, count_facets=False)
    found = (winner_of(release, hit.id) for hit in release.index.search(query).hits)
    return tuple(filter(None, found))


def like(text: str, known: Iterable[str]) -> list[str]:
    """What looks like the text, whole or before its comma: "Dallas, Texas" and "Dallas"."""
    called = {name: label for label in known for name in (fold(label), fold(label.split(",")[0]))}
    found = process.extract(
        fold(text[:LONGEST]), list(called), scorer=fuzz.ratio, score_cutoff=LIKE, limit=MOST
    )
    return list(dict.fromkeys(called[name] for name, _, _ in found))
