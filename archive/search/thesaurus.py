"""Other words for the same thing: vocabulary and place names, looked up by runs of tokens."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from archive.domain.place import PlaceAlias
from archive.domain.snapshot import Snapshot
from archive.search.analysis import tokenize
from archive.search.scoring import Closeness

MAX_EXPANSIONS = 64

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Expansion:
    """Tokens to look for instead, in these fields if any are named."""

    text: str
    tokens: tuple[str, ...]
    closeness: Closeness
    fields: frozenset[str] | None = None


class Thesaurus:
    """Synonyms both ways, and from a broader term to its narrower ones.

    A name of two letters for a region or country ("IN", "US") counts only in capitals, because in
    small letters it is most often a common word.
    """

    def __init__(self, snapshot: Snapshot) -> None:
        self._entries: dict[Key, dict[Key, Expansion]] = defaultdict(dict)
        self._capitals: set[Key] = set()
        words = snapshot.vocabulary
        for area in words.focus_areas:
            self._equate((area.label, *area.aliases))
        for technology in words.technologies:
            self._equate((technology.label, *technology.aliases))
            area = words.focus_area_by_id[technology.focus_area]
            for name in (area.label, *area.aliases):
                self._add(name, (technology.label,), Closeness.NARROWER)
        for alias in snapshot.aliases:
            self._relate(alias)
        self.longest = max(map(len, self._entries), default=0)

    def __getitem__(self, words: Sequence[str]) -> tuple[Expansion, ...]:
        """The expansions of a run of words as typed; none if it is no known name."""
        key = _key(" ".join(words))
        if key in self._capitals and not "".join(words).isupper():
            return ()
        return tuple(self._entries.get(key, {}).values())[:MAX_EXPANSIONS]

    def _equate(self, names: Sequence[str]) -> None:
        for name in names:
            self._add(name, names, Closeness.SYNONYM)

    def _relate(self, alias: PlaceAlias) -> None:
        field, name = _of(alias)
        self._add(alias.alias, (name,), Closeness.SYNONYM, frozenset({field}))
        if field != "city" and alias.alias.isascii() and len(alias.alias) <= 2:
            self._capitals.add(_key(alias.alias))
        else:
            self._add(name, (alias.alias,), Closeness.SYNONYM)

    def _add(
        self,
        name: str,
        others: Iterable[str],
        closeness: Closeness,
        fields: frozenset[str] | None = None,
    ) -> None:
        key = _key(name)
        for other in others:
            tokens = _key(other)
            if key and tokens and tokens != key:
                expansion = Expansion(other, tokens, closeness, fields)
                self._entries[key].setdefault(tokens, expansion)


def _of(alias: PlaceAlias) -> tuple[str, str]:
    if alias.city:
        return "city", alias.city
    return ("region", alias.region) if alias.region else ("country", alias.country)


def _key(name: str) -> Key:
    return tuple(token.stem or token.text for token in tokenize(name) if not token.joined)
