"""Sensitivities: what moves the last year's figures, one assumption at a time, on the central path.

The economy is moved by the uncertainty of the projection itself: by the most that the mean of a rate over the path is
off in nine of ten cases. Choices are moved between their plain alternatives.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from burdenshare.nouns.errors import BadRequest
from burdenshare.pathways.model import GROWTH, INTEREST, PRICES, RATE
from burdenshare.pathways.projection import Projection
from burdenshare.pathways.scenario import Scenario

NINE_IN_TEN = 1.645
"""Standard deviations on either side of the mean that hold nine of ten cases of a normal."""

Run = Callable[[Scenario], Projection]


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of the tornado. low, high: what the assumption is set to, in words.

    extra_low, extra_high: money over the share held in the last year, millions of US dollars in current prices.
    debt_low, debt_high: change of the debt ratio of the last year, points.
    """

    name: str
    low: str
    high: str
    extra_low: float
    extra_high: float
    debt_low: float
    debt_high: float

    @property
    def width(self) -> float:
        """How far apart the two ends lie in money."""
        return abs(self.extra_high - self.extra_low)


def tornado(base: Projection, run: Run, row: int) -> tuple[Bar, ...]:
    """The bars of one row, the widest in money first.

    run: projects a scenario on the same record and day. Alternatives that cannot be projected are left out.
    """
    bars = []
    for name, low, high in _alternatives(base, row):
        try:
            ends = [run(base.scenario.changed(draws=0, **changes)) for _, changes in (low, high)]
        except BadRequest:
            continue
        extra = [float(p.extra("held").dollars[row, -1]) for p in ends]
        debt = [float(100 * p.central["debt_change"][row, -1]) for p in ends]
        bars.append(Bar(name, low[0], high[0], *extra, *debt))
    return tuple(sorted(bars, key=lambda b: (-b.width, -abs(b.debt_high - b.debt_low))))


Alternative = tuple[str, dict[str, object]]


def _alternatives(base: Projection, row: int) -> list[tuple[str, Alternative, Alternative]]:
    scenario, goal = base.scenario, base.inputs.goal
    found: list[tuple[str, Alternative, Alternative]] = []
    for variable, field, label in (
        (GROWTH, "growth_shift", "real growth of GDP, points a year"),
        (PRICES, "inflation_shift", "change of the deflator, points a year"),
        (INTEREST, "interest_shift", "effective interest rate, points"),
        (RATE, "rate_shift", "national currency per dollar, points a year"),
    ):
        size = round(_size(base, variable, row), 2)
        if size:
            at = getattr(scenario, field)
            found.append(
                (
                    label,
                    (f"{-size:+.2f}", {field: at - size}),
                    (f"{size:+.2f}", {field: at + size}),
                )
            )
    core = goal.core
    found.append(
        (
            "target",
            (f"{core - 0.5:g} %", {"share": core - 0.5, "by": goal.by}),
            (f"{core + 0.5:g} %", {"share": core + 0.5, "by": goal.by}),
        )
    )
    found.append(("multiplier of spending", ("0", {"multiplier": 0.0}), ("1.5", {"multiplier": 1.5})))
    all_debt = {"debt": 1.0, "revenue": 0.0, "cuts": 0.0}
    all_cuts = {"debt": 0.0, "revenue": 0.0, "cuts": 1.0}
    found.append(("financing", ("all by cuts", {"financing": all_cuts}), ("all by debt", {"financing": all_debt})))
    if scenario.shape in {"linear", "front", "back", "s-curve"}:
        found.append(("shape", ("back-loaded", {"shape": "back"}), ("front-loaded", {"shape": "front"})))
    found.append(("interest premium on added debt, points", ("0", {"premium": 0.0}), ("0.06", {"premium": 0.06})))
    return found


def _size(base: Projection, variable: int, row: int) -> float:
    """Points by which the mean of a rate over the path is off in nine of ten cases; of a group, its members' median."""
    years = base.years[1:]
    horizons = np.maximum(years - base.inputs.economy.vintage.release.date.year, 0)
    shocks = base.uncertainty.scaled(horizons, base.scenario.uncertainty, mixing=False)
    places = base.inputs.places[list(base.members(row))]
    yearly = np.sqrt((shocks[places, variable] ** 2).mean(axis=2))
    return float(100 * NINE_IN_TEN * np.median(np.sqrt((yearly**2).sum(axis=1)) / len(years)))
