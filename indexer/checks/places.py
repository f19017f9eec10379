"""What must hold for places, so that one place is not recorded as two."""

from collections import Counter
from collections.abc import Iterator

from pydantic import ValidationError

from archive.domain.naming import fold
from archive.domain.place import PlaceAlias, PlaceKey, PlaceName
from archive.domain.winner import Winner
from archive.errors import Problem
from indexer.checks.context import Context
from indexer.loading.entries import Entries, Entry
from indexer.loading.nearest import did_you_mean
from indexer.loading.yaml_reader import Value, Where

LEVELS = ("city", "region", "country")
Named = tuple[Entry[Winner], Where, PlaceName]


def countries_are_known(entries: Entries, context: Context) -> Iterator[Problem]:
    gazetteer, otherwise = context.gazetteer, "Write its English name in full."
    aliases = _aliases(entries, context)
    other_names = {fold(alias.alias) for alias in aliases if _level(alias.name) == "country"}
    for winner, where, name in _named(entries):
        # An alias of a country is named with its proper form by the check below.
        if not gazetteer.country_code(name.country) and fold(name.country) not in other_names:
            fix = did_you_mean(name.country, gazetteer.countries, otherwise)
            yield winner.problem((*where, "country"), f"'{name.country}' is not a country", fix)
    for alias in entries.aliases:
        country = alias.text("country")
        if country and not gazetteer.country_code(country):
            fix = did_you_mean(country, gazetteer.countries, otherwise)
            yield alias.problem(("country",), f"'{country[:60]}' is not a country", fix)


def named_as_today(entries: Entries, context: Context) -> Iterator[Problem]:
    """An alias is not the name of a place; only an area may be one beside the city it is in."""
    aliases = [alias for alias in _aliases(entries, context) if alias.kind != "area"]
    by_name = {(_level(alias.name), fold(alias.alias)): alias.name for alias in aliases}
    for winner, where, name in _named(entries):
        for level, written in _parts(name):
            today = by_name.get((level, fold(written)))
            if today and getattr(today, level) != written and _within(today, level, name):
                message = f"'{written}' is another name of '{getattr(today, level)}'"
                fix = "Write the latter; the source's own spelling may stand in 'as_written'."
                yield winner.problem((*where, level), message, fix)


def spelt_alike(entries: Entries, context: Context) -> Iterator[Problem]:
    """A place in two spellings would be two places; the more frequent one stays."""
    named = list(_named(entries))
    spellings = Counter(dict(sorted(context.elsewhere.places.items(), key=_in_order)))
    spellings.update(name.key for _, _, name in named)
    usual: dict[tuple[str, ...], PlaceKey] = {}
    for key, _ in spellings.most_common():
        usual.setdefault(_folded(key), key)
    for winner, where, name in named:
        right = dict(zip(LEVELS, usual[_folded(name.key)], strict=True))
        for level, written in _parts(name):
            if right[level] != written:
                message = f"'{written}' is written otherwise elsewhere"
                yield winner.problem((*where, level), message, f"Write '{right[level]}'.")


def aliases_point_to_one_place(entries: Entries, _: Context) -> Iterator[Problem]:
    """A name may stand for a city and for a region or country, but not for two of either."""
    first: dict[tuple[str, str], Entry[PlaceAlias]] = {}
    for entry in entries.aliases:
        if not (alias := entry.record):
            continue
        other = first.setdefault((_level(alias.name), fold(alias.alias)), entry)
        if other is not entry and other.record:
            same = other.record.name == alias.name
            what = "is listed twice" if same else f"already points to {other.record.name.label}"
            fix = "Keep one of the two."
            yield entry.problem(("alias",), f"'{alias.alias}' {what}, at {other.place}", fix)


def _aliases(entries: Entries, context: Context) -> tuple[PlaceAlias, ...]:
    if any(document.kind == "places" for document in context.loaded.documents):
        return tuple(entry.record for entry in entries.aliases if entry.record)
    return context.known.aliases


def _named(entries: Entries) -> Iterator[Named]:
    """Every place that a winner names, of those winners too that do not hold otherwise."""
    for entry in entries.winners:
        others = entry.written.get("other_places")
        yield from _readable(entry, ("place",), entry.written.get("place"))
        for number, other in enumerate(others if isinstance(others, tuple) else ()):
            yield from _readable(entry, ("other_places", number), other)


def _readable(entry: Entry[Winner], where: Where, written: Value) -> Iterator[Named]:
    try:
        yield entry, where, PlaceName.model_validate(written)
    except ValidationError:
        return  # named when the record was read


def _parts(name: PlaceName) -> Iterator[tuple[str, str]]:
    """What is given of city, region and country, broadest last."""
    for level, written in zip(LEVELS, name.key, strict=True):
        if written:
            yield level, written


def _level(name: PlaceName) -> str:
    return next(level for level, _ in _parts(name))


def _within(alias_of: PlaceName, level: str, name: PlaceName) -> bool:
    """Whether all that is broader than the level agrees, so far as it is given."""
    if level == "city" and name.region and alias_of.region not in (None, name.region):
        return False
    return level == "country" or alias_of.country == name.country


def _in_order(counted: tuple[PlaceKey, int]) -> tuple[str, ...]:
    return tuple(part or "" for part in counted[0])


def _folded(key: PlaceKey) -> tuple[str, ...]:
    return tuple(fold(part or "") for part in key)
