"""Back-tests: a fan of an earlier year held against what came; values in, values out.

A `Case` is one figure that came, seen from one origin: where it fell among the draws (`rank`), how far off the draws
were (`crps`, the continuous ranked probability score, in the figure's own unit; of a point forecast it is the absolute
error), and how far off simple forecasts were. `stand` is what an origin knew, as the engine takes it: `of_projection`
takes it from a projection as of a day; `substitute` builds it where no forecast of that day is held, from a later release
cut off at the origin's year, with the economy carried on at its mean rates of the ten years before. The second is no
real-time forecast and says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

from burdenshare.pathways import draws as drawing
from burdenshare.pathways import shapes
from burdenshare.pathways.engine import simulate
from burdenshare.pathways.model import SPENDING, Model
from burdenshare.pathways.projection import Projection
from burdenshare.pathways.scenario import assumption
from burdenshare.pathways.uncertainty import Uncertainty, calibrate
from burdenshare.pathways.vintage import Vintage
from burdenshare.record import View

Floats = NDArray[np.float64]

LEVELS = (0.1, 0.25, 0.5, 0.75, 0.9, 0.95)
"""Nominal levels of the central intervals that calibration is told at."""

_BY_ALLY = frozenset(
    {"plan", "held", "gdp", "rate", "debt", "growth", "inflation", "rate_change", "interest", "primary", "adjustment"}
    | {"shocks", "drift"}
)

YEARS_BEFORE = 10
"""Years whose mean rates a substitute for a forecast goes on at."""


@dataclass(frozen=True, slots=True)
class Stand:
    """What an origin knew. allies: codes, in the order of the model's rows. real_time: whether every input is of that day."""

    allies: tuple[str, ...]
    first_year: int
    real_time: bool
    model: Model
    uncertainty: Uncertainty

    def of(self, allies: Sequence[str]) -> Stand:
        """The same for some of its allies."""
        at = [self.allies.index(a) for a in allies]
        kept = {f.name: getattr(self.model, f.name)[at] for f in fields(Model) if f.name in _BY_ALLY}
        return replace(self, allies=tuple(allies), model=replace(self.model, **kept))

    def wider(self, factor: float, catch_up: float, drift: float) -> Stand:
        """The same with other assumptions on spending.

        factor: on every deviation. catch_up: part of one that a year makes good. drift: factor on the error of the mean.
        """
        shocks = self.model.shocks.copy()
        shocks[:, SPENDING] *= factor
        return replace(
            self, model=replace(self.model, shocks=shocks, catch_up=catch_up, drift=self.model.drift * drift)
        )

    def planned(self, plan: Floats) -> Stand:
        """The same with another planned share, fractions (allies, years); the extra is counted over it."""
        return replace(self, model=replace(self.model, plan=plan, held=np.repeat(plan[:, :1], plan.shape[1], axis=1)))

    def drawn(self, count: int, seed: int, block: int, keep: Sequence[str]) -> Mapping[str, Floats]:
        """Draws of model.FANS, (allies, years, count)."""
        steps = self.model.growth.shape[1]
        past = len(self.uncertainty.years)
        draws = drawing.bootstrap(count, steps, past, self.uncertainty.spending_from, block, seed)
        return simulate(self.model, draws, fans=(), keep=keep).kept


@dataclass(frozen=True, slots=True)
class Case:
    """One figure that came, per cent of GDP (GDP itself: of the first year's). horizon: years after the first.

    rank: part of the draws at or below it. central: without a shock. simple: absolute errors of simple forecasts.
    """

    origin: int
    ally: str
    year: int
    horizon: int
    observed: float
    central: float
    rank: float
    crps: float
    simple: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Score:
    """Cases of one origin and horizon taken together: parts inside the 50 and 90 % fans, and means.

    error: central path less what came. simple: mean absolute error of each simple forecast that all cases have.
    """

    origin: int
    horizon: int
    year: int
    cases: int
    inside_50: float
    inside_90: float
    crps: float
    error: float
    simple: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Calibration:
    """How often what came fell into the central interval of a nominal level; both fractions. origin: "all" for all."""

    origin: str
    nominal: float
    observed: float
    cases: int


def of_projection(projection: Projection) -> Stand:
    """What a projection as of a day knew: its own plan, economy and shocks.

    Debt is the baseline's own, as where cuts elsewhere pay for every extra: what is tested is the forecast.
    """
    inputs, plan = projection.inputs, projection.model.plan
    held = np.repeat(plan[:, :1], plan.shape[1], axis=1)
    model = replace(projection.model, held=held, borrowed=0.0, pull=0.0, premium=0.0, groups=())
    return Stand(tuple(a.code for a in inputs.allies), inputs.first_year, True, model, projection.uncertainty)


