"""What must hold for corrections and for what they correct."""

from collections.abc import Iterator

from archive.errors import Problem
from indexer.checks.context import Context
from indexer.loading.entries import Entries
from indexer.loading.nearest import did_you_mean


def corrected_by_now(entries: Entries, context: Context) -> Iterator[Problem]:
    for entry in entries.corrections:
        if entry.record and entry.record.date > context.today.isoformat():
            yield entry.problem(("date",), "lies ahead", "Write the day of the correction.")


def listed_once(entries: Entries, _: Context) -> Iterator[Problem]:
    first: dict[tuple[str, str, str], str] = {}
    for entry in entries.corrections:
        if entry.record:
            other = first.setdefault(entry.record.key, entry.place)
            if other != entry.place:
                yield entry.problem((), f"is already at {other}", "Keep one of the two.")


def corrected_is_known(entries: Entries, context: Context) -> Iterator[Problem]:
    """A correction is of something recorded or, if it is a winner, withdrawn."""
    if not context.all_is_read:
        return
    winners = context.winner_ids(entries) | _withdrawn(entries, context)
    editions = {edition.key for edition in context.known.editions}
    editions |= {entry.record.key for entry in entries.editions if entry.record}
    for entry in entries.corrections:
        winner, edition = entry.text("winner"), entry.text("edition")
        if winner and winner not in winners:
            fix = "Write the id of a winner that is recorded or withdrawn."
            yield entry.problem(("winner",), f"there is no winner '{winner[:60]}'", fix)
        if edition and edition not in editions:
            fix = did_you_mean(edition, sorted(editions), "Write a key such as 'smart-50-2023'.")
            yield entry.problem(("edition",), f"there is no edition '{edition[:60]}'", fix)


def corrected_winners_are_kept(entries: Entries, context: Context) -> Iterator[Problem]:
    """A winner that was corrected does not vanish without a word: it is withdrawn."""
    if context.brings("corrections"):
        return
    withdrawn = _withdrawn(entries, context)
    for winner in dict.fromkeys(correction.winner for correction in context.known.corrections):
        edition = context.lost(entries, winner)
        if edition and winner not in withdrawn:
            message = f"winner {winner} is missing, but was corrected once"
            fix = "Keep it, or say among the withdrawn records why it goes."
            yield edition.document.problem("", ("winners",), "winners", message, fix)


def _withdrawn(entries: Entries, context: Context) -> set[str]:
    if context.brings("withdrawn"):
        return {entry.text("id") for entry in entries.withdrawals}
    return set(context.known.withdrawal_by_id)
