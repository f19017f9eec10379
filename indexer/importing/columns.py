"""The one table of what a column of a spreadsheet may tell, and what people call such a column."""

from dataclasses import dataclass

from archive.domain.naming import words


@dataclass(frozen=True, slots=True)
class Column:
    """`key` is what exports call it; `label` stands in the template. With `many`, values by ";"."""

    key: str
    label: str
    help: str
    names: tuple[str, ...] = ()
    many: bool = False


COLUMNS: tuple[Column, ...] = (
    Column("id", "Record number", "Only for winners that are recorded already, such as 2023-04.",
           ("winner id", "record", "record id", "number of the record")),
    Column("edition", "Edition", "Its key, such as smart-50-2027, if the file has several.",
           ("edition key",)),
    Column("award", "Award", "Such as Smart 50; with the year it names the edition.",
           ("award name", "programme", "program")),
    Column("year", "Year", "The year of the award.", ("award year",)),
    Column("title", "Project title", "As announced.",
           ("project name", "title", "project", "name", "name of project", "title of project",
            "entry", "initiative", "submission title", "winning project")),
    Column("title_original", "Original title", "If it was announced in another language.",
           ("title original", "title in original language")),
    Column("title_is_translation", "Title is a translation", "true or false.",
           ("translated title",)),
    Column("language", "Language of the original title", "A code such as es or zh-Hant.",
           ("language",)),
    Column("place", "Place", "City and state or country in one, such as Dallas, Texas.",
           ("city, state", "city/state", "city, st", "city/st", "city and state", "location",
            "city, country", "city, state, country", "city, state/province", "where",
            "community"), many=True),
    Column("places_city", "City", "The main place first.",
           ("city", "town", "municipality", "city name"), many=True),
    Column("places_region", "State or province", "Only where a source states it.",
           ("state", "region", "province", "state/province", "state or region"), many=True),
    Column("places_country", "Country", "Its English name in full.",
           ("nation", "ctry", "country name"), many=True),
    Column("places_as_written", "Place as the source writes it", "Only where that differs.", (),
           many=True),
    Column("organisation", "Organisation", "The body that won.",
           ("organization", "agency", "lead organization", "lead agency", "applicant",
            "winning organization", "submitting organization", "winner", "recipient")),
    Column("partners_name", "Partners", "Bodies that took part.",
           ("partner", "partners", "project partners", "partner organizations", "partner orgs",
            "partner organisations"), many=True),
    Column("partners_sector", "Sectors of the partners", "One for each partner, or one for all.",
           ("partner sector", "sector", "sectors"), many=True),
    Column("category", "Category", "As awarded.",
           ("award category", "award cat", "track", "group")),
    Column("honours", "Honours", "Beyond being among the winners.",
           ("honors", "honour", "honor", "special award", "special awards", "distinction"),
           many=True),
    Column("technologies", "Technologies", "Words of the vocabulary, by id, name or other name.",
           ("technologies id", "technologies label", "technology", "tech", "technologies used"),
           many=True),
    Column("focus_areas", "Focus areas", "Words of the vocabulary.",
           ("focus areas id", "focus areas label", "focus area", "topic", "topics", "theme"),
           many=True),
    Column("scale", "Scale", "pilot, deployment or programme.", ("project scale", "stage")),
    Column("summary", "Summary", "In a few sentences of your own.",
           ("description", "project description", "abstract", "project summary", "overview",
            "what it does")),
    Column("outcomes", "Outcomes", "What was delivered or measured, not what was expected.",
           ("results", "impact", "outcome", "benefits"), many=True),
    Column("sources_url", "Source", "The address of a page that says so.",
           ("source", "url", "link", "source url", "source address", "web address", "website",
            "press release", "sources"), many=True),
    Column("sources_publisher", "Publisher of the source", "Who made that page.",
           ("publisher", "source publisher", "source name", "published by"), many=True),
    Column("sources_supports", "Source supports",
           "award if it says that the project won, project if it only tells of the project.",
           ("supports",), many=True),
    Column("confidence", "Confidence", "stated, or inferred with the reason as note.", ()),
    Column("note", "Note", "What else to know.", ("notes", "comment", "comments", "remarks")),
)  # fmt: skip

BY_KEY = {column.key: column for column in COLUMNS}
PLACES = ("place", "places_city", "places_region", "places_country", "places_as_written")
DERIVED = ("path", "places_country_code", "places_geonames_id", "corrections_date",
           "corrections_was", "corrections_now", "corrections_source_url",
           "corrections_source_publisher")  # fmt: skip
"""Columns of an export that are looked up or told of elsewhere, and so not read."""


def names_of(column: Column) -> tuple[str, ...]:
    """All that a column may be called, as compared."""
    return tuple(map(words, (column.key, column.label, *column.names)))


NAMES: dict[str, str] = {name: c.key for c in reversed(COLUMNS) for name in names_of(c)}
"""Folded names with the key of their column; the first column of a name has it."""
DERIVED_NAMES = frozenset(map(words, DERIVED))


def is_known(heading: str) -> bool:
    """Whether a text names a column, by one of its own names."""
    return words(heading) in NAMES
