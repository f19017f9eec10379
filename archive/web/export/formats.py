"""The forms in which a list can be taken: a new one is a file that writes it and one line here."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from archive.domain.facts import Told
from archive.web.export import as_csv, as_json, as_jsonl, as_xlsx
from archive.web.export.preface import Preface

Batches = Iterable[Sequence[Told]]
Lines = Iterable[Sequence[bytes]]


@dataclass(frozen=True, slots=True)
class Lined:
    """How a list is gathered from what each of its winners is by itself.

    Forms of one `kind` share these lines, so that they need be written only once.
    """

    kind: str
    line: Callable[[Told], bytes]
    gather: Callable[[Lines, Preface], Iterator[bytes]]

    def write(self, batches: Batches, preface: Preface) -> Iterator[bytes]:
        return self.gather(([self.line(told) for told in batch] for batch in batches), preface)


@dataclass(frozen=True, slots=True)
class Format:
    """`suffix` ends the address and the name of the file; `use` says what it is made for.

    `lined` is for those that are lists of lines.
    """

    suffix: str
    label: str
    media_type: str
    use: str
    write: Callable[[Batches, Preface], Iterator[bytes]]
    lined: Lined | None = None


def _of_lines(suffix: str, label: str, media_type: str, use: str, lined: Lined) -> Format:
    return Format(suffix, label, media_type, use, lined.write, lined)


FORMATS: tuple[Format, ...] = (
    _of_lines(
        "csv", "CSV", "text/csv; charset=utf-8; header=present",
        "Spreadsheets and almost any program: one row for each winner",
        Lined("csv", as_csv.line, lambda lines, _: as_csv.gathered(lines)),
    ),
    Format(
        "xlsx", "XLSX", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "Excel, LibreOffice and the like, with a sheet that explains the columns",
        as_xlsx.workbook,
    ),
    _of_lines(
        "json", "JSON", "application/json",
        "Programs that take it whole: values that belong together are objects",
        Lined("json", as_json.line, lambda lines, preface: as_json.gathered(lines, preface.frame)),
    ),
    _of_lines(
        "jsonl", "JSON Lines", "application/jsonl",
        "Programs that take it piece by piece: one winner on each line",
        Lined("json", as_json.line, lambda lines, _: as_jsonl.gathered(lines)),
    ),
)  # fmt: skip
FORMAT_BY_SUFFIX = {format_.suffix: format_ for format_ in FORMATS}
KINDS = tuple({form.lined.kind: form.lined for form in FORMATS if form.lined}.values())
"""Each kind of lines that there is."""
