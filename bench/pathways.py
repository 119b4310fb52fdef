"""Pathways: the engine against the same model in whole NumPy arrays, and in pandas loops per ally and draw.

32 rows (the 31 allies with forces and one of them twice), 10 000 draws, 11 years (2025 to 2035), with money, odds and
debt. All sides in one run on the same inputs.
"""

from __future__ import annotations

import resource
import time
from collections.abc import Callable
from dataclasses import fields, replace
from datetime import date

import numpy as np
import pandas as pd

import burdenshare as bs
from burdenshare.pathways import draws as drawing
from burdenshare.pathways.engine import simulate
from burdenshare.pathways.model import FANS, LEAST, LEVELS, SPENDING, Model

DAY = date(2025, 9, 15)
DRAWS, PAST_BLOCK = 10_000, 3


def main() -> None:
    model, past, spending_from = _model()
    steps = model.growth.shape[1]

    def drawn(count: int) -> drawing.Draws:
        return drawing.bootstrap(count, steps, past, spending_from, PAST_BLOCK, 1)

    rows = len(model.gdp)
    print(f"{rows} rows x {DRAWS} draws x {steps + 1} years")
    before = _peak()
    engine = _best(lambda: simulate(model, drawn(DRAWS), single=True), 9)
    print(f"engine, drawing included, 2 threads     {1e3 * engine:8.1f} ms; peak memory +{_peak() - before} MB")
    one = _best(lambda: simulate(model, drawn(DRAWS), threads=1, single=True), 5)
    print(f"engine, one thread                      {1e3 * one:8.1f} ms")
    heavy = _best(lambda: simulate(model, drawing.student(DRAWS, steps, past, 5.0, 1), single=True), 3)
    print(f"engine, multivariate t                  {1e3 * heavy:8.1f} ms")
    group = replace(model, groups=(tuple(range(rows)),))
    print(
        f"engine, with the sum over all           {1e3 * _best(lambda: simulate(group, drawn(DRAWS), single=True), 5):8.1f} ms"
    )
    for count in (1_000, 10_000, 100_000):
        took = _best(lambda count=count: simulate(model, drawn(count), single=True), 3)
        print(
            f"  {count:7} draws                       {1e3 * took:8.1f} ms, {1e9 * took / count / rows / (steps + 1):6.2f} ns a draw, ally and year"
        )

    same = drawn(DRAWS)
    whole = _best(lambda: arrays(model, same), 3)
    fans = arrays(model, same)
    for name, fan in simulate(model, same).fans.items():
        np.testing.assert_allclose(fan, fans[name], rtol=1e-6, atol=1e-9)
    print(
        f"the same in whole arrays                {1e3 * whole:8.1f} ms, ratio {whole / engine:.1f} (one thread {whole / one:.1f})"
    )

    few, some = 40, 2
    start = time.perf_counter()
    loops(model, same, range(some), range(few))
    loop = (time.perf_counter() - start) / (few * some)
    print(
        f"pandas loops, {some} allies x {few} draws timed {1e3 * loop:8.3f} ms an ally and draw; all of it "
        f"{loop * rows * DRAWS:.0f} s, ratio {loop * rows * DRAWS / engine:.0f}"
    )
    _bandwidth(model, same, engine)


def _model() -> tuple[Model, int, int]:
    found = bs.project(as_of=DAY, draws=0)
    u, base = found.uncertainty, found.model
    twice = np.append(np.arange(len(base.gdp)), 0)
    sized = {
        f.name: getattr(base, f.name)[twice]
        for f in fields(Model)
        if isinstance(getattr(base, f.name), np.ndarray) and f.name != "thresholds"
    }
    return replace(base, **sized, groups=()), len(u.years), u.spending_from


