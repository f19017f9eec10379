"""Comparisons and shortlists to take along: a table of facts, lists in all forms, citations."""

from collections.abc import Iterator, Sequence
from functools import partial

from flask import Response, abort, request

from archive.domain import citation
from archive.domain.facts import Told
from archive.domain.side_by_side import Line, State, compare, differences
from archive.web import links, reading
from archive.web.compare.asking import read
from archive.web.compare.blueprint import data
from archive.web.compare.chosen import Chosen
from archive.web.compare.comparison import crowded, told_of, winners_of
from archive.web.export import as_csv, framing, problems
from archive.web.export.citing import FORMS, Form, citation_of
from archive.web.export.conventions import EMPTY, LONG, SEVERAL, TERMS
from archive.web.export.formats import FORMAT_BY_SUFFIX
from archive.web.export.preface import Preface
from archive.web.export.serving import Delivery, file_name, serve

STATES: dict[State, str] = {
    "same": "same for all",
    "differs": "differs",
    "partly": "not recorded for all",
    "unrecorded": "not recorded",
    "alone": "",
}
SUFFIX = f"<any({', '.join(FORMAT_BY_SUFFIX)}):suffix>"
NOTHING = "Name the winners by their numbers: ?winner=2023-05&winner=2023-06"


@data.get("/compare.csv")
def table() -> Response:
    """A row for each side of a fact, a column for each winner, with what each row says of them."""
    chosen = _chosen(crowding=True)
    url = links.compare_data(chosen.alone.query)
    media_type = "text/csv; charset=utf-8; header=present"
    name = file_name(f"compared-{'-'.join(chosen.beside)}", "csv")
    related = {"alternate": links.absolute(links.compare(chosen.query))}
    delivery = Delivery(url, media_type, name, related, listed=False)
    return serve(delivery, lambda: as_csv.written(_rows(chosen)).encode())


@data.get(f"/shortlist.{SUFFIX}")
def winners(suffix: str) -> Response:
    """The winners of a shortlist, in its order."""
    chosen, form = _chosen(), FORMAT_BY_SUFFIX[suffix]

    def body() -> bytes:
        release = reading.release()
        batch = told_of(release, chosen.ids)
        return b"".join(form.write((batch,), _preface(chosen)))

    return serve(_delivery(chosen, suffix, form.media_type), body)


def citations(form: Form) -> Response:
    """The citations of a shortlist, in its order."""
    chosen = _chosen()

    def body() -> bytes:
        listed = winners_of(reading.release(), chosen.ids)
        return form.write_all(map(citation_of, listed)).encode()

    return serve(_delivery(chosen, form.suffix, form.media_type), body)


for form in FORMS:
    name = f"citations as {form.label}"
    data.add_url_rule(f"/shortlist.{form.suffix}", name, partial(citations, form))


def _chosen(*, crowding: bool = False) -> Chosen:
    """The shortlist that was asked for; whatever does not fit ends the request."""
    chosen, notices = read(request.args, reading.release())
    said = (*notices, *(crowded(chosen) if crowding else ()))
    if said or not chosen.ids:
        abort(problems.unusable(said or (NOTHING,), {}))
    return chosen


def _rows(chosen: Chosen) -> Iterator[Sequence[str]]:
    winners = told_of(reading.release(), chosen.beside)
    lines = compare(winners)
    yield ("fact", "label", "compared", *chosen.beside)
    for line in differences(lines) if chosen.only_differences else lines:
        yield from _of_fact(line, winners)


def _of_fact(line: Line, winners: Sequence[Told]) -> Iterator[Sequence[str]]:
    cells = [tuple(as_csv.cells(line.fact, told)) for told in winners]
    for side, texts in zip(line.fact.columns, zip(*cells, strict=True), strict=True):
        yield (side.name, side.label, STATES[line.state], *texts)


def _delivery(chosen: Chosen, suffix: str, media_type: str) -> Delivery:
    url = links.shortlist_data(chosen.query, suffix)
    related = {"alternate": links.absolute(links.shortlist(chosen.query))}
    name = file_name(f"shortlist-of-{len(chosen.ids)}", suffix)
    return Delivery(url, media_type, name, related, listed=False)


def _preface(chosen: Chosen) -> Preface:
    release = reading.release()
    at, total = release.manifest.built_at, len(chosen.ids)
    url = links.cited(links.shortlist(chosen.query))
    title = f"Shortlist of {total} recorded {'winner' if total == 1 else 'winners'}"
    cited = citation.of_list(title, release=release.id, issued=at.date(), url=url)
    meta = {"total": total, **framing.source(release), "citation": cited, "terms": TERMS}
    around = {
        suffix: links.absolute(links.shortlist_data(chosen.query, suffix))
        for suffix in FORMAT_BY_SUFFIX
    }
    lines = (
        ("What this is", f"{citation.ARCHIVE}. {title}, in the order of its maker"),
        ("Release", f"{release.id} of {at:%Y-%m-%d %H:%M} UTC"),
        ("How to cite", cited),
        ("Terms", TERMS),
        ("Cells", f"{EMPTY} {SEVERAL} {LONG}"),
    )
    page = links.absolute(links.shortlist(chosen.query))
    return Preface({"meta": meta, "links": {"page": page, **around}}, lines, at)
