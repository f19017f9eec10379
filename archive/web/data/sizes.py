"""About how large the list of all winners is in each form, from a few of them."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from math import floor, log10
from threading import Lock

from cachetools import LRUCache, cached

from archive.domain.facts import Told
from archive.web.criteria import Criteria
from archive.web.export.formats import FORMATS, Format
from archive.web.export.preface import Preface
from archive.web.export.selection import select
from archive.web.reading import Volume

FEW = 25
_NO_PREFACE = Preface({}, (), datetime(2026, 1, 1, tzinfo=UTC))


@cached(LRUCache(2), key=lambda volume: volume.release.manifest.seal, lock=Lock())
def sizes(volume: Volume) -> Mapping[str, int]:
    """Bytes by suffix, with two digits that count."""
    selection = select(volume.release, volume.names, Criteria())
    first = next(selection.batches(), ())
    # Evenly, for not all years are recorded alike.
    some = first[:: 1 + len(first) // FEW]
    share = selection.first.total / max(len(some), 1)
    return {form.suffix: _rounded(_size(form, some, share)) for form in FORMATS}


def _size(form: Format, some: Sequence[Told], share: float) -> float:
    empty = _empty(form)
    return empty + (_written(form, some) - empty) * share


@lru_cache
def _empty(form: Format) -> int:
    return _written(form, ())


def _written(form: Format, some: Sequence[Told]) -> int:
    return sum(map(len, form.write((some,), _NO_PREFACE)))


def _rounded(size: float) -> int:
    return int(round(size, 1 - floor(log10(size))))