def _best(run: Callable[[], object], times: int) -> float:
    took = []
    for _ in range(times):
        start = time.perf_counter()
        run()
        took.append(time.perf_counter() - start)
    return min(took)


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def arrays(model: Model, draws: drawing.Draws) -> dict[str, np.ndarray]:
    """The model in whole arrays of (allies, years, draws): plain vectorised NumPy."""
    assert draws.index is not None and draws.spending_index is not None
    allies, steps = model.growth.shape
    take = np.arange(steps)[:, None]
    shock = [model.shocks[:, v][:, take, draws.index] for v in range(4)]
    spending = model.shocks[:, SPENDING][:, take, draws.spending_index]
    growth = np.maximum(1 + model.growth[..., None] + shock[0], LEAST)
    inflation = np.maximum(1 + model.inflation[..., None] + shock[1], LEAST)
    real, nominal = np.cumprod(growth, axis=1), np.cumprod(growth * inflation, axis=1)
    rate = model.rate[:, None, None] * np.cumprod(
        np.maximum(1 + model.rate_change[..., None] + shock[2], LEAST), axis=1
    )
    shape = (allies, steps + 1, draws.count)
    share, debt, without = np.empty(shape), np.empty(shape), np.empty(shape)
    share[:, 0] = model.plan[:, :1]
    debt[:, 0] = without[:, 0] = model.debt[:, None]
    drift = np.maximum(1 + model.drift @ draws.drift, 0)
    strayed = gap = rates = effect = dearer = np.zeros((allies, draws.count))
    extra = np.repeat((model.plan - model.held)[:, :1], draws.count, axis=1)
    for k in range(1, steps + 1):
        s = k - 1
        gap = (1 - model.decay) * gap + shock[0][:, s]
        rates = (1 - 1 / model.maturity) * rates + shock[3][:, s]
        strayed = np.maximum((1 - model.catch_up) * strayed + spending[:, s], -1)
        share[:, k] = model.plan[:, k, None] * (1 + strayed) * drift**k
        before, extra = extra, share[:, k] - model.held[:, k, None]
        effect_before, effect = effect, (1 - model.decay) * effect + model.pull * (extra - before)
        dearer = (1 - 1 / model.maturity) * dearer + model.premium / model.maturity * (debt[:, s] - without[:, s])
        cost = 1 + model.interest[:, s, None] + rates
        flow = (model.adjustment - model.primary)[:, s, None] - model.stabiliser * gap
        grown = growth[:, s] * inflation[:, s]
        without[:, k] = without[:, s] * cost / grown + flow
        grown = grown * (1 + effect) / (1 + effect_before)
        debt[:, k] = debt[:, s] * (cost + dearer) / grown + flow - model.stabiliser * effect + model.borrowed * extra
    one = np.ones((allies, 1, draws.count))
    gdp = model.gdp[:, None, None] * np.concatenate([one, nominal], axis=1)
    rate = np.concatenate([one * model.rate[:, None, None], rate], axis=1)
    level, over = share * gdp, (share - model.held[..., None]) * gdp
    values = {
        "share": share,
        "level": level,
        "extra": over,
        "dollars": level / rate,
        "debt": debt,
        "debt_change": debt - without,
    }
    for threshold in model.thresholds:
        meets = share >= threshold - 0.00005
        meets.mean(axis=2)
        np.logical_or.accumulate(meets, axis=1).mean(axis=2)
        np.where(meets, 0, threshold - share).mean(axis=2)
        np.where(meets, 0, (threshold - share) * gdp).mean(axis=2)
    del real
    return {name: np.moveaxis(np.quantile(values[name], LEVELS, axis=2), 0, 2) for name in FANS}


