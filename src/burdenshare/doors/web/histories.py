"""An ally's history as pages draw it: its share in every release, and the composition of its spending."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import burdenshare
from burdenshare.nouns.errors import NoRelease
from burdenshare.nouns.figures import Observation, Release

PARTS = ("equipment_share", "personnel_share", "infrastructure_share", "other_share")
_WIDTH, _HEIGHT, _LEFT, _TOP = 640.0, 260.0, 34.0, 12.0


@dataclass(frozen=True, slots=True)
class Vintage:
    """The shares of one release in one definition, by year. lines: points of the drawing; a year not held breaks the line."""

    release: Release
    indicator: str
    figures: tuple[Observation, ...]
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class History:
    """vintages: oldest first. newest: figure of each year as known that day, by definition. high: top of the scale."""

    vintages: tuple[Vintage, ...]
    newest: tuple[Observation, ...]
    years: tuple[int, int]
    high: float

    def x(self, year: int) -> float:
        """Where a year lies, in units of the drawing."""
        first, last = self.years
        return round(_LEFT + (year - first) / max(last - first, 1) * (_WIDTH - _LEFT - 60), 1)

    def y(self, share: float) -> float:
        """Where a share lies, in units of the drawing."""
        return round(_TOP + (1 - share / self.high) * (_HEIGHT - _TOP - 28), 1)


@lru_cache(maxsize=256)
def history(area: str, day: date, publisher: str, threshold: float) -> History | None:
    """The share of an ally as the publisher printed it up to a day, on a scale that shows the threshold; None where nothing is held."""
    record = burdenshare.open()
    code = record.registry.publisher(publisher or None).code
    figures = _held(area, ("share_of_gdp", "core_share_of_gdp"), code, day, revisions=True)
    if not figures:
        return None
    releases = {r.id: r for r in record.releases(as_of=day, publisher=code)}
    by_line: dict[tuple[str, str], list[Observation]] = {}
    for o in sorted(figures, key=lambda o: (releases[o.release].date, o.release, o.indicator, o.period)):
        by_line.setdefault((o.release, o.indicator), []).append(o)
    years = (min(o.period for o in figures), max(o.period for o in figures))
    empty = History((), (), years, 1.1 * max(threshold, *(o.published or 0 for o in figures)))
    newest = {(o.indicator, o.period): o for line in by_line.values() for o in line}
    return History(
        vintages=tuple(Vintage(releases[r], i, tuple(line), _lines(empty, line)) for (r, i), line in by_line.items()),
        newest=tuple(newest[k] for k in sorted(newest, key=lambda k: (k[0] != "share_of_gdp", k[1]))),
        years=years,
        high=empty.high,
    )


def _lines(scale: History, figures: list[Observation]) -> tuple[str, ...]:
    runs: list[list[Observation]] = []
    for o in figures:
        if runs and runs[-1][-1].period == o.period - 1:
            runs[-1].append(o)
        else:
            runs.append([o])
    return tuple(" ".join(f"{scale.x(o.period)},{scale.y(o.published or 0)}" for o in run) for run in runs)


@lru_cache(maxsize=256)
def composition(area: str, day: date) -> dict[int, dict[str, Observation]]:
    """Year -> part -> figure: equipment, personnel, infrastructure, other, in per cent of defence expenditure."""
    found: dict[int, dict[str, Observation]] = {}
    record = burdenshare.open()
    home = record.registry.publisher(None).code
    for o in _held(area, PARTS, home, day):
        found.setdefault(o.period, {})[o.indicator] = o
    return dict(sorted(found.items(), reverse=True))


def _held(
    area: str, indicators: tuple[str, ...], publisher: str, day: date, revisions: bool = False
) -> list[Observation]:
    """Figures held; none where no release of that day is."""
    record = burdenshare.open()
    try:
        found = record.query(
            areas=[area], indicators=indicators, publishers=[publisher], as_of=day, revisions=revisions
        ).observations()
    except NoRelease:
        return []
    return [o for o in found if o.value is not None]
