"""The document of the API tells the truth: schemathesis asks what it allows and what it forbids."""

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING

import pytest
import schemathesis
from flask import Flask, Response
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from archive.web.api.document import document

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

DOCUMENT = {**document(), "servers": [{"url": "/api/v1"}]}
EXAMPLES = 20
"""For each endpoint, beside the bounds of all parameters; single parts are tested elsewhere."""
OCCURRING = {
    "facet-year": ["2019..2023", "2025"],
    "facet-city": ["dallas-texas", "Kitchener"],
    "facet-technology": ["street-lighting", "luminaire"],
    "facet-focus_area": ["lighting"],
    "facet-honour": ["overall-award-recipient", "not-recorded"],
    "facet-country": ["canada", "USA"],
    "facet-region": ["texas"],
    "facet-award": ["smart-50"],
    "facet-category": ["not-recorded"],
    "city": ["dallas-texas", "Lyon, France", "Nairobi"],
    "edition": ["smart-50-2023", "smart-20-2025"],
    "winner-id": ["2023-06", "2025-01"],
}
"""Of each format that the document names some values that are in the shipped data."""

for name, values in OCCURRING.items():
    schemathesis.openapi.format(name, st.sampled_from(values))


class Door:
    """Gives the document while tests are collected, and lets them into the site when they run."""

    site: "WSGIApplication" = Response(json.dumps(DOCUMENT), content_type="application/json")

    def __call__(self, environ: "WSGIEnvironment", start: "StartResponse") -> Iterable[bytes]:
        return self.site(environ, start)


door = Door()
# Its own list of statuses for what is refused has no place for a question that is too long.
REFUSED = {"checks": {"negative_data_rejection": {"expected-statuses": [400, 404, 413]}}}
schema = schemathesis.openapi.from_wsgi(
    "/openapi.json", door, config=schemathesis.Config.from_dict(REFUSED)
)


@pytest.fixture(autouse=True)
def served(app: Flask) -> None:
    door.site = app


@schema.parametrize()
@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
def test_every_answer_is_as_promised(case: schemathesis.Case) -> None:
    if case.meta and case.meta.generation.mode.is_positive:
        # A cursor is given out, never made up.
        case.query.pop("cursor", None)
    case.call_and_validate(headers={"Accept-Encoding": "identity"})
