"""Fiscal consequences on the central path: balance and debt with and without the extra, rules, and what offsets it.

The debt is the engine's (a test holds the two together); here the balance stands beside it, since the rules of the
European Union look at both. Laws and dates stand in data/pathway.toml.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from burdenshare import data
from burdenshare.nouns.areas import Area
from burdenshare.pathways.model import Model

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class FiscalPath:
    """One ally, per cent of GDP (K + 1,). *_without: the baseline, which is the WEO's own path while it lasts.

    effort: yearly improvement of the primary balance from the second year on, per cent of GDP, that brings the debt of
    the last year back to the baseline.
    """

    debt: Floats
    debt_without: Floats
    balance: Floats
    balance_without: Floats
    effort: float


@dataclass(frozen=True, slots=True)
class Rule:
    """A fiscal rule held against a path.

    years, years_without: in which the path with the extra and without it is on the wrong side. covered: per cent of GDP
    that an escape clause lets pass each year (K + 1,), zero for the other rules.
    """

    id: str
    label: str
    law: str
    since: date
    threshold: float
    years: tuple[int, ...]
    years_without: tuple[int, ...]
    covered: Floats


def escape_reference_year() -> int:
    """The year above whose defence spending the escape clause lets spending rise."""
    return int(data.toml("pathway.toml")["rule"]["escape"]["reference_year"])


def fiscal_path(model: Model, ally: int, balance_first: float) -> FiscalPath:
    """Debt and balance of one ally without a shock. balance_first: of the first year, per cent of GDP."""
    steps = model.growth.shape[1]
    extra = model.plan[ally] - model.held[ally]
    debt, without = np.empty(steps + 1), np.empty(steps + 1)
    balance, balance_without = np.empty(steps + 1), np.empty(steps + 1)
    debt[0] = without[0] = model.debt[ally]
    balance[0] = balance_without[0] = balance_first / 100
    effect = dearer = 0.0
    carried, weight = 1.0, 0.0
    for k in range(1, steps + 1):
        step = k - 1
        nominal = (1 + model.growth[ally, step]) * (1 + model.inflation[ally, step])
        rate = model.interest[ally, step]
        dearer = (1 - 1 / model.maturity) * dearer + model.premium / model.maturity * (debt[k - 1] - without[k - 1])
        before, effect = effect, (1 - model.decay) * effect + model.pull * (extra[k] - extra[k - 1])
        grown = nominal * (1 + effect) / (1 + before)
        primary = model.primary[ally, step]
        balance_without[k] = primary - rate * without[k - 1] / nominal
        without[k] = without[k - 1] / nominal - balance_without[k] + model.adjustment[ally, step]
        financed = primary - model.borrowed * extra[k] + model.stabiliser * effect
        balance[k] = financed - (rate + dearer) * debt[k - 1] / grown
        debt[k] = debt[k - 1] / grown - balance[k] + model.adjustment[ally, step]
        carried = (1 + rate) / nominal
        weight = weight * carried + 1.0
    return FiscalPath(
        debt=100 * debt,
        debt_without=100 * without,
        balance=100 * balance,
        balance_without=100 * balance_without,
        effort=float(100 * (debt[-1] - without[-1]) / weight) if steps else 0.0,
    )


def rules(
    ally: Area,
    path: FiscalPath,
    share: Floats,
    share_then: float | None,
    years: NDArray[np.int64],
    day: date,
    groups: frozenset[str],
    switched_on: tuple[str, ...],
) -> tuple[Rule, ...]:
    """The rules that bind an ally on a day, with the years in which its path breaks them.

    share: planned, per cent of GDP. share_then: the share in the reference year of the escape clause, None where it is
    not held: then nothing is covered. groups: codes of the groups that the ally belongs to. switched_on: ids of the
    rules that are asked for.
    """
    raw = data.toml("pathway.toml")["rule"]
    escape = raw["escape"]
    activated = escape["activated"].get(ally.code)
    inside = (years >= escape["first_year"]) & (years <= escape["last_year"])
    covered = np.zeros(len(years))
    if "escape" in switched_on and activated is not None and activated <= day and share_then is not None:
        covered = np.where(inside, np.clip(share - share_then, 0.0, escape["threshold"]), 0.0)
    found = []
    for id, values, without in (
        ("deficit", path.balance + covered, path.balance_without + covered),
        ("debt", path.debt, path.debt_without),
    ):
        rule = raw[id]
        if id not in switched_on or rule["group"] not in groups or rule["since"] > day:
            continue
        threshold = rule["threshold"]
        wrong, wrong_without = (_wrong(id, v, threshold, years) for v in (values, without))
        found.append(
            Rule(id, rule["label"], rule["law"], rule["since"], threshold, wrong, wrong_without, np.zeros(len(years)))
        )
    if covered.any():
        found.append(Rule("escape", escape["label"], escape["law"], activated, escape["threshold"], (), (), covered))
    return tuple(found)


def _wrong(id: str, values: Floats, threshold: float, years: NDArray[np.int64]) -> tuple[int, ...]:
    """Years after the first in which a balance is below its threshold, or debt above it."""
    beyond = values < threshold if id == "deficit" else values > threshold
    return tuple(int(y) for y, b in zip(years[1:], beyond[1:], strict=True) if b)
