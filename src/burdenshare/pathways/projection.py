"""A projection: what came out, by ally and group, with the scenario and the releases that it rests on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from burdenshare.nouns.areas import Area
from burdenshare.nouns.figures import Release
from burdenshare.pathways.composition import Composition, composition
from burdenshare.pathways.fiscal import FiscalPath, Rule, escape_reference_year, fiscal_path, rules
from burdenshare.pathways.inputs import Inputs
from burdenshare.pathways.model import LEVELS, Model, Outcome
from burdenshare.pathways.money import Amounts, Converter, Money
from burdenshare.pathways.review import Review, review
from burdenshare.pathways.scenario import Scenario
from burdenshare.pathways.uncertainty import Uncertainty

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Projection:
    """R: rows, the allies asked for and then the groups; K + 1: years, the last observed one first.

    model: what the engine ran on. baselines: name -> shares (allies, K + 1), fractions: "held", "two", "pledge". pledges: of
    each ally, (year, share as a fraction) ahead. central: name of model.FANS -> (R, K + 1), without a shock: shares and ratios are fractions, amounts millions of
    the national currency (US dollars of a group). outcome: fans and odds, None without draws. thresholds: per cent of
    GDP, in the order of the odds. notes: what a reader must know before using a figure.
    """

    scenario: Scenario
    day: date
    inputs: Inputs
    uncertainty: Uncertainty
    model: Model
    baselines: Mapping[str, Floats]
    pledges: tuple[tuple[tuple[int, float], ...], ...]
    central: Mapping[str, Floats]
    money: Money
    converter: Converter
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

    def pinned(self) -> Scenario:
        """The scenario with day, target, last year and WEO release as they were, so that it gives the same again."""
        goal = self.inputs.goal
        return self.scenario.changed(
            as_of=self.day,
            target=goal.commitment.id if goal.commitment else "",
            by=goal.by,
            weo=self.inputs.economy.vintage.release.id,
        )

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
        """The quantiles LEVELS of one of model.FANS, (K + 1, 5); shares and ratios in per cent of GDP."""
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

    def related(self) -> Mapping[str, Amounts]:
        """Money for the related part over what already counts, beside the core: "stated", or "least" and "most".

        Empty where the target has no such part. Nobody publishes what already counts: where the scenario leaves it
        open, least takes all of the part as spent already, most takes nothing.
        """
        goal, now = self.inputs.goal, self.scenario.related_now
        if goal.related is None:
            return {}
        steps = np.linspace(0.0, 1.0, len(self.years))
        shape = (len(self.inputs.allies), 1)
        starts = {"stated": now} if now is not None else {"least": goal.related, "most": 0.0}
        return {
            name: self.converter.amounts(np.tile(max(goal.related - start, 0.0) / 100 * steps, shape))
            for name, start in starts.items()
        }

    def fiscal(self, row: int) -> FiscalPath:
        """Balance and debt of an ally, with the extra and without it."""
        balance = self.inputs.economy.balance[self.inputs.places[row], 0]
        return fiscal_path(self.model, row, float(balance))

    def rules(self, row: int) -> tuple[Rule, ...]:
        """The fiscal rules that bind an ally, with the years in which its path breaks them."""
        ally = self.rows[row]
        then = self.inputs.history.get(ally.code, {}).get(escape_reference_year())
        groups = self.inputs.memberships[ally.code]
        return rules(ally, self.fiscal(row), self.share(row), then, self.years, self.day, groups, self.scenario.rules)

    def composition(self, row: int) -> Composition | None:
        """What an ally's money buys, millions of the national currency; None where its mix is not printed."""
        mix = self.inputs.mix[row]
        if np.isnan(mix).any():
            return None
        level, gdp = self.money.level.national_constant[row], self.money.gdp.national_constant[row]
        s = self.scenario
        return composition(level, gdp, mix, s.mix, s.weights, s.equipment_cap)

    def review(self, row: int) -> Review | None:
        """Where an ally is against its straight line to the target; None where the target has no review."""
        commitment, code = self.inputs.goal.commitment, self.rows[row].code
        if commitment is None or commitment.review is None or not self.years[0] <= commitment.review <= self.years[-1]:
            return None
        figure = self.inputs.figures[row]
        history = {**self.inputs.history.get(code, {}), self.inputs.first_year: float(figure.published or 0)}
        return review(
            self.rows[row],
            self.inputs.goal,
            commitment.review,
            history,
            self.inputs.first_year,
            commitment.adopted.year if commitment.adopted else self.inputs.first_year,
            {year: 100 * share for year, share in self.pledges[row]},
        )


__all__ = ["LEVELS", "Projection"]
