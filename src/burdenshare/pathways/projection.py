"""A projection: what came out, by ally and group, with the scenario and the releases that it rests on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from burdenshare.nouns.areas import Area
from burdenshare.nouns.figures import Release
from burdenshare.pathways.engine import LEVELS, Outcome
from burdenshare.pathways.inputs import Inputs
from burdenshare.pathways.money import Amounts, Money
from burdenshare.pathways.scenario import Scenario
from burdenshare.pathways.uncertainty import Uncertainty

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Projection:
    """R: rows, the allies asked for and then the groups; K + 1: years, the last observed one first.

    central: name of engine.FANS -> (R, K + 1), without a shock: shares and ratios are fractions, amounts millions of
    the national currency (US dollars of a group). outcome: fans and odds, None without draws. thresholds: per cent of
    GDP, in the order of the odds. notes: what a reader must know before using a figure.
    """

    scenario: Scenario
    day: date
    inputs: Inputs
    uncertainty: Uncertainty
    central: Mapping[str, Floats]
    money: Money
    thresholds: tuple[float, ...]
    outcome: Outcome | None
    notes: tuple[str, ...]

    @property
    def rows(self) -> tuple[Area, ...]:
        """Allies in the order asked, then groups."""
        return (*self.inputs.allies, *(g for g, _ in self.inputs.groups))

    @property
    def years(self) -> NDArray[np.int64]:
        """The years, the last observed one first."""
        return self.inputs.years

    @property
    def releases(self) -> tuple[Release, ...]:
        """Releases that any figure was taken from, newest first."""
        found = {r.id: r for r in (*self.inputs.releases, *self.uncertainty.vintages)}
        return tuple(sorted(found.values(), key=lambda r: (r.date, r.id), reverse=True))

    def row(self, code: str) -> int:
        """The row of an ally or group by its code. Raises KeyError for one that was not asked for."""
        for n, area in enumerate(self.rows):
            if area.code == code:
                return n
        raise KeyError(code)

    def members(self, row: int) -> tuple[int, ...]:
        """Rows of the allies that a row adds up: itself, or a group's members."""
        first_group = len(self.inputs.allies)
        return (row,) if row < first_group else self.inputs.groups[row - first_group][1]

    def share(self, row: int) -> Floats:
        """The planned share of GDP, per cent, on the central path."""
        return np.asarray(self.central["share"][row] * 100)

    def fan(self, name: str, row: int) -> Floats:
        """The quantiles LEVELS of one of engine.FANS, (K + 1, 5); shares and ratios in per cent of GDP."""
        if self.outcome is None:
            raise ValueError("a projection without draws has no fan")
        return np.asarray(self.outcome.fans[name][row] * (100 if name in {"share", "debt", "debt_change"} else 1))

    def chance(self, threshold: float, year: int, row: int) -> float:
        """Part of the draws that meet a threshold of `thresholds` in a year."""
        if self.outcome is None:
            raise ValueError("a projection without draws has no odds")
        return float(self.outcome.met[row, self.thresholds.index(threshold), year - self.inputs.first_year])

    def extra(self, baseline: str) -> Amounts:
        """Money over a baseline: "held", "two" or "pledge"."""
        return self.money.extra[baseline]


__all__ = ["LEVELS", "Projection"]
