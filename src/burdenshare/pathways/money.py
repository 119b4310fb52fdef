"""Money: the planned shares as amounts, over three baselines, in three currencies and two price bases.

Constant prices are those of the first year, by the GDP deflator; constant dollars and euros take that year's exchange
rates too, so that a path in them moves with spending alone. A group is the sum of its members.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from burdenshare.pathways.inputs import Economy

Floats = NDArray[np.float64]

TWO_PERCENT = 0.02


@dataclass(frozen=True, slots=True)
class Amounts:
    """Millions, (rows, years). national: NaN for a group. *_constant: in prices and rates of the first year."""

    national: Floats
    national_constant: Floats
    dollars: Floats
    dollars_constant: Floats
    euros: Floats
    euros_constant: Floats

    def cumulative(self) -> Amounts:
        """Added up from the year after the first on; the first year is zero."""

        def added(yearly: Floats) -> Floats:
            total = np.cumsum(yearly, axis=1)
            return total - total[:, :1]

        return Amounts(**{f.name: added(getattr(self, f.name)) for f in fields(Amounts)})


@dataclass(frozen=True, slots=True)
class Money:
    """level, and extra by baseline: held (the first year's share), two (2 % of GDP), pledge (the ally's own pledges).

    per_head: US dollars of the first year a person. of_spending: per cent of general government expenditure as the
    WEO has it. gdp: as Amounts. All (rows, years).
    """

    level: Amounts
    extra: Mapping[str, Amounts]
    gdp: Amounts
    per_head: Floats
    of_spending: Floats


class Converter:
    """Shares of GDP into amounts on the central path of some allies' economies."""

    def __init__(self, economy: Economy, places: NDArray[np.intp], groups: tuple[tuple[int, ...], ...]) -> None:
        def index(changes: Floats) -> Floats:
            start = np.ones((len(places), 1))
            return np.concatenate([start, np.cumprod(1 + changes[places], axis=1)], axis=1)

        real, prices = index(economy.growth), index(economy.inflation)
        self._rate = economy.rate[places, None] * index(economy.rate_change)
        self._euro = np.tile(economy.euro, (len(places), 1))
        for n, place in enumerate(places):
            if economy.vintage.currencies[place] == "EUR":
                self._euro[n] = self._rate[n]  # its own, so that its euros are its national currency to the cent
        self._gdp_constant = economy.gdp[places, None] * real
        self._gdp = self._gdp_constant * prices
        self._groups = groups
        self._people = economy.population[places]
        self._spending = economy.spending[places]
        self.real = real

    def amounts(self, share: Floats) -> Amounts:
        """share: fractions of GDP of the allies (A, years); rows of the groups are added."""
        national, constant = share * self._gdp, share * self._gdp_constant
        dollars, dollars_constant = national / self._rate, constant / self._rate[:, :1]
        none = np.full((len(self._groups), share.shape[1]), np.nan)
        return Amounts(
            national=np.concatenate([national, none]),
            national_constant=np.concatenate([constant, none]),
            dollars=self._with_groups(dollars),
            dollars_constant=self._with_groups(dollars_constant),
            euros=self._with_groups(dollars * self._euro),
            euros_constant=self._with_groups(dollars_constant * self._euro[:, :1]),
        )

    def money(self, share: Floats, baselines: Mapping[str, Floats]) -> Money:
        """All amounts of a path of shares over baselines of shares, each (A, years)."""
        level = self.amounts(share)
        spending = self._with_groups(self._spending * self._gdp / self._rate)
        return Money(
            level=level,
            extra={name: self.amounts(share - base) for name, base in baselines.items()},
            gdp=self.amounts(np.ones_like(share)),
            per_head=level.dollars_constant * 1e6 / self._with_groups(self._people),
            of_spending=100 * level.dollars / spending,
        )

    def _with_groups(self, values: Floats) -> Floats:
        """Rows of allies, followed by the sums over each group's members."""
        sums = [values[list(members)].sum(axis=0, keepdims=True) for members in self._groups]
        return np.concatenate([values, *sums]) if sums else values
