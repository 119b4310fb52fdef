"""The ruling on one figure of one ally or group in one year, by the releases that print it.

The newest release known that day decides. Where it does not bear the text out, another publisher makes the claim depend, an older
release makes it outdated; what the words leave loose is not ruled against.
"""

from __future__ import annotations

from dataclasses import dataclass

from burdenshare.nouns.claims import Claim, Quantity, QuantityUnit
from burdenshare.nouns.figures import printed_value
from burdenshare.nouns.verdicts import Evidence, Ruling
from burdenshare.record import State, Step, computed_share
from burdenshare.verdicts import printed
from burdenshare.verdicts.ground import Ground, release_words, scale_of


@dataclass(frozen=True, slots=True)
class Opinion:
    """The ruling on one subject in one year, before other readings are weighed."""

    ruling: Ruling
    reason: str
    evidence: tuple[Evidence, ...]


def on_printed(
    ground: Ground, claim: Claim, q: Quantity, area: str, year: int, publisher: str, steps: tuple[Step, ...]
) -> Opinion:
    """The opinion by the steps of a trail, newest first; there is at least one."""
    name = f"{ground.area(area)} {year}"
    newest = steps[0]
    rows = [printed.row(ground, s, q, "newest" if s is newest else "older") for s in steps]
    others = printed.others(ground, claim, q, area, year, publisher)
    agreeing = [(s, row) for s, row in others if row.agrees]
    evidence = tuple(printed.worth_showing(rows)) + tuple(row for _, row in others)
    older = [
        (s, row)
        for s, row in zip(steps[1:], rows[1:], strict=True)
        if s.state is State.HELD and row.agrees and s.release.id != newest.release.id
    ]
    if newest.state is State.NOT_PRINTED:
        why = "marks it as missing" if newest.observation is not None else "prints no such figure"
        return Opinion(Ruling.NOT_CHECKABLE, f"{release_words(newest.release)} {why} for {name}.", evidence)
    if newest.state is State.NOT_HELD:
        return _not_held(newest, steps, rows, older, agreeing, name, evidence)
    first = rows[0]
    figure_words = f"{release_words(newest.release)} has {first.value} {first.unit} for {name} ({first.status})"
    if first.agrees and _says_little(claim, q, newest):
        why = "so far from the bound that the words may be of something else, and whose number it is was read loosely"
        return Opinion(Ruling.NOT_CHECKABLE, f"{figure_words}, {why}.", evidence)
    if first.agrees and _rounds_up_to_line(ground, claim, q, newest):
        why = f"{q.value:g} % is the alliance's target, and whether the text rounds or says that it is reached is left open"
        return Opinion(Ruling.NOT_CHECKABLE, f"{figure_words}, which falls short of {q.value:g}: {why}.", evidence)
    if first.agrees:
        return Opinion(Ruling.SUPPORTED, f"{figure_words}.{_near_threshold(ground, newest)}", evidence)
    finer = next(
        (row for s, row in zip(steps[1:], rows[1:], strict=True) if row.agrees and _rounds_to(s, newest)), None
    )
    if first.agrees is None and finer is not None:
        told = f"{figure_words}; {_release_date(finer)} had {finer.value} {finer.unit}, which rounds to it"
        return Opinion(Ruling.SUPPORTED, f"{told}.", evidence)
    if first.agrees is None:
        return Opinion(Ruling.NOT_CHECKABLE, f"{figure_words}, printed too coarsely to tell.", evidence)
    if agreeing:
        who = ", ".join(f"{row.publisher} ({row.value} {row.unit}, {_release_date(row)})" for _, row in agreeing)
        return Opinion(Ruling.DEPENDS, f"It depends on the publisher: {who} bears it out; {figure_words}.", evidence)
    if older:
        step, row = older[0]
        assert step.observation is not None and newest.observation is not None
        if step.observation.indicator != newest.observation.indicator:
            return Opinion(
                Ruling.OUTDATED,
                f"That was the figure of {release_words(step.release)} ({row.value} {row.unit}, {row.what}); {figure_words}, "
                f"which counts {first.what}.",
                evidence,
            )
        return Opinion(
            Ruling.OUTDATED,
            f"That was the figure of {release_words(step.release)} ({row.value} {row.unit}); {figure_words}, "
            "which had replaced it.",
            evidence,
        )
    if claim.rule.endswith("-budget"):
        why = "a national budget is another measure: pensions, other ministries and aid are counted differently"
        return Opinion(Ruling.NOT_CHECKABLE, f"{figure_words}; {why}.", evidence)
    if q.unit is QuantityUnit.MONEY and (newest.observation is None or newest.observation.price_base != "current"):
        why = "the text may mean current prices, which the record does not hold for it"
        return Opinion(Ruling.NOT_CHECKABLE, f"{figure_words}; {why}.", evidence)
    if not claim.when.years and (plan := _own_plan(ground, claim, q, area)):
        return Opinion(Ruling.NOT_CHECKABLE, f"{figure_words}; {plan}.", evidence)
    if claim.measure == "real_change" and year >= ground.day.year - 1:
        why = "growth of the last years is told anew between releases"
        return Opinion(Ruling.NOT_CHECKABLE, f"{figure_words}; {why}.", evidence)
    if claim.rule.endswith("-loose"):
        return Opinion(
            Ruling.NOT_CHECKABLE,
            f"Whose number it is was read loosely; if {ground.area(area)}'s: {figure_words}.",
            evidence,
        )
    if _loose(q, newest):
        return Opinion(
            Ruling.NOT_CHECKABLE,
            f"{f'“{q.words}”' if q.words else 'A round amount'} is loose: {figure_words}, outside what is claimed and not far "
            "enough to rule.",
            evidence,
        )
    if not claim.when.years and year < ground.day.year and _by_a_hair(q, newest):
        why = f"the text names no year, and what it means by now may be {ground.day.year}, of which no release had told by then"
        return Opinion(Ruling.NOT_CHECKABLE, f"{figure_words}, a hair's breadth off; {why}.", evidence)
    return Opinion(Ruling.CONTRADICTED, f"No figure known that day bears it out: {figure_words}.", evidence)


