"""Spreadsheets that were handed over, and how the columns of each kind of them are mapped."""

import sqlalchemy as sa
from alembic import op

revision = "r0008_imports"
down_revision = "r0007_jobs"


def upgrade() -> None:
    at = sa.DateTime(timezone=True)
    op.create_table(
        "imports",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", at, nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("folder", sa.String(), nullable=False),
        sa.Column("edition", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("mapping", sa.JSON(), nullable=False),
        sa.Column("new_edition", sa.JSON(), nullable=False),
        sa.Column("load_id", sa.Integer(), nullable=True),
        sa.Column("finished", at, nullable=True),
        sa.Column("counts", sa.JSON(), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_imports"),
        sa.ForeignKeyConstraint(["load_id"], ["loads.id"], name="fk_imports_load_id_loads"),
        sa.CheckConstraint(
            "state IN ('checking', 'applying', 'applied', 'undone', 'discarded')", name="state"
        ),
    )
    op.create_table(
        "remembered_columns",
        sa.Column("headings", sa.String(), nullable=False),
        sa.Column("columns", sa.JSON(), nullable=False),
        sa.Column("at", at, nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("headings", name="pk_remembered_columns"),
    )


def downgrade() -> None:
    op.drop_table("remembered_columns")
    op.drop_table("imports")
