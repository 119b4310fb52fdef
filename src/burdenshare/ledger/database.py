"""Opening the ledger: SQLite in a file by default, PostgreSQL by its address; migrated to the newest tables when opened."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError
from sqlalchemy.orm import Session, sessionmaker

from burdenshare.data.home import home
from burdenshare.nouns.errors import BadRequest

_MIGRATIONS = Path(__file__).with_name("migrations")


class Ledger:
    """One open ledger. Share it between threads; each piece of work takes a session of its own."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._sessions = sessionmaker(engine, expire_on_commit=False)

    @classmethod
    def open(cls, address: str | Path | None = None) -> Ledger:
        """Open the ledger at a path or a database address (postgresql://...), made or migrated as needed.

        address: `ledger.sqlite` in the user's own folder where None.
        Raises BadRequest where the address is wrong or the database does not answer.
        """
        engine = _engine(_address(address))
        try:
            with engine.begin() as connection:
                _migrate(connection)
        except DBAPIError as e:
            shown = engine.url.render_as_string(hide_password=True)
            raise BadRequest(
                f"The ledger {shown} does not open: {_first_line(e)} Check its address and rights."
            ) from None
        return cls(engine)

    @contextmanager
    def session(self) -> Iterator[Session]:
        """A session that commits at the end, or rolls back whole where an error leaves it."""
        with self._sessions.begin() as session:
            yield session

    def close(self) -> None:
        """Give every connection back."""
        self.engine.dispose()


def _address(given: str | Path | None) -> str:
    if given is None:
        given = home() / "ledger.sqlite"
    word = str(given)
    if "://" in word:
        return word.replace("postgresql://", "postgresql+psycopg://", 1).replace(
            "postgres://", "postgresql+psycopg://", 1
        )
    path = Path(word)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as e:
        raise BadRequest(f"The ledger {path} cannot be made: {e.strerror}. Name another place.") from None
    return f"sqlite:///{path}"


def _engine(address: str) -> Engine:
    try:
        engine = create_engine(make_url(address), pool_pre_ping=True)
    except (ArgumentError, NoSuchModuleError):
        raise BadRequest("A ledger is a file's path or postgresql://user@host/database.") from None
    except ModuleNotFoundError:
        raise BadRequest("PostgreSQL needs its driver: install burdenshare[postgresql].") from None
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_immediate)
    return engine


def _prepare_sqlite(connection: Any, _: Any) -> None:
    connection.isolation_level = None  # transactions begin where SQLAlchemy says, not where the driver guesses
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON", "busy_timeout = 10000"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_immediate(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")  # writers queue at the start; none finds out at its end


def newest_revision() -> str:
    """The revision of the tables that this version of the program works with."""
    from alembic.script import ScriptDirectory

    revision = ScriptDirectory(str(_MIGRATIONS)).get_current_head()
    assert revision is not None
    return revision


def _migrate(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("SELECT pg_advisory_xact_lock(4027)")  # one migrates, the others wait
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _first_line(error: DBAPIError) -> str:
    return str(error.orig).strip().splitlines()[0] + "."
