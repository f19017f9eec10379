"""What was corrected in the record, and what was withdrawn from it."""

import sqlalchemy as sa
from alembic import op

revision = "r0005_corrections"
down_revision = "r0004_definitions"


def upgrade() -> None:
    op.create_table(
        "withdrawals",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("date", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("merged_into", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.ForeignKeyConstraint(["merged_into"], ["winners.id"]),
    )
    op.create_index("ix_withdrawals_merged_into", "withdrawals", ["merged_into"])
    op.create_table(
        "corrections",
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("date", sa.String(), nullable=False),
        sa.Column("winner", sa.String(), nullable=True),
        sa.Column("edition", sa.String(), nullable=True),
        sa.Column("was", sa.String(), nullable=False),
        sa.Column("now", sa.String(), nullable=False),
        sa.Column("source_url", sa.String(), nullable=True),
        sa.Column("source_publisher", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("position"),
        sa.CheckConstraint("(winner IS NULL) <> (edition IS NULL)", name="of_one"),
        sa.CheckConstraint("(source_url IS NULL) = (source_publisher IS NULL)", name="source"),
    )


def downgrade() -> None:
    op.drop_table("corrections")
    op.drop_table("withdrawals")
