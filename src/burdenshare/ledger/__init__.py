"""The ledger: people's work in a database. SQLite for one, PostgreSQL for a team, the same tables on both."""

from burdenshare.ledger.database import Ledger

__all__ = ["Ledger"]
