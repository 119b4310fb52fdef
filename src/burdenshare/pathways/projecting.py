"""From a scenario to a projection: inputs, plan, central path, money, then the draws."""

from __future__ import annotations

from datetime import date

import numpy as np
from numpy.typing import NDArray

from burdenshare.commitments import Registers
from burdenshare.nouns.areas import Area
from burdenshare.nouns.errors import BadRequest
from burdenshare.pathways import draws as drawing
from burdenshare.pathways import shapes
from burdenshare.pathways.engine import simulate
from burdenshare.pathways.inputs import Economy, Inputs, gather
from burdenshare.pathways.model import FANS, Model
from burdenshare.pathways.money import TWO_PERCENT, Converter
from burdenshare.pathways.projection import Projection
from burdenshare.pathways.scenario import Scenario
from burdenshare.pathways.uncertainty import Uncertainty, calibrate
from burdenshare.pathways.waypoints import waypoints
from burdenshare.record import Record

Floats = NDArray[np.float64]


def project(record: Record, registers: Registers, scenario: Scenario, today: date) -> Projection:
    """The pathway of a scenario: see burdenshare.project."""
    day = scenario.as_of or today
    view = record.as_of(day)
    inputs = gather(view, registers, scenario)
    _check_debt(inputs, scenario)
    uncertainty = calibrate(view, inputs.economy.vintage, inputs.changes, inputs.release)
    economy = shifted(inputs.economy, scenario)
    points = {
        ally.code: waypoints(registers, ally, day, inputs.goal, inputs.first_year, float(figure.published or 0))
        for ally, figure in zip(inputs.allies, inputs.figures, strict=True)
    }
    plan, notes = _plan(inputs, economy, scenario, points)
    first = plan[:, :1]
    baselines = {
        "held": np.repeat(first, plan.shape[1], axis=1),
        "two": np.full_like(plan, TWO_PERCENT),
        "pledge": np.stack([_through(inputs, points[a.code], float(first[n, 0])) for n, a in enumerate(inputs.allies)]),
    }
    members = tuple(places for _, places in inputs.groups)
    thresholds = _thresholds(inputs)
    model = _model(inputs, economy, uncertainty, scenario, plan, baselines[scenario.baseline], thresholds)
    converter = Converter(economy, inputs.places, members)
    steps = plan.shape[1] - 1
    still = simulate(model, drawing.central(steps, len(uncertainty.years)), fans=(), keep=FANS, threads=1)
    return Projection(
        scenario=scenario,
        day=day,
        inputs=inputs,
        uncertainty=uncertainty,
        model=model,
        baselines=baselines,
        pledges=tuple(points[a.code] for a in inputs.allies),
        central={name: kept[:, :, 0] for name, kept in still.kept.items()},
        money=converter.money(plan, baselines),
        converter=converter,
        thresholds=thresholds,
        outcome=simulate(model, _draws(scenario, steps, uncertainty), single=True) if scenario.draws else None,
        notes=(*notes, *_notes(inputs, scenario)),
    )


def shifted(economy: Economy, scenario: Scenario) -> Economy:
    """The baseline with the scenario's own rates and shifts."""
    from dataclasses import replace

    growth = economy.growth if scenario.growth is None else np.full_like(economy.growth, scenario.growth / 100)
    inflation = (
        economy.inflation if scenario.inflation is None else np.full_like(economy.inflation, scenario.inflation / 100)
    )
    return replace(
        economy,
        growth=growth + scenario.growth_shift / 100,
        inflation=inflation + scenario.inflation_shift / 100,
        rate_change=np.where(economy.rate[:, None] == 1.0, 0.0, economy.rate_change + scenario.rate_shift / 100),
        interest=economy.interest + scenario.interest_shift / 100,
    )


def _plan(
    inputs: Inputs, economy: Economy, scenario: Scenario, points: dict[str, tuple[tuple[int, float], ...]]
) -> tuple[Floats, list[str]]:
    """The planned share of every ally, fractions (A, K + 1), and what must be said of it."""
    steps = inputs.goal.by - inputs.first_year
    goal = inputs.goal.core / 100
    plan = np.empty((len(inputs.allies), steps + 1))
    without: list[str] = []
    for n, (ally, figure, place) in enumerate(zip(inputs.allies, inputs.figures, inputs.places, strict=True)):
        start = float(figure.published or 0) / 100
        real = np.concatenate([[1.0], np.cumprod(1 + economy.growth[place])])
        if scenario.shape in shapes.EASES:
            plan[n] = shapes.eased(start, goal, steps, scenario.shape)
        elif scenario.shape == "growth":
            plan[n] = start if goal <= start else shapes.constant_growth(start, goal, real)
        elif scenario.shape == "points":
            plan[n] = shapes.through(start, inputs.first_year, steps, [(y, s / 100) for y, s in scenario.points])
        elif scenario.shape == "history":
            plan[n] = shapes.growing(start, past_growth(inputs, ally), real)
        elif scenario.shape == "held":
            plan[n] = start
        else:
            ahead = [p for p in points[ally.code] if p[0] <= inputs.goal.by]
            if not ahead:
                without.append(ally.name)
            if not ahead or ahead[-1][0] < inputs.goal.by:
                ahead = [*ahead, (inputs.goal.by, max(goal, ahead[-1][1] if ahead else start))]
            plan[n] = shapes.through(start, inputs.first_year, steps, ahead)
    if plan.max() >= 1:
        raise BadRequest("The plan comes to more than the whole GDP. Take a lower share, or a later year with --by.")
    notes = [f"No pledge with a year ahead is in the register for {', '.join(without)}: a straight line is taken."]
    return plan, notes if without else []


