"""Words that found nothing, what they may mean, and what that would change."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode

from flask import abort, request
from flask.typing import ResponseReturnValue

from archive import unfound
from archive.domain.record import digest_of
from archive.domain.snapshot import Snapshot
from archive.domain.winner import Winner
from archive.errors import ArchiveError
from archive.search.port import SearchIndex
from archive.staff.answering import answer, see_other
from archive.staff.form import Form
from archive.staff.form import typed as typed_in
from archive.staff.office import office
from archive.staff.overview import meaning
from archive.staff.overview.entrance import room
from archive.staff.overview.meaning import Effect, Term
from archive.staff.records import addresses, stock
from archive.staff.records.kinds import BY_NAME
from archive.staff.records.saving import errors, save
from archive.web import links, reading
from archive.web.cards import winner_of

MOST = 50
LATEST = 5


@room.get("/to-do/searches", may="editor")
def searches() -> ResponseReturnValue:
    return answer("staff/overview/searches.html", _listed)


@room.get("/to-do/searches/meaning", may="editor")
def meant() -> ResponseReturnValue:
    """A term for some words, and its effect; without a term, all terms to choose from."""
    text, name = _text(), request.args.get("term", "")
    return answer("staff/overview/meaning.html", lambda: _facts(text, name, Form()))


@room.post("/to-do/searches/meaning", may="editor")
def accept() -> ResponseReturnValue:
    text, name = _text(), request.args.get("term", "")
    term = _term(stock.around(), name)
    if term is None:
        abort(404, "There is no such term any more.")
    kind = BY_NAME[meaning.kind_of(term)]
    content = kind.content(meaning.with_alias(term, text))
    seen = typed_in("seen")["seen"] or digest_of(term)
    edit = {"kind": kind.name, "key": term.id, "content": content, "seen": seen}
    told = save([edit], f"People searched for “{text}” and found nothing.")
    if told.ok:
        said = f"“{text}” is another name of {term.label}. It counts from the next release on."
        return see_other(links.staff("to-do/searches"), said=said)
    form = Form({}, {"": " ".join(errors(kind.fields, told).values())})
    return answer("staff/overview/meaning.html", lambda: _facts(text, name, form), status=422)


@room.panel("staff/overview/_searches.html", may="editor")
def latest() -> Mapping[str, Any]:
    found = _open(stock.around())
    return {"found": found[:LATEST], "total": len(found), "counts": _counts()}


def _listed() -> Mapping[str, Any]:
    around = stock.around()
    index = _index()
    found = _open(around)
    rows = [(one, meaning.suggested(one.text, around.vocabulary, index)) for one in found[:MOST]]
    return {
        "rows": rows,
        "total": len(found),
        "least": unfound.LEAST,
        "days": unfound.DAYS,
        "counts": _counts(),
        "place_alias": BY_NAME["place alias"],
        "address": _address,
        "addresses": addresses,
    }


def _open(around: Snapshot) -> tuple[unfound.Unfound, ...]:
    """What was asked in vain and has not become a name of something since."""
    names = {
        unfound.kept_words(name)
        for term in meaning.terms(around.vocabulary)
        for name in (term.label, *term.aliases)
    } | {unfound.kept_words(alias.alias) for alias in around.aliases}
    found = unfound.read(office().settings.instance, datetime.now(UTC).date())
    return tuple(one for one in found if one.text not in names)


def _counts() -> bool:
    return office().settings.search_log == "yes"


def _facts(text: str, name: str, form: Form) -> Mapping[str, Any]:
    around = stock.around()
    term = _term(around, name)
    effect = _effect(term, text) if term else None
    return {
        "text": text,
        "term": term,
        "seen": digest_of(term) if term else "",
        "form": form,
        "effect": effect,
        "winners": tuple(_winners(effect)) if effect else (),
        "near": meaning.suggested(text, around.vocabulary, _index()),
        "all": sorted(meaning.terms(around.vocabulary), key=lambda each: each.label),
        "name": _name,
        "address": _address,
    }


def _effect(term: Term, text: str) -> Effect | None:
    """None where nothing is published that could be asked."""
    try:
        release, library = reading.release(), reading.room()
        return meaning.effect(release, library.shelf, library.engine, term, text)
    except ArchiveError:
        return None


def _winners(effect: Effect) -> Iterator[Winner]:
    found = (winner_of(reading.release(), hit.id) for hit in effect.hits)
    yield from (winner for winner in found if winner)


def _index() -> SearchIndex | None:
    try:
        return reading.release().index
    except ArchiveError:
        return None


def _text() -> str:
    text = unfound.kept_words(request.args.get("text", ""))
    return text or abort(404, "There are no such words. Choose them from the list.")


def _term(around: Snapshot, name: str) -> Term | None:
    return next((term for term in meaning.terms(around.vocabulary) if _name(term) == name), None)


def _name(term: Term) -> str:
    return f"{meaning.kind_of(term)}:{term.id}"


def _address(text: str, term: Term | None = None) -> str:
    asked = {"text": text} | ({"term": _name(term)} if term else {})
    return links.staff(f"to-do/searches/meaning?{urlencode(asked)}")
