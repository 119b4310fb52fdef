"""The version of the data: changes when a release, a register or the program does, and names every answer's ETag."""

from __future__ import annotations

import hashlib
from functools import cache

import burdenshare
from burdenshare import data

_REGISTERS = ("commitments.toml", "pledges.toml", "positions.toml", "events.toml", "pathway.toml", "approximators.toml")


@cache
def data_version() -> str:
    """A mark of all that an answer rests on besides what was asked; read once, since a server keeps its data."""
    seen = hashlib.sha256(burdenshare.__version__.encode())
    for release in burdenshare.open().releases():
        seen.update(f"{release}".encode())
    for name in (*_REGISTERS, "areas.toml", "indicators.toml", "publishers.toml"):
        seen.update(data.text(name).encode())
    return seen.hexdigest()[:16]