def past_growth(inputs: Inputs, ally: Area) -> float:
    """Mean real growth of an ally's spending over the years known, geometric, a fraction.

    Raises BadRequest where the releases known that day print none.
    """
    known = [g for y, g in inputs.changes.get(ally.code, {}).items() if y <= inputs.first_year]
    if not known:
        raise BadRequest(
            f"No real change of spending of {ally.name} is held, so there is no history to go on. Take another --shape."
        )
    return float(np.prod(1 + np.array(known)) ** (1 / len(known)) - 1)


def _through(inputs: Inputs, points: tuple[tuple[int, float], ...], start: float) -> Floats:
    """The ally's own pledges and no more: held after the last."""
    return shapes.through(start, inputs.first_year, inputs.goal.by - inputs.first_year, points)


def _thresholds(inputs: Inputs) -> tuple[float, ...]:
    return tuple(sorted({100 * TWO_PERCENT, inputs.goal.core}))


def _model(
    inputs: Inputs,
    economy: Economy,
    uncertainty: Uncertainty,
    scenario: Scenario,
    plan: Floats,
    held: Floats,
    thresholds: tuple[float, ...],
) -> Model:
    at = inputs.places
    horizons = np.maximum(inputs.years[1:] - economy.vintage.release.date.year, 0)
    shocks = uncertainty.scaled(horizons, scenario.uncertainty, mixing=scenario.method == "t")[at]
    paid = {"debt": 0.0, "revenue": 0.0, "cuts": 0.0, **scenario.financing}
    return Model(
        plan=plan,
        held=held,
        gdp=economy.gdp[at],
        rate=economy.rate[at],
        debt=economy.debt[at, 0] / 100,
        growth=economy.growth[at],
        inflation=economy.inflation[at],
        rate_change=economy.rate_change[at],
        interest=economy.interest[at],
        primary=economy.primary[at],
        adjustment=economy.adjustment[at],
        shocks=shocks,
        drift=uncertainty.drift(scenario.uncertainty * scenario.drift)[at],
        thresholds=np.array(thresholds) / 100,
        led=scenario.led,
        catch_up=scenario.catch_up,
        decay=scenario.multiplier_decay,
        pull=scenario.multiplier * (1 - paid["cuts"]) - scenario.revenue_multiplier * paid["revenue"],
        borrowed=paid["debt"],
        stabiliser=scenario.stabiliser,
        maturity=scenario.maturity,
        premium=scenario.premium,
        groups=tuple(places for _, places in inputs.groups),
    )


def _draws(scenario: Scenario, steps: int, uncertainty: Uncertainty) -> drawing.Draws:
    past = len(uncertainty.years)
    if scenario.method == "t":
        return drawing.student(scenario.draws, steps, past, scenario.degrees, scenario.seed)
    return drawing.bootstrap(scenario.draws, steps, past, uncertainty.spending_from, scenario.block, scenario.seed)


def _check_debt(inputs: Inputs, scenario: Scenario) -> None:
    """Raise BadRequest where debt is to pay and an ally's debt is not printed."""
    missing = [a.name for a, p in zip(inputs.allies, inputs.places, strict=True) if np.isnan(inputs.economy.debt[p, 0])]
    if missing and scenario.financing.get("debt", 0) > 0:
        raise BadRequest(
            f"{inputs.economy.vintage.release.id} prints no debt of {', '.join(missing)}. Name another --weo, "
            "or another --financing (revenue or cuts)."
        )


def _notes(inputs: Inputs, scenario: Scenario) -> list[str]:
    notes = []
    if inputs.economy.last_printed < inputs.goal.by:
        notes.append(
            f"{inputs.economy.vintage.release.id} ends in {inputs.economy.last_printed}: growth, prices, interest and primary balance "
            "are carried on at that year's rates, exchange rates with prices."
        )
    if older := inputs.later_figures():
        told = ", ".join(f"{o.area} {o.period}" for o in older)
        notes.append(
            f"For {inputs.first_year} no share is held for some allies; the last one stands until then ({told})."
        )
    if inputs.goal.related is not None and scenario.related_now is None:
        notes.append(
            f"The related part (up to {inputs.goal.related:g} %) is left open: nobody publishes what already counts in it."
        )
    return notes
