"""A view: what a reader could have known on one day.

Every answer rests on the releases published by that day; later ones are hindsight, asked apart. A cell is
answered from its trail, so that a newer release that is known and not held stays in sight.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from burdenshare.nouns.figures import Observation, Release
from burdenshare.record import groups, tables
from burdenshare.record.trail import State, Step, known

if TYPE_CHECKING:
    from burdenshare.record.record import Record


@dataclass(frozen=True, slots=True)
class View:
    """The record as of `day`. Made by Record.as_of."""

    record: Record
    day: date

    def releases(self, publisher: str | None = None) -> tuple[Release, ...]:
        """Releases known that day, oldest first; of one publisher, or of all."""
        return self.record.releases(as_of=self.day, publisher=publisher)

    def trail(
        self,
        area: str,
        indicator: str,
        period: int,
        publisher: str | None = None,
        *,
        currency: str | None = None,
        price_base: str | None = None,
    ) -> tuple[Step, ...]:
        """Every release known that day that prints the cell, newest first.

        publisher: code or name; None for the alliance's own.
        currency, price_base: which series of an amount ("USD", "current"; CONSTANT for constant prices of any
        base).
        Raises BadRequest where an amount is printed in several series and the question leaves open which.
        """
        return known(self.record, area, indicator, period, publisher, currency, price_base, date.min, self.day)

    def hindsight(
        self,
        area: str,
        indicator: str,
        period: int,
        publisher: str | None = None,
        *,
        currency: str | None = None,
        price_base: str | None = None,
    ) -> tuple[Step, ...]:
        """The releases after the day that print the cell, newest first: never part of what was known."""
        return known(self.record, area, indicator, period, publisher, currency, price_base, self.day, date.max)

    def cell(
        self,
        area: str,
        indicator: str,
        period: int,
        publisher: str | None = None,
        *,
        currency: str | None = None,
        price_base: str | None = None,
    ) -> Observation | None:
        """The newest figure held that day; it may be older than the newest release (see `newest`)."""
        steps = self.trail(area, indicator, period, publisher, currency=currency, price_base=price_base)
        return next((s.observation for s in steps if s.state is State.HELD), None)

    def newest(
        self,
        area: str,
        indicator: str,
        period: int,
        publisher: str | None = None,
        *,
        currency: str | None = None,
        price_base: str | None = None,
    ) -> Step | None:
        """The newest release known that day that prints the cell, held or not; None if no release does."""
        steps = self.trail(area, indicator, period, publisher, currency=currency, price_base=price_base)
        return steps[0] if steps else None

    def share_of_gdp(self, area: str, year: int, publisher: str | None = None) -> Observation | None:
        """Defence expenditure as a share of GDP: the newest figure held that day."""
        return self.cell(area, "share_of_gdp", year, publisher)

    def latest_period(self, indicator: str, publisher: str | None = None) -> int | None:
        """Latest year, estimates included, of the newest release known that day that prints the indicator."""
        return _latest_period(self.record, self.day, indicator, publisher)

    def newest_release(self, indicator: str, period: int, publisher: str | None = None) -> Release | None:
        """The newest release known that day that prints the indicator for that year, held or not."""
        registry = self.record.registry
        covering = registry.covering(registry.publisher(publisher).code, indicator)
        return next((r for r in covering if r.date <= self.day and r.covers(indicator, period)), None)

    def table(
        self,
        indicator: str,
        publisher: str | None = None,
        *,
        period: int | None = None,
        currency: str | None = None,
        price_base: str | None = None,
    ) -> list[Observation]:
        """The newest figure held that day of every area, year and series, by area and year: one query."""
        return tables.table(self, indicator, publisher, period, currency, price_base)

    def group_share(self, group: str, year: int, publisher: str | None = None) -> groups.GroupShare:
        """A group's expenditure as a share of its GDP, added up over its members (see groups.group_share)."""
        return groups.group_share(self, group, year, publisher)

    def count(
        self,
        threshold: float,
        group: str | None = None,
        year: int | None = None,
        publisher: str | None = None,
        *,
        indicator: str = "share_of_gdp",
    ) -> groups.CountResult:
        """Which members of a group reach a threshold, in the newest release known (see groups.count)."""
        return groups.count(self, threshold, group, year, publisher, indicator)


@lru_cache(maxsize=1 << 12)
def _latest_period(record: Record, day: date, indicator: str, publisher: str | None) -> int | None:
    registry = record.registry
    registry.indicator(indicator)
    covering = registry.covering(registry.publisher(publisher).code, indicator)
    return next((r.last_period for r in covering if r.date <= day and r.last_period), None)
