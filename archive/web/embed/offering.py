"""The page that shows the badge and the card, with what to copy into another site."""

from dataclasses import dataclass

from flask import Response, abort, redirect, render_template
from werkzeug.wrappers import Response as AnyResponse

from archive.domain.winner import Winner
from archive.web import htmx, links
from archive.web.embed import badge, card, said
from archive.web.embed.blueprint import blueprint
from archive.web.embed.oembed import frame
from archive.web.security import HEADERS
from archive.web.winners.finding import found_at

LOOKS = (
    ("", "As the reader has it", "Light or dark, as the reader’s device is set."),
    ("light", "Always light", "For a site that is always light."),
    ("dark", "Always dark", "For a site that is always dark."),
)


@dataclass(frozen=True, slots=True)
class Offer:
    """One way to show a winner: `preview` is the address here, `code` what is to be copied."""

    id: str
    label: str
    look: str
    help: str
    preview: str
    code: str


@blueprint.get("/winners/<path>/embed")
def page(path: str) -> AnyResponse:
    winner = found_at(path) or abort(404)
    url = links.embed(winner)
    if path != winner.path:
        return redirect(url, 301)
    return _framing(htmx.answer("embed/embed.html", "embed", lambda: _facts(winner), url=url))


def _facts(winner: Winner) -> dict[str, object]:
    tall = card.height(winner, card.WIDEST)
    return {
        "winner": winner,
        "badges": tuple(_badge(winner, *look) for look in LOOKS),
        "cards": tuple(_card(winner, tall, *look) for look in LOOKS),
        "alt": said.named(winner),
        "badge_size": (badge.WIDTH, badge.HEIGHT),
        "card_size": (card.WIDEST, tall),
        "oembed": links.cited(links.oembed(links.cited(links.winner(winner)))),
        "page": links.cited(links.winner(winner)),
    }


def _badge(winner: Winner, look: str, label: str, help: str) -> Offer:
    code = render_template(
        "embed/_picture.html",
        href=links.cited(links.winner(winner)),
        src=links.cited(links.badge(winner, look)),
        alt=said.named(winner),
        width=badge.WIDTH,
        height=badge.HEIGHT,
    )
    return Offer(f"badge-{look or 'own'}", label, look, help, links.badge(winner, look), code)


def _card(winner: Winner, tall: int, look: str, label: str, help: str) -> Offer:
    code = frame(winner, card.WIDEST, tall, look)
    return Offer(f"card-{look or 'own'}", label, look, help, links.card(winner, look), code)


def _framing(response: Response) -> Response:
    """This page alone shows frames: cards of its own site."""
    policy = f"{HEADERS['Content-Security-Policy']}; frame-src 'self'"
    response.headers["Content-Security-Policy"] = policy
    return response
