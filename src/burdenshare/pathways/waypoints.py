"""Waypoints: what an ally itself said it would reach, by year, from the register of pledges.

Only what stands as a promise, a plan or a law: an aspiration or a conditional pledge binds no budget. A pledge that the
ally already meets is no waypoint: a floor that is passed says nothing of the way up.
"""

from __future__ import annotations

from datetime import date

from burdenshare.commitments import Registers
from burdenshare.nouns.areas import Area
from burdenshare.pathways.inputs import Goal

_MEASURES = frozenset({"share_of_gdp", "core_share_of_gdp"})
_FIRM = frozenset({"pledged", "planned", "law"})


def waypoints(
    registers: Registers, ally: Area, day: date, goal: Goal, first_year: int, share: float
) -> tuple[tuple[int, float], ...]:
    """(year, share of GDP as a fraction) of the pledges that stood on that day for years after the first, by year.

    share: of the first year, per cent of GDP. Of several pledges for one year the newest stands. A pledge of both parts
    of the target together is read as its core part where it names the target's whole, and is left out elsewhere.
    """
    whole = goal.core + goal.related if goal.related is not None else None
    found: dict[int, float] = {}
    for pledge in registers.pledges_known(day, ally.code):  # newest first
        if pledge.measure not in _MEASURES or pledge.by is None or pledge.status not in _FIRM:
            continue
        if pledge.by <= first_year or (pledge.ended is not None and pledge.ended <= day):
            continue
        value = pledge.value
        if pledge.both_parts:
            if value != whole:
                continue
            value = goal.core
        if value > share + 0.005:
            found.setdefault(pledge.by, value / 100)
    return tuple(sorted(found.items()))
