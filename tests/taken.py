"""How the tests read what was taken: by the words of the formats, not by the code that wrote it."""

import csv
import io
import json
import re
from typing import Any

from archive.domain.facts import FACTS, Fact, Part
from archive.domain.snapshot import Snapshot
from archive.domain.winner import Winner

GUARDED = re.compile("'+[=+\\-@\t\r\n＝＋－＠]")
Facts = dict[str, Any]


def of_record(winner: Winner, snapshot: Snapshot) -> Facts:
    """All facts of a winner, straight from its record."""
    facts = winner.model_dump(mode="json", exclude={"place", "other_places"})
    words = snapshot.vocabulary
    places = [(name, snapshot.place_of(name)) for name in winner.places]
    return facts | {
        "path": f"/winners/{winner.path}",
        "edition": winner.edition_key,
        "places": [
            {**name.model_dump(), "country_code": p.country_code, "geonames_id": p.geonames_id}
            for name, p in places
        ],
        "partners": [
            {"name": p.name, "sector": None if p.sector == "unknown" else p.sector}
            for p in winner.partners
        ],
        "technologies": [
            {"id": k, "label": words.technology_by_id[k].label} for k in winner.technologies
        ],
        "focus_areas": [
            {"id": k, "label": words.focus_area_by_id[k].label} for k in winner.focus_areas
        ],
    }


def from_csv(text: str) -> list[Facts]:
    rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    assert all(len(row) == len(rows[0]) for row in rows)
    return [_facts(dict(zip(rows[0], row, strict=True))) for row in rows[1:]]


def from_jsonl(text: str) -> list[Facts]:
    assert text == "" or text.endswith("\n")
    return [json.loads(line) for line in text.splitlines()]


def _facts(row: dict[str, str]) -> Facts:
    return {fact.name: _fact(fact, row) for fact in FACTS}


def _fact(fact: Fact, row: dict[str, str]) -> object:
    columns = [_values(fact, column, row[column.name]) for column in fact.columns]
    whole = [values for values in zip(*columns, strict=True) if any(v is not None for v in values)]
    if len(fact.parts) > 1:
        names = [part.name for part in fact.parts]
        return [dict(zip(names, values, strict=True)) for values in whole]
    values = [value for (value,) in whole]
    return values if fact.many else next(iter(values), None)


def _values(fact: Fact, column: Part, cell: str) -> list[object]:
    texts = apart(cell) if fact.many else [cell]
    return [_value(column, text[1:] if GUARDED.match(text) else text) for text in texts]


def apart(cell: str) -> list[str]:
    """The values of a cell that may have several."""
    texts = [""]
    for character in re.findall(r"\\[\s\S]|[^\\]", cell):
        if character == ";":
            texts.append("")
        else:
            texts[-1] += character[-1]
    return texts


def _value(column: Part, text: str) -> object:
    if not text:
        return None
    if column.kind == "number":
        return int(text)
    return {"true": True, "false": False}[text] if column.kind == "flag" else text
