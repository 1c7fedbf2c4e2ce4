"""Run by alembic: the migrations in the transaction of the connection that was handed over."""

from alembic import context

from dragoman.store.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transactional_ddl=False,  # the caller's transaction is the only one
    render_as_batch=True,
)
context.run_migrations()
