"""The public site. It reads releases and nothing else, so a page never shows half of two states."""

from collections.abc import Mapping
from pathlib import Path

from flask import Flask
from flask_compress import Compress

from archive.config import Settings
from archive.release import Shelf
from archive.search.port import Engine
from archive.web import (
    api,
    assets,
    compare,
    data,
    editions,
    embed,
    errors,
    export,
    feeds,
    filters,
    freshness,
    health,
    htmx,
    links,
    map,
    metadata,
    oai,
    page_cache,
    pages,
    pieces,
    press,
    security,
    signposts,
    trends,
)
from archive.web.completeness import page as completeness
from archive.web.corrections import gone
from archive.web.corrections import page as corrections
from archive.web.peers import page as peers
from archive.web.peers import taking as peers_data
from archive.web.reading import FixedRoom, ReadingRoom
from archive.web.search import page as search_page
from archive.web.search import unfound, values, why
from archive.web.subjects import views as subjects
from archive.web.suggest import view as suggestions
from archive.web.winners import page as winner_page

COMPRESSED = [
    *("text/html", "text/css", "text/plain", "text/csv", "text/javascript", "image/svg+xml"),
    *("application/json", "application/problem+json", "application/jsonl"),
    *("application/atom+xml", "application/feed+json", "application/csvm+json"),
    *("application/ld+json", "application/xml", "text/xml"),
]
EVERYWHERE = (htmx, security, filters, pieces, errors, gone, feeds, metadata)
"""What every answer may need."""
ROOMS = (
    search_page,
    suggestions,
    values,
    winner_page,
    why,
    editions,
    corrections,
    completeness,
    compare,
    press,
    embed,
    subjects,
    peers,
    peers_data,
    map,
    trends,
    pages,
    export,
    data,
    api,
    api.page,
    oai,
    signposts,
    health,
)
"""What answers at addresses."""
HERE = Path(__file__).parent
TEMPLATES = HERE.parents[1] / "templates"


def create_app(
    settings: Settings, engine: Engine | None = None, *, preview: str | None = None
) -> Flask:
    """The site over the releases of the settings; nothing needs to be published yet.

    A `preview` keeps to that release, and says on every page that it is not public. UnknownRelease
    or BrokenRelease if it cannot be opened.
    """
    app = Flask(__name__, template_folder=TEMPLATES, static_folder=None)
    app.config.update(_config(settings))
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.globals.update(links=links, preview=preview)
    shelf = Shelf(settings.releases)
    reading_room = _reading_room(shelf, engine or _engine(), preview, settings.copies)
    app.extensions["reading_room"] = reading_room
    app.extensions["inspection"] = health.Inspection(shelf)
    unfound.install(app, settings, counts=preview is None)
    page_cache.install(app, settings.cache_megabytes, reading_room)
    Compress(app)
    assets.install(app, HERE / "static")
    for part in EVERYWHERE:
        part.install(app)
    for room in ROOMS:
        app.register_blueprint(room.blueprint)
    return app


def _config(settings: Settings) -> Mapping[str, object]:
    told = (settings.base_url, settings.public_url, settings.contact)
    return {
        "BASE_URL": settings.base_url,
        "PUBLIC_URL": settings.public_url,
        "CONTACT": settings.contact,
        "CODE_MARK": freshness.code_mark(HERE.parent, TEMPLATES, told=told),
        "COMPRESS_MIMETYPES": COMPRESSED,
        "COMPRESS_EVALUATE_CONDITIONAL_REQUEST": False,  # htmx.answer does, before it renders
    }


def _reading_room(shelf: Shelf, engine: Engine, preview: str | None, copies: Path) -> ReadingRoom:
    # What is not public has no copies that lie ready.
    return FixedRoom(shelf, engine, preview) if preview else ReadingRoom(shelf, engine, copies)


def _engine() -> Engine:
    from archive.search.whoosh import WhooshEngine

    return WhooshEngine()
