"""Golden queries, and the winners that each should find."""

import sqlalchemy as sa
from alembic import op

revision = "r0002_golden_queries"
down_revision = "r0001_the_record"

KINDS = (
    "name",
    "city",
    "topic",
    "typo",
    "synonym",
    "compound",
    "language",
    "year",
    "honour",
    "organisation",
    "phrase",
)


def upgrade() -> None:
    kinds = ", ".join(f"'{kind}'" for kind in KINDS)
    op.create_table(
        "golden_queries",
        sa.Column("query", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("query"),
        sa.CheckConstraint(f"kind IN ({kinds})", name="kind"),
    )
    op.create_table(
        "golden_wants",
        sa.Column("query", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("winner_id", sa.String(), nullable=False),
        sa.Column("grade", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("query", "position"),
        sa.ForeignKeyConstraint(["query"], ["golden_queries.query"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["winner_id"], ["winners.id"]),
        sa.UniqueConstraint("query", "winner_id"),
        sa.CheckConstraint("grade BETWEEN 1 AND 3", name="grade"),
    )
    op.create_index("ix_golden_wants_winner_id", "golden_wants", ["winner_id"])


def downgrade() -> None:
    op.drop_table("golden_wants")
    op.drop_table("golden_queries")
