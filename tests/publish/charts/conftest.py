from __future__ import annotations

from datetime import date

import pytest

import burdenshare as bs

DAY = date(2026, 9, 1)


@pytest.fixture(scope="session")
def record():
    return bs.open()


@pytest.fixture(scope="session")
def projections():
    """Projections by what was asked for: allies below and above the target, and groups with and without Iceland."""
    asked = {
        name: bs.project([name], target="hague-2025", as_of=DAY, draws=1000)
        for name in ("ESP", "POL", "USA", "DEU", "TUR")
    }
    for group in ("NATO", "BALTICS", "NORDICS"):
        asked[group] = bs.project([group], target="hague-2025", as_of=DAY, draws=200)
    return asked
