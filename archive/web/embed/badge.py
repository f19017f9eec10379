"""The badge: a picture of its own, without script or anything from elsewhere."""

import base64
import hashlib
from collections.abc import Mapping
from typing import Any

from flask import Response, abort, redirect, render_template
from markupsafe import Markup
from werkzeug.wrappers import Response as AnyResponse

from archive.domain.winner import Winner
from archive.web import links
from archive.web.embed import look, said
from archive.web.embed.blueprint import shown
from archive.web.embed.measuring import fitted
from archive.web.export import problems
from archive.web.once import once
from archive.web.winners.finding import found_at

WIDTH, HEIGHT = 360, 112
LEFT, RIGHT = 84, 16
"""Pixels before the text, where the mark is, and after it."""
ROOM = WIDTH - LEFT - RIGHT
FRESH = 3600
"""Seconds for which a site may show it again without asking: a withdrawal shows within the hour."""

LIGHT = {
    "ground": "#fbfaf6", "edge": "#7b8290", "won": "#0b5560", "place": "#1b2430",
    "more": "#4c5665", "honour": "#7a4700", "tile": "#0b5560", "figure": "#fbfaf6",
    "star": "#f3c65b",
}  # fmt: skip
DARK = {
    "ground": "#12161c", "edge": "#7d8998", "won": "#82d0da", "place": "#ebe8e1",
    "more": "#aeb7c4", "honour": "#f2c772", "tile": "#16424b", "figure": "#fbfaf6",
    "star": "#f3c65b",
}  # fmt: skip


def _rules(colours: Mapping[str, str]) -> str:
    return "".join(f".{name}{{fill:{colour}}}" for name, colour in colours.items())


_OWN = f"{_rules(LIGHT)}@media(prefers-color-scheme:dark){{{_rules(DARK)}}}"
STYLES = {"": _OWN, "light": _rules(LIGHT), "dark": _rules(DARK)}


def policy(style: str) -> str:
    """Nothing but this one style, known by its hash."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; frame-ancestors 'none'"


@shown.get("/winners/<path>/badge.svg")
def badge(path: str) -> AnyResponse:
    asked = look.asked()
    winner = found_at(path)
    if winner is None:
        abort(problems.no_winner(path))
    url = links.badge(winner, asked)
    if path != winner.path:
        return redirect(url, 301)
    response = once((url, "badge"), lambda: _picture(winner, asked))
    response.headers["Content-Security-Policy"] = policy(STYLES[asked])
    response.cache_control.no_cache = None
    response.cache_control.public = True
    response.cache_control.max_age = FRESH
    return response


def _picture(winner: Winner, asked: str) -> Response:
    drawn = render_template("embed/badge.svg", **drawing(winner, asked))
    return Response(drawn, content_type="image/svg+xml; charset=utf-8")


def drawing(winner: Winner, asked: str) -> dict[str, Any]:
    """What is drawn where: the lines one below the other, centred in the height."""
    rows = [("won", line) for line in fitted(said.won(winner), ROOM, range(11, 15))]
    rows += [("place", line) for line in fitted(winner.place.label, ROOM, range(14, 25), 2)]
    more = ", ".join(winner.honours) or winner.title or ""
    kind = "honour" if winner.honours else "more"
    rows += [(kind, line) for line in fitted(more, ROOM, (12, 13))] if more else []
    taken = sum(line.size * 1.3 for _, line in rows)
    at, lines = (HEIGHT - taken) / 2, []
    for kind, line in rows:
        lines.append((kind, line, round(at + line.size * 1.02, 1)))
        at += line.size * 1.3
    return {
        "winner": winner,
        "lines": lines,
        "left": LEFT,
        "width": WIDTH,
        "height": HEIGHT,
        "named": said.named(winner),
        "told": said.told(winner),
        "style": Markup(STYLES[asked]),  # noqa: S704 - made of the colours above
    }
