"""Lists of winners: the same question that the search page asks, and as exact an answer."""

from collections.abc import Iterator
from dataclasses import replace

from archive.domain.fields import FACET_BY_NAME, FACETS
from archive.domain.search import Hit
from archive.errors import BrokenRelease
from archive.search.answering import Answer as Given
from archive.search.answering import answer
from archive.search.opening import OpenRelease
from archive.web import links, nearest, reading
from archive.web.api import addresses, meta, paging
from archive.web.api.addresses import Parameters
from archive.web.api.asked import Chosen
from archive.web.api.counts import counts
from archive.web.api.paging import Window
from archive.web.api.refused import Error, refuse, unusable
from archive.web.api.serving import Answer
from archive.web.api.shape import ListOf
from archive.web.api.told import Found, Winner, match, tell
from archive.web.asking import meant, shown
from archive.web.cards import winner_of
from archive.web.coverage import concerned
from archive.web.criteria import Criteria, in_order
from archive.web.names import Names
from archive.web.search.ways import ways_out


def listing(asked: Chosen, path: str, *, text: str = "", exact: bool = False) -> Answer:
    """The winners that are asked for, at the canonical address of the question."""
    criteria = Criteria(text, exact and bool(text), _chosen(asked), asked.sort)
    # With no word to be relevant to, the newest are first whatever the order is called.
    window = paging.window(asked, path, _parameters(asked, criteria))
    return Answer(window.url, lambda: _answered(asked, criteria, window))


def _chosen(asked: Chosen) -> tuple[tuple[str, tuple[str, ...]], ...]:
    names = reading.volume().names
    errors: list[Error] = []
    chosen: dict[str, tuple[str, ...]] = {}
    for facet in FACETS:
        for at, text in enumerate(asked.values(facet.name)):
            keys = meant(facet.name, text, names)
            chosen[facet.name] = (*chosen.get(facet.name, ()), *keys)
            if not keys:
                errors.append(_unknown(facet.name, text, at, names))
    if errors:
        refuse(errors)
    return in_order(chosen)


def _unknown(facet: str, text: str, at: int, names: Names) -> Error:
    label = FACET_BY_NAME[facet].label.lower()
    near = nearest.like(text, [value.label for value in names.values[facet]])
    detail = f"No winner is recorded with the {label} “{shown(text)}”."
    return unusable(facet, detail, at, near)


def _parameters(asked: Chosen, criteria: Criteria) -> Parameters:
    """In their one order, without defaults."""
    default = {name: field.default for name, field in type(asked).model_fields.items()}
    found = [pair for pair in criteria.parameters() if pair[0] != "sort"]
    if asked.sort != default["sort"]:
        found.append(("sort", asked.sort))
    if asked.facet_limit != default["facet_limit"]:
        found.append(("facet_limit", str(asked.facet_limit)))
    return tuple(found)


def _answered(
    asked: Chosen, criteria: Criteria, window: Window
) -> ListOf[Winner | Found, meta.WinnersMeta]:
    volume = reading.volume()
    question = replace(
        criteria.question(volume.names.years()),
        offset=window.offset,
        limit=window.limit,
        highlight=bool(criteria.text),
        count_facets=asked.facet_limit > 0,
    )
    given = answer(volume.release.index, question, exactly=criteria.exact)
    return ListOf(
        data=tuple(_entries(volume.release, given, matched="q" in type(asked).model_fields)),
        meta=_meta(criteria, given),
        facets=counts(given.results.facets, asked.facet_limit),
        links=window.around(given.results.total)
        | {"page": links.absolute(links.search(replace(criteria, sort=asked.sort)))},
    )


def _entries(release: OpenRelease, given: Given, *, matched: bool) -> Iterator[Winner | Found]:
    for hit in given.results.hits:
        told = _told(release, hit)
        yield {**told, "match": match(hit)} if matched else told


def _told(release: OpenRelease, hit: Hit) -> Winner:
    winner = winner_of(release, hit.id)
    if winner is None:
        raise BrokenRelease(f"Release {release.id} has no record {hit.id}.")
    return tell(winner, release)


def _meta(criteria: Criteria, given: Given) -> meta.WinnersMeta:
    volume, results = reading.volume(), given.results
    covered = concerned(criteria, volume.names.years(), volume.coverage)
    return meta.WinnersMeta(
        release=volume.release.id,
        released=volume.release.manifest.built_at,
        total=results.total,
        partial=results.partial,
        coverage=meta.covering(covered.editions, named=covered.named),
        shown_for=given.shown_for,
        meant=meta.Instead(given.meant.text, given.meant.total) if given.meant else None,
        wider=tuple(_wider(criteria, given, volume.names)),
        notices=results.notices,
    )


def _wider(criteria: Criteria, given: Given, names: Names) -> Iterator[meta.Wider]:
    for way in ways_out(criteria, given, names):
        url = addresses.of("search", way.criteria.parameters())
        yield meta.Wider(way.change, way.what, way.total, links.absolute(url))
