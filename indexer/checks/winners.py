"""What must hold for winners."""

from collections import Counter
from collections.abc import Iterator

from archive.domain.naming import fold
from archive.errors import Problem
from indexer.checks.context import Context
from indexer.loading.entries import Entries


def id_given_once(entries: Entries, context: Context) -> Iterator[Problem]:
    """Ids are in addresses for ever, so one names one winner across all editions."""
    labels = {edition.key: edition.label for edition in context.known.editions}
    kept, first = context.elsewhere.editions, dict[str, str]()
    for entry in entries.winners:
        if not (own := entry.text("id")):
            continue
        home = kept.get(own, "")
        other = labels.get(home, home) or first.setdefault(own, entry.place)
        if other != entry.place:
            message = f"'{own[:60]}' is already the id of a winner in {other}"
            yield entry.problem(("id",), message, "Give this winner the next free number.")


def id_of_the_year(entries: Entries, _: Context) -> Iterator[Problem]:
    for entry in entries.winners:
        edition, own = entries.edition_of(entry), entry.text("id")
        year, hyphen, number = own.partition("-")
        if edition and hyphen and year.isdecimal() and year != str(edition.year):
            message = f"'{own[:60]}' does not begin with the year of its edition"
            fix = f"Write an id such as '{edition.year}-{number[:3]}'."
            yield entry.problem(("id",), message, fix)


def stated_by_a_source(entries: Entries, _: Context) -> Iterator[Problem]:
    for entry in entries.winners:
        winner = entry.record
        if not winner or winner.confidence == "inferred":
            continue
        if not any(source.supports == "award" for source in winner.sources):
            message = "the win is called stated, but no source supports the award"
            fix = "Add a source with 'supports: award', or write 'inferred' and the reason as note."
            yield entry.problem(("confidence",), message, fix)


def honours_spelt_alike(entries: Entries, context: Context) -> Iterator[Problem]:
    """One honour in two spellings would be two in every list; the more frequent one stays."""
    spellings = Counter(dict(sorted(context.elsewhere.honours.items())))
    spellings.update(text for e in entries.winners for _, text in e.texts("honours"))
    usual: dict[str, str] = {}
    for text, _ in spellings.most_common():
        usual.setdefault(fold(text), text)
    for entry in entries.winners:
        for where, text in entry.texts("honours"):
            if usual[fold(text)] != text:
                message = f"'{text[:60]}' is written otherwise elsewhere"
                yield entry.problem(where, message, f"Write '{usual[fold(text)]}'.")
