"""Every address of the public site is made here.

A page or a template asks `links` for an address by the name of what it leads to.
"""

from archive.web.links.address import absolute, cited
from archive.web.links.to_about import (
    about,
    corrections,
    corrections_data,
    coverage,
    coverage_data,
    help_page,
    report,
)
from archive.web.links.to_choices import (
    compare,
    compare_data,
    compare_with,
    shortlist,
    shortlist_data,
    shortlist_with,
)
from archive.web.links.to_editions import (
    edition,
    edition_key,
    edition_of,
    edition_press,
    edition_press_text,
    editions,
)
from archive.web.links.to_machines import (
    api,
    api_page,
    data,
    llms,
    oai,
    opensearch,
    security_contact,
    sitemap,
)
from archive.web.links.to_searches import (
    NOTHING_ASKED,
    map_of,
    search,
    search_form,
    search_of,
    suggest,
    suggest_city,
    trends,
    trends_data,
    value,
    values,
)
from archive.web.links.to_staff import staff, staff_release, staff_sign_in
from archive.web.links.to_subjects import (
    PAGES_OF,
    country,
    peers,
    peers_data,
    peers_of,
    place,
    subject,
    subjects,
)
from archive.web.links.to_winners import (
    badge,
    card,
    embed,
    oembed,
    press,
    press_text,
    record,
    why,
    winner,
)
