"""Files that are loaded beside what the staff have edited: neither overwrites the other unseen.

A record has three states: what files said before it was edited (its base), what it is now, and what
the file says. The file counts where the record was not edited; the edit stays where the file has
not changed; where both have, the edit stays too, and that is told as a conflict.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from operator import attrgetter
from typing import TypeVar

from sqlalchemy.orm import Session

from archive.catalogue.comparison import differing, key_text
from archive.catalogue.correction import read_corrections
from archive.catalogue.edition import read_editions
from archive.catalogue.golden import read_golden
from archive.catalogue.hand_edit import (
    forget_conflicts,
    forget_edits,
    note_conflicts,
    read_bases,
)
from archive.catalogue.place import read_places
from archive.catalogue.place_alias import alias_key, read_aliases
from archive.catalogue.revision import read_revisions
from archive.catalogue.vocabulary import read_vocabulary
from archive.catalogue.winner import read_winners
from archive.catalogue.withdrawal import read_withdrawals
from archive.domain.batch import Batch, EditionFile
from archive.domain.edition import Edition, edition_key
from archive.domain.place import Place
from archive.domain.record import Record, digest_of
from archive.domain.revision import Kept
from archive.domain.vocabulary import Vocabulary
from archive.domain.winner import Winner

R = TypeVar("R", bound=Record)
Edits = Mapping[str, R | None]
"""The records that stay as they were edited, by the text of their keys; None stays away."""


@dataclass
class Merge:
    """What loading a batch leaves of the staff's edits; `agreed` are edits that files caught up."""

    session: Session
    kept: list[Kept] = field(default_factory=list)
    agreed: dict[str, list[str]] = field(default_factory=dict)
    _files: dict[str, dict[str, Record | None]] = field(default_factory=dict)

    def merged(self, batch: Batch) -> Batch:
        """The batch as it is to be stored."""
        words = read_vocabulary(self.session)
        editions = self._editions(batch.editions)
        return Batch(
            editions=editions,
            places=self._places(batch, editions),
            vocabulary=batch.vocabulary and self._words(words, batch.vocabulary),
            aliases=self._maybe("place alias", alias_key, read_aliases, batch.aliases),
            golden=self._maybe("golden query", attrgetter("query"), read_golden, batch.golden),
            withdrawals=self._maybe(
                "withdrawal", attrgetter("id"), read_withdrawals, batch.withdrawals
            ),
            corrections=self._maybe(
                "correction", attrgetter("key"), read_corrections, batch.corrections
            ),
        )

    def forget_agreed(self) -> None:
        for kind, keys in self.agreed.items():
            forget_edits(self.session, kind, keys)

    def note_conflicts(self) -> None:
        """Keep what files say otherwise than the staff, to be decided."""
        disputed = {(kept.kind, kept.name) for kept in self.kept if kept.conflict}
        for kind, files in self._files.items():
            said = {name: file for name, file in files.items() if (kind, name) in disputed}
            note_conflicts(self.session, kind, said)
            forget_conflicts(self.session, kind, files.keys() - said.keys())

    def _editions(self, files: tuple[EditionFile, ...]) -> tuple[EditionFile, ...]:
        keys = {file.edition.key for file in files}
        given = [winner for file in files for winner in file.winners]
        known = [e for e in read_editions(self.session) if e.key in keys]
        named = [file.edition for file in files]
        editions = self._edits("edition", attrgetter("key"), known, named, keys.__contains__)
        recorded = read_winners(self.session, keys)
        winners = self._edits(
            "winner", attrgetter("id"), recorded, given, lambda own: self._home(own) in keys
        )
        return tuple(self._file(file, editions, winners) for file in files)

    def _file(
        self, file: EditionFile, editions: Edits[Edition], winners: Edits[Winner]
    ) -> EditionFile:
        key = file.edition.key
        brought = {winner.id for winner in file.winners}
        own = {
            name: winner
            for name, winner in winners.items()
            if name in brought or (winner and winner.edition_key == key)
        }
        return EditionFile(
            edition=editions.get(key) or file.edition,
            winners=_with(file.winners, attrgetter("id"), own),
        )

    def _words(self, known: Vocabulary, given: Vocabulary) -> Vocabulary:
        by_id = attrgetter("id")
        return Vocabulary(
            focus_areas=self._of("focus area", by_id, known.focus_areas, given.focus_areas),
            technologies=self._of("technology", by_id, known.technologies, given.technologies),
        )

    def _places(self, batch: Batch, editions: Iterable[EditionFile]) -> tuple[Place, ...]:
        """With those of winners that stay although no file names them."""
        named = {n.key for file in editions for w in file.winners for n in w.places}
        given = {place.name.key: place for place in batch.places}
        if named <= given.keys():
            return batch.places
        known = {p.name.key: p for p in read_places(self.session) if p.name.key in named}
        return tuple((known | given).values())

    def _maybe(
        self,
        kind: str,
        key: Callable[[R], Hashable],
        read: Callable[[Session], tuple[R, ...]],
        given: tuple[R, ...] | None,
    ) -> tuple[R, ...] | None:
        return None if given is None else self._of(kind, key, read(self.session), given)

    def _of(
        self, kind: str, key: Callable[[R], Hashable], known: Iterable[R], given: tuple[R, ...]
    ) -> tuple[R, ...]:
        return _with(given, key, self._edits(kind, key, known, given, lambda _: True))

    def _edits(
        self,
        kind: str,
        key: Callable[[R], Hashable],
        known: Iterable[R],
        given: Iterable[R],
        within: Callable[[str], bool],
    ) -> Edits[R]:
        """The records that stay as they were edited.

        What is neither there nor in a file is `within` the files if they would name it: then the
        two agree that it is gone.
        """
        now = {key_text(key(record)): record for record in known}
        said = {key_text(key(record)): record for record in given}
        concerned = [
            (name, base)
            for name, base in read_bases(self.session, kind).items()
            if name in now or name in said or within(name)
        ]
        return {
            name: now.get(name)
            for name, base in concerned
            if self._stays(kind, name, base, now.get(name), said.get(name))
        }

    def _home(self, winner: str) -> str | None:
        """The key of the edition of a winner that is gone, as its history tells."""
        told = read_revisions(self.session, "winner", winner)
        was = next((revision.before for revision in told if revision.before), None)
        return edition_key(was["award"], was["year"]) if was else None

    def _stays(
        self, kind: str, name: str, base: str | None, edited: Record | None, file: Record | None
    ) -> bool:
        if edited == file or _digest(edited) == base:
            self.agreed.setdefault(kind, []).append(name)
            return False
        fields = differing(edited, file) if edited and file else ()
        self.kept.append(Kept(kind, name, _digest(file) != base, fields))
        self._files.setdefault(kind, {})[name] = file
        return True


def _with(given: tuple[R, ...], key: Callable[[R], Hashable], edits: Edits[R]) -> tuple[R, ...]:
    """In the order of the file; what it lacks comes last."""
    if not edits:
        return given
    brought = {key_text(key(record)): record for record in given}
    kept = (edits.get(name, record) for name, record in brought.items())
    more = (record for name, record in edits.items() if name not in brought)
    return tuple(record for record in (*kept, *more) if record)


def _digest(record: Record | None) -> str | None:
    return None if record is None else digest_of(record)
