"""The tables that the program works with are those that the migrations make, on each database."""

from __future__ import annotations

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

import burdenshare.ledger.tables  # noqa: F401 - declares them
from burdenshare.ledger import Ledger
from burdenshare.ledger.base import Base


def test_the_migrated_tables_are_the_declared_ones(ledger: Ledger) -> None:
    with ledger.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "target_metadata": Base.metadata})
        assert compare_metadata(context, Base.metadata) == []


def test_the_schema_has_one_newest_revision() -> None:
    from burdenshare.ledger.database import newest_revision

    assert newest_revision() >= "0001"
