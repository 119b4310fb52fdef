"""The embedded data: releases as Parquet, registers as TOML. This module only finds and reads the files."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path

from burdenshare.nouns.areas import Areas

ROOT = Path(str(files(__name__)))
"""The folder of the embedded data (the package is always installed unzipped)."""


def text(name: str) -> str:
    """The text of a data file, such as "areas.toml" or "languages/en.toml"."""
    return (ROOT / name).read_text(encoding="utf-8")


@cache
def areas() -> Areas:
    """The allies and groups of data/areas.toml."""
    return Areas.from_toml(text("areas.toml"))