def substitute(
    view: View,
    base: Vintage,
    shares: Mapping[str, float],
    changes: Mapping[str, Mapping[int, float]],
    year: int,
    by: int,
) -> Stand:
    """What stands in where no forecast of `year` is held: `base`, a later release, cut off after that year.

    view: of the day after the year's end, so that no forecast errors of later vintages are seen. shares: ally -> share of
    GDP in that year, per cent. changes: ally -> year -> real change of spending, a fraction; later years are cut off.
    Growth and prices go on at their mean of YEARS_BEFORE; debt is left out, since no plan of budgets is at hand.
    """
    cut = replace(base, release=replace(base.release, date=date(year + 1, 1, 1)))
    known = {a: {y: c for y, c in series.items() if y <= year} for a, series in changes.items()}
    uncertainty = calibrate(view, cut, known, None)
    steps = by - year
    at = [base.areas.index(a) for a in shares]
    nothing = np.zeros((len(at), steps))

    def mean(yearly: Floats) -> Floats:
        return np.repeat(np.prod(1 + yearly[at], axis=1, keepdims=True) ** (1 / YEARS_BEFORE) - 1, steps, axis=1)

    start = np.array(list(shares.values()))[:, None] / 100
    held = np.repeat(start, steps + 1, axis=1)
    model = Model(
        plan=held,
        held=held,
        gdp=base.of("nominal", year, year)[at, 0] * 1e3,
        rate=base.rate(year, year)[at, 0],
        debt=np.zeros(len(at)),
        growth=mean(base.growth(year - YEARS_BEFORE + 1, year)),
        inflation=mean(base.inflation(year - YEARS_BEFORE + 1, year)),
        rate_change=nothing,
        interest=nothing,
        primary=nothing,
        adjustment=nothing,
        shocks=uncertainty.scaled(np.arange(steps), 1.0, mixing=False)[at],
        drift=uncertainty.drift(1.0)[at],
        thresholds=np.array([0.02]),
        catch_up=assumption("catch_up"),
    )
    return Stand(tuple(shares), year, False, model, uncertainty)


def gone_on(stand: Stand, changes: Mapping[str, Mapping[int, float]]) -> Floats:
    """The plan where every ally's real spending goes on at its mean change known by the first year."""
    rows = []
    for n, ally in enumerate(stand.allies):
        known = [c for y, c in changes[ally].items() if y <= stand.first_year]
        pace = float(np.prod(1 + np.array(known)) ** (1 / len(known)) - 1)
        real = np.concatenate([[1.0], np.cumprod(1 + stand.model.growth[n])])
        rows.append(shapes.growing(float(stand.model.plan[n, 0]), pace, real))
    return np.stack(rows)


def towards(stand: Stand, goal: float, by: int) -> Floats:
    """The plan in equal yearly steps to `goal`, a fraction, in the year `by`, and held from then on."""
    ahead = by - stand.first_year
    years = stand.model.growth.shape[1] + 1
    rows = [shapes.eased(float(s), goal, ahead, "linear")[:years] for s in stand.model.plan[:, 0]]
    return np.stack([np.concatenate([row, np.repeat(row[-1:], years - len(row))]) for row in rows])


def cases(
    stand: Stand,
    draws: Floats,
    central: Floats,
    observed: Mapping[str, Mapping[int, float]],
    simple: Mapping[str, Floats],
    scale: float = 100.0,
) -> list[Case]:
    """A case for each ally and year after the first that has an outcome.

    draws: (allies, years, count); central and each simple forecast: (allies, years), NaN where it makes none; times
    `scale` they are in the unit of the outcomes (ally -> year -> value).
    """
    found = []
    for n, ally in enumerate(stand.allies):
        for k in range(1, draws.shape[1]):
            came = observed.get(ally, {}).get(stand.first_year + k)
            if came is None or np.isnan(draws[n, k]).any():
                continue
            values = draws[n, k] * scale
            found.append(
                Case(
                    origin=stand.first_year,
                    ally=ally,
                    year=stand.first_year + k,
                    horizon=k,
                    observed=came,
                    central=float(central[n, k]) * scale,
                    rank=float(np.count_nonzero(values <= came)) / len(values),
                    crps=crps(values, came),
                    simple={
                        name: abs(float(path[n, k]) * scale - came)
                        for name, path in simple.items()
                        if not np.isnan(path[n, k])
                    },
                )
            )
    return found


def crps(values: Floats, observed: float) -> float:
    """Continuous ranked probability score of equally likely values, E|X - y| - E|X - X'| / 2; 0 is best.

    The second term in the sorted form, sum of (2i - n - 1) x_i / n^2, so that it takes n log n.
    """
    n = len(values)
    spread = np.dot(2.0 * np.arange(1, n + 1) - n - 1, np.sort(values)) / n**2
    return float(np.abs(values - observed).mean() - spread)


def inside(found: Sequence[Case], nominal: float) -> float:
    """Part of the cases that fell into the central interval of a nominal level."""
    return sum(abs(c.rank - 0.5) <= nominal / 2 for c in found) / len(found)


def scores(found: Iterable[Case]) -> list[Score]:
    """Scores by origin and horizon."""
    groups: dict[tuple[int, int], list[Case]] = {}
    for case in found:
        groups.setdefault((case.origin, case.horizon), []).append(case)
    return [_score(group) for _, group in sorted(groups.items())]


def _score(group: list[Case]) -> Score:
    first = group[0]
    names = [name for name in first.simple if all(name in c.simple for c in group)]
    return Score(
        origin=first.origin,
        horizon=first.horizon,
        year=first.year,
        cases=len(group),
        inside_50=inside(group, 0.5),
        inside_90=inside(group, 0.9),
        crps=float(np.mean([c.crps for c in group])),
        error=float(np.mean([c.central - c.observed for c in group])),
        simple={name: float(np.mean([c.simple[name] for c in group])) for name in names},
    )


def calibration(found: Sequence[Case], levels: Sequence[float] = LEVELS) -> list[Calibration]:
    """Nominal against observed levels: of every origin, and of all together."""
    groups = {str(origin): [c for c in found if c.origin == origin] for origin in sorted({c.origin for c in found})}
    return [
        Calibration(origin, level, inside(group, level), len(group))
        for origin, group in {**groups, "all": list(found)}.items()
        for level in levels
    ]
