"""Cities, countries, technologies and focus areas as linked data, each with its winners."""

from collections.abc import Callable, Iterable, Mapping

from archive.domain.fields import FACET_BY_NAME
from archive.domain.place import PlaceAlias
from archive.web import links, reading
from archive.web.metadata import place, term
from archive.web.metadata.graph import Graph, Node, graph, page, trail, winners_list
from archive.web.reading import Volume
from archive.web.subjects.wins import Wins


def subject(facet: str, key: str, won: Wins) -> Graph:
    volume, path = reading.volume(), links.subject(facet, key)
    label = volume.register.value(facet, key).label
    about = ABOUT[facet](volume, key)
    return graph(
        page(
            "CollectionPage",
            path,
            label,
            about={"@id": about["@id"]},
            mainEntity={"@id": f"{links.absolute(path)}#winners"},
        ),
        about,
        winners_list(path, f"Recorded winners: {label}", won.first, won.total),
        trail(path, (FACET_BY_NAME[facet].plural, links.subjects(facet)), (label, path)),
    )


def _city(volume: Volume, key: str) -> Node:
    register = volume.register
    names = _other_names(register.aliases("city", key))
    label = register.value("city", key).label
    return place.city(next(iter(register.places(key)), None), key, label, names)


def _country(volume: Volume, key: str) -> Node:
    register = volume.register
    names = _other_names(register.aliases("country", key))
    return place.country(register.value("country", key).label, names)


def _other_names(aliases: Iterable[PlaceAlias]) -> list[str]:
    """Those that name the same place and are not mistyped."""
    return [alias.alias for alias in aliases if alias.kind not in ("misspelling", "area")]


def _technology(volume: Volume, key: str) -> Node:
    return term.technology(volume.release.snapshot.vocabulary.technology_by_id[key])


def _focus_area(volume: Volume, key: str) -> Node:
    return term.focus_area(volume.release.snapshot.vocabulary.focus_area_by_id[key])


ABOUT: Mapping[str, Callable[[Volume, str], Node]] = {
    "city": _city,
    "country": _country,
    "technology": _technology,
    "focus_area": _focus_area,
}
