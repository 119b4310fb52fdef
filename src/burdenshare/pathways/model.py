"""What the engine runs on and what comes out of it.

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

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

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
