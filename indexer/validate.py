"""The door: what passes is a batch of records that hold, alone and together."""

from datetime import date

from archive.domain.batch import Batch, EditionFile
from archive.domain.elsewhere import Look, looking_at
from archive.domain.place import Place, PlaceName
from archive.domain.snapshot import Snapshot
from archive.domain.vocabulary import Vocabulary
from archive.errors import Problem, RecordError
from indexer.checks import check_all
from indexer.checks.context import Context
from indexer.gazetteer import Gazetteer
from indexer.loading.document import Loaded
from indexer.loading.entries import Entries
from indexer.loading.records import records


def validate(
    loaded: Loaded,
    known: Snapshot,
    gazetteer: Gazetteer,
    *,
    today: date,
    look: Look | None = None,
) -> Batch:
    """The records of a load, checked by themselves, with each other and against what is known.

    With a `look` at the winners of other editions `known` need not hold these. Raises RecordError
    with every problem of the load, those of its files included, in the order of files and lines.
    """
    entries, problems = records(loaded.documents)
    replaced = {entry.record.key for entry in entries.editions if entry.record}
    elsewhere = (look or looking_at(known))(replaced)
    context = Context(known, elsewhere, gazetteer, today, loaded)
    found = [*loaded.problems, *problems, *check_all(entries, context)]
    if found:
        raise RecordError(_in_file_order(found, loaded))
    return _batch(loaded, entries, gazetteer)


def _in_file_order(problems: list[Problem], loaded: Loaded) -> list[Problem]:
    rank = {file: number for number, file in enumerate(loaded.files)}
    return sorted(problems, key=lambda problem: (rank[problem.file], problem.line or 0))


def _batch(loaded: Loaded, entries: Entries, gazetteer: Gazetteer) -> Batch:
    kinds = {document.kind for document in loaded.documents}
    aliases = tuple(entry.record for entry in entries.aliases if entry.record)
    golden = tuple(entry.record for entry in entries.golden if entry.record)
    withdrawals = tuple(entry.record for entry in entries.withdrawals if entry.record)
    corrections = tuple(entry.record for entry in entries.corrections if entry.record)
    return Batch(
        editions=_editions(entries),
        places=_places(entries, gazetteer),
        vocabulary=_vocabulary(entries) if "vocabulary" in kinds else None,
        aliases=aliases if "places" in kinds else None,
        golden=golden if "golden" in kinds else None,
        withdrawals=withdrawals if "withdrawn" in kinds else None,
        corrections=corrections if "corrections" in kinds else None,
    )


def _editions(entries: Entries) -> tuple[EditionFile, ...]:
    files = []
    for entry in entries.editions:
        if entry.record:
            winners = tuple(w.record for w in entries.winners_of(entry) if w.record)
            files.append(EditionFile(edition=entry.record, winners=winners))
    return tuple(files)


def _vocabulary(entries: Entries) -> Vocabulary:
    return Vocabulary(
        focus_areas=tuple(entry.record for entry in entries.focus_areas if entry.record),
        technologies=tuple(entry.record for entry in entries.technologies if entry.record),
    )


def _places(entries: Entries, gazetteer: Gazetteer) -> tuple[Place, ...]:
    """Every place that the winners name, once, in the order of country, region and city."""
    winners = [entry.record for entry in entries.winners if entry.record]
    names: dict[tuple[str, ...], PlaceName] = {}
    for winner in winners:
        for name in winner.places:
            names[tuple(part or "" for part in reversed(name.key))] = name
    return tuple(gazetteer.place(names[key]) for key in sorted(names))
