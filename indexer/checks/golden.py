"""What must hold for golden queries and for the winners that they want."""

from collections.abc import Iterator

from archive.domain.golden import GoldenQuery
from archive.errors import Problem
from indexer.checks.context import Context
from indexer.loading.entries import Entries, Entry
from indexer.loading.yaml_reader import Where


def asked_once(entries: Entries, _: Context) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for entry in entries.golden:
        query = entry.text("query").strip()
        other = first.setdefault(query, entry.place)
        if query and other != entry.place:
            message = f"'{query[:60]}' is already asked at {other}"
            yield entry.problem(("query",), message, "Keep one of the two.")


def wanted_winners_are_known(entries: Entries, context: Context) -> Iterator[Problem]:
    if not context.all_is_read:
        return  # a winner may be in the file that could not be read
    known = context.winner_ids(entries)
    for entry in entries.golden:
        for where, own in _wanted(entry):
            if own not in known:
                fix = "Write the id of a recorded winner, or load its edition as well."
                yield entry.problem(where, f"there is no winner '{own[:60]}'", fix)


def winners_in_want_are_kept(entries: Entries, context: Context) -> Iterator[Problem]:
    """Golden queries that are not in this load stay as they are, and so must what they want."""
    if context.brings("golden") or not context.all_is_read:
        return
    known = context.winner_ids(entries)
    edition_of = {winner.id: (winner.award, winner.year) for winner in context.known.winners}
    editions = {(e.record.award, e.record.year): e for e in entries.editions if e.record}
    for query in context.known.golden:
        for want in query.want:
            edition = editions.get(edition_of.get(want.id, ("", 0)))
            if edition and want.id not in known:
                message = f"winner {want.id} is missing, but the query '{query.query}' wants it"
                fix = "Keep it, or load the golden queries without it as well."
                yield edition.document.problem("", ("winners",), "winners", message, fix)


def _wanted(entry: Entry[GoldenQuery]) -> Iterator[tuple[Where, str]]:
    """Every id that is written, with the way to it; of queries that do not hold, too."""
    want = entry.written.get("want")
    for number, wanted in enumerate(want if isinstance(want, tuple) else ()):
        own = wanted.get("id") if isinstance(wanted, dict) else None
        if isinstance(own, str):
            yield ("want", number, "id"), own
