"""Waypoints: what an ally itself said it would reach, by year, from the register of pledges."""

from __future__ import annotations

from datetime import date

from burdenshare.commitments import Registers
from burdenshare.nouns.areas import Area
from burdenshare.pathways.inputs import Goal

_MEASURES = frozenset({"share_of_gdp", "core_share_of_gdp"})


def waypoints(registers: Registers, ally: Area, day: date, goal: Goal) -> tuple[tuple[int, float], ...]:
    """(year, share of GDP as a fraction) of the pledges that stood on that day, by year.

    Of several for one year the newest stands. A pledge of the target's whole (5 %) is one of its core part.
    """
    whole = goal.core + goal.related if goal.related is not None else None
    found: dict[int, float] = {}
    for pledge in registers.pledges_known(day, ally.code):  # newest first
        if pledge.measure not in _MEASURES or pledge.by is None or pledge.status == "withdrawn":
            continue
        if pledge.ended is not None and pledge.ended <= day:
            continue
        value = goal.core if whole is not None and pledge.value >= whole else pledge.value
        found.setdefault(pledge.by, value / 100)
    return tuple(sorted(found.items()))
