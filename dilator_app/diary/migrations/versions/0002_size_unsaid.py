"""A session may leave its size unsaid, and then has one time for the whole of it."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_COLUMNS = (
    "size_unsaid INTEGER DEFAULT '0' NOT NULL CONSTRAINT ck_session_size_unsaid CHECK (size_unsaid BETWEEN 0 AND 1)",
    "unsaid_seconds INTEGER CONSTRAINT ck_session_unsaid_seconds CHECK (unsaid_seconds BETWEEN 0 AND 86400)",
)


def upgrade() -> None:
    """Add the columns in place: rebuilding the table would drop its constraints, which are not read back."""
    there = {column["name"] for column in sa.inspect(op.get_bind()).get_columns("session")}
    for column in _COLUMNS:
        # A development version made diaries of the first revision that have them already.
        if column.split()[0] not in there:
            op.execute(f"ALTER TABLE session ADD COLUMN {column}")
