"""One WEO vintage as arrays: what the IMF published of every ally's economy, and what follows from it by arithmetic.

Nothing is spliced: levels, rates of change and exchange rates of one answer come from one release. After the last
year that it prints the figures are extended as `extended` states.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from burdenshare.nouns.errors import NoRelease
from burdenshare.nouns.figures import Held, Release
from burdenshare.record import Record

Floats = NDArray[np.float64]

PUBLISHER = "IMF"
Series = Literal[
    "nominal", "real", "dollars", "deflator", "population", "debt", "balance", "primary", "spending", "revenue"
]
_READ: dict[Series, str] = {
    "nominal": "f.indicator = 'gdp' AND f.price_base = 'current' AND f.currency = h.home",
    "real": "f.indicator = 'gdp' AND f.price_base <> 'current'",
    "dollars": "f.indicator = 'gdp' AND f.price_base = 'current' AND f.currency = 'USD'",
    "deflator": "f.indicator = 'deflator'",
    "population": "f.indicator = 'population'",
    "debt": "f.indicator = 'gross_debt'",
    "balance": "f.indicator = 'balance'",
    "primary": "f.indicator = 'primary_balance'",
    "spending": "f.indicator = 'government_expenditure'",
    "revenue": "f.indicator = 'government_revenue'",
}
_HOMES = """
    SELECT f.area, coalesce(max(f.currency) FILTER (f.currency <> 'USD'), 'USD')
    FROM read_parquet($files) AS f WHERE f.indicator = 'gdp' AND f.price_base = 'current' GROUP BY f.area
"""


@dataclass(frozen=True, slots=True)
class Vintage:
    """One release for some allies. Arrays are (allies, years), NaN where it prints nothing.

    nominal, dollars: GDP in billions of the national currency and of US dollars, current prices. real: GDP in constant
    prices of each country's own base. population in millions. debt, balance, primary, spending, revenue: per cent of
    GDP. currencies: in which it prints the nominal GDP of each ally (ISO 4217).
    """

    release: Release
    areas: tuple[str, ...]
    first_year: int
    currencies: tuple[str, ...]
    figures: dict[Series, Floats]

    @property
    def last_year(self) -> int:
        """The last year that the release prints."""
        return self.first_year + int(self.figures["nominal"].shape[1]) - 1

    def of(self, series: Series, first: int, last: int) -> Floats:
        """A series for the years first to last, both printed by the release; shape (allies, years)."""
        return self.figures[series][:, first - self.first_year : last - self.first_year + 1]

    def growth(self, first: int, last: int) -> Floats:
        """Real growth of GDP, a fraction (0.02 is 2 %)."""
        return _change(self.of("real", first - 1, last))

    def inflation(self, first: int, last: int) -> Floats:
        """Change of the GDP deflator, a fraction: nominal over real, so that the two multiply to nominal growth."""
        return _change(self.of("nominal", first - 1, last) / self.of("real", first - 1, last))

    def rate(self, first: int, last: int) -> Floats:
        """National currency per US dollar, as the release's own two GDP series imply it."""
        return self.of("nominal", first, last) / self.of("dollars", first, last)

    def interest(self, first: int, last: int) -> Floats:
        """Effective interest rate on last year's debt, a fraction: what primary balance, balance, debt and GDP imply."""
        paid = (self.of("primary", first, last) - self.of("balance", first, last)) * self.of("nominal", first, last)
        owed = self.of("debt", first - 1, last - 1) * self.of("nominal", first - 1, last - 1)
        return paid / owed


@lru_cache(maxsize=16)
def vintage(record: Record, release: Release, areas: tuple[str, ...]) -> Vintage:
    """The figures of a WEO release for allies, in the order asked. Raises NoRelease where it is not held."""
    if release.held is Held.NONE:
        raise NoRelease(
            f"{release.id} is known but not held. Name another with --weo; `burdenshare releases` lists them."
        )
    files = record.store.files([release])
    homes: dict[str, str] = {str(a): str(c) for a, c in record.store.rows(_HOMES, {"files": files})}
    columns = ", ".join(f"max(f.value) FILTER ({test})" for test in _READ.values())
    rows = record.store.rows(
        f"""
        WITH h AS (SELECT unnest($areas) AS area, unnest($homes) AS home)
        SELECT f.area, f.period, {columns} FROM read_parquet($files) AS f JOIN h ON h.area = f.area
        GROUP BY f.area, f.period
        """,
        {"files": files, "areas": list(areas), "homes": [homes.get(a, "") for a in areas]},
    )
    if not rows:
        raise NoRelease(f"{release.id} holds no figure of {', '.join(areas)}. Name another WEO release with --weo.")
    first, last = min(r[1] for r in rows), max(r[1] for r in rows)
    figures = {series: np.full((len(areas), last - first + 1), np.nan) for series in _READ}
    place = {area: n for n, area in enumerate(areas)}
    for area, year, *values in rows:
        for series, value in zip(_READ, values, strict=True):
            if value is not None:
                figures[series][place[area], year - first] = value
    for array in figures.values():
        array.flags.writeable = False
    return Vintage(release, areas, first, tuple(homes.get(a, "") for a in areas), figures)


def extended(known: Floats, years: int) -> Floats:
    """Rates or ratios carried on: the last known value stands for every year after. Shape (allies, years)."""
    if years <= known.shape[1]:
        return known[:, :years]
    return np.concatenate([known, np.repeat(known[:, -1:], years - known.shape[1], axis=1)], axis=1)


def _change(levels: Floats) -> Floats:
    return levels[:, 1:] / levels[:, :-1] - 1
