"""A year of a block of allies, all draws at once: operations in place on a few buffers.

The same steps for one draw, to be read, stand in plain.py; what they compute is written out in model.py.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from burdenshare.pathways.draws import Draws
from burdenshare.pathways.model import GROWTH, INTEREST, LEAST, PRICES, RATE, SPENDING, Model

Floats = NDArray[np.float64]


class State:
    """The state of a block's draws, and scratch, each (allies, draws); used by one thread."""

    def __init__(self, size: int, count: int, kind: np.dtype[Any]) -> None:
        def make() -> Floats:
            return np.empty((size, count), dtype=kind)

        self.size = size
        self.real, self.nominal, self.rate = make(), make(), make()
        self.strayed, self.drift, self.drifted, self.gap, self.rates = make(), make(), make(), make(), make()
        self.share, self.extra, self.effect, self.dearer = make(), make(), make(), make()
        self.debt, self.without = make(), make()
        self.growth, self.shock, self.a, self.b = make(), make(), make(), make()
        self.sorted = np.empty((size, count), dtype=np.float32)

    def start(self, model: Model, draws: Draws, block: slice) -> None:
        """The first year: nothing has happened yet, and how far spending will drift is drawn."""
        for state in (self.real, self.nominal, self.drifted):
            state.fill(1.0)
        for state in (self.strayed, self.gap, self.rates, self.effect, self.dearer):
            state.fill(0.0)
        self.rate[:] = model.rate[block, None]
        self.share[:] = model.plan[block, :1]
        self.extra[:] = model.plan[block, :1] - model.held[block, :1]
        self.debt[:] = self.without[:] = model.debt[block, None]
        np.matmul(model.drift[block], draws.drift, out=self.drift)
        np.add(self.drift, 1.0, out=self.drift)
        np.maximum(self.drift, 0.0, out=self.drift)


def advance(model: Model, draws: Draws, block: slice, k: int, s: State) -> None:
    """Move a block on to its year k: the economy, then spending, then debts."""
    _economy(model, draws, block, k - 1, s)
    _spending(model, draws, block, k, s)
    _debts(model, block, k, s)


def values_of(model: Model, block: slice, name: str, s: State, out: Floats) -> Floats:
    """The values of one of FANS: a state as it is, or computed into `out`."""
    if name == "share":
        return s.share
    if name == "debt":
        return s.debt
    if name == "debt_change":
        return np.subtract(s.debt, s.without, out=out)
    np.multiply(s.nominal, model.gdp[block, None], out=out)
    np.multiply(s.extra if name == "extra" else s.share, out, out=out)
    return np.divide(out, s.rate, out=out) if name == "dollars" else out


def _drawn(model: Model, draws: Draws, block: slice, step: int, variable: int, out: Floats) -> Floats:
    tables = model.shocks[block, variable, step]
    if draws.weights is not None:
        return np.matmul(tables, draws.weights[step], out=out)
    index = draws.spending_index if variable == SPENDING else draws.index
    assert index is not None
    for table, row in zip(tables, out, strict=True):
        np.take(table, index[step], out=row, mode="clip")
    return out


def _economy(model: Model, draws: Draws, block: slice, step: int, s: State) -> None:
    """GDP, prices, exchange rate, gap of output and shift of the interest rate."""
    _drawn(model, draws, block, step, GROWTH, s.shock)
    np.multiply(s.gap, 1 - model.decay, out=s.gap)
    np.add(s.gap, s.shock, out=s.gap)
    np.add(s.shock, 1 + model.growth[block, step, None], out=s.growth)
    np.maximum(s.growth, LEAST, out=s.growth)
    np.multiply(s.real, s.growth, out=s.real)
    _drawn(model, draws, block, step, PRICES, s.shock)
    np.add(s.shock, 1 + model.inflation[block, step, None], out=s.a)
    np.maximum(s.a, LEAST, out=s.a)
    np.multiply(s.growth, s.a, out=s.growth)  # nominal growth from here on
    np.multiply(s.nominal, s.growth, out=s.nominal)
    _drawn(model, draws, block, step, RATE, s.shock)
    np.add(s.shock, 1 + model.rate_change[block, step, None], out=s.shock)
    np.maximum(s.shock, LEAST, out=s.shock)
    np.multiply(s.rate, s.shock, out=s.rate)
    _drawn(model, draws, block, step, INTEREST, s.shock)
    np.multiply(s.rates, 1 - 1 / model.maturity, out=s.rates)
    np.add(s.rates, s.shock, out=s.rates)


def _spending(model: Model, draws: Draws, block: slice, k: int, s: State) -> None:
    """The share: the plan, by share or by money, and how far spending has strayed and drifted from it."""
    _drawn(model, draws, block, k - 1, SPENDING, s.shock)
    np.multiply(s.strayed, 1 - model.catch_up, out=s.strayed)
    np.add(s.strayed, s.shock, out=s.strayed)
    np.maximum(s.strayed, -1.0, out=s.strayed)
    np.multiply(s.drifted, s.drift, out=s.drifted)
    np.add(s.strayed, 1.0, out=s.share)
    np.multiply(s.share, s.drifted, out=s.share)
    planned = model.plan[block, k]
    if model.led != "share":
        planned = planned * np.prod(1 + model.growth[block, :k], axis=1)
    if model.led == "money":
        planned = planned * np.prod(1 + model.inflation[block, :k], axis=1)
    np.multiply(s.share, planned[:, None], out=s.share)
    if model.led != "share":
        np.divide(s.share, s.nominal if model.led == "money" else s.real, out=s.share)


def _debts(model: Model, block: slice, k: int, s: State) -> None:
    """Debt without the extra and with it. s.growth holds nominal growth, s.extra last year's extra."""
    step = k - 1
    np.subtract(s.debt, s.without, out=s.a)
    np.multiply(s.a, model.premium / model.maturity, out=s.a)
    np.multiply(s.dearer, 1 - 1 / model.maturity, out=s.dearer)
    np.add(s.dearer, s.a, out=s.dearer)
    np.multiply(s.gap, -model.stabiliser, out=s.b)
    np.add(s.b, (model.adjustment - model.primary)[block, step, None], out=s.b)
    np.add(s.rates, 1 + model.interest[block, step, None], out=s.a)
    np.divide(s.a, s.growth, out=s.shock)
    np.multiply(s.without, s.shock, out=s.without)
    np.add(s.without, s.b, out=s.without)
    np.add(s.a, s.dearer, out=s.a)
    np.multiply(s.debt, s.a, out=s.debt)
    np.divide(s.debt, s.growth, out=s.debt)
    np.add(s.effect, 1.0, out=s.a)
    np.multiply(s.debt, s.a, out=s.debt)
    np.multiply(s.effect, 1 - model.decay, out=s.effect)
    np.subtract(s.share, model.held[block, k, None], out=s.shock)
    np.subtract(s.shock, s.extra, out=s.extra)
    np.multiply(s.extra, model.pull, out=s.extra)
    np.add(s.effect, s.extra, out=s.effect)
    np.add(s.effect, 1.0, out=s.a)
    np.divide(s.debt, s.a, out=s.debt)
    s.extra, s.shock = s.shock, s.extra
    np.add(s.debt, s.b, out=s.debt)
    np.multiply(s.effect, -model.stabiliser, out=s.a)
    np.add(s.debt, s.a, out=s.debt)
    np.multiply(s.extra, model.borrowed, out=s.a)
    np.add(s.debt, s.a, out=s.debt)
