"""Makes the later state of the earlier one and what differs: proof that nothing is left out."""

import json
from collections.abc import Iterable
from typing import Any

from archive.comparison.kinds import KIND_BY_NAME, snapshot_of
from archive.comparison.records import Part, keyed, standing
from archive.domain.snapshot import Snapshot


def applied(parts: Iterable[Part], before: Snapshot) -> Snapshot:
    """The snapshot after every change."""
    records: dict[str, tuple[Any, ...]] = {}
    for part in parts:
        kind = KIND_BY_NAME[part.kind]
        was = keyed(kind, kind.read(before))
        now = dict(was)
        for change in part.changes:
            if change.after is None:
                del now[change.key]
            else:
                text = json.dumps(change.after)
                now[change.key] = kind.record.model_validate_json(text)
        records[kind.name] = tuple(now[key] for key in part.order or standing(kind, was, now))
    return snapshot_of(records)
