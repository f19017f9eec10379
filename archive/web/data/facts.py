"""What is told of editions, places and terms, as `archive/domain/facts.py` tells of winners."""

from archive.domain.facts import Fact, Part, many, one
from archive.domain.place import Place
from archive.domain.vocabulary import FocusArea, Technology
from archive.web.coverage import Coverage

EDITION_FACTS: tuple[Fact[Coverage], ...] = (
    one("edition", "Edition", lambda c: c.edition.key,
        help="The award and its year; it is never used for another edition."),
    one("award", "Award", lambda c: c.edition.award, help="The name of the award in that year."),
    one("year", "Year", lambda c: c.edition.year, "number"),
    one("winners", "Winners", lambda c: c.edition.slots, "number", "How many it had."),
    one("recorded", "Recorded winners", lambda c: c.recorded, "number",
        "How many of them the archive knows."),
    one("ordinal", "Ordinal", lambda c: c.edition.ordinal, "number",
        "As the organiser counts its editions."),
    one("ceremony_date", "Date of the ceremony", lambda c: c.edition.ceremony_date,
        help="A year, a month or a day: 2023, 2023-05 or 2023-05-15."),
    one("ceremony_city", "City of the ceremony", lambda c: c.edition.ceremony_city),
    one("ceremony_event", "Event of the ceremony", lambda c: c.edition.ceremony_event),
    many("categories", "Categories", lambda c: c.edition.categories, "As announced."),
    Fact("sources", "Sources", lambda c, _: ((s.url, s.publisher) for s in c.edition.sources),
         many=True, parts=(Part("url", "address"), Part("publisher", "publisher"))),
    many("disagreements", "Disagreements", lambda c: c.edition.disagreements,
         "What sources tell differently, or not at all."),
)  # fmt: skip
PLACE_FACTS: tuple[Fact[Place], ...] = (
    one("label", "Name", lambda p: p.label, help="The shortest that tells it from its namesakes."),
    one("city", "City", lambda p: p.city),
    one("region", "State or province", lambda p: p.region, help="Only where a source states it."),
    one("country", "Country", lambda p: p.country),
    one("country_code", "Code of the country", lambda p: p.country_code,
        help="ISO 3166-1 alpha-2."),
    one("latitude", "Latitude", lambda p: p.latitude, "decimal", "WGS 84, in degrees."),
    one("longitude", "Longitude", lambda p: p.longitude, "decimal", "WGS 84, in degrees."),
    one("population", "Population", lambda p: p.population, "number",
        "As in the gazetteer of that year, never estimated."),
    one("geonames_id", "GeoNames id", lambda p: p.geonames_id, "number"),
    one("gazetteer", "Gazetteer", lambda p: p.gazetteer, help="The data set and its year."),
)  # fmt: skip
TECHNOLOGY_FACTS: tuple[Fact[Technology], ...] = (
    one("id", "Technology", lambda t: t.id),
    one("label", "Name", lambda t: t.label),
    one("focus_area", "Focus area", lambda t: t.focus_area, help="The broader term."),
    one("definition", "Definition", lambda t: t.definition),
    many("aliases", "Other names", lambda t: t.aliases),
)
FOCUS_AREA_FACTS: tuple[Fact[FocusArea], ...] = (
    one("id", "Focus area", lambda a: a.id),
    one("label", "Name", lambda a: a.label),
    one("definition", "Definition", lambda a: a.definition),
    many("aliases", "Other names", lambda a: a.aliases),
)
