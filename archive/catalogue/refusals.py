"""Why a batch cannot be stored: what only shows beside all the rest of the record.

Records come here valid in themselves, and from a file most of this has been told before, with its
line. Here it holds for everybody who stores, and for what another has stored in the meantime. A
problem names the file by its content, because the catalogue knows no paths.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from archive.catalogue.place_alias import alias_key
from archive.catalogue.unfounded import unfounded_corrections, unfounded_withdrawals
from archive.domain.batch import Batch, EditionFile
from archive.domain.correction import Correction
from archive.domain.elsewhere import Elsewhere, Users
from archive.domain.golden import GoldenQuery
from archive.domain.vocabulary import Vocabulary
from archive.domain.winner import Winner
from archive.domain.withdrawal import Withdrawal
from archive.errors import Problem

NAMED_AT_MOST = 5


@dataclass(frozen=True, slots=True)
class InForce:
    """What holds after a batch, whether it brings it or it was there; `editions` are keys."""

    vocabulary: Vocabulary
    golden: tuple[GoldenQuery, ...]
    withdrawals: tuple[Withdrawal, ...]
    corrections: tuple[Correction, ...]
    editions: frozenset[str]


def refusals(batch: Batch, in_force: InForce, elsewhere: Elsewhere) -> Iterator[Problem]:
    """Every problem of the batch."""
    vocabulary, winners = in_force.vocabulary, {*elsewhere.editions, *_ids(batch)}
    withdrawn = {withdrawal.id for withdrawal in in_force.withdrawals}
    yield from _twice(batch)
    for file in batch.editions:
        for winner in file.winners:
            yield from _misplaced(winner, file, elsewhere)
            yield from _unknown_words(winner, vocabulary)
    yield from _without_focus_area(vocabulary)
    if batch.vocabulary:  # what is recorded has all that is used
        technologies = elsewhere.users("technologies", vocabulary.technology_by_id)
        focus_areas = elsewhere.users("focus_areas", vocabulary.focus_area_by_id)
        yield from _still_used("technology", technologies)
        yield from _still_used("focus area", focus_areas)
    yield from _unknown_winners(in_force.golden, winners)
    yield from unfounded_withdrawals(in_force.withdrawals, winners)
    yield from unfounded_corrections(in_force.corrections, winners | withdrawn, in_force.editions)


def _twice(batch: Batch) -> Iterator[Problem]:
    words = batch.vocabulary or Vocabulary()
    aliases = Counter(map(alias_key, batch.aliases or ()))
    yield from _repeated("editions", Counter(file.edition.key for file in batch.editions))
    yield from _repeated("editions", Counter(_ids(batch)))
    yield from _repeated("vocabulary", Counter(area.id for area in words.focus_areas))
    yield from _repeated("vocabulary", Counter(term.id for term in words.technologies))
    yield from _repeated("places", {alias: count for (alias, _), count in aliases.items()})
    yield from _repeated("golden", Counter(golden.query for golden in batch.golden or ()))
    yield from _repeated("withdrawn", Counter(gone.id for gone in batch.withdrawals or ()))
    corrected = Counter(correction.key for correction in batch.corrections or ())
    repeated = {" ".join(key[:2]): count for key, count in corrected.items() if count > 1}
    yield from _repeated("corrections", repeated)


def _repeated(file: str, counts: dict[str, int]) -> Iterator[Problem]:
    for name, count in counts.items():
        if count > 1:
            yield Problem(file, name, "", f"is given {count} times", "Keep one of them.")


def _misplaced(winner: Winner, file: EditionFile, elsewhere: Elsewhere) -> Iterator[Problem]:
    key = file.edition.key
    home = elsewhere.editions.get(winner.id, key)
    if winner.edition_key != key:
        message = f"is a winner of {winner.award} {winner.year}"
        yield Problem(key, winner.id, "award", message, "Move it to the file of that edition.")
    if home != key:
        fix = f"Give it an id of its own, or load the file of {home} too if it has moved."
        yield Problem(key, winner.id, "id", f"is already recorded in {home}", fix)


def _unknown_words(winner: Winner, vocabulary: Vocabulary) -> Iterator[Problem]:
    fix = "Add it to the vocabulary, or name one that is there."
    for field, used, known in (
        ("technologies", winner.technologies, vocabulary.technology_by_id),
        ("focus_areas", winner.focus_areas, vocabulary.focus_area_by_id),
    ):
        for word in used:
            if word not in known:
                message = f"'{word}' is not in the vocabulary"
                yield Problem(winner.edition_key, winner.id, field, message, fix)


def _without_focus_area(vocabulary: Vocabulary) -> Iterator[Problem]:
    fix = "Add it to the focus areas, or name one that is there."
    for term in vocabulary.technologies:
        if term.focus_area not in vocabulary.focus_area_by_id:
            message = f"'{term.focus_area}' is no focus area"
            yield Problem("vocabulary", term.id, "focus_area", message, fix)


def _still_used(kind: str, users: Users) -> Iterator[Problem]:
    """Words that are gone, with those who use them."""
    fix = "Keep it, or take it off these winners in the same load."
    for word, winners in users.items():
        message = f"this {kind} cannot go: {_named(winners)} still use it"
        yield Problem("vocabulary", word, "", message, fix)


def _unknown_winners(
    golden: Collection[GoldenQuery], winners: Collection[str]
) -> Iterator[Problem]:
    fix = "Keep the winner, or load golden queries that do not want it."
    for query in golden:
        for want in query.want:
            if want.id not in winners:
                message = f"wants winner {want.id}, which is not there"
                yield Problem("golden", query.query, "want", message, fix)


def _ids(batch: Batch) -> Iterator[str]:
    return (winner.id for file in batch.editions for winner in file.winners)


def _named(winners: Iterable[str]) -> str:
    ids = sorted(winners)
    more = len(ids) - NAMED_AT_MOST
    named = ", ".join(ids[:NAMED_AT_MOST])
    return f"{named} and {more} more" if more > 0 else named
