"""What alembic runs: the migrations, on the connection that the ledger was opened with."""

from alembic import context

import burdenshare.ledger.tables  # noqa: F401 - declares them
from burdenshare.ledger.base import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,  # SQLite alters a table by making it anew
)
with context.begin_transaction():
    context.run_migrations()
