"""A comparison as one object for machines."""

from dataclasses import asdict
from typing import Any

from archive.comparison.comparing import Comparison


def facts(comparison: Comparison) -> dict[str, Any]:
    """All of it as JSON can hold it."""
    return {
        "before": comparison.before.id,
        "after": comparison.after.id,
        "changes": [
            {**asdict(change), "act": change.act, "fields": list(change.fields)}
            for part in comparison.parts
            for change in part.changes
        ],
        "orders": {p.kind: p.order for p in comparison.parts if p.order is not None},
        "facets": [asdict(facet) for facet in comparison.facets],
        "dying": [asdict(address) for address in comparison.dying],
        "new": [asdict(address) for address in comparison.new],
        "reordered": [asdict(query) for query in comparison.reordered],
        "coverage": [asdict(edition) for edition in comparison.coverage],
        "lost": list(comparison.lost),
        "worse": list(comparison.worse.fallen) if comparison.worse else [],
        "passes": comparison.passes,
    }
