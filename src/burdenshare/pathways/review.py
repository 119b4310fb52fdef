"""The review: where each ally is against its own straight line to the target, and what yearly step is left.

The declaration of The Hague asks for annual plans that show "a credible, incremental path" and a review in 2029. Read
here in figures: credible, if the yearly step that is left is one that the ally has made before; incremental, if its own
pledges rise year by year and no single year carries more than half of the way.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from burdenshare.nouns.areas import Area
from burdenshare.pathways.inputs import Goal

PACE_YEARS = 3
LEAP = 0.5
LITTLE = 0.05
"""Points of GDP below which what is left needs no steps."""


@dataclass(frozen=True, slots=True)
class Review:
    """One ally; shares in per cent of GDP, steps in points a year.

    line_from, line_share: where its straight line starts. now_year, share: the newest figure. ahead: share minus line
    (negative: behind). year: of the review. at_review: what its own pledges come to then, None without any ahead;
    last_pledge: year and share of the last. line_then: its line then. step: left each year from now to the target, 0 where it is met. pace: mean yearly step
    over the last three years; best: the highest such mean since the record begins. credible: "met", "yes", "as at its
    best" or "no". incremental: None without pledges ahead.
    """

    ally: Area
    line_from: int
    line_share: float
    now_year: int
    share: float
    ahead: float
    year: int
    at_review: float | None
    last_pledge: tuple[int, float] | None
    line_then: float
    step: float
    pace: float | None
    best: float | None
    best_years: tuple[int, int] | None
    credible: str
    incremental: bool | None
    target: float
    by: int

    @property
    def words(self) -> str:
        """The reading in plain words."""
        if self.step == 0:
            return (
                f"{self.ally.name} spends {self.share:.2f} % in {self.now_year} and has reached {self.target:g} %: "
                "what is left is to hold it."
            )
        place = (
            "on"
            if abs(self.ahead) < 0.005
            else f"{abs(self.ahead):.2f} points {'above' if self.ahead > 0 else 'below'}"
        )
        line = (
            f"{self.ally.name} spends {self.share:.2f} % in {self.now_year}, {place} its straight line from "
            f"{self.line_share:.2f} % in {self.line_from} to {self.target:g} % in {self.by}; "
            f"{self.step:.2f} points a year are left."
        )
        return f"{line} {self._pace()} {self._plan()}"

    def _pace(self) -> str:
        if self.pace is None:
            return "Its pace of the last years is not in the record."
        said = f"It made {self.pace:+.2f} a year over the last {PACE_YEARS} years"
        if self.credible == "yes":
            return f"{said}: a step of that size is credible by its own pace."
        if self.credible == "as at its best" and self.best is not None and self.best_years:
            return f"{said}, too little, but {self.best:+.2f} in {self.best_years[0]} to {self.best_years[1]}: credible only as at its best."
        return f"{said}, and never so much over {PACE_YEARS} years: not credible by its own past."

    def _plan(self) -> str:
        if self.at_review is None:
            return f"No pledge of its own lies ahead to judge {self.year} by."
        where = self.at_review - self.line_then
        place = (
            "on its line" if abs(where) < 0.005 else f"{abs(where):.2f} points {'above' if where > 0 else 'below'} it"
        )
        manner = "rise step by step" if self.incremental else "do not rise step by step"
        said = f"Its own pledges, joined by straight lines, come to {self.at_review:.2f} % in {self.year}, {place}, and {manner}"
        if self.last_pledge and self.last_pledge[1] < self.target - 0.005:
            said += f"; the last, {self.last_pledge[1]:g} % in {self.last_pledge[0]}, stays short of {self.target:g} %"
        return f"{said}."


def review(
    ally: Area,
    goal: Goal,
    year: int,
    history: dict[int, float],
    now_year: int,
    line_from: int,
    pledges: Mapping[int, float],
) -> Review:
    """The review of one ally.

    history: year -> share, per cent of GDP, one definition. line_from: the year in which the line starts, the newest one
    where the history does not reach it. pledges: year -> share that it pledged for years ahead, per cent.
    """
    share, target = history[now_year], goal.core
    start = line_from if line_from in history else now_year
    left = max(target - share, 0.0)
    step = left / (goal.by - now_year) if left > 0.005 else 0.0

    def line(at: int) -> float:
        return history[start] + max(target - history[start], 0.0) * (at - start) / (goal.by - start)

    paces = {
        y: (history[y] - history[y - PACE_YEARS]) / PACE_YEARS for y in sorted(history) if y - PACE_YEARS in history
    }
    pace = paces.get(now_year)
    best_year = max(paces, key=lambda y: paces[y], default=None)
    best = paces[best_year] if best_year is not None else None
    credible = "no"
    if step == 0:
        credible = "met"
    elif pace is not None and pace >= step:
        credible = "yes"
    elif best is not None and best >= step:
        credible = "as at its best"
    path = _pledged(now_year, share, pledges)
    return Review(
        ally=ally,
        line_from=start,
        line_share=history[start],
        now_year=now_year,
        share=share,
        ahead=share - line(now_year),
        year=year,
        at_review=path[min(year, max(path))] if pledges else None,
        last_pledge=(max(path), path[max(path)]) if pledges else None,
        line_then=line(year),
        step=step,
        pace=pace,
        best=best,
        best_years=(best_year - PACE_YEARS, best_year) if best_year is not None else None,
        credible=credible,
        incremental=_incremental(path, target) if pledges else None,
        target=target,
        by=goal.by,
    )


def _pledged(now_year: int, share: float, pledges: Mapping[int, float]) -> dict[int, float]:
    """Year -> share on straight lines through the pledges, up to the last of them."""
    years = [now_year, *sorted(pledges)]
    shares = [share, *(pledges[y] for y in years[1:])]
    return {y: float(np.interp(y, years, shares)) for y in range(now_year, years[-1] + 1)}


def _incremental(path: Mapping[int, float], target: float) -> bool:
    """Whether it rises in every year until the target, and no year carries more than half of the way."""
    shares = [path[y] for y in sorted(path)]
    if target - shares[0] < LITTLE:
        return True
    steps = [b - a for a, b in pairwise(shares) if a < target - 0.005]
    return all(0.005 < step <= max(LEAP * (target - shares[0]), 0.25) for step in steps)
