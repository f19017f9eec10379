"""What must hold for editions."""

from collections.abc import Iterator
from pathlib import Path

from archive.domain.edition import Edition
from archive.errors import Problem
from indexer.checks.context import Context
from indexer.loading.entries import Entries, Entry


def named_after_the_edition(entries: Entries, _: Context) -> Iterator[Problem]:
    for entry, edition in _valid(entries):
        if Path(entry.document.file).stem != edition.key:
            message = f"the file of {edition.label} is not named after it"
            yield entry.problem((), message, f"Name it '{edition.key}.yaml'.")


def listed_once(entries: Entries, _: Context) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for entry, edition in _valid(entries):
        other = first.setdefault(edition.key, entry.place)
        if other != entry.place:
            message = f"{edition.label} is already in {other}"
            yield entry.problem((), message, "Keep one file for each edition.")


def in_a_possible_year(entries: Entries, context: Context) -> Iterator[Problem]:
    """Winners are announced in the year of the ceremony or late in the year before it."""
    latest = context.today.year + 1
    for entry, edition in _valid(entries):
        if edition.year > latest:
            fix = f"Correct the year; the latest possible is {latest}."
            yield entry.problem(("year",), f"{edition.year} lies too far ahead", fix)


def held_about_its_year(entries: Entries, _: Context) -> Iterator[Problem]:
    for entry, edition in _valid(entries):
        if edition.ceremony_date and abs(int(edition.ceremony_date[:4]) - edition.year) > 1:
            message = f"'{edition.ceremony_date}' is far from the year {edition.year}"
            yield entry.problem(("ceremony_date",), message, "Correct the date or the year.")


def no_more_winners_than_slots(entries: Entries, _: Context) -> Iterator[Problem]:
    for entry, edition in _valid(entries):
        winners = len(entries.winners_of(entry))
        if winners > edition.slots:
            message = f"is {edition.slots}, but {winners} winners are listed"
            fix = "Correct the slots, or remove winners that are listed twice."
            yield entry.problem(("slots",), message, fix)


def _valid(entries: Entries) -> Iterator[tuple[Entry[Edition], Edition]]:
    return ((entry, entry.record) for entry in entries.editions if entry.record)
