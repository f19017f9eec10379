"""How long it takes to save one record, by command and in its form."""

import json
from collections.abc import Iterator
from functools import partial

from archive.domain.snapshot import Snapshot
from archive.domain.winner import Winner
from tests.bench.acts.act import START, Act
from tests.bench.acts.desk import Desk
from tests.bench.acts.scene import Scene
from tests.integration.edited import fields_of

TIMES = 7
MOST = 1.0


def saves(scene: Scene, desk: Desk, snapshot: Snapshot) -> Iterator[Act]:
    """Another title of a winner from the middle of the record."""
    winner = snapshot.winners[len(snapshot.winners) // 2]
    typing = Act("save of one record, by command", MOST, START)
    for number in range(TIMES):
        typed = json.dumps({"edits": [_edit(winner, f"Typed {number}")]})
        typing.time(lambda typed=typed: scene.run("edit", "-", typed=typed))
    yield typing
    path = f"/staff/records/winner/edit?key={winner.id}"
    form = Act("save of one record, in its form", MOST, START)
    for number in range(TIMES):
        page = desk.get(path)
        told = {"title": f"Filled in {number}", "why": "To measure it", "told": "no"}
        send = partial(desk.send, path, desk.proof(page), **{**fields_of(page.text), **told})
        form.time(send)
    yield form


def _edit(winner: Winner, title: str) -> dict[str, object]:
    content = winner.model_dump(mode="json", exclude={"award", "year"}, exclude_defaults=True)
    return {"kind": "winner", "key": winner.id, "content": {**content, "title": title}}
