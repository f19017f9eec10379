"""The archive in a few words for language models, and where to read on (llmstxt.org)."""

from flask import Response

from archive.domain.citation import ARCHIVE
from archive.web import links, reading
from archive.web.coverage import sentence
from archive.web.export.formats import FORMATS
from archive.web.signposts.blueprint import blueprint, put_up

TEXT = """\
# {name}

> Past winners of the Smart 50 Awards (2018 to 2023) and the Smart 20 Awards (since 2024), which \
Smart Cities Connect gives to city projects: every recorded fact with the pages that support it.

This is a partial record. {coverage} Say so wherever you count. "Not recorded", null and empty \
lists mean that no source told; they never mean "no" or zero. A win marked as inferred follows \
from other evidence, which its note gives. Counts by place or topic say more about what is on the \
web than about the awards.

Quote a record with its address and the release it was read in: release {release} of {day}.

## How to read it

- [Every record as JSON Lines]({jsonl}): one winner on each line, the same facts as on its page
- [A search as data]({search}): `?q=` takes words; {forms} are other suffixes
- [The API]({api}): lists with filters and counts, for programs; [OpenAPI 3.1]({openapi})
- [OAI-PMH]({oai}): for libraries, with what changed and what was withdrawn
- A winner's page with `.json` at its end is that winner as data

## Pages

- [How to search]({help}): the words and filters that are understood
- [Editions]({editions}): how many winners of each are recorded, and what sources disagree on
- [What is missing]({coverage_page}): fact by fact and edition by edition
- [Corrections]({corrections}): what was wrong, and what was withdrawn
- [Cities]({cities}), [countries]({countries}), [technologies]({technologies}), [focus \
areas]({focus_areas})
- [About the archive]({about})
- [The data]({data}): files, columns and how to cite
"""


@blueprint.get("/llms.txt")
def llms() -> Response:
    return put_up(links.llms(), "text/plain; charset=utf-8", _written)


def _written() -> str:
    volume = reading.volume()
    release = volume.release
    found = {
        "jsonl": f"{links.search_form()}.jsonl",
        "search": f"{links.search_form()}.json",
        "api": links.api_page(),
        "openapi": links.api("openapi.json"),
        "oai": f"{links.oai()}?verb=Identify",
        "help": links.help_page(),
        "editions": links.editions(),
        "coverage_page": links.coverage(),
        "corrections": links.corrections(),
        "cities": links.subjects("city"),
        "countries": links.subjects("country"),
        "technologies": links.subjects("technology"),
        "focus_areas": links.subjects("focus_area"),
        "about": links.about(),
        "data": links.data(),
    }
    return TEXT.format(
        name=ARCHIVE,
        coverage=sentence(volume.coverage, named=False),
        release=release.id,
        day=release.manifest.built_at.date().isoformat(),
        forms=", ".join(f"`.{form.suffix}`" for form in FORMATS),
        **{name: links.cited(path) for name, path in found.items()},
    )
