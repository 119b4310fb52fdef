"""The trail of a cell: every release that prints it, newest first, and whether the figure is held.

A release that is known and not held is a step like any other, so that nobody takes an older figure for the
newest without seeing it. The days that bound a trail come in as arguments: a view gives its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from burdenshare.nouns.errors import BadRequest
from burdenshare.nouns.figures import Held, Observation, Release, Status
from burdenshare.record.store import CONSTANT, Row, observation

if TYPE_CHECKING:
    from burdenshare.record.record import Record

_VALUE, _DECIMALS, _CURRENCY, _PRICE_BASE, _STATUS = 5, 6, 8, 9, 10
_NO_FIGURE = (Status.MISSING, Status.IMPOSSIBLE)


class State(StrEnum):
    """What a release says of a cell, as far as the record holds it."""

    HELD = "held"
    NOT_PRINTED = "not printed"  # the release is held and has no figure there, or says that none can be given
    NOT_HELD = "not held"  # the release prints the cell, or may, and the record does not hold it: unknown


@dataclass(frozen=True, slots=True)
class Step:
    """One release in the trail of a cell.

    observation: the figure where state is HELD; where the release marks the figure as missing or impossible,
    that mark (value None) with state NOT_PRINTED; None otherwise.
    """

    release: Release
    observation: Observation | None
    state: State


@lru_cache(maxsize=1 << 15)
def known(
    record: Record,
    area: str,
    indicator: str,
    period: int,
    publisher: str | None,
    currency: str | None,
    price_base: str | None,
    after: date,
    until: date,
) -> tuple[Step, ...]:
    """The trail of a cell after one day and up to another; kept, since a release never changes."""
    return tuple(
        steps(
            record,
            area,
            indicator,
            period,
            publisher,
            currency=currency,
            price_base=price_base,
            after=after,
            until=until,
        )
    )


def steps(
    record: Record,
    area: str,
    indicator: str,
    period: int,
    publisher: str | None = None,
    *,
    currency: str | None = None,
    price_base: str | None = None,
    after: date = date.min,
    until: date = date.max,
) -> Iterator[Step]:
    """The trail of a cell, newest first, one step at a time; of releases after one day and until another.

    publisher, currency, price_base: see View.trail.
    """
    registry = record.registry
    area = registry.area(area).code
    registry.indicator(indicator)
    publisher = registry.publisher(publisher).code
    cell = record.store.cell(publisher, area, indicator, period, currency, price_base)
    releases = [
        r for r in registry.covering(publisher, indicator) if after < r.date <= until and r.covers(indicator, period)
    ]
    found = {r.id: _series(cell[r.id], currency, price_base) for r in releases if r.id in cell}
    _only_one_series((area, indicator, period), found.values())
    return (_step(r, found.get(r.id, ())) for r in releases)


@lru_cache(maxsize=1 << 15)
def in_release(
    record: Record,
    release: Release,
    area: str,
    indicator: str,
    period: int,
    *,
    currency: str | None = None,
    price_base: str | None = None,
) -> Observation | None:
    """The figure of one cell in one release, None where it is not held."""
    cell = record.store.cell(release.publisher, area, indicator, period, currency, price_base)
    rows = cell.get(release.id, ())
    step = _step(release, _series(rows, currency, price_base))
    return step.observation if step.state is State.HELD else None


def figures_in(record: Record, release: Release, area: str, indicator: str, period: int) -> list[Observation]:
    """Every series of one cell that the release holds."""
    rows = record.store.cell(release.publisher, area, indicator, period).get(release.id, ())
    return [observation(row) for row in rows if row[_VALUE] is not None]


def _series(rows: Iterable[Row], currency: str | None, price_base: str | None) -> list[Row]:
    return [
        r
        for r in rows
        if (currency is None or r[_CURRENCY] in (currency, ""))
        and (
            price_base is None
            or r[_PRICE_BASE] == price_base
            or (price_base == CONSTANT and r[_PRICE_BASE] != "current")
            or not r[_CURRENCY]
        )
    ]


def _only_one_series(cell: tuple[str, str, int], found: Iterable[list[Row]]) -> None:
    series = {
        (r[_CURRENCY], "current" if r[_PRICE_BASE] == "current" else CONSTANT)
        for rows in found
        for r in rows
        if r[_CURRENCY]
    }
    if len(series) > 1:
        area, indicator, period = cell
        choices = ", ".join(f"{c} in {b} prices" for c, b in sorted(series))
        raise BadRequest(
            f"{indicator} of {area} in {period} is printed in several series: {choices}. "
            "Name the currency and the price base."
        )


def _step(release: Release, rows: Iterable[Row]) -> Step:
    best = max(rows, key=lambda r: (r[_VALUE] is not None, r[_DECIMALS]), default=None)
    if best is None:
        return Step(release, None, State.NOT_PRINTED if release.held is Held.WHOLE else State.NOT_HELD)
    if best[_VALUE] is None or best[_STATUS] in _NO_FIGURE:
        return Step(release, observation(best), State.NOT_PRINTED)
    return Step(release, observation(best), State.HELD)
