"""What whoever builds upon the API can rely on: said in the document and on its page."""

from dataclasses import dataclass

from archive.domain.search import MAX_DEPTH, MAX_PAGE_SIZE


@dataclass(frozen=True, slots=True)
class Promise:
    """Whole sentences under a heading. Words between backquotes are code."""

    title: str
    text: str


PROMISES = (
    Promise(
        "A partial record",
        "Most winners of most editions are not recorded yet. `meta.coverage` says with every list "
        "how many are; please say so wherever you count. Null and an empty list mean “not "
        "recorded”, never “no” or zero.",
    ),
    Promise(
        "What stays",
        "Within `/api/v1` no address, parameter or member is taken away or changes its meaning. "
        "Ids and keys are never used for something else; a record that is withdrawn is answered "
        "by 410. New addresses, optional parameters, members and values may be added at any time, "
        "so ignore what you do not know. Should a `/api/v2` ever be needed, this one is served "
        "beside it for at least a year, and its answers say until when (`Deprecation`, `Sunset`).",
    ),
    Promise(
        "Reading a list",
        f"A list is given in parts of at most {MAX_PAGE_SIZE} entries, down to entry "
        f'{MAX_DEPTH:,}. Follow `links.next`, or `Link: rel="next"`, until there is none. A '
        "cursor belongs to the release it was given out for: if another one is published while "
        "you read, you read the old one to its end, for an hour. After that, or if the release "
        "was taken back, the answer is a 410, and the list is to be read again from its beginning. "
        "Everything at once is in the exports: `/search.jsonl`.",
    ),
    Promise(
        "Errors",
        "An error is a problem document by RFC 9457, `application/problem+json`. In `errors` "
        "each has a `pointer` into the request, seen as JSON with every parameter a list "
        "(`#/query/year/0`), and `nearest` holds what may have been meant. Unknown parameters are "
        "errors too: what is not understood is never left out silently.",
    ),
    Promise(
        "Asking again",
        "Every answer has a strong `ETag`, made of release, address and form. Send it back as "
        "`If-None-Match`, and an unchanged answer is a 304 without content. `Last-Modified` is "
        "the time of the release.",
    ),
    Promise(
        "From any site",
        "All of it may be read by scripts of any site (CORS), without a key. There is no limit on "
        "how often you ask; please ask for one thing at a time and send `If-None-Match`. While no "
        "release can be read the answer is a 503 with `Retry-After`.",
    ),
)
