"""The press sheet of an edition."""

from collections.abc import Iterator

from flask import Response, abort

from archive.domain import citation
from archive.domain.edition import Edition, partial_date
from archive.domain.press.edition import Recipients, edition_text
from archive.domain.press.figures import edition_figures
from archive.domain.press.spelling import edition_spellings
from archive.domain.winner import Winner
from archive.web import htmx, links, reading
from archive.web.coverage import Coverage, sentence
from archive.web.criteria import winners_of
from archive.web.export import problems
from archive.web.export.serving import Delivery, file_name, serve
from archive.web.press import as_text
from archive.web.press.blueprint import blueprint, texts
from archive.web.press.sheet import Holder, Reference, Sheet
from archive.web.subjects.wins import Wins, wins

MOST = 100
"""Winners that are named at most; beyond that the text says only how many they are."""


@blueprint.get("/editions/<key>/press")
def edition(key: str) -> Response:
    covered = _found(key) or abort(404)
    url = links.edition_press(covered.edition)
    return htmx.answer("press/press.html", "press", lambda: _context(covered), url=url)


@texts.get("/editions/<key>/press.txt")
def edition_as_text(key: str) -> Response:
    problems.refuse_parameters()
    covered = _found(key)
    if covered is None:
        abort(problems.no_edition(key))
    name = file_name(f"press-{key}", "txt")
    related = {"alternate": links.absolute(links.edition_press(covered.edition))}
    url = links.edition_press_text(covered.edition)
    delivery = Delivery(url, "text/plain; charset=utf-8", name, related)
    return serve(delivery, lambda: as_text.text(sheet_of(covered)).encode())


def sheet_of(covered: Coverage) -> Sheet:
    """All that is recorded of an edition, in the order in which a newsroom asks for it."""
    edition, release = covered.edition, reading.release()
    won = _wins(edition)
    recipients = _recipients(edition, won)
    return Sheet(
        heading=edition.label,
        about=sentence((covered,)),
        url=links.edition_of(edition),
        release=release.id,
        day=partial_date(release.manifest.built_at.date().isoformat()),
        text=edition_text(edition, covered.recorded, won.first, recipients),
        figures=tuple(edition_figures(edition, covered.recorded)),
        honours=tuple(
            (honour, tuple(Holder(_called(w), links.winner(w)) for w in winners))
            for honour, winners in recipients.items()
        ),
        spellings=tuple(edition_spellings(edition, recipients)),
        cares=tuple(_cares(covered)),
        citations=tuple(_citations(edition)),
        sources=tuple(Reference(s.publisher, s.url, "the edition") for s in edition.sources),
    )


def _found(key: str) -> Coverage | None:
    return next((c for c in reading.volume().coverage if c.edition.key == key), None)


def _wins(edition: Edition, **more: tuple[str, ...]) -> Wins:
    chosen = {**winners_of(edition.award, edition.year), **more}
    return wins(reading.release(), chosen, sort="city", shown=MOST)


def _recipients(edition: Edition, won: Wins) -> Recipients:
    honours = won.spread["honour"]
    return {value.label: _wins(edition, honour=(value.key,)).first for value in honours}


def _called(winner: Winner) -> str:
    return f"{winner.heading}, {winner.place.label}" if winner.title else winner.heading


def _cares(covered: Coverage) -> Iterator[str]:
    if not covered.is_whole:
        yield (
            f"{sentence((covered,))} Counts by place or topic are of what is recorded, not of "
            "all winners."
        )
    yield from covered.edition.disagreements


def _citations(edition: Edition) -> Iterator[tuple[str, str]]:
    release = reading.release()
    at, url = release.manifest.built_at.date(), links.cited(links.edition_of(edition))
    pinned = f"{citation.ARCHIVE}, release {release.id} of {partial_date(at.isoformat())}"
    yield "Plain", f"{edition.label}, recorded winners. {pinned}. {url}"
    name = f"{edition.label}, recorded winners"
    yield "APA", citation.of_list(name, release=release.id, issued=at, url=url)


def _context(covered: Coverage) -> dict[str, object]:
    return {
        "sheet": sheet_of(covered),
        "page": links.edition_press(covered.edition),
        "plain": links.edition_press_text(covered.edition),
    }
