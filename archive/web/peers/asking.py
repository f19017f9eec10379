"""From the parameters of an address to what is asked about peers; what does not fit is said."""

from werkzeug.datastructures import MultiDict

from archive.domain.syntax import clean_text
from archive.peers.parts import DEFAULTS, LARGEST, PARTS
from archive.web.asking import Reader, shown, unknown
from archive.web.peers.criteria import WEIGHT, PeerCriteria, not_default
from archive.web.reading import Volume
from archive.web.subjects.register import Register

LONGEST = 100
"""Characters of a city's name that are looked at."""
MAX_TOPICS = 20
ALL_ZERO = "With every weight at 0 no two cities are alike, so the usual weights are used."

KNOWN = {"city", "q", "exact", "technology", "page", *(f"{WEIGHT}{part.name}" for part in PARTS)}


def read(arguments: MultiDict[str, str], volume: Volume) -> tuple[PeerCriteria, tuple[str, ...]]:
    """What is asked and, in whole sentences, what of the address could not be used."""
    reader = _PeerReader(arguments, volume)
    text = reader.text()
    technologies, focus_areas = reader.topics()
    criteria = PeerCriteria(
        city=reader.city(),
        text=text,
        exact=reader.exact() and bool(text),
        technologies=technologies,
        focus_areas=focus_areas,
        weights=reader.weights(),
        page=reader.page(),
    )
    reader.notices += unknown(arguments, KNOWN)
    return criteria, tuple(reader.notices)


class _PeerReader(Reader):
    def __init__(self, arguments: MultiDict[str, str], volume: Volume) -> None:
        super().__init__(arguments, volume.names)
        self.register: Register = volume.register

    def city(self) -> str:
        given = clean_text(" ".join(self.arguments.getlist("city"))).strip()
        if len(given) > LONGEST:
            self.notices.append(f"Only the first {LONGEST} characters of the city were read.")
        return given[:LONGEST].strip()

    def topics(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The keys of the technologies and of the focus areas that are meant."""
        given = [text for text in self.arguments.getlist("technology") if text.strip()]
        if len(given) > MAX_TOPICS:
            self.notices.append(f"Only the first {MAX_TOPICS} technologies were used.")
        found: dict[str, set[str]] = {"technology": set(), "focus_area": set()}
        for text in given[:MAX_TOPICS]:
            facet, keys = self.topic(text)
            found[facet].update(keys)
        return tuple(sorted(found["technology"])), tuple(sorted(found["focus_area"]))

    def topic(self, text: str) -> tuple[str, tuple[str, ...]]:
        for facet in ("technology", "focus_area"):
            if keys := self.register.meant(facet, text):
                return facet, keys
        self.notices.append(
            f"No technology or focus area is called “{shown(text)}”, so it was left out."
        )
        return "technology", ()

    def weights(self) -> tuple[tuple[str, int], ...]:
        weights = {name: self.weight(name) for name in DEFAULTS}
        if not any(weights.values()):
            self.notices.append(ALL_ZERO)
            return ()
        return not_default(weights)

    def weight(self, name: str) -> int:
        given = self.arguments.get(f"{WEIGHT}{name}", "").strip()
        if not given:
            return DEFAULTS[name]
        if given.isascii() and given.isdigit() and len(given) < 4 and int(given) <= LARGEST:
            return int(given)
        self.notices.append(
            f"“{shown(given)}” is no weight: those are whole numbers from 0 to {LARGEST}."
        )
        return DEFAULTS[name]
