"""History: the shares of GDP that were printed of an ally or group, up to a projection's first year, one definition."""

from __future__ import annotations

from dataclasses import dataclass

from burdenshare.nouns.areas import Area
from burdenshare.nouns.figures import Release, Status
from burdenshare.pathways import Projection
from burdenshare.record import Record


@dataclass(frozen=True, slots=True)
class Past:
    """One year's share. share: per cent of GDP at published precision; of a group that nobody prints, added up.

    status: of the figure; of a group added up an estimate where any member's figure is one.
    """

    year: int
    share: float
    status: Status
    release: str
    price_base: str


def past_of(projection: Projection, record: Record, area: Area) -> tuple[Past, ...]:
    """The shares of an ally or group by year."""
    return history(projection, record).get(area.code) or _added_up(projection, record, area)


def history(projection: Projection, record: Record) -> dict[str, tuple[Past, ...]]:
    """Area -> its printed shares by year, under the definition and of the publisher that the projection starts from."""
    inputs = projection.inputs
    found: dict[str, list[Past]] = {}
    for o in record.as_of(projection.day).table(inputs.indicator, inputs.publisher):
        if o.period <= inputs.first_year and o.published is not None:
            found.setdefault(o.area, []).append(Past(o.period, o.published, o.status, o.release, o.price_base))
    return {area: tuple(years) for area, years in found.items()}


def _added_up(projection: Projection, record: Record, group: Area) -> tuple[Past, ...]:
    """A group's shares, added up over its members as the publisher does it, for years in which all are held."""
    inputs = projection.inputs
    view = record.as_of(projection.day)
    found = []
    for year in range(inputs.release.first_period, inputs.first_year + 1):
        sums = view.group_share(group.code, year, inputs.publisher)
        figures = [view.cell(m, inputs.indicator, year, inputs.publisher) for m in sums.members]
        if sums.share is None or sums.release is None or inputs.indicator not in sums.release.indicators:
            continue
        estimate = any(f is not None and f.status is Status.ESTIMATE for f in figures)
        status = Status.ESTIMATE if estimate else Status.ACTUAL
        found.append(Past(year, round(sums.share, 2), status, sums.release.id, sums.price_base))
    return tuple(found)


def releases(past: tuple[Past, ...], record: Record) -> list[Release]:
    """The releases that shares were printed in."""
    return [record.release(r) for r in dict.fromkeys(p.release for p in past)]
