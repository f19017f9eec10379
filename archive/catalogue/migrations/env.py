"""Alembic runs this file; the connection, and its transaction, are those of the caller."""

from alembic import context

from archive.catalogue.schema import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    transactional_ddl=True,
)
context.run_migrations()
