"""Winners few enough to know by heart, in the shape of the real ones."""

from archive.domain.edition import Edition
from archive.domain.place import PlaceAlias, PlaceName
from archive.domain.snapshot import Snapshot
from archive.domain.vocabulary import FocusArea, Technology, Vocabulary
from archive.domain.winner import Partner, Source, Winner

DALLAS = PlaceName(city="Dallas", region="Texas", country="United States")
KITCHENER = PlaceName(city="Kitchener", region="Ontario", country="Canada", as_written="Kitchner")
COLUMBUS_OHIO = PlaceName(city="Columbus", region="Ohio", country="United States")
COLUMBUS_GEORGIA = PlaceName(city="Columbus", region="Georgia", country="United States")
TAOYUAN = PlaceName(city="Taoyuan", country="Taiwan")
TAIWAN = PlaceName(country="Taiwan")

VOCABULARY = Vocabulary(
    focus_areas=(
        FocusArea(id="lighting", label="Lighting", aliases=("public lighting",)),
        FocusArea(id="mobility", label="Mobility", aliases=("transport",)),
        FocusArea(id="data", label="Data"),
    ),
    technologies=(
        Technology(
            id="street-lighting", label="Street lighting", focus_area="lighting",
            aliases=("street lights", "streetlight", "luminaire"),
        ),
        Technology(id="wifi", label="Wi-Fi", focus_area="data", aliases=("wireless internet",)),
        Technology(id="twin", label="Digital twin", focus_area="data", aliases=("city model",)),
        Technology(
            id="rides", label="Shared mobility", focus_area="mobility", aliases=("rideshare",)
        ),
        Technology(id="5g", label="5G", focus_area="data"),
    ),
)  # fmt: skip

EDITIONS = (
    Edition(award="Smart 50", year=2018, slots=50),
    Edition(award="Smart 50", year=2023, slots=50),
    Edition(award="Smart 20", year=2025, slots=20),
)

ALIASES = (
    PlaceAlias(
        alias="Kitchner", kind="misspelling", city="Kitchener", region="Ontario", country="Canada"
    ),
    PlaceAlias(alias="桃園", kind="local name", city="Taoyuan", country="Taiwan"),
    PlaceAlias(alias="TX", kind="abbreviation", region="Texas", country="United States"),
    PlaceAlias(alias="USA", kind="abbreviation", country="United States"),
)

OVERALL = "Overall Award Recipient"


def winner(number: str, place: PlaceName, **facts: object) -> Winner:
    """A valid winner; its year is that of its id and its award follows from the year."""
    year = int(number[:4])
    award = "Smart 20" if year >= 2024 else "Smart 50"
    source = Source(url="https://example.org/award", publisher="Example", supports="award")
    given = {"confidence": "stated", "sources": (source,), **facts}
    return Winner(id=number, award=award, year=year, place=place, **given)  # type: ignore[arg-type]


WINNERS = (
    winner(
        "2018-01", DALLAS, title="Array of Lamps", technologies=("street-lighting",),
        focus_areas=("lighting",), summary="Lamps with sensors along all the streets.",
    ),
    winner("2018-02", COLUMBUS_OHIO, honours=("Horizon Award",)),
    winner(
        "2023-01", DALLAS, title="Red Cloud Neighbourhood", honours=(OVERALL,), scale="pilot",
        technologies=("street-lighting", "wifi"), focus_areas=("lighting", "data"),
        summary="New LED street lights, each with a Wi-Fi access point for 1,488 homes.",
        organisation="City of Dallas", outcomes=("52 devices added",),
    ),
    winner(
        "2023-02", KITCHENER, title="Growing Together", honours=(OVERALL,),
        technologies=("twin",), focus_areas=("data",), category="Planning",
        summary="What residents say is joined with analysis, in a printed model of the city.",
    ),
    winner(
        "2023-03", TAOYUAN, title="Guarding Our City", title_original="守護我們的城市",
        language="zh-Hant", title_is_translation=True, technologies=("5g",),
        summary="A 5-G network carries alerts. Kitchener is not meant here.",
    ),
    winner(
        "2025-01", COLUMBUS_GEORGIA, title="Mobility for All", technologies=("rides",),
        focus_areas=("mobility",), other_places=(DALLAS,),
        partners=(Partner(name="Universität Querétaro", sector="university"),),
    ),
    winner("2025-02", TAIWAN, title="Dallas", summary="A ride to the twin lakes; light rail."),
    winner(
        "2025-03", COLUMBUS_OHIO, title="Digital Twin of the Streets", technologies=("twin",),
        focus_areas=("data",), summary="The digital twin shows streets <b>live</b> & in colour.",
    ),
)  # fmt: skip

CORPUS = Snapshot(winners=WINNERS, editions=EDITIONS, aliases=ALIASES, vocabulary=VOCABULARY)
