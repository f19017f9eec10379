"""Ways on from an answer: the words as typed, the words that may be meant, and wider questions."""

from collections.abc import Iterator
from dataclasses import dataclass

from archive.domain.enumeration import enumerated
from archive.domain.fields import FACET_BY_NAME
from archive.search.answering import Answer, WayOut
from archive.web.criteria import Criteria, span
from archive.web.names import Names


@dataclass(frozen=True, slots=True)
class Way:
    """Where it leads, what it changes (such as "Without the year" and "2018") and what it gives."""

    criteria: Criteria
    change: str
    what: str
    total: int


def searched(criteria: Criteria, given: Answer) -> Criteria:
    """The question that was answered in the end: with the corrected words if there are any."""
    return criteria.with_text(given.shown_for) if given.shown_for is not None else criteria


def meant(criteria: Criteria, given: Answer) -> Way | None:
    """The question that may have been meant instead."""
    if given.meant is None:
        return None
    instead = given.meant
    return Way(criteria.with_text(instead.text), "Did you mean", instead.text, instead.total)


def ways_out(criteria: Criteria, given: Answer, names: Names) -> tuple[Way, ...]:
    """Every wider question with its exact number of results."""
    asked = searched(criteria, given)
    return tuple(_way(asked, way, names) for way in given.ways_out)


def _way(asked: Criteria, way: WayOut, names: Names) -> Way:
    if way.text is not None:
        # Said to be exact, it stays so: a correction could give more than was promised.
        wider = asked.with_text(way.text).exactly(asked.exact)
        change, what = ("Only", way.text) if way.text else ("Without the words", asked.text)
        return Way(wider, change, what, way.total)
    if way.keys:
        return _wider(asked, way, names)
    field = FACET_BY_NAME[way.facet]
    keys = asked.filters[way.facet]
    kind = (field.label if len(keys) == 1 else field.plural).lower()
    what = enumerated(_labels(way.facet, keys, names))
    return Way(asked.without_facet(way.facet), f"Without the {kind}", what, way.total)


def _wider(asked: Criteria, way: WayOut, names: Names) -> Way:
    """The chosen values and one more. Chosen ranges of years stay ranges."""
    chosen = asked.question(names.years()).filters[way.facet]
    added = [key for key in way.keys if key not in chosen]
    wider = asked
    for key in added:
        wider = wider.with_value(way.facet, key)
    return Way(wider, "Also", enumerated(_labels(way.facet, added, names)), way.total)


def _labels(facet: str, keys: tuple[str, ...] | list[str], names: Names) -> Iterator[str]:
    return (span(key) if facet == "year" else names.label(facet, key) for key in keys)
