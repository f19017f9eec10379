"""Which words of the vocabulary somebody may have meant, and what would be found if they had."""

from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz, process, utils

from archive.domain.search import Hit, SearchQuery
from archive.domain.snapshot import Snapshot
from archive.domain.syntax import parse
from archive.domain.vocabulary import FocusArea, Technology, Vocabulary
from archive.release import INDEX, Shelf
from archive.search.answering import answer
from archive.search.opening import OpenRelease
from archive.search.port import Engine, SearchIndex

Term = Technology | FocusArea
NEAR = 55.0
"""Of 100: how alike words and a name must be for the term to be suggested."""
MOST = 3
SHOWN = 5


@dataclass(frozen=True, slots=True)
class Effect:
    """How many winners words find, before and after; `hits` are the first ones then."""

    before: int
    after: int
    hits: tuple[Hit, ...]


def kind_of(term: Term) -> str:
    """The kind of record that a term is."""
    return "technology" if isinstance(term, Technology) else "focus area"


def terms(words: Vocabulary) -> tuple[Term, ...]:
    return (*words.technologies, *words.focus_areas)


def suggested(text: str, words: Vocabulary, index: SearchIndex | None = None) -> tuple[Term, ...]:
    """The terms whose names are most like the words, or like what the index has near them."""
    by_name = {name: term for term in terms(words) for name in (term.label, *term.aliases)}
    found: dict[tuple[str, str], Term] = {}
    for asked in (text, *_mended(text, index)):
        near = process.extract(
            asked, by_name.keys(), scorer=fuzz.WRatio, processor=utils.default_process,
            score_cutoff=NEAR, limit=2 * MOST,
        )  # fmt: skip
        for name, _, _ in near:
            found.setdefault((kind_of(by_name[name]), by_name[name].id), by_name[name])
    return tuple(found.values())[:MOST]


def _mended(text: str, index: SearchIndex | None) -> Iterator[str]:
    """The words with each one that the index lacks replaced by what it has nearest to it."""
    if index is None:
        return
    mended = []
    for word in text.split():
        near = () if index.knows(word) else index.like(word, 2)
        mended.append(max(near, key=lambda each: each[1])[0] if near else word)
    if mended != text.split():
        yield " ".join(mended)


def with_alias(term: Term, text: str) -> Term:
    """The term with one more name."""
    return term.model_copy(update={"aliases": (*term.aliases, text)})


def effect(release: OpenRelease, shelf: Shelf, engine: Engine, term: Term, text: str) -> Effect:
    """What the words find in a release, and would find if they were a name of the term.

    The index stays as it is; only what words mean is another, in memory.
    """
    query = SearchQuery(text=parse(text), limit=SHOWN, highlight=False, count_facets=False)
    meant = Snapshot(
        **{name: getattr(release.snapshot, name) for name in Snapshot.model_fields}
        | {"vocabulary": _with(release.snapshot.vocabulary, with_alias(term, text))}
    )
    index = engine.open(shelf.path(release.id) / INDEX, meant)
    try:
        after = answer(index, query, exactly=True).results
    finally:
        index.close()
    before = _whole(release.index, query)
    return Effect(before, 0 if after.partial else after.total, () if after.partial else after.hits)


def _whole(index: SearchIndex, query: SearchQuery) -> int:
    results = index.search(query)
    return 0 if results.partial else results.total


def _with(words: Vocabulary, term: Term) -> Vocabulary:
    """The vocabulary with this term in the place of the one of its id, or last."""
    if isinstance(term, Technology):
        kept = [t if t.id != term.id else term for t in words.technologies]
        return Vocabulary(
            focus_areas=words.focus_areas,
            technologies=(*kept, *(() if term in kept else (term,))),
        )
    areas = [a if a.id != term.id else term for a in words.focus_areas]
    return Vocabulary(
        focus_areas=(*areas, *(() if term in areas else (term,))), technologies=words.technologies
    )