def _not_held(
    newest: Step,
    steps: tuple[Step, ...],
    rows: list[Evidence],
    older: list[tuple[Step, Evidence]],
    agreeing: list[tuple[Step, Evidence]],
    name: str,
    evidence: tuple[Evidence, ...],
) -> Opinion:
    """The newest release is known and its figure is not in the record: say what the older ones show."""
    held = [(s, row) for s, row in zip(steps, rows, strict=True) if s.state is State.HELD]
    missing = f"The record does not hold the figure for {name} in the newest release of that day ({release_words(newest.release)})"
    if agreeing and held and held[0][1].agrees is False:
        who = ", ".join(f"{row.publisher} ({row.value} {row.unit}, {_release_date(row)})" for _, row in agreeing)
        step, row = held[0]
        return Opinion(
            Ruling.DEPENDS,
            f"It depends on the publisher: {who} bears it out; {release_words(step.release)} has {row.value} {row.unit}. "
            f"{missing}.",
            evidence,
        )
    if older:
        step, row = older[0]
        return Opinion(
            Ruling.NOT_CHECKABLE,
            f"It is the figure of {release_words(step.release)} ({row.value} {row.unit}). {missing}, "
            "so whether that had changed is not known here.",
            evidence,
        )
    if held:
        step, row = held[0]
        return Opinion(
            Ruling.NOT_CHECKABLE,
            f"{missing}; {release_words(step.release)}, the newest held, has {row.value} {row.unit}.",
            evidence,
        )
    return Opinion(Ruling.NOT_CHECKABLE, f"{missing}, and no older one.", evidence)


