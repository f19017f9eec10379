"""In which order the values of a facet stand: in an index, and on a page."""

from collections.abc import Sequence

from archive.domain.fields import FACET_BY_NAME, NOT_RECORDED, Value
from archive.domain.search import FacetValue


def order(facet: str, values: Sequence[Value]) -> tuple[Value, ...]:
    """A facet's own order: newest first where it is ordered, else by label; unrecorded last."""
    if FACET_BY_NAME[facet].ordered:
        ranked = sorted(values, key=lambda v: v.key, reverse=True)
    else:
        ranked = sorted(values, key=lambda v: (v.label.casefold(), v.key))
    return tuple(sorted(ranked, key=lambda v: v.key == NOT_RECORDED.key))


def arrange(facet: str, values: Sequence[FacetValue]) -> tuple[FacetValue, ...]:
    """Values in their own order, brought into that of a page: most frequent first unless ordered.

    What is not recorded comes last.
    """
    if FACET_BY_NAME[facet].ordered:
        return tuple(values)
    last = values[-1:] if values and values[-1].key == NOT_RECORDED.key else []
    first = values[: len(values) - len(last)]
    return (*sorted(first, key=lambda value: -value.count), *last)
