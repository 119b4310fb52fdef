"""Figures of allies and groups held against the record: supported, outdated, depends, contradicted, or not."""

from __future__ import annotations

from burdenshare.nouns.claims import Claim, Modality, Quantity, QuantityUnit
from burdenshare.nouns.verdicts import Evidence, Ruling, Verdict
from burdenshare.record import State
from burdenshare.verdicts import computed, opinions, printed
from burdenshare.verdicts.ground import Ground, interval_words
from burdenshare.verdicts.opinions import Opinion

_RANK = (Ruling.CONTRADICTED, Ruling.NOT_CHECKABLE, Ruling.DEPENDS, Ruling.OUTDATED, Ruling.SUPPORTED)

_PRINTED_GROUPS = frozenset({"NATO", "NATO_EUR_CAN"})
"""Groups that the alliance's own publisher prints."""

_FIRST_YEAR = 2014
"""The first year of which every release in the record prints figures."""


def rule(ground: Ground, claim: Claim) -> Verdict:
    """Hold a measure claim against the figures of the day."""
    q = claim.quantity
    assert q is not None
    interval = interval_words(ground, claim)
    if claim.modality is Modality.HYPOTHETICAL:
        return Verdict(
            claim, Ruling.NOT_CHECKABLE, "A supposition, not a statement of what is spent.", (), (), interval
        )
    if q.unit is QuantityUnit.MONEY and q.currency == "?":
        return Verdict(claim, Ruling.NOT_CHECKABLE, "The text leaves open whose dollars are meant.", (), (), interval)
    found = [_subject(ground, claim, q, area) for area in claim.subjects]
    worst = min(found, key=lambda o: _RANK.index(o.ruling))
    reason = worst.reason if len(found) == 1 else " ".join(dict.fromkeys(o.reason for o in found))
    evidence = tuple(row for o in found for row in o.evidence)
    return Verdict(claim, worst.ruling, reason, evidence, _hindsight(ground, claim, q), interval)


def years(ground: Ground, claim: Claim) -> tuple[int, ...]:
    """The year the claim speaks of first, then the other years a reader might take it to mean.

    "Currently" is the latest reference year of the newest release known that day (docs/reading.md).
    """
    if claim.when.years:
        return claim.when.years
    publisher = claim.publisher or None
    latest = max(
        (y for i in printed.indicators(claim) if (y := ground.view.latest_period(i, publisher)) is not None),
        default=None,
    )
    if latest is None:
        return ()
    others = {latest - 1, ground.day.year - 1, ground.day.year} - {latest}
    return (latest, *sorted((y for y in others if y <= ground.day.year), reverse=True))


def _subject(ground: Ground, claim: Claim, q: Quantity, area: str) -> Opinion:
    readings = years(ground, claim)
    name = ground.area(area)
    if not readings:
        return Opinion(Ruling.NOT_CHECKABLE, f"No release known that day covers {ground.label(claim.measure)}.", ())
    if not ground.view.record.areas[area].forces and claim.measure == "share_of_gdp":
        return Opinion(Ruling.NOT_CHECKABLE, f"{name} has no armed forces: NATO prints no share of GDP for it.", ())
    opinion = _in_year(ground, claim, q, area, readings[0])
    if claim.when.years and (claim.when.basis != "relative" or ground.dating.certain):
        return opinion
    if not ground.dating.certain:
        return Opinion(
            Ruling.NOT_CHECKABLE,
            f"The text does not say which year it means, and its own date is not known; as of today: {opinion.reason}",
            opinion.evidence,
        )
    if opinion.ruling in {Ruling.SUPPORTED, Ruling.DEPENDS, Ruling.OUTDATED}:
        return opinion
    other = [(y, o) for y in readings[1:] if (o := _in_year(ground, claim, q, area, y)).ruling is Ruling.SUPPORTED]
    if not other and opinion.ruling is Ruling.CONTRADICTED and claim.when.basis == "none":
        long = range(readings[0] - 1, _FIRST_YEAR - 1, -1)
        other = [(y, o) for y in long if (o := _in_year(ground, claim, q, area, y)).ruling is Ruling.SUPPORTED][:1]
    if other:
        year, found = other[0]
        return Opinion(
            Ruling.NOT_CHECKABLE,
            f"The text names no year. Read as {readings[0]}: {opinion.reason} Read as {year}, it would be supported.",
            (*opinion.evidence, *found.evidence),
        )
    return opinion


def _in_year(ground: Ground, claim: Claim, q: Quantity, area: str, year: int) -> Opinion:
    publisher = claim.publisher or ground.own().code
    steps = printed.trail(ground, claim, q, area, year, publisher)
    if not any(s.state is State.HELD for s in steps):
        worked_out = computed.group_share(ground, claim, q, area, year)
        worked_out = worked_out or computed.in_another_currency(ground, claim, q, area, year)
        if worked_out is not None:
            return worked_out
        if not steps or (ground.view.record.areas[area].members and area not in _PRINTED_GROUPS):
            return Opinion(
                Ruling.NOT_CHECKABLE, _uncovered(ground, claim, q, f"{ground.area(area)} {year}", publisher), ()
            )
    return opinions.on_printed(ground, claim, q, area, year, publisher, steps)


def _uncovered(ground: Ground, claim: Claim, q: Quantity, name: str, publisher: str) -> str:
    if q.unit is QuantityUnit.MONEY:
        return f"No release of {publisher} known that day prints the expenditure of {name} in {q.currency}."
    return f"No release of {publisher} known that day covers {ground.label(claim.measure)} of {name}."


def _hindsight(ground: Ground, claim: Claim, q: Quantity) -> tuple[Evidence, ...]:
    """What later releases say; never part of the ruling."""
    rows: list[Evidence] = []
    if q.unit is QuantityUnit.MONEY:
        return ()
    for area in claim.subjects:
        for year in years(ground, claim)[:1]:
            for indicator in printed.indicators(claim):
                steps = ground.view.hindsight(area, indicator, year, claim.publisher or None)
                held = [s for s in steps if s.state is State.HELD]
                rows += [printed.row(ground, s, q, "hindsight") for s in held[:1]]
    return tuple(rows[:4])
