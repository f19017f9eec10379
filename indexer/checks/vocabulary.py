"""What must hold for the controlled words and for the winners that use them."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from archive.domain.elsewhere import WordKind
from archive.domain.naming import slugify
from archive.domain.vocabulary import FocusArea, Technology
from archive.errors import Problem
from indexer.checks.context import Context
from indexer.loading.document import Document
from indexer.loading.entries import Entries
from indexer.loading.nearest import nearest

NOUNS: Mapping[WordKind, str] = {"technologies": "technology", "focus_areas": "focus area"}


def ids_given_once(entries: Entries, _: Context) -> Iterator[Problem]:
    for terms in (entries.focus_areas, entries.technologies):
        first: dict[str, str] = {}
        for entry in terms:
            own = entry.text("id")
            other = first.setdefault(own, entry.place)
            if own and other != entry.place:
                message = f"'{own[:60]}' is already the id of the one at {other}"
                yield entry.problem(("id",), message, "Keep one of them, or choose another id.")


def focus_areas_exist(entries: Entries, _: Context) -> Iterator[Problem]:
    areas = {entry.text("id") for entry in entries.focus_areas}
    for entry in entries.technologies:
        area = entry.text("focus_area")
        if area and area not in areas:
            message = f"'{area[:60]}' is not a focus area"
            yield entry.problem(("focus_area",), message, _instead(area, dict.fromkeys(areas)))


def words_are_known(entries: Entries, context: Context) -> Iterator[Problem]:
    for kind, noun in NOUNS.items():
        words = _words(kind, entries, context)
        if words is None:
            continue
        for entry in entries.winners:
            for where, word in entry.texts(kind):
                # What is not even written as an id was named when the record was read.
                if word not in words and slugify(word) == word:
                    message = f"'{word}' is not a known {noun}"
                    yield entry.problem(where, message, _instead(word, words))


def words_in_use_are_kept(entries: Entries, context: Context) -> Iterator[Problem]:
    """A vocabulary replaces the one that is known, and winners outside this load still use that."""
    if not (document := _vocabulary(context)):
        return
    for kind, noun in NOUNS.items():
        words = _words(kind, entries, context) or {}
        for word, winners in context.elsewhere.users(kind, words).items():
            for winner in winners:
                message = f"the {noun} '{word}' is missing, but winner {winner} has it"
                fix = "Keep it, or load the edition without it as well."
                yield document.problem("", (kind,), kind, message, fix)


def _vocabulary(context: Context) -> Document | None:
    return next((d for d in context.loaded.documents if d.kind == "vocabulary"), None)


def _words(kind: str, entries: Entries, context: Context) -> dict[str, tuple[str, ...]] | None:
    """Ids with their other names: those of this load, else the known ones, else None.

    None means that a vocabulary is in the load but could not be read, and would only mislead.
    """
    if _vocabulary(context):
        terms = entries.technologies if kind == "technologies" else entries.focus_areas
        return {e.text("id"): tuple(t for _, t in e.texts("label", "aliases")) for e in terms}
    if any(Path(file).stem == "vocabulary" for file in context.loaded.files):
        return None
    known: tuple[Technology | FocusArea, ...] = getattr(context.known.vocabulary, kind)
    return {term.id: (term.label, *term.aliases) for term in known}


def _instead(word: str, words: Mapping[str, tuple[str, ...] | None]) -> str:
    """Which id may have been meant, by its own spelling or by another name of it."""
    if not words:
        return "Load the vocabulary as well."
    names = {slugify(name): own for own, others in words.items() for name in others or ()}
    names |= {own: own for own in words}
    meant = nearest(word, names)
    return (
        f"Did you mean '{names[meant]}'?" if meant else "Add it to vocabulary.yaml, or remove it."
    )
