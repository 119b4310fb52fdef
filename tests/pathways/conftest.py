from __future__ import annotations

from datetime import date

import numpy as np
import pytest

import burdenshare as bs
from burdenshare.pathways.model import Model

DAY = date(2026, 9, 1)


@pytest.fixture(scope="session")
def spain():
    return bs.project(["ESP"], target="hague-2025", as_of=DAY, draws=2000)


@pytest.fixture(scope="session")
def alliance():
    return bs.project(target="hague-2025", as_of=DAY, draws=500)


@pytest.fixture
def made():
    """A model of invented economies, to prove arithmetic with: made(allies, steps, seed, **changes)."""
    return make


def make(allies: int = 2, steps: int = 9, seed: int = 0, past: int = 7, **changes: object) -> Model:
    random = np.random.default_rng(seed)

    def rates(low: float, high: float) -> np.ndarray:
        return random.uniform(low, high, (allies, steps))

    start = random.uniform(0.01, 0.03, (allies, 1))
    values: dict[str, object] = {
        "plan": start + np.linspace(0, 0.02, steps + 1),
        "held": np.repeat(start, steps + 1, axis=1),
        "gdp": random.uniform(1e4, 1e6, allies),
        "rate": random.uniform(0.5, 30, allies),
        "debt": random.uniform(0.2, 1.5, allies),
        "growth": rates(-0.02, 0.04),
        "inflation": rates(0, 0.05),
        "rate_change": rates(-0.02, 0.05),
        "interest": rates(0, 0.06),
        "primary": rates(-0.04, 0.03),
        "adjustment": rates(-0.01, 0.01),
        "shocks": random.normal(0, 0.02, (allies, 5, steps, past)),
        "drift": random.normal(0, 0.01, (allies, past)),
        "thresholds": np.array([0.02, 0.035]),
        "pull": 0.75,
        "stabiliser": 0.5,
        "premium": 0.03,
    }
    return Model(**{**values, **changes})
