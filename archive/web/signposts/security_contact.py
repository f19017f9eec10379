"""Whom to write to about a hole in the site, by RFC 9116."""

from datetime import timedelta

from flask import Response, current_app

from archive.web import links, reading
from archive.web.signposts.blueprint import blueprint, put_up

MEDIA_TYPE = "text/plain; charset=utf-8"
VALID = timedelta(days=364)
"""How long a release vouches for the address: less than a year, as the RFC advises. Who publishes
shows that somebody looks after the site; an archive that nobody touches any more lets it lapse."""


@blueprint.get("/.well-known/security.txt")
def security() -> Response:
    contact = str(current_app.config["CONTACT"])
    if not contact:
        text = "No address for reports is set here. Whoever runs the site sets ARCHIVE_CONTACT.\n"
        return Response(text, 404, content_type=MEDIA_TYPE)
    return put_up(links.security_contact(), MEDIA_TYPE, lambda: _written(contact))


def _written(contact: str) -> str:
    expires = reading.release().manifest.built_at + VALID
    lines = [f"Contact: mailto:{contact}", f"Expires: {expires:%Y-%m-%dT%H:%M:%SZ}"]
    lines.append("Preferred-Languages: en")
    own = links.cited(links.security_contact())
    if own.startswith("https://"):
        lines.append(f"Canonical: {own}")
    return "".join(f"{line}\n" for line in lines)
