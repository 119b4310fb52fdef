"""Whether a pledge is kept: the one rule, held against the newest figure of the pledge's own measure known that day.

- **kept**: the figure of the pledge's year is out and reaches the value, estimates included.
- **broken**: that year is over, its figure is out and lies below. While the year runs, an estimate below is *behind*: the
  money can still be spent.
- **on track**, **behind**: the year's figure is not out; the newest figure lies at or above, or below, the straight line from
  the share known on the pledge's day to the value in its year.
- **not yet due**: the year is not over, and no figure newer than the pledge's own day can be held against the line.
- **replaced**: withdrawn, or another pledge took its place by that day; it is not held against anything further.
- **cannot be told**: the year is over, or out in another definition, and nobody prints what was pledged: the related part, both
  parts together, a ceiling, a share of GNI, or money, which ministries count by budgets and often as a sum over years.

Definitions are not mixed: a pledge of defence expenditure is not held against core defence expenditure, which the publisher
prints in its place since July 2026.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from burdenshare.nouns.commitments import Pledge
from burdenshare.nouns.figures import Observation
from burdenshare.record import Record, View

ABOUT = 0.05
"""Part of the value by which a pledge of "about" may be missed: 2 % is reached at 1.9 %."""

_SHARES = {
    "share_of_gdp": "per cent of GDP",
    "core_share_of_gdp": "per cent of GDP",
    "equipment_share": "per cent of defence expenditure",
}


class State(StrEnum):
    """How a pledge stands; see the module for the rule."""

    KEPT = "kept"
    ON_TRACK = "on track"
    BEHIND = "behind"
    BROKEN = "broken"
    NOT_YET_DUE = "not yet due"
    REPLACED = "replaced"
    OPEN = "cannot be told"


@dataclass(frozen=True, slots=True)
class Keeping:
    """A pledge and how it stands on a day.

    figure: the one that it is held against, None where there is none. start: the figure known on the pledge's day.
    line: what the straight line has for the figure's year, per cent; None where it is not needed. newest: False where a newer
    release known that day prints the figure and is not held for it, which could overturn the state.
    """

    pledge: Pledge
    state: State
    figure: Observation | None = None
    start: Observation | None = None
    line: float | None = None
    newest: bool = True


def keeping(record: Record, pledge: Pledge, day: date) -> Keeping:
    """How a pledge stands on a day, by the alliance's own publisher's figures known by then."""
    if pledge.ended is not None and pledge.ended <= day:
        return Keeping(pledge, State.REPLACED)
    over = pledge.by is not None and pledge.by < day.year
    if not _can_be_held(pledge) or pledge.by is None:
        return Keeping(pledge, State.OPEN if over else State.NOT_YET_DUE)
    view = record.as_of(day)
    due = _figure(view, pledge, pledge.by)
    if due is not None:
        if (due.published or 0.0) >= _needed(pledge):
            return Keeping(pledge, State.KEPT, due, newest=_is_newest(view, due))
        return Keeping(pledge, State.BROKEN if over else State.BEHIND, due, newest=_is_newest(view, due))
    latest = view.latest_period(pledge.measure)
    if latest is None or latest >= pledge.by or _printed_otherwise(view, pledge):
        return Keeping(pledge, State.OPEN)
    return _on_the_way(record, view, pledge, latest)


def _on_the_way(record: Record, view: View, pledge: Pledge, latest: int) -> Keeping:
    """The newest figure against the straight line from the pledge's day to its year."""
    assert pledge.by is not None
    newest, start = _newest(view, pledge, latest), None
    if pledge.pledged >= record.releases()[0].date:
        then = record.as_of(pledge.pledged)
        period = then.latest_period(pledge.measure)
        start = None if period is None else _newest(then, pledge, period)
    if newest is None or start is None or newest.period <= start.period:
        return Keeping(pledge, State.NOT_YET_DUE, newest, start)
    needed, first = _needed(pledge), start.published or 0.0
    gone = (newest.period - start.period) / (pledge.by - start.period)
    line = min(needed, first + gone * (needed - first))
    state = State.ON_TRACK if (newest.published or 0.0) >= round(line, 2) else State.BEHIND
    return Keeping(pledge, state, newest, start, line, _is_newest(view, newest))


def _can_be_held(pledge: Pledge) -> bool:
    """Whether the publisher prints what was pledged."""
    printed = _SHARES.get(pledge.measure) == pledge.unit
    return printed and not pledge.both_parts and pledge.relation not in {"at_most", "up_to"}


def _needed(pledge: Pledge) -> float:
    return pledge.value * (1 - ABOUT) if pledge.relation == "about" else pledge.value


def _figure(view: View, pledge: Pledge, year: int) -> Observation | None:
    found = view.cell(pledge.area, pledge.measure, year)
    return None if found is None or found.value is None else found


def _newest(view: View, pledge: Pledge, latest: int) -> Observation | None:
    """The figure of the latest year held, of the last three."""
    return next((f for y in range(latest, latest - 3, -1) if (f := _figure(view, pledge, y))), None)


def _is_newest(view: View, figure: Observation) -> bool:
    step = view.newest(figure.area, figure.indicator, figure.period)
    return step is not None and step.release.id == figure.release


def _printed_otherwise(view: View, pledge: Pledge) -> bool:
    """Whether the pledge's year is out by now in another definition alone."""
    other = view.latest_period("core_share_of_gdp") if pledge.measure == "share_of_gdp" else None
    return other is not None and pledge.by is not None and other >= pledge.by
