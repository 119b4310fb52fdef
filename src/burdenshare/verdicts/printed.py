"""What the releases known on a day print for one figure of one year: the trail of its cell, and what other publishers have.

A figure is looked for under every definition of its family, and money in the prices of its day and of one year; which of them the
text means is worked out from its number.
"""

from __future__ import annotations

from burdenshare.nouns.claims import Claim, Quantity, QuantityUnit
from burdenshare.nouns.errors import BadRequest
from burdenshare.nouns.verdicts import Evidence
from burdenshare.record import CONSTANT, State, Step
from burdenshare.verdicts.ground import Ground, agreement, figure

FAMILY = {
    "share_of_gdp": ("share_of_gdp", "core_share_of_gdp"),
    "expenditure": ("expenditure", "core_expenditure"),
    "real_change": ("real_change", "core_real_change"),
}
"""Measures that a publisher prints under several definitions."""


def trail(ground: Ground, claim: Claim, q: Quantity, area: str, year: int, publisher: str) -> tuple[Step, ...]:
    """Releases of the day that print the cell under any definition of its family, newest first."""
    currency, bases = (q.currency, ("current", CONSTANT)) if q.unit is QuantityUnit.MONEY else (None, (None,))
    steps: list[Step] = []
    for indicator in indicators(claim):
        for base in bases:
            try:
                steps += ground.view.trail(area, indicator, year, publisher, currency=currency, price_base=base)
            except BadRequest:
                continue
    if q.unit is QuantityUnit.MONEY:
        steps = [s for s in steps if s.state is not State.NOT_PRINTED or not _printed_otherwise(s, steps)]
        if not ground.view.record.areas[area].members and any(s.state is State.HELD and _in_current(s) for s in steps):
            steps = [s for s in steps if s.state is not State.HELD or _in_current(s)]  # an ally's money is today's
    return tuple(sorted(steps, key=lambda s: (s.release.date, _bears_out(s, q)), reverse=True))


def others(
    ground: Ground, claim: Claim, q: Quantity, area: str, year: int, publisher: str
) -> list[tuple[Step, Evidence]]:
    """The newest held figure of each other publisher, which informs and may make the claim depend."""
    if q.unit is QuantityUnit.MONEY or claim.measure != "share_of_gdp":
        return []
    found = []
    for other in ground.publishers:
        if other.code == publisher:
            continue
        steps = ground.view.trail(area, claim.measure, year, other.code)
        if other.rank == 0:
            steps = trail(ground, claim, q, area, year, other.code)
        if steps and steps[0].state is State.HELD:
            evidence = row(ground, steps[0], q, "other publisher")
            if claim.publisher:
                evidence = figure(ground, steps[0], "other publisher", None, "another publisher than the text names")
            found.append((steps[0], evidence))
    return found


def row(ground: Ground, step: Step, q: Quantity, role: str) -> Evidence:
    """The figure of one release as evidence on the claim."""
    agrees = agreement(step.observation, q) if step.state is State.HELD and step.observation else None
    note = "known, not held" if step.state is State.NOT_HELD else ""
    return figure(ground, step, role, agrees, note)


def worth_showing(rows: list[Evidence]) -> list[Evidence]:
    """The newest row, every row that agrees, and the newest held one; the rest is in `revisions`."""
    held = next((r for r in rows if r.agrees is not None), None)
    return [r for n, r in enumerate(rows) if n == 0 or r.agrees or r is held][:5]


def indicators(claim: Claim) -> tuple[str, ...]:
    """The indicators that may be what the claim measures, one a definition."""
    return FAMILY.get(claim.measure, (claim.measure,))


def _in_current(step: Step) -> bool:
    return step.observation is not None and step.observation.price_base == "current"


def _bears_out(step: Step, q: Quantity) -> int:
    """Of two price bases in one release, the one that the text seems to mean goes first."""
    if step.state is not State.HELD or step.observation is None:
        return 0
    return 2 if agreement(step.observation, q) else 1


def _printed_otherwise(step: Step, steps: list[Step]) -> bool:
    return any(s is not step and s.release.id == step.release.id and s.state is State.HELD for s in steps)
