"""The forms in which a list can be taken: a new one is a file that writes it and one line here."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from archive.domain.facts import Told
from archive.web.export import as_csv, as_json, as_jsonl, as_xlsx
from archive.web.export.preface import Preface

Batches = Iterable[Sequence[Told]]


@dataclass(frozen=True, slots=True)
class Format:
    """`suffix` ends the address and the name of the file; `use` says what it is made for."""

    suffix: str
    label: str
    media_type: str
    use: str
    write: Callable[[Batches, Preface], Iterator[bytes]]


FORMATS: tuple[Format, ...] = (
    Format(
        "csv", "CSV", "text/csv; charset=utf-8; header=present",
        "Spreadsheets and almost any program: one row for each winner",
        lambda batches, _: _encoded(as_csv.lines(batches)),
    ),
    Format(
        "xlsx", "XLSX", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "Excel, LibreOffice and the like, with a sheet that explains the columns",
        as_xlsx.workbook,
    ),
    Format(
        "json", "JSON", "application/json",
        "Programs that take it whole: values that belong together are objects",
        lambda batches, preface: _encoded(as_json.document(batches, preface.frame)),
    ),
    Format(
        "jsonl", "JSON Lines", "application/jsonl",
        "Programs that take it piece by piece: one winner on each line",
        lambda batches, _: _encoded(as_jsonl.lines(batches)),
    ),
)  # fmt: skip
FORMAT_BY_SUFFIX = {format_.suffix: format_ for format_ in FORMATS}


def _encoded(texts: Iterable[str]) -> Iterator[bytes]:
    return (text.encode() for text in texts)
