"""The record: editions, winners, places, the vocabulary, and the audit of loads."""

import sqlalchemy as sa
from alembic import op

revision = "r0001_the_record"
down_revision = None

SECTORS = (
    "government",
    "utility",
    "university",
    "industry",
    "startup",
    "nonprofit",
    "community",
    "unknown",
)
# What an entry of a list may point to, and thereby keeps from going.
POINTERS = {"place_id": "places", "technology_id": "technologies", "focus_area_id": "focus_areas"}
# To a plain unique constraint two places without a region would not be the same place.
NAMESAKES = (sa.text("coalesce(city, '')"), sa.text("coalesce(region, '')"), "country")


def upgrade() -> None:
    _vocabulary()
    _editions()
    _places()
    _winners()
    _lists_of_winners()
    _loads()


def downgrade() -> None:
    for table in (
        "loads",
        "winner_sources",
        "winner_outcomes",
        "winner_focus_areas",
        "winner_technologies",
        "winner_honours",
        "winner_partners",
        "winner_places",
        "winners",
        "place_aliases",
        "places",
        "edition_disagreements",
        "edition_sources",
        "edition_categories",
        "editions",
        "technology_aliases",
        "technologies",
        "focus_area_aliases",
        "focus_areas",
    ):
        op.drop_table(table)


def _vocabulary() -> None:
    op.create_table(
        "focus_areas",
        _text("id"),
        _number("position"),
        _text("label"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "technologies",
        _text("id"),
        _number("position"),
        _text("label"),
        _text("focus_area_id"),
        sa.PrimaryKeyConstraint("id"),
        sa.ForeignKeyConstraint(["focus_area_id"], ["focus_areas.id"]),
    )
    op.create_index("ix_technologies_focus_area_id", "technologies", ["focus_area_id"])
    _list("focus_area_aliases", "focus_areas", "focus_area_id", _text("alias"), once="alias")
    _list("technology_aliases", "technologies", "technology_id", _text("alias"), once="alias")


def _editions() -> None:
    op.create_table(
        "editions",
        _text("id"),
        _text("award"),
        _number("year"),
        _number("ordinal", nullable=True),
        _number("slots"),
        _text("ceremony_date", nullable=True),
        _text("ceremony_city", nullable=True),
        _text("ceremony_event", nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("award", "year"),
        sa.CheckConstraint("year BETWEEN 2018 AND 2100", name="year"),
        sa.CheckConstraint("ordinal BETWEEN 1 AND 200", name="ordinal"),
        sa.CheckConstraint("slots BETWEEN 1 AND 1000", name="slots"),
    )
    owner = ("editions", "edition_id")
    _list("edition_categories", *owner, _text("category"), once="category")
    _list("edition_sources", *owner, _text("url"), _text("publisher"))
    _list("edition_disagreements", *owner, _text("text"))


def _places() -> None:
    op.create_table(
        "places",
        _number("id"),
        _text("city", nullable=True),
        _text("region", nullable=True),
        _text("country"),
        _text("country_code", nullable=True),
        sa.Column("latitude", sa.Double(), nullable=True),
        sa.Column("longitude", sa.Double(), nullable=True),
        sa.Column("population", sa.BigInteger(), nullable=True),
        _number("geonames_id", nullable=True),
        _text("gazetteer", nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.CheckConstraint("latitude BETWEEN -90 AND 90", name="latitude"),
        sa.CheckConstraint("longitude BETWEEN -180 AND 180", name="longitude"),
        sa.CheckConstraint("(latitude IS NULL) = (longitude IS NULL)", name="coordinates"),
        sa.CheckConstraint("population > 0", name="population"),
    )
    op.create_index("uq_places_name", "places", [*NAMESAKES], unique=True)
    op.create_table(
        "place_aliases",
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        _text("alias"),
        _text("kind"),
        _text("city", nullable=True),
        _text("region", nullable=True),
        _text("country"),
        sa.PrimaryKeyConstraint("position"),
        _one_of("kind", "misspelling", "abbreviation", "variant", "local name", "area"),
    )
    op.create_index("uq_place_aliases_alias", "place_aliases", ["alias", *NAMESAKES], unique=True)


def _winners() -> None:
    op.create_table(
        "winners",
        _text("id"),
        _text("edition_id"),
        _text("title", nullable=True),
        _text("title_original", nullable=True),
        _text("language", nullable=True),
        sa.Column("title_is_translation", sa.Boolean(), nullable=False),
        _text("organisation", nullable=True),
        _text("category", nullable=True),
        _text("scale", nullable=True),
        _text("summary", nullable=True),
        _text("confidence"),
        _text("note", nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.ForeignKeyConstraint(["edition_id"], ["editions.id"]),
        _one_of("scale", "pilot", "deployment", "programme"),
        _one_of("confidence", "stated", "inferred"),
    )
    op.create_index("ix_winners_edition_id", "winners", ["edition_id"])


def _lists_of_winners() -> None:
    owner = ("winners", "winner_id")
    _list("winner_places", *owner, _number("place_id"), _text("as_written", nullable=True))
    _list("winner_partners", *owner, _text("name"), _text("sector"), _one_of("sector", *SECTORS))
    _list("winner_honours", *owner, _text("honour"), once="honour")
    _list("winner_technologies", *owner, _text("technology_id"), once="technology_id")
    _list("winner_focus_areas", *owner, _text("focus_area_id"), once="focus_area_id")
    _list("winner_outcomes", *owner, _text("outcome"))
    supports = _one_of("supports", "award", "project")
    _list("winner_sources", *owner, _text("url"), _text("publisher"), _text("supports"), supports)


def _loads() -> None:
    op.create_table(
        "loads",
        _number("id"),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        _text("author"),
        _number("added"),
        _number("changed"),
        _number("removed"),
        sa.PrimaryKeyConstraint("id"),
        sa.CheckConstraint("author <> ''", name="author"),
        sa.CheckConstraint("added >= 0 AND changed >= 0 AND removed >= 0", name="counts"),
        sa.CheckConstraint("added + changed + removed > 0", name="not_idle"),
    )


def _list(
    table: str, owner: str, column: str, *others: sa.schema.SchemaItem, once: str | None = None
) -> None:
    """Entries of lists, each list in its order; `once` is what a list may not hold twice."""
    names = {item.name for item in others if isinstance(item, sa.Column)}
    pointers = [(name, target) for name, target in POINTERS.items() if name in names]
    op.create_table(
        table,
        _text(column),
        _number("position"),
        *others,
        sa.PrimaryKeyConstraint(column, "position"),
        sa.ForeignKeyConstraint([column], [f"{owner}.id"], ondelete="CASCADE"),
        *(sa.ForeignKeyConstraint([name], [f"{target}.id"]) for name, target in pointers),
        *([sa.UniqueConstraint(column, once)] if once else []),
    )
    for name, _ in pointers:
        op.create_index(f"ix_{table}_{name}", table, [name])


def _text(name: str, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String(), nullable=nullable)


def _number(name: str, *, nullable: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=nullable)


def _one_of(column: str, *words: str) -> sa.CheckConstraint:
    listed = ", ".join(f"'{word}'" for word in words)
    return sa.CheckConstraint(f"{column} IN ({listed})", name=column)
