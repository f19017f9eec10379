"""What a technology or a focus area is, in a sentence."""

import sqlalchemy as sa
from alembic import op

revision = "r0004_definitions"
down_revision = "r0003_the_staff"

TABLES = ("focus_areas", "technologies")


def upgrade() -> None:
    for table in TABLES:
        op.add_column(table, sa.Column("definition", sa.String(), nullable=True))


def downgrade() -> None:
    for table in TABLES:
        op.drop_column(table, "definition")
