"""Shapes: how the planned share moves from where it stands to a target, year by year.

Every function takes and returns fractions of GDP (0.035 is 3.5 %), the first year being the last one observed. An
ally that already spends more than the target is planned to hold its share, never to fall to the target.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

_POWER = 2.0
"""How strongly the front- and back-loaded shapes bend: half of the way is done after 29 or 71 % of the time."""

EASES: dict[str, Callable[[Floats], Floats]] = {
    "linear": lambda x: x,
    "front": lambda x: 1 - (1 - x) ** _POWER,
    "back": lambda x: x**_POWER,
    "s-curve": lambda x: x * x * (3 - 2 * x),
}
"""Shapes that say how much of the way is done (0 to 1) after a part of the time (0 to 1)."""

SHAPES = (*EASES, "growth", "pledges", "points", "history", "held")
"""Every shape: the eases, constant real growth of spending, the ally's own pledges, the user's own points, the
ally's own past growth, and the share held."""


def eased(start: float, goal: float, steps: int, shape: str) -> Floats:
    """From `start` to `goal` in `steps` yearly steps along an ease of EASES; shape (steps + 1,)."""
    return start + (max(goal, start) - start) * EASES[shape](np.linspace(0.0, 1.0, steps + 1))


def constant_growth(start: float, goal: float, real_gdp: Floats) -> Floats:
    """The share where real spending grows at the one rate that ends at `goal`. real_gdp: (steps + 1,), any unit."""
    steps = len(real_gdp) - 1
    gdp = real_gdp / real_gdp[0]
    rate = (max(goal, start) / start * gdp[-1]) ** (1 / steps)
    return np.asarray(start * rate ** np.arange(steps + 1) / gdp)


def growing(start: float, growth: float, real_gdp: Floats) -> Floats:
    """The share where real spending grows by `growth` (0.02 is 2 %) a year. real_gdp: (steps + 1,), any unit."""
    return np.asarray(start * (1 + growth) ** np.arange(len(real_gdp)) / (real_gdp / real_gdp[0]))


def through(start: float, first_year: int, steps: int, points: Sequence[tuple[int, float]]) -> Floats:
    """Straight lines through (year, share) points after the first year; the last share is held to the end."""
    ahead = sorted((year, share) for year, share in points if year > first_year)
    years = [first_year, *(year for year, _ in ahead)]
    return np.interp(np.arange(first_year, first_year + steps + 1), years, [start, *(share for _, share in ahead)])
