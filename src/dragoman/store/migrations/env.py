"""Run by alembic: the migrations in the transaction of the connection that was handed over."""

from alembic import context

from dragoman.store.tables import metadata

# Alembic gives its context a configuration only while it runs this; for anyone else this is an empty module.
if config := getattr(context, "config", None):
    context.configure(
        connection=config.attributes["connection"],
        target_metadata=metadata,
        transactional_ddl=False,  # the caller's transaction is the only one
        render_as_batch=True,
    )
    context.run_migrations()
