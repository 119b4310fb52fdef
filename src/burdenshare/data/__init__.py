"""The embedded data: releases as Parquet, registers as TOML. This module only finds and reads the files.

Every TOML file of the project is parsed here, by tomli: it is the standard library's parser, compiled, and reads
the registers in a third of the time.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from tomli import TOMLDecodeError
from tomli import loads as parsed

from burdenshare.nouns.areas import Areas

__all__ = ["ROOT", "TOMLDecodeError", "areas", "parsed", "text", "toml"]

ROOT = Path(__file__).parent
"""The folder of the embedded data (the package is always installed unzipped)."""


def text(name: str) -> str:
    """The text of a data file, such as "areas.toml" or "languages/en.toml"."""
    return (ROOT / name).read_text(encoding="utf-8")


def toml(name: str) -> dict[str, Any]:
    """The tables of a data file in TOML."""
    return parsed(text(name))


@cache
def areas() -> Areas:
    """The allies and groups of data/areas.toml."""
    return Areas.of(toml("areas.toml"))
