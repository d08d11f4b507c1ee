"""Alembic's way through the schemas; a revision is frozen once it is released."""
