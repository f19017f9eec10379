"""What crawlers may read: every page once, in one form, and no combination of filters.

Combinations have no end and no news; bots were nearly all of the search traffic of one catalogue.
"""

from flask import Response

from archive.web import links
from archive.web.signposts.blueprint import blueprint

ROBOTS = """\
# Pages may be read. Combinations of filters have no end and no news, and what is told in other
# forms is told on a page. Programs are welcome at {api}, libraries at {oai}.
User-agent: *
Allow: /api/$
Allow: /map$
Allow: /trends$
Allow: /peers$
Disallow: /search
Disallow: /suggest
Disallow: /map
Disallow: /trends
Disallow: /peers
Disallow: /compare
Disallow: /shortlist
Disallow: /winners/*/why
Disallow: /winners/*/embed
Disallow: /winners/*.
Disallow: /editions/*.
Disallow: /cities/*.
Disallow: /countries/*.
Disallow: /technologies/*.
Disallow: /focus-areas/*.
Disallow: /api/
Disallow: /oai
Disallow: /oembed
Disallow: /staff
Disallow: /healthz

Sitemap: {sitemap}
"""


@blueprint.get("/robots.txt")
def robots() -> Response:
    # Not put up with a release: crawlers that find none read whatever they like.
    text = ROBOTS.format(
        api=links.cited(links.api_page()),
        oai=links.cited(links.oai()),
        sitemap=links.cited(links.sitemap()),
    )
    return Response(text, content_type="text/plain; charset=utf-8")
