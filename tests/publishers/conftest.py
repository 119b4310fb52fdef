"""Shared by the tests of the readers: the embedded figures, and publishers' own files where at hand."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from burdenshare import data
from burdenshare.nouns.areas import Areas
from burdenshare.nouns.figures import SCHEMA, Observation, Status

Embedded = Callable[[str], tuple[Observation, ...]]


@pytest.fixture(scope="session")
def areas() -> Areas:
    return data.areas()


@pytest.fixture(scope="session")
def embedded() -> Embedded:
    """The figures of an embedded release, by id."""

    def read(release: str) -> tuple[Observation, ...]:
        path = data.ROOT / "releases" / f"{release}.parquet"
        names = ", ".join(f'"{name}"' for name, _ in SCHEMA)
        with duckdb.connect() as connection:
            rows = connection.execute(f"SELECT {names} FROM read_parquet(?)", [str(path)]).fetchall()
        return tuple(Observation(*row[:10], Status(row[10]), *row[11:]) for row in rows)

    return read


@pytest.fixture(scope="session")
def reference() -> Path:
    """The publishers' own files, in the folder that BURDENSHARE_REFERENCE names."""
    folder = Path(os.environ.get("BURDENSHARE_REFERENCE", ""))
    if not (folder / "nato").is_dir():
        pytest.skip("THE PUBLISHERS' OWN FILES ARE NOT AT HAND: name their folder in BURDENSHARE_REFERENCE")
    return folder
