"""What readers report as wrong, without a word of who they are."""

import sqlalchemy as sa
from alembic import op

revision = "r0009_reports"
down_revision = "r0008_imports"


def upgrade() -> None:
    texts = ("day", "about", "release", "wrong", "right", "seen_at", "state", "by", "answer")
    op.create_table(
        "reports",
        sa.Column("id", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in texts),
        sa.PrimaryKeyConstraint("id", name="pk_reports"),
        sa.CheckConstraint("state IN ('open', 'accepted', 'discarded')", name="state"),
    )
    op.create_index("ix_reports_state", "reports", ["state"])


def downgrade() -> None:
    op.drop_table("reports")
