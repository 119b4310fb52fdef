"""The engine: every draw of every ally, year by year, with money, odds and debt.

An ally's draws of one year lie in a few buffers that fit a core's cache and are worked on in place; what is asked for
is reduced to quantiles, odds and sums before the next year, so memory does not grow with allies or years. Allies are
shared out to threads in a fixed order, so that sums over a group are the same on any number of cores. The same model,
written plainly, stands in plain.py, and a property test holds the two together.
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, fields, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from burdenshare.pathways.draws import Draws
from burdenshare.pathways.kernel import State, advance, values_of
from burdenshare.pathways.model import FANS, LEVELS, ROUNDING, Model, Outcome

Floats = NDArray[np.float64]

_CHUNKS = 2
_BLOCK = 4
"""Allies worked on at once: long enough an operation for threads to gain by it, short enough for the cache."""


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
    state: State | None = None
    for start in range(0, len(allies), _BLOCK):
        block = slice(int(allies[start]), int(allies[min(start + _BLOCK, len(allies)) - 1]) + 1)
        if state is None or state.size != block.stop - block.start:
            state = State(block.stop - block.start, count, run.kind)
        _block(run, block, state, sums)
    return sums


def _block(run: _Run, block: slice, s: State, sums: Mapping[int, Sums]) -> None:
    model, draws = run.model, run.draws
    s.start(model, draws, block)
    met = np.zeros((len(model.thresholds), s.size, draws.count), dtype=bool)
    for k in range(model.growth.shape[1] + 1):
        if k:
            advance(model, draws, block, k, s)
        _reduce(run, block, k, s, met)
        for group, total in sums.items():
            _add(model, block, k, s, total, model.groups[group])


def _reduce(run: _Run, block: slice, k: int, s: State, met: NDArray[np.bool_]) -> None:
    """Fans, odds and what is kept, of one block and year."""
    model, outcome = run.model, run.outcome
    for name in outcome.kept:
        outcome.kept[name][block, k] = values_of(model, block, name, s, s.a)
    for name in outcome.fans:
        np.copyto(s.sorted, values_of(model, block, name, s, s.a), casting="same_kind")
        s.sorted.sort(axis=1)
        outcome.fans[name][block, k] = s.sorted[:, run.around]
    _odds(model, outcome, block, k, s.share, s.nominal, model.gdp[block], met, s.a)


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


def _add(model: Model, block: slice, k: int, s: State, total: Sums, members: Sequence[int]) -> None:
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
    amounts = values_of(model, block, "dollars", s, s.a)
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
