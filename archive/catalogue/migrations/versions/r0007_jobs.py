"""What the staff ask the indexer to do survives the browser, the server and the machine."""

import sqlalchemy as sa
from alembic import op

revision = "r0007_jobs"
down_revision = "r0006_revisions"


def upgrade() -> None:
    at = sa.DateTime(timezone=True)
    op.create_table(
        "jobs",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("created", at, nullable=False),
        sa.Column("asked", sa.JSON(), nullable=False),
        sa.Column("due", at, nullable=True),
        sa.Column("zone", sa.String(), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.Column("override", sa.String(), nullable=False),
        sa.Column("step", sa.String(), nullable=False),
        sa.Column("done", sa.Integer(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("message", sa.String(), nullable=False),
        sa.Column("result", sa.JSON(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("started", at, nullable=True),
        sa.Column("heartbeat", at, nullable=True),
        sa.Column("finished", at, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_jobs"),
        sa.CheckConstraint("kind IN ('stage', 'publish', 'roll back', 'back up')", name="kind"),
        sa.CheckConstraint(
            "state IN ('waiting', 'running', 'done', 'failed', 'cancelled')", name="state"
        ),
    )
    op.create_index("ix_jobs_state", "jobs", ["state"])


def downgrade() -> None:
    op.drop_table("jobs")
