"""Every change can be told and taken back, and what the staff edit is not overwritten by files."""

import sqlalchemy as sa
from alembic import op

revision = "r0006_revisions"
down_revision = "r0005_corrections"


def upgrade() -> None:
    origin = sa.Column("origin", sa.String(), nullable=False, server_default="files")
    op.add_column("loads", origin)
    op.add_column("loads", sa.Column("why", sa.String(), nullable=False, server_default=""))
    op.create_table(
        "revisions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("load_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("act", sa.String(), nullable=False),
        sa.Column("before", sa.JSON(none_as_null=True), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.ForeignKeyConstraint(["load_id"], ["loads.id"]),
        sa.CheckConstraint("act IN ('added', 'changed', 'removed')", name="act"),
    )
    op.create_index("ix_revisions_load_id", "revisions", ["load_id"])
    op.create_index("ix_revisions_kind_key", "revisions", ["kind", "key"])
    op.create_table(
        "hand_edits",
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("base", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("kind", "key"),
    )


def downgrade() -> None:
    op.drop_table("hand_edits")
    op.drop_table("revisions")
    op.drop_column("loads", "why")
    op.drop_column("loads", "origin")
