"""The card: a small page that other sites may put into a frame, without script or cookie."""

from flask import Response, abort, redirect
from werkzeug.wrappers import Response as AnyResponse

from archive.domain.winner import Winner
from archive.web import htmx, links
from archive.web.cards import shortened
from archive.web.embed import look, said
from archive.web.embed.blueprint import framed
from archive.web.embed.measuring import fitted
from archive.web.winners.finding import found_at

WIDEST, NARROWEST = 480, 200
MORE = "The record in the Awards Archive"
TEXT = 180
"""Characters of the description at most."""
EDGE = 17
ROOMY = 1.25
"""How much wider than measured a device's letters may be, so that the frame is never too low."""
MOST = 40
"""Lines of a text: more than any card has."""
POLICY = "; ".join((
    "default-src 'none'",
    "style-src 'self'",
    "img-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors *",
))  # fmt: skip


@framed.get("/winners/<path>/card")
def card(path: str) -> AnyResponse:
    # A frame that somebody's system adds a parameter to had better be shown than refused.
    asked = look.wanted()
    winner = found_at(path) or abort(404)
    url = links.card(winner, asked)
    if path != winner.path:
        return redirect(url, 301)
    return adapted(
        htmx.answer(
            "embed/card.html",
            "card",
            lambda: _facts(winner, asked),
            url=url,
            said=(),
            moves=False,
        )
    )


def _facts(winner: Winner, asked: str) -> dict[str, object]:
    return {
        "winner": winner,
        "look": asked,
        "won": said.won(winner),
        "text": TEXT,
        "more": MORE,
    }


def adapted(response: Response) -> Response:
    """Of all pages this one may be framed; nothing in it can be sent or run."""
    response.headers["Content-Security-Policy"] = POLICY
    response.headers["Cross-Origin-Opener-Policy"] = "unsafe-none"
    return response


def height(winner: Winner, width: int) -> int:
    """Pixels that the card takes in a frame of this width, by what its style sheet says."""
    texts = [  # the space above it, its letters, their lines, and what stands beside it
        (said.won(winner), 0, 14, 24, 28),
        (winner.heading, 6, 19, 25, 0),
        (winner.place.label if winner.title else "", 0, 15, 22, 0),
        (", ".join(winner.honours), 4, 15, 22, 0),
        (shortened(winner.summary or "", TEXT), 8, 15, 22, 0),
        (MORE, 8, 15, 24, 0),
    ]
    return 2 * EDGE + sum(
        above + high * len(fitted(text, (width - 2 * EDGE - beside) / ROOMY, (size,), MOST))
        for text, above, size, high, beside in texts
        if text
    )
