"""The forms in which anything can be followed."""

from collections.abc import Callable
from dataclasses import dataclass

from archive.web.feeds import as_atom, as_json_feed
from archive.web.feeds.feed import Feed


@dataclass(frozen=True, slots=True)
class Form:
    """`suffix` ends the address; `media_type` is what pages say of it, `charset` is added to it."""

    suffix: str
    label: str
    media_type: str
    write: Callable[[Feed], bytes]


FORMS: tuple[Form, ...] = (
    Form("atom", "Atom", "application/atom+xml", as_atom.document),
    Form("feed.json", "JSON Feed", "application/feed+json", as_json_feed.document),
)
FORM_BY_SUFFIX = {form.suffix: form for form in FORMS}
