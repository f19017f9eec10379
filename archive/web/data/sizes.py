"""About how large the list of all winners is in each form, from a few of them."""

from collections.abc import Mapping, Sequence
from math import floor, log10

from archive.domain.facts import Told
from archive.web.criteria import Criteria
from archive.web.export.formats import FORMATS
from archive.web.export.preface import Preface
from archive.web.export.selection import select
from archive.web.reading import Volume

FEW = 25


def sizes(volume: Volume) -> Mapping[str, int]:
    """Bytes by suffix, with two digits that count."""
    selection = select(volume.release, volume.names, Criteria())
    first: Sequence[Told] = next(selection.batches(), ())
    # Evenly, for not all years are recorded alike.
    some = first[:: 1 + len(first) // FEW]
    preface = Preface({}, (), volume.release.manifest.built_at)
    found = {}
    for form in FORMATS:
        none, few = (sum(map(len, form.write(given, preface))) for given in ((), (some,)))
        found[form.suffix] = _rounded(
            none + (few - none) * selection.first.total / max(len(some), 1)
        )
    return found


def _rounded(size: float) -> int:
    return int(round(size, 1 - floor(log10(size))))
