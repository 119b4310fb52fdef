"""The engine: every draw of every ally, year by year, with money, odds and debt.

An ally's draws of one year lie in a few buffers that fit a core's cache and are worked on in place; what is asked for
is reduced to quantiles, odds and sums before the next year, so memory does not grow with allies or years. Allies are
shared out to threads in a fixed order, so that sums over a group are the same on any number of cores. The same model,
written plainly, stands in plain.py, and a property test holds the two together.

Model, for one ally and draw (k: years after the first; all rates and shares are fractions):

    real_k     = real_{k-1} * (1 + growth_k + shock)               prices likewise with inflation
    rate_k     = rate_{k-1} * (1 + rate_change_k + shock)                          national currency per US dollar
    strayed_k  = (1 - catch_up) * strayed_{k-1} + shock to spending
    share_k    = plan_k * (1 + strayed_k) * (1 + drift)^k          share-led; a plan in money moves with GDP as well
    gap_k      = (1 - decay) * gap_{k-1} + shock to growth                           of output from the baseline
    rates_k    = (1 - 1/maturity) * rates_{k-1} + shock to the effective interest rate
    without_k  = without_{k-1} * (1 + interest_k + rates_k) / nominal growth - primary_k - stabiliser * gap_k + adjustment_k
    extra_k    = share_k - held_k, and its effect on output
    effect_k   = (1 - decay) * effect_{k-1} + pull * (extra_k - extra_{k-1})
    dearer_k   = (1 - 1/maturity) * dearer_{k-1} + premium / maturity * (debt_{k-1} - without_{k-1})
    debt_k     = debt_{k-1} * (1 + interest_k + rates_k + dearer_k) / (nominal growth * (1 + effect_k) / (1 + effect_{k-1}))
                 - primary_k - stabiliser * (gap_k + effect_k) + borrowed * extra_k + adjustment_k
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, fields, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from burdenshare.pathways.draws import Draws

Floats = NDArray[np.float64]

LEVELS = (0.05, 0.25, 0.5, 0.75, 0.95)
"""The quantiles of every fan."""

FANS = ("share", "level", "extra", "dollars", "debt", "debt_change")
"""What has a fan: share of GDP; spending and its extra over the share held, in the national currency; spending in US
dollars; debt with the extra, and its difference to debt without it, shares of GDP."""

GROWTH, PRICES, RATE, INTEREST, SPENDING = range(5)
LEAST = 0.5
"""No year of a draw more than halves GDP, prices or the price of a dollar, however heavy the tails."""
ROUNDING = 0.00005
"""Half of the last decimal that a share is printed with: 1.995 % is printed 2.00 and meets 2 %."""

_CHUNKS = 2
_BLOCK = 4
"""Allies worked on at once: long enough an operation for threads to gain by it, short enough for the cache."""


@dataclass(frozen=True, slots=True)
class Model:
    """What the engine needs, in fractions. A: allies, K: years after the first, P: past years, T: thresholds.

    plan, held: shares of GDP (A, K + 1). gdp, rate, debt: of the first year (A,): national currency, national currency
    per US dollar, share of GDP. growth, inflation, rate_change, interest, primary, adjustment: (A, K). shocks: (A, 5,
    K, P), what each past year means for each variable in each year. drift: (A, P), what it means for the mean change of
    spending. thresholds: (T,). led: "share", "money" or
    "real-money". groups: places of the members of each group.
    """

    plan: Floats
    held: Floats
    gdp: Floats
    rate: Floats
    debt: Floats
    growth: Floats
    inflation: Floats
    rate_change: Floats
    interest: Floats
    primary: Floats
    adjustment: Floats
    shocks: Floats
    drift: Floats
    thresholds: Floats
    led: str = "share"
    catch_up: float = 0.5
    decay: float = 1 / 3
    pull: float = 0.0
    borrowed: float = 1.0
    stabiliser: float = 0.0
    maturity: float = 8.0
    premium: float = 0.0
    groups: tuple[tuple[int, ...], ...] = ()


@dataclass(slots=True)
class Outcome:
    """What came out. R: rows, the allies and then the groups. Fans have seven digits: draws are sorted in single precision.

    fans: name -> (R, K + 1, levels). met: part of the draws that meet each threshold (R, T, K + 1). first_met: part
    that meets it for the first time in that year (R, T, K + 1). missing: mean distance to it of the draws that miss
    it, share of GDP; missing_money: the same in the national currency, US dollars for a group (R, T, K + 1; NaN where
    none misses). kept: name -> (R, K + 1, draws), for what was asked to be kept.
    """

    fans: dict[str, Floats]
    met: Floats
    first_met: Floats
    missing: Floats
    missing_money: Floats
    kept: dict[str, Floats] = field(default_factory=dict)


def simulate(
    model: Model,
    draws: Draws,
    fans: Sequence[str] = FANS,
    keep: Sequence[str] = (),
    threads: int | None = None,
    single: bool = False,
) -> Outcome:
    """Run every draw. fans, keep: names of FANS. threads: as many as there are cores if None; the result is the same.

    single: draws in single precision, which is nearly twice as fast and good for six digits of a fan.

    Group amounts are US dollars: shares and extras in prices and rates of the first year, `dollars` in current ones.
    """
    allies, steps = model.growth.shape
    rows, count = allies + len(model.groups), draws.count
    shape = (rows, len(model.thresholds), steps + 1)
    outcome = Outcome(
        {name: np.empty((rows, steps + 1, 2 * len(LEVELS))) for name in fans},
        np.zeros(shape),
        np.zeros(shape),
        np.full(shape, np.nan),
        np.full(shape, np.nan),
        {name: np.empty((rows, steps + 1, count)) for name in keep},
    )
    around, weight = _around(count)
    kind = np.dtype(np.float32 if single else np.float64)
    run = _Run(_cast(model, kind), draws.cast(kind), outcome, around, kind)
    chunks = np.array_split(np.arange(allies), min(_CHUNKS, allies))
    workers = min(threads or os.cpu_count() or 1, len(chunks))
    if workers == 1:
        sums = [_chunk(run, chunk) for chunk in chunks]
    else:
        with _turns, ThreadPoolExecutor(workers) as pool:
            sums = list(pool.map(lambda chunk: _chunk(run, chunk), chunks))
    for number in range(len(model.groups)):
        _group(run, allies + number, [s[number] for s in sums if number in s])
    outcome.fans = {name: _between(found, weight) for name, found in outcome.fans.items()}
    return outcome


@dataclass(frozen=True, slots=True)
class _Run:
    """One run: what goes in, where the result goes, and the places that the quantiles lie between."""

    model: Model
    draws: Draws
    outcome: Outcome
    around: NDArray[np.intp]
    kind: np.dtype[Any]


class _Turns:
    """Short turns of the interpreter while draws run on several threads.

    An operation here takes microseconds; at the interpreter's own five milliseconds threads wait for one another for
    longer than they work. The interval is the process's, so it is put back when the last run has ended.
    """

    def __init__(self) -> None:
        self._lock, self._running, self._before = threading.Lock(), 0, 0.0

    def __enter__(self) -> None:
        with self._lock:
            if self._running == 0:
                self._before = sys.getswitchinterval()
                sys.setswitchinterval(1e-5)
            self._running += 1

    def __exit__(self, *_: object) -> None:
        with self._lock:
            self._running -= 1
            if self._running == 0:
                sys.setswitchinterval(self._before)


_turns = _Turns()

Sums = dict[str, Floats]
_SUMMED = ("spending", "gdp", "extra", "dollars", "debt", "without")


def _chunk(run: _Run, allies: NDArray[np.intp]) -> dict[int, Sums]:
    """Run some allies, block by block; returns the sums of the groups that they belong to."""
    model, count = run.model, run.draws.count
    steps = model.growth.shape[1]
    sums: dict[int, Sums] = {}
    for group, members in enumerate(model.groups):
        if set(members) & set(allies.tolist()):
            sums[group] = {name: np.zeros((steps + 1, count)) for name in _SUMMED}
    state: _State | None = None
    for start in range(0, len(allies), _BLOCK):
        block = slice(int(allies[start]), int(allies[min(start + _BLOCK, len(allies)) - 1]) + 1)
        if state is None or state.size != block.stop - block.start:
            state = _State(block.stop - block.start, count, run.kind)
        _block(run, block, state, sums)
    return sums


class _State:
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


def _block(run: _Run, block: slice, s: _State, sums: Mapping[int, Sums]) -> None:
    model, draws = run.model, run.draws
    s.start(model, draws, block)
    met = np.zeros((len(model.thresholds), s.size, draws.count), dtype=bool)
    for k in range(model.growth.shape[1] + 1):
        if k:
            _economy(model, draws, block, k - 1, s)
            _spending(model, draws, block, k, s)
            _debts(model, block, k, s)
        _reduce(run, block, k, s, met)
        for group, total in sums.items():
            _add(model, block, k, s, total, model.groups[group])


def _drawn(model: Model, draws: Draws, block: slice, step: int, variable: int, out: Floats) -> Floats:
    tables = model.shocks[block, variable, step]
    if draws.weights is not None:
        return np.matmul(tables, draws.weights[step], out=out)
    index = draws.spending_index if variable == SPENDING else draws.index
    assert index is not None
    for table, row in zip(tables, out, strict=True):
        np.take(table, index[step], out=row, mode="clip")
    return out


def _economy(model: Model, draws: Draws, block: slice, step: int, s: _State) -> None:
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


def _spending(model: Model, draws: Draws, block: slice, k: int, s: _State) -> None:
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


def _debts(model: Model, block: slice, k: int, s: _State) -> None:
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


def _reduce(run: _Run, block: slice, k: int, s: _State, met: NDArray[np.bool_]) -> None:
    """Fans, odds and what is kept, of one block and year."""
    model, outcome = run.model, run.outcome
    for name in outcome.kept:
        outcome.kept[name][block, k] = _values(model, block, name, s, s.a)
    for name in outcome.fans:
        np.copyto(s.sorted, _values(model, block, name, s, s.a), casting="same_kind")
        s.sorted.sort(axis=1)
        outcome.fans[name][block, k] = s.sorted[:, run.around]
    _odds(model, outcome, block, k, s.share, s.nominal, model.gdp[block], met, s.a)


def _values(model: Model, block: slice, name: str, s: _State, out: Floats) -> Floats:
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


def _cast(model: Model, kind: np.dtype[Any]) -> Model:
    """The same model with arrays of that precision."""
    if kind == np.float64:
        return model
    arrays: dict[str, Any] = {}
    for field_ in fields(Model):
        if isinstance(value := getattr(model, field_.name), np.ndarray):
            arrays[field_.name] = value.astype(kind)
    return replace(model, **arrays)


def _around(count: int) -> tuple[NDArray[np.intp], Floats]:
    """Places in `count` sorted values on either side of each of LEVELS (2 x levels), and the weight of the upper one."""
    places = np.array(LEVELS) * (count - 1)
    below = places.astype(np.intp)
    return np.concatenate([below, np.minimum(below + 1, count - 1)]), places - below


def _between(neighbours: Floats, weight: Floats) -> Floats:
    """LEVELS by straight lines between the values on either side (Hyndman and Fan's type 7)."""
    below, above = neighbours[..., : len(LEVELS)], neighbours[..., len(LEVELS) :]
    return np.asarray(below + weight * (above - below))


def _odds(
    model: Model,
    outcome: Outcome,
    rows: slice,
    k: int,
    share: Floats,
    gdp: Floats,
    unit: Floats,
    met: NDArray[np.bool_],
    scratch: Floats,
) -> None:
    """Who meets each threshold, for the first time or not, and what the others miss. gdp: in units of `unit` (rows,).

    A draw that meets it as printed, while a hair short of it, adds that hair to what is missing.
    """
    count = share.shape[1]
    for n, threshold in enumerate(model.thresholds):
        now = share >= threshold - ROUNDING
        meeting = _counted(now)
        outcome.met[rows, n, k] = meeting / count
        if (meeting < count).any():
            np.subtract(threshold, share, out=scratch)
            np.maximum(scratch, 0.0, out=scratch)
            missing = scratch.sum(axis=1)
            money = np.multiply(scratch, gdp, out=scratch).sum(axis=1) * unit
            missed = np.where(meeting < count, count - meeting, np.nan)
            outcome.missing[rows, n, k] = missing / missed
            outcome.missing_money[rows, n, k] = money / missed
        np.greater(now, met[n], out=now)
        outcome.first_met[rows, n, k] = _counted(now) / count
        np.logical_or(met[n], now, out=met[n])


def _counted(found: NDArray[np.bool_]) -> NDArray[np.int64]:
    """How many are true in each row; by row, which is many times faster than along an axis."""
    return np.array([np.count_nonzero(row) for row in found])


def _add(model: Model, block: slice, k: int, s: _State, total: Sums, members: Sequence[int]) -> None:
    """Add a block's members to the sums of a group, in US dollars; all but `dollars` in prices and rates of the first year."""
    inside = [n - block.start for n in members if block.start <= n < block.stop]
    if not inside:
        return
    real = np.multiply(s.real, (model.gdp / model.rate)[block, None], out=s.b)
    for name, values in (
        ("gdp", None),
        ("spending", s.share),
        ("extra", s.extra),
        ("debt", s.debt),
        ("without", s.without),
    ):
        amounts = real if values is None else np.multiply(values, real, out=s.a)
        for n in inside:
            total[name][k] += amounts[n]
    amounts = _values(model, block, "dollars", s, s.a)
    for n in inside:
        total["dollars"][k] += amounts[n]


def _group(run: _Run, row: int, parts: Sequence[Mapping[str, Floats]]) -> None:
    model, draws, outcome = run.model, run.draws, run.outcome
    total = {name: np.sum([p[name] for p in parts], axis=0) for name in _SUMMED}
    met = np.zeros((len(model.thresholds), 1, draws.count), dtype=bool)
    scratch, one = np.empty((1, draws.count)), np.ones(1)
    for k in range(model.growth.shape[1] + 1):
        spending, gdp = total["spending"][k], total["gdp"][k]
        values = {
            "share": spending / gdp,
            "level": spending,
            "extra": total["extra"][k],
            "dollars": total["dollars"][k],
            "debt": total["debt"][k] / gdp,
            "debt_change": (total["debt"][k] - total["without"][k]) / gdp,
        }
        for name, kept in outcome.kept.items():
            kept[row, k] = values[name]
        rows = slice(row, row + 1)
        _odds(model, outcome, rows, k, values["share"][None], gdp[None], one, met, scratch)
        for name, fan in outcome.fans.items():
            np.take(np.sort(values[name]), run.around, out=fan[row, k], mode="clip")
