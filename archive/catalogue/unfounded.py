"""Why withdrawals and corrections cannot stand beside the record as it will be."""

from collections.abc import Collection, Iterable, Iterator

from archive.domain.correction import Correction
from archive.domain.withdrawal import Withdrawal
from archive.errors import Problem


def unfounded_withdrawals(
    withdrawals: Iterable[Withdrawal], winners: Collection[str]
) -> Iterator[Problem]:
    """`winners` are the ids of all that will be recorded."""
    for withdrawal in withdrawals:
        if withdrawal.id in winners:
            fix = "A number is never given again: give the winner the next free one, or keep one."
            message = "is withdrawn and recorded at once"
            yield Problem("withdrawn", withdrawal.id, "id", message, fix)
        if withdrawal.merged_into and withdrawal.merged_into not in winners:
            message = f"was merged into {withdrawal.merged_into}, which is not there"
            fix = "Name a recorded winner, or leave the key out."
            yield Problem("withdrawn", withdrawal.id, "merged_into", message, fix)


def unfounded_corrections(
    corrections: Iterable[Correction], winners: Collection[str], editions: Collection[str]
) -> Iterator[Problem]:
    """`winners` are the ids of all that will be recorded or withdrawn."""
    for correction in corrections:
        if correction.winner and correction.winner not in winners:
            fix = "Correct the id; if its record was taken out, say so among the withdrawn ones."
            message = "corrects a winner that is neither recorded nor withdrawn"
            yield Problem("corrections", correction.winner, "winner", message, fix)
        if correction.edition and correction.edition not in editions:
            message = "corrects an edition that is not recorded"
            fix = "Write a key such as 'smart-50-2023'."
            yield Problem("corrections", correction.edition, "edition", message, fix)
