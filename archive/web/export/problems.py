"""What machines are told when something goes wrong: problem documents by RFC 9457."""

import json
import logging
import secrets
from collections.abc import Iterable, Mapping
from http import HTTPStatus

from flask import Blueprint, Response, abort, current_app, request
from flask.blueprints import BlueprintSetupState
from flask.sansio.app import App
from werkzeug.exceptions import HTTPException

from archive.domain.syntax import MAX_CHARACTERS
from archive.errors import ReleaseError
from archive.web import links, nearest, reading
from archive.web.asking import TOO_LONG, shown
from archive.web.corrections.departure import Departed
from archive.web.errors import RETRY_AFTER, TROUBLES

log = logging.getLogger(__name__)

MOST = 5
"""How many parameters that mean nothing are named."""


_INSTALLED = "told_in_problems"


def install(blueprint: Blueprint) -> None:
    """Answer every error in the blueprint's views with a problem document."""
    blueprint.record(_enter)
    blueprint.register_error_handler(410, _departed)  # or the site's page of that status answers
    blueprint.register_error_handler(HTTPException, _refused)
    blueprint.register_error_handler(ReleaseError, _closed)
    blueprint.register_error_handler(Exception, _broken)


def are_told_by(endpoint: str) -> bool:
    """Whether the blueprint of an endpoint answers with problem documents."""
    return endpoint.rpartition(".")[0] in _of(current_app)


def _enter(state: BlueprintSetupState) -> None:
    _of(state.app).add(f"{state.name_prefix}.{state.name}".lstrip("."))


def _of(app: App) -> set[str]:
    names: set[str] = app.extensions.setdefault(_INSTALLED, set())
    return names


def problem(status: int, detail: str, **more: object) -> Response:
    """A problem document; `more` are members of its own that say what would be right."""
    told = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status}
    body = json.dumps({**told, "detail": detail, **more}, ensure_ascii=False)
    response = Response(f"{body}\n", status, content_type="application/problem+json")
    response.cache_control.no_store = True
    return response


def unusable(notices: Iterable[str], near: Mapping[str, list[str]]) -> Response:
    """Where a page drops what it cannot use, data that are not what was asked for help nobody."""
    errors = [{"detail": notice} for notice in notices]
    if errors == [{"detail": TOO_LONG}]:
        detail = f"The question has more than {MAX_CHARACTERS} characters. Ask with fewer words."
        return problem(413, detail)
    detail = (
        "Not all of the address can be used. A page would say so and leave it out; data do not."
    )
    return problem(400, detail, errors=errors, nearest=near)


def missing(kind: str, near: Iterable[str]) -> Response:
    """`near` are the addresses of what may have been meant."""
    return problem(404, f"There is no {kind} at this address.", nearest=list(near))


def no_winner(path: str) -> Response:
    """For a path that leads to no winner."""
    near = nearest.winners(reading.release(), path)
    return missing("winner", (links.absolute(links.winner(winner)) for winner in near))


def no_edition(key: str) -> Response:
    """For a key that no edition has."""
    near = nearest.editions(reading.release(), key)
    return missing("edition", (links.absolute(links.edition_of(edition)) for edition in near))


def refuse_parameters(*known: str) -> None:
    """End the request if it has any parameter but the known ones and the tags of campaigns."""
    given = [name for name in request.args if not name.startswith("utm_")]
    strange = [shown(name) for name in given if name not in known][:MOST]
    if strange:
        abort(unusable([f"There is no parameter “{name}” here." for name in strange], {}))


def _departed(error: HTTPException) -> Response:
    if not isinstance(error, Departed):
        return _refused(error)
    gone, other = error.departure, error.departure.merged_into
    return problem(
        410,
        gone.sentence,
        record=gone.id,
        date=gone.day,
        reason=gone.reason or None,
        merged_into=links.absolute(links.winner(other)) if other else None,
        corrections=links.absolute(links.corrections()),
    )


def _refused(error: HTTPException) -> Response:
    status = error.code or 500
    return problem(status, TROUBLES[status].text if status in TROUBLES else error.name)


def _closed(error: ReleaseError) -> Response:
    log.error("Nothing can be served: %s", error)
    response = problem(503, TROUBLES[503].text)
    response.headers["Retry-After"] = RETRY_AFTER
    return response


def _broken(error: Exception) -> Response:
    mark = secrets.token_hex(4)
    log.exception("Problem %s", mark, exc_info=error)
    return problem(500, TROUBLES[500].text, problem=mark)
