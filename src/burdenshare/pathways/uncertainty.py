"""How wrong a baseline may be: forecast errors of the WEO's own vintages, carried by the ally's own past.

What a draw lives through are past years (2005 on), each with its deviations from the ally's own mean in growth,
prices, exchange rate, effective interest and defence spending, in units of the ally's own spread: so the fan has the
tails and the joint movement that history had. How large a deviation is at a horizon comes from the errors that WEO
vintages made at that horizon, relative to that spread: an ally's own errors, drawn towards those of all allies
where there are few. An error is never taken to shrink with the horizon (the longest horizons rest on two vintages and
on calm years), and beyond the horizons that the vintages can tell of it is at least the spread of the past itself.

An ally's mean change of spending is known from a dozen years alone, so it is uncertain itself, and a draw that errs in it
errs every year: without that drift the fans of the share held two of five of what came (docs/backtest.md).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from burdenshare.nouns.figures import Held, Release
from burdenshare.pathways.model import GROWTH, INTEREST, PRICES, RATE, SPENDING
from burdenshare.pathways.vintage import PUBLISHER, Vintage, vintage
from burdenshare.record import View

Floats = NDArray[np.float64]

FIRST_PAST = 2005
"""The first past year: before it prices in some allies belong to another regime, and series are missing."""

POOLED = 8.0
"""Errors of an ally's own that weigh as much as those of all allies together."""

_MACRO = (GROWTH, PRICES, RATE, INTEREST)


@dataclass(frozen=True, slots=True)
class Uncertainty:
    """Shocks of past years and how they grow with the horizon. A: allies, P: past years, H: horizons.

    years: the past years (P,). spread: standard deviation of each variable in the past (A, 5), fractions. shocks: past
    deviations in units of it (A, 5, P), 0 for spending before `spending_from` (a place in years). ratio: size of
    forecast errors at horizon 0, 1, ... in units of the spread (A, 5, H); pooled: the same over all allies (5, H).
    errors: how many errors each pooled ratio rests on (5, H). vintages: the releases whose errors were taken.
    spending_release: the release whose real changes of spending were taken.
    """

    years: tuple[int, ...]
    spread: Floats
    shocks: Floats
    spending_from: int
    ratio: Floats
    pooled: Floats
    errors: NDArray[np.int64]
    vintages: tuple[Release, ...]
    spending_release: Release | None

    def scaled(self, horizons: NDArray[np.int64], scale: float, mixing: bool) -> Floats:
        """Shocks for a pathway's years at their horizons, as model.Model takes them: (A, 5, K, P).

        scale: factor on all. mixing: for draws that mix all past years: spending then weighs its fewer years more.
        """
        known = self.ratio.shape[2]
        beyond = np.maximum(self.ratio[:, :, -1:], 1.0) if known else np.ones((*self.ratio.shape[:2], 1))
        ratio = np.concatenate([self.ratio, beyond], axis=2)[:, :, np.minimum(horizons, known)]
        shocks = self.shocks[:, :, None, :] * (self.spread[:, :, None] * ratio * scale)[..., None]
        if mixing:
            shocks[:, SPENDING] *= np.sqrt(len(self.years) / (len(self.years) - self.spending_from))
        return np.ascontiguousarray(shocks)

    def drift(self, scale: float) -> Floats:
        """What each past year means for the mean change of spending, as model.Model takes it: (A, P).

        Under standard normal weights the rows add up to the error of a mean of so many years: spread / sqrt(years).
        """
        known = len(self.years) - self.spending_from
        return self.shocks[:, SPENDING] * (self.spread[:, SPENDING, None] * scale / known)


