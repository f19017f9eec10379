"""Notes the words of searches that find nothing, unless the operator would rather not."""

from datetime import UTC, datetime
from pathlib import Path

from flask import Flask, current_app, request

from archive import unfound
from archive.config import Settings
from archive.search.answering import Answer
from archive.web import page_cache
from archive.web.criteria import Criteria


def install(app: Flask, settings: Settings, *, counts: bool = True) -> None:
    """What the staff ask of a preview does not count."""
    wanted = counts and settings.search_log == "yes"
    app.extensions["unfound"] = settings.instance if wanted else None


def note(criteria: Criteria, given: Answer) -> None:
    """Keep the words if they, and no filter, are why there is nothing; typing is not asking yet."""
    instance: Path | None = current_app.extensions.get("unfound")
    vain = given.results.total == 0 or given.results.partial
    typing = request.headers.get("HX-Source") == "input#q"
    if instance and vain and criteria.text and not criteria.chosen and not typing:
        unfound.note(instance, criteria.text, datetime.now(UTC).date())
        page_cache.decline()