def loops(model: Model, draws: drawing.Draws, allies: range, count: range) -> pd.DataFrame:
    """The model as an analyst writes it first: a table a draw and ally, a row a year, filled in a loop."""
    assert draws.index is not None and draws.spending_index is not None
    steps, found = model.growth.shape[1], []
    for ally in allies:
        for n in count:
            drift = max(1 + model.drift[ally] @ draws.drift[:, n], 0.0)
            table = pd.DataFrame(
                0.0,
                index=range(steps + 1),
                columns=[
                    "real",
                    "nominal",
                    "rate",
                    "strayed",
                    "gap",
                    "rates",
                    "share",
                    "extra",
                    "effect",
                    "dearer",
                    "debt",
                    "without",
                    "level",
                    "dollars",
                ],
            )
            table.loc[0, ["real", "nominal", "rate"]] = 1.0, 1.0, model.rate[ally]
            table.loc[0, ["share", "debt", "without"]] = model.plan[ally, 0], model.debt[ally], model.debt[ally]
            for k in range(1, steps + 1):
                s, last = k - 1, table.loc[k - 1]
                shock = model.shocks[ally, :, s, draws.index[s, n]]
                growth, prices = 1 + model.growth[ally, s] + shock[0], 1 + model.inflation[ally, s] + shock[1]
                table.loc[k, "real"] = last["real"] * growth
                table.loc[k, "nominal"] = last["nominal"] * growth * prices
                table.loc[k, "rate"] = last["rate"] * (1 + model.rate_change[ally, s] + shock[2])
                table.loc[k, "gap"] = (1 - model.decay) * last["gap"] + shock[0]
                table.loc[k, "rates"] = (1 - 1 / model.maturity) * last["rates"] + shock[3]
                spent = model.shocks[ally, SPENDING, s, draws.spending_index[s, n]]
                table.loc[k, "strayed"] = max((1 - model.catch_up) * last["strayed"] + spent, -1.0)
                table.loc[k, "share"] = model.plan[ally, k] * (1 + table.loc[k, "strayed"]) * drift**k
                table.loc[k, "extra"] = table.loc[k, "share"] - model.held[ally, k]
                table.loc[k, "effect"] = (1 - model.decay) * last["effect"] + model.pull * (
                    table.loc[k, "extra"] - last["extra"]
                )
                table.loc[k, "dearer"] = (1 - 1 / model.maturity) * last["dearer"] + model.premium / model.maturity * (
                    last["debt"] - last["without"]
                )
                cost = 1 + model.interest[ally, s] + table.loc[k, "rates"]
                flow = model.adjustment[ally, s] - model.primary[ally, s] - model.stabiliser * table.loc[k, "gap"]
                table.loc[k, "without"] = last["without"] * cost / (growth * prices) + flow
                grown = growth * prices * (1 + table.loc[k, "effect"]) / (1 + last["effect"])
                table.loc[k, "debt"] = (
                    last["debt"] * (cost + table.loc[k, "dearer"]) / grown
                    + flow
                    - model.stabiliser * table.loc[k, "effect"]
                    + model.borrowed * table.loc[k, "extra"]
                )
            table["level"] = table["share"] * table["nominal"] * model.gdp[ally]
            table["dollars"] = table["level"] / table["rate"]
            found.append(table.assign(ally=ally, draw=n))
    whole = pd.concat(found)
    whole.groupby(["ally", whole.index])[["share", "level", "dollars", "debt"]].quantile(list(LEVELS))
    return whole


def _bandwidth(model: Model, draws: drawing.Draws, engine: float) -> None:
    """What the engine reads from memory, against what this machine can copy."""
    assert draws.index is not None and draws.spending_index is not None
    source = np.ones(32 * 1024 * 1024)
    target = np.empty_like(source)
    copy = 2 * source.nbytes / _best(lambda: np.copyto(target, source), 5)
    read = len(model.gdp) * (draws.index.nbytes + draws.spending_index.nbytes)
    print(
        f"memory: indices of the draws read once an ally, {read / 1e6:.0f} MB, {read / engine / 1e9:.2f} GB/s; one core copies "
        f"{copy / 1e9:.1f} GB/s: {100 * read / engine / copy:.1f} % of it. All else stays in the cache (two dozen buffers "
        f"of {4 * 4 * draws.count // 1024} kB a thread); sorting for the fans takes most of the time."
    )


if __name__ == "__main__":
    main()
