"""Draws: which years of the past, or which mixture of them, each draw lives through. Seeded, shared by all allies.

One draw takes the same years for every ally and every variable, so that what moved together in the past moves together
here: growth with prices, a crisis in one country with the crisis in its neighbour. NumPy's PCG64 gives the same
numbers on every machine.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Indices = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Draws:
    """What `count` draws take from `past` years of shocks, step by step.

    Of the bootstrap: index and spending_index (steps, draws), places among the past years; spending has figures for
    the last of them only, so a draw that takes an earlier year takes another for spending. Of the t: weights (steps,
    past, draws), by which the shocks of the past years are added up. drift (past, draws): standard normal, by which past
    shocks to spending are added up into how far a draw's mean change lies from the mean known.
    """

    count: int
    past: int
    drift: Floats
    index: Indices | None = None
    spending_index: Indices | None = None
    weights: Floats | None = None

    def cast(self, kind: np.dtype[Any]) -> Draws:
        """The same draws with weights of that precision."""
        if kind == np.float64:
            return self
        weights = None if self.weights is None else self.weights.astype(kind)
        return replace(self, drift=self.drift.astype(kind), weights=weights)


def bootstrap(count: int, steps: int, past: int, spending_from: int, block: int, seed: int) -> Draws:
    """Blocks of `block` consecutive past years, in a circle, drawn with equal chance.

    spending_from: place of the first past year for which spending is known.
    """
    random = np.random.default_rng(seed)
    blocks = -(-steps // block)
    starts = random.integers(0, past, (blocks, 1, count))
    index = ((starts + np.arange(block)[:, None]) % past).reshape(blocks * block, count)[:steps]
    other = random.integers(spending_from, past, (steps, count))
    drift = random.standard_normal((past, count))
    return Draws(count, past, drift, index, np.where(index >= spending_from, index, other))


def student(count: int, steps: int, past: int, degrees: float, seed: int) -> Draws:
    """Multivariate t with the covariance of the past years across all allies and variables, one draw a year.

    Weights are normal over sqrt(past): a sum of past shocks under them has just their covariance. One chi-square a
    draw and year makes the tails of all heavy at once; it is scaled so that the variance stays.
    """
    random = np.random.default_rng(seed)
    weights = random.standard_normal((steps, past, count))
    heavy = np.sqrt((degrees - 2) / random.chisquare(degrees, (steps, 1, count)))
    weights *= heavy / np.sqrt(past)
    return Draws(count, past, random.standard_normal((past, count)), weights=weights)


def central(steps: int, past: int) -> Draws:
    """One draw without a shock: the central path."""
    return Draws(1, past, np.zeros((past, 1)), weights=np.zeros((steps, past, 1)))
