"""What a file says otherwise than the staff is kept, so that somebody can decide."""

import sqlalchemy as sa
from alembic import op

revision = "r0010_conflicts"
down_revision = "r0009_reports"


def upgrade() -> None:
    op.add_column("hand_edits", sa.Column("theirs", sa.String(), nullable=True))
    op.add_column("hand_edits", sa.Column("file", sa.JSON(none_as_null=True), nullable=True))


def downgrade() -> None:
    op.drop_column("hand_edits", "file")
    op.drop_column("hand_edits", "theirs")