def _rounds_to(finer: Step, coarse: Step) -> bool:
    """Whether a figure of the same definition, printed finer, rounds to the one printed coarser."""
    a, b = finer.observation, coarse.observation
    if a is None or b is None or a.value is None or b.value is None or a.indicator != b.indicator:
        return False
    return 0 <= b.decimals < a.decimals and float(printed_value(a.value, b.decimals)) == b.published


def _own_plan(ground: Ground, claim: Claim, q: Quantity, area: str) -> str:
    """The ally's own plan for the running year, where the text's number is that."""
    for p in ground.registers.pledges_known(ground.day, area):
        if p.measure == claim.measure and p.by == ground.day.year and p.value in q.interval and p.ended is None:
            return f"{p.value:g} % is {ground.area(area)}'s own plan for {p.by} ({p.status} on {p.pledged})"
    return ""


def _loose(q: Quantity, newest: Step) -> bool:
    """Whether the words are vague and the figure lies on their side of the number, within three tenths of it."""
    o = newest.observation
    if o is None or o.published is None:
        return False
    if q.unit is QuantityUnit.MONEY and not q.approximator:  # newsrooms round money to tens
        return abs(o.published * scale_of(o) - q.value) <= 0.05 * q.value
    if q.approximator not in {"about", "just_under", "just_over"}:
        return False
    value = o.published * (scale_of(o) if q.unit is QuantityUnit.MONEY else 1.0)
    side = {"about": True, "just_under": value < q.value, "just_over": value > q.value}[q.approximator]
    return side and abs(value - q.value) <= 0.3 * abs(q.value)


def _by_a_hair(q: Quantity, newest: Step) -> bool:
    """Whether a share to two decimals is off by no more than two of the last: 1.15 of 1.16."""
    o = newest.observation
    fine = q.unit is QuantityUnit.PER_CENT and q.decimals == 2 and not q.approximator
    return fine and o is not None and o.published is not None and abs(o.published - q.value) <= 0.02 + 1e-9


def _rounds_up_to_line(ground: Ground, claim: Claim, q: Quantity, newest: Step) -> bool:
    """Whether a round number is a target of the alliance and the figure comes to it only by rounding up: 1.57 to "2%"."""
    o = newest.observation
    if claim.measure != "share_of_gdp" or q.decimals or q.approximator or o is None or o.published is None:
        return False
    lines = {p.threshold for x in ground.in_force for p in x.parts if p.measure.endswith("share_of_gdp")}
    return q.value in lines and o.published < q.value - _ROUNDED


def _says_little(claim: Claim, q: Quantity, newest: Step) -> bool:
    """Whether a loose reading is borne out only because it bounds the figure from far off: "up to 3.5%" of 2.12."""
    o = newest.observation
    if not claim.rule.endswith("-loose") or o is None or o.published is None or claim.measure != "share_of_gdp":
        return False
    return (q.interval.low is None or q.interval.high is None) and abs(o.published - q.value) > _FAR * q.value


_FAR = 0.3
"""The part of a bound beyond which a figure bears a loose reading out by nothing but the bound."""
_ROUNDED = 0.05
"""A share within this of a target is written as the target by who means the figure: "2%" of 1.96."""


def _near_threshold(ground: Ground, step: Step) -> str:
    """Where the publisher's own money and GDP put the cell on the other side of the claim, say so."""
    o = step.observation
    if o is None or o.indicator not in {"share_of_gdp", "core_share_of_gdp"}:
        return ""
    computed = computed_share(ground.view.record, step.release, o.area, o.period, o.indicator)
    if computed is None or round(computed, max(o.decimals, 0)) == o.published:
        return ""
    return f" Its own expenditure and GDP give {computed:.3f} %."


def _release_date(row: Evidence) -> str:
    """ "April 2025": when the release of a row was published."""
    return f"{row.date:%B %Y}" if row.date else ""