def calibrate(
    view: View, base: Vintage, real_changes: dict[str, dict[int, float]], release: Release | None
) -> Uncertainty:
    """The uncertainty of a baseline taken from `base`, by the releases known on the view's day.

    real_changes: ally -> year -> annual real change of defence spending, a fraction; logarithms of it are taken, so that
    a doubling and a halving weigh the same. Outcomes are what `base` prints for the years before its own.
    """
    last = base.release.date.year - 1
    years = tuple(range(FIRST_PAST, last + 1))
    past = np.stack([_series(base, variable, FIRST_PAST, last) for variable in _MACRO], axis=1)
    spending = np.log1p([[real_changes.get(a, {}).get(y, np.nan) for y in years] for a in base.areas])
    spread, shocks = _standard(np.concatenate([past, spending[:, None, :]], axis=1))
    _draw_together(spread[:, SPENDING])
    known = np.flatnonzero(~np.isnan(spending).all(axis=0))
    ratio, pooled, errors, vintages = _by_horizon(view, base, spread[:, : len(_MACRO)])
    own = np.ones((len(base.areas), 1, ratio.shape[2]))
    return Uncertainty(
        years=years,
        spread=spread,
        shocks=shocks,
        spending_from=int(known[0]) if len(known) else 0,
        ratio=np.concatenate([ratio, own], axis=1),
        pooled=np.concatenate([pooled, np.ones((1, pooled.shape[1]))]),
        errors=np.concatenate([errors, np.zeros((1, errors.shape[1]), dtype=np.int64)]),
        vintages=vintages,
        spending_release=release,
    )


def _series(base: Vintage, variable: int, first: int, last: int) -> Floats:
    """A variable of SHOCKS for the years first to last, (allies, years): yearly changes, fractions."""
    if variable == GROWTH:
        return base.growth(first, last)
    if variable == PRICES:
        return base.inflation(first, last)
    if variable == RATE:
        rate = base.rate(first - 1, last)
        return rate[:, 1:] / rate[:, :-1] - 1
    rates = base.interest(first - 1, last)
    return rates[:, 1:] - rates[:, :-1]


def _standard(past: Floats) -> tuple[Floats, Floats]:
    """Spread of each series, and its deviations from its mean in units of it; what is not known is no deviation."""
    known = ~np.isnan(past)
    number = np.maximum(known.sum(axis=2), 1)
    mean = np.where(known, past, 0).sum(axis=2) / number
    away = np.where(known, past - mean[..., None], 0.0)
    spread = np.sqrt((away**2).sum(axis=2) / np.maximum(number - 1, 1))
    flat = spread < 1e-12
    spread = np.where(flat, 0.0, spread)
    return spread, away / np.where(flat, 1.0, spread)[..., None]


def _draw_together(spread: Floats) -> None:
    """Pull each ally's spread of spending half way to the allies' median: a dozen years tell little of one ally."""
    known = spread > 0
    if known.any():
        middle = np.median(spread[known])
        spread[known] = (spread[known] + middle) / 2
        spread[~known] = middle


def _by_horizon(
    view: View, base: Vintage, spread: Floats
) -> tuple[Floats, Floats, NDArray[np.int64], tuple[Release, ...]]:
    """Errors of earlier vintages in units of the spread, by horizon: of each ally drawn to all, and of all."""
    earlier = [
        r
        for r in view.releases(PUBLISHER)
        if r.date < base.release.date and r.held is not Held.NONE and "primary_balance" in r.indicators
    ]
    last = base.release.date.year - 1
    horizons = max((last - r.date.year + 1 for r in earlier), default=0)
    squares = np.zeros((*spread.shape, horizons))
    counts = np.zeros((*spread.shape, horizons), dtype=np.int64)
    unit = np.where(spread > 0, spread, np.nan)
    for release in earlier:
        old = vintage(view.record, release, base.areas)
        first = release.date.year
        if first > last:
            continue
        for variable in _MACRO:
            error = _series(base, variable, first, last) - _series(old, variable, first, last)
            relative = (error / unit[:, variable : variable + 1]) ** 2
            known = ~np.isnan(relative)
            squares[:, variable, : last - first + 1] += np.where(known, relative, 0.0)
            counts[:, variable, : last - first + 1] += known
    errors = counts.sum(axis=0)
    pooled = np.sqrt(squares.sum(axis=0) / np.maximum(errors, 1))
    own = np.sqrt((squares + POOLED * pooled**2) / (counts + POOLED))
    return np.maximum.accumulate(own, axis=-1), pooled, errors, tuple(earlier)
