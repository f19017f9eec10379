"""A comparison of two releases as lines for people."""

from collections.abc import Iterator

from archive.comparison import Change, Comparison
from archive.comparison.words import field_changes

SIGNS = {"added": "+", "changed": "~", "removed": "-"}


def lines(comparison: Comparison) -> Iterator[str]:
    """What differs, a line each."""
    if not comparison:
        yield "The two hold the same."
    for part in comparison.parts:
        for change in part.changes:
            yield _change(change)
        if part.order is not None:
            yield f"~ the order of each {part.kind}"
    for facet in comparison.facets:
        moves = ", ".join(f"{m.label} {m.before} → {m.after}" for m in facet.moves)
        yield f"{facet.label}: {moves}"
    for address in comparison.dying:
        yield f"{address.path} answers {address.answer}{_why(address.leads_to, address.reason)}"
    for query in comparison.reordered:
        yield f'"{query.query}": {", ".join(query.before)} → {", ".join(query.after)}'
    for edition in comparison.coverage:
        if edition.before != edition.after:
            was, now = edition.before or 0, edition.after or 0
            yield f"{edition.label}: {was} → {now} of {edition.slots}"
    yield from comparison.lost
    yield from comparison.worse.fallen if comparison.worse else ()


def told(comparison: Comparison) -> str:
    """The counts in a sentence."""
    counts = ", ".join(f"{len(comparison.of(act))} {act}" for act in SIGNS)
    gate = "" if comparison.passes else " To publish it takes an override."
    return f"From {comparison.before.id} to {comparison.after.id}: {counts}.{gate}"


def _change(change: Change) -> str:
    told = f"{SIGNS[change.act]} {change.kind} {change.key}: {change.label}"
    if change.act != "changed":
        return told
    return f"{told} ({', '.join(field.name for field in field_changes(change))})"


def _why(leads_to: str, reason: str) -> str:
    return f" to {leads_to}" if leads_to else f": {reason}" if reason else ""
