"""Composition: what the money of a path buys, by category, and what of it can be absorbed.

The first year has the ally's own mix as printed. Money added since then, in constant prices, is split by stated parts,
the present mix where none are stated. With a cap on the growth of equipment, what it cannot absorb in a year stays
unspent and the share falls short of the plan: money alone buys no production line.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from burdenshare.pathways.scenario import CATEGORIES

Floats = NDArray[np.float64]

EQUIPMENT_GUIDELINE = 20.0
"""Per cent of defence spending on major equipment: Wales Summit Declaration of 5 September 2014, paragraph 14."""


@dataclass(frozen=True, slots=True)
class Composition:
    """One row's money by category. amounts: millions in constant prices (4, K + 1), in the order of CATEGORIES.

    parts: per cent of the year's spending (4, K + 1). unspent: what a cap on equipment leaves over (K + 1,). share: of
    GDP after that, per cent (K + 1,). guideline: whether equipment is at least 20 % of spending (K + 1,). priorities:
    added money of each year by priority (K + 1,).
    """

    amounts: Floats
    parts: Floats
    unspent: Floats
    share: Floats
    guideline: NDArray[np.bool_]
    priorities: Mapping[str, Floats]


def composition(
    level: Floats,
    gdp: Floats,
    mix: Floats,
    added: Mapping[str, float],
    weights: Mapping[str, float],
    equipment_cap: float | None,
) -> Composition:
    """Split a path of spending.

    level, gdp: millions in constant prices (K + 1,). mix: per cent of the first year's spending by CATEGORIES (4,).
    added: category -> part of the added money, the mix if empty. weights: priority -> part of it. equipment_cap: most
    that equipment can grow in real terms a year, per cent; None for no limit.
    """
    mix = mix / mix.sum()
    parts = np.array([added.get(c, 0.0) for c in CATEGORIES]) if added else mix
    more = level - level[0]
    amounts = mix[:, None] * level[0] + parts[:, None] * more
    unspent = np.zeros_like(level)
    if equipment_cap is not None:
        for k in range(1, len(level)):
            most = amounts[0, k - 1] * (1 + equipment_cap / 100)
            unspent[k] = max(amounts[0, k] - most, 0.0)
            amounts[0, k] -= unspent[k]
    spent = level - unspent
    shown = 100 * amounts / spent
    return Composition(
        amounts=amounts,
        parts=shown,
        unspent=unspent,
        share=100 * spent / gdp,
        guideline=shown[0] >= EQUIPMENT_GUIDELINE - 0.005,
        priorities={name: part * (more - unspent) for name, part in weights.items()},
    )
