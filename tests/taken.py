"""How the tests read what was taken: by the words of the formats, not by the code that wrote it."""

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils.escape import unescape

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
        "corrections": [
            {
                "date": told.date,
                "was": told.was,
                "now": told.now,
                "source_url": told.source and told.source.url,
                "source_publisher": told.source and told.source.publisher,
            }
            for told in snapshot.corrections_of.get(winner.id, ())
        ],
    }


def from_csv(text: str) -> list[Facts]:
    rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    assert all(len(row) == len(rows[0]) for row in rows)
    return [_facts(dict(zip(rows[0], row, strict=True))) for row in rows[1:]]


def from_jsonl(text: str) -> list[Facts]:
    assert text == "" or text.endswith("\n")
    return [json.loads(line) for line in text.splitlines()]


def from_json(text: str) -> list[Facts]:
    return list(json.loads(text)["data"])


def from_xlsx(content: bytes) -> list[Facts]:
    """The rows of the first sheet, with what goes on in another; numbers and flags as such."""
    book = load_workbook(io.BytesIO(content), read_only=True)
    header, *rows = ([_read(cell) for cell in row] for row in book["Winners"].rows)
    found = [dict(zip(header, row, strict=True)) for row in rows]
    longer = list(book["Continued"].rows)[1:] if "Continued" in book else []
    by_id = {row["id"]: row for row in found}
    for winner, column, text in ([_read(cell) for cell in row] for row in longer):
        by_id[winner][column] += text
    return [{fact.name: _fact(fact, row, _typed) for fact in FACTS} for row in found]


def _read(cell: Any) -> Any:
    assert cell.data_type != "f"
    return unescape(cell.value) if isinstance(cell.value, str) else cell.value


def _typed(fact: Fact[Any], column: Part, cell: Any) -> list[object]:
    """Only lists are text that has to be taken apart."""
    return [_value(column, text) for text in apart(cell or "")] if fact.many else [cell]


def from_rows(rows: Iterable[Mapping[str, Any]]) -> list[Facts]:
    """The winners as readers give them that know types, and part a list at each ";"."""
    return [{fact.name: _fact(fact, dict(row), _parted) for fact in FACTS} for row in rows]


def _parted(fact: Fact[Any], column: Part, cell: Any) -> list[object]:
    if fact.many:
        texts = ("" if value is None else str(value) for value in cell or ())
        return _values(fact, column, ";".join(texts))
    return _values(fact, column, cell) if isinstance(cell, str) else [cell]


def _facts(row: dict[str, str]) -> Facts:
    return {fact.name: _fact(fact, row, _values) for fact in FACTS}


def _fact(
    fact: Fact[Any], row: dict[str, Any], read: Callable[[Fact[Any], Part, Any], list[object]]
) -> object:
    columns = [read(fact, column, row[column.name]) for column in fact.columns]
    whole = [values for values in zip(*columns, strict=True) if any(v is not None for v in values)]
    if len(fact.parts) > 1:
        names = [part.name for part in fact.parts]
        return [dict(zip(names, values, strict=True)) for values in whole]
    values = [value for (value,) in whole]
    return values if fact.many else next(iter(values), None)


def _values(fact: Fact[Any], column: Part, cell: str) -> list[object]:
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


READERS: dict[str, Callable[[bytes], list[Facts]]] = {
    "csv": lambda content: from_csv(content.decode()),
    "json": lambda content: from_json(content.decode()),
    "jsonl": lambda content: from_jsonl(content.decode()),
    "xlsx": from_xlsx,
}
"""How each form of a list is read, by its suffix."""
