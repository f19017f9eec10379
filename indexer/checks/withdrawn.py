"""What must hold for withdrawn records, whose ids are in addresses for ever."""

from collections.abc import Iterator

from archive.errors import Problem
from indexer.checks.context import Context
from indexer.loading.entries import Entries


def withdrawn_once(entries: Entries, _: Context) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for entry in entries.withdrawals:
        own = entry.text("id")
        other = first.setdefault(own, entry.place)
        if own and other != entry.place:
            message = f"'{own[:60]}' is already withdrawn at {other}"
            yield entry.problem(("id",), message, "Keep one of the two.")


def withdrawn_by_now(entries: Entries, context: Context) -> Iterator[Problem]:
    for entry in entries.withdrawals:
        if entry.record and entry.record.date > context.today.isoformat():
            yield entry.problem(("date",), "lies ahead", "Write the day of the withdrawal.")


def never_recorded_again(entries: Entries, context: Context) -> Iterator[Problem]:
    if context.brings("withdrawn"):
        recorded = context.winner_ids(entries)
        for entry in entries.withdrawals:
            if entry.text("id") in recorded:
                fix = "Remove it there, or here if it is not withdrawn."
                yield entry.problem(("id",), "is withdrawn and recorded at once", fix)
        return
    gone = context.known.withdrawal_by_id
    for winner in entries.winners:
        if withdrawal := gone.get(winner.text("id")):
            message = f"'{withdrawal.id}' was withdrawn on {withdrawal.date}"
            fix = "A number is never given again: give this winner the next free one."
            yield winner.problem(("id",), message, fix)


def merged_into_the_recorded(entries: Entries, context: Context) -> Iterator[Problem]:
    if not context.all_is_read:
        return
    recorded = context.winner_ids(entries)
    for entry in entries.withdrawals:
        other = entry.text("merged_into")
        if other and other not in recorded:
            fix = "Write the id of a recorded winner, or load its edition as well."
            yield entry.problem(("merged_into",), f"there is no winner '{other[:60]}'", fix)


def merged_winners_are_kept(entries: Entries, context: Context) -> Iterator[Problem]:
    """Withdrawals that are not in this load stay, and so must the winners they lead on to."""
    if context.brings("withdrawn"):
        return
    for withdrawal in context.known.withdrawals:
        if edition := context.lost(entries, withdrawal.merged_into):
            message = f"winner {withdrawal.merged_into} is missing, but leads on {withdrawal.id}"
            fix = "Keep it, or load the withdrawn records as well."
            yield edition.document.problem("", ("winners",), "winners", message, fix)
