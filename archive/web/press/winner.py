"""The press sheet of a winner."""

from collections.abc import Iterator

from flask import abort, redirect
from werkzeug.wrappers import Response

from archive.domain.edition import partial_date
from archive.domain.press.figures import winner_figures
from archive.domain.press.spelling import winner_spellings
from archive.domain.press.winner import winner_text
from archive.domain.subject import subject_of
from archive.domain.winner import Winner
from archive.web import htmx, links, reading
from archive.web.export import problems
from archive.web.export.citing import STYLES, citation_of
from archive.web.export.serving import Delivery, file_name, serve
from archive.web.press import as_text
from archive.web.press.blueprint import blueprint, texts
from archive.web.press.sheet import Reference, Sheet
from archive.web.winners.finding import found_at

ABOUT = {"award": "the award", "project": "the project"}


@blueprint.get("/winners/<path>/press")
def winner(path: str) -> Response:
    found = found_at(path) or abort(404)
    url = links.press(found)
    if path != found.path:
        return redirect(url, 301)
    return htmx.answer("press/press.html", "press", lambda: _context(found), url=url)


@texts.get("/winners/<path>/press.txt")
def text(path: str) -> Response:
    problems.refuse_parameters()
    found = found_at(path)
    if found is None:
        abort(problems.no_winner(path))
    url = links.press_text(found)
    if path != found.path:
        return redirect(url, 301)
    name = file_name(f"press-{found.path}", "txt")
    related = {"alternate": links.absolute(links.press(found))}
    delivery = Delivery(url, "text/plain; charset=utf-8", name, related)
    return serve(delivery, lambda: as_text.text(sheet_of(found)).encode())


def sheet_of(winner: Winner) -> Sheet:
    """All that is recorded of a winner, in the order in which a newsroom asks for it."""
    release = reading.release()
    subject = subject_of(winner, release.snapshot)
    recorded = release.manifest.counts.recorded.get(winner.edition_key, 0)
    place = winner.place.label
    return Sheet(
        heading=winner.heading,
        about=f"{place}, {winner.award} {winner.year}"
        if winner.title
        else f"{winner.award} {winner.year}",
        url=links.winner(winner),
        release=release.id,
        day=partial_date(release.manifest.built_at.date().isoformat()),
        text=winner_text(subject, recorded),
        figures=tuple(winner_figures(subject)),
        honours=tuple((honour, ()) for honour in winner.honours),
        spellings=tuple(winner_spellings(winner, release.snapshot.aliases)),
        cares=tuple(_cares(winner)),
        citations=tuple((style.label, style.write(citation_of(winner))) for style in STYLES),
        sources=tuple(Reference(s.publisher, s.url, ABOUT[s.supports]) for s in winner.sources),
    )


def _cares(winner: Winner) -> Iterator[str]:
    if winner.confidence == "inferred":
        yield "That it won is inferred: no source states it outright. Do not print it as stated."
    if winner.title and winner.title_is_translation:
        yield "The English title is the archive’s plain rendering of the original title."
    if not any(source.supports == "award" for source in winner.sources):
        yield "The recorded sources describe the project and do not state the award."
    if winner.note:
        yield winner.note


def _context(winner: Winner) -> dict[str, object]:
    return {
        "sheet": sheet_of(winner),
        "page": links.press(winner),
        "plain": links.press_text(winner),
    }
