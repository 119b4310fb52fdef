"""Figures of allies and groups held against the record: supported, outdated, depends, contradicted, or not."""

from __future__ import annotations

from dataclasses import dataclass

from burdenshare.nouns.claims import Claim, Modality, Quantity, QuantityUnit
from burdenshare.nouns.errors import BadRequest
from burdenshare.nouns.figures import printed_value
from burdenshare.nouns.verdicts import Evidence, Ruling, Verdict
from burdenshare.record import CONSTANT, State, Step, average_rate
from burdenshare.verdicts.ground import Ground, agreement, figure, interval_words, release_words, scale_of

FAMILY = {
    "share_of_gdp": ("share_of_gdp", "core_share_of_gdp"),
    "expenditure": ("expenditure", "core_expenditure"),
    "real_change": ("real_change", "core_real_change"),
}
_RANK = (Ruling.CONTRADICTED, Ruling.NOT_CHECKABLE, Ruling.DEPENDS, Ruling.OUTDATED, Ruling.SUPPORTED)

_PRINTED_GROUPS = frozenset({"NATO", "NATO_EUR_CAN"})
"""Groups that the alliance's own publisher prints."""

_CLOSED_GROUPS = frozenset({"BALTICS", "EU_ALLIES"})
"""Computed groups whose membership every reader draws alike."""

_FIRST_YEAR = 2014
"""The first year of which every release in the record prints figures."""


@dataclass(frozen=True, slots=True)
class Opinion:
    """The ruling on one subject in one year, before other readings are weighed."""

    ruling: Ruling
    reason: str
    evidence: tuple[Evidence, ...]


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
    opinions = [_subject(ground, claim, q, area) for area in claim.subjects]
    worst = min(opinions, key=lambda o: _RANK.index(o.ruling))
    reason = worst.reason if len(opinions) == 1 else " ".join(dict.fromkeys(o.reason for o in opinions))
    evidence = tuple(row for o in opinions for row in o.evidence)
    return Verdict(claim, worst.ruling, reason, evidence, _hindsight(ground, claim, q), interval)


def years(ground: Ground, claim: Claim) -> tuple[int, ...]:
    """The year the claim speaks of first, then the other years a reader might take it to mean.

    "Currently" is the latest reference year of the newest release known that day (docs/reading.md).
    """
    if claim.when.years:
        return claim.when.years
    publisher = claim.publisher or None
    latest = max(
        (y for i in _indicators(claim) if (y := ground.view.latest_period(i, publisher)) is not None), default=None
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
    steps = _trail(ground, claim, q, area, year, publisher)
    name = f"{ground.area(area)} {year}"
    if not any(s.state is State.HELD for s in steps):
        computed = _computed_group(ground, claim, q, area, year) or _in_another_currency(ground, claim, q, area, year)
        if computed is not None:
            return computed
        if not steps or (ground.view.record.areas[area].members and area not in _PRINTED_GROUPS):
            return Opinion(Ruling.NOT_CHECKABLE, _uncovered(ground, claim, q, name, publisher), ())
    newest = steps[0]
    rows = [_row(ground, s, q, "newest" if s is newest else "older") for s in steps]
    others = _others(ground, claim, q, area, year, publisher)
    agreeing = [(s, row) for s, row in others if row.agrees]
    evidence = tuple(_worth_showing(rows)) + tuple(row for _, row in others)
    older = [
        (s, row)
        for s, row in zip(steps[1:], rows[1:], strict=True)
        if s.state is State.HELD and row.agrees and s.release.id != newest.release.id
    ]
    if newest.state is State.NOT_PRINTED:
        why = "marks it as missing" if newest.observation is not None else "prints no such figure"
        return Opinion(Ruling.NOT_CHECKABLE, f"{release_words(newest.release)} {why} for {name}.", evidence)
    if newest.state is State.NOT_HELD:
        return _not_held(ground, newest, steps, rows, older, agreeing, name, evidence)
    first = rows[0]
    figure_words = f"{release_words(newest.release)} has {first.value} {first.unit} for {name} ({first.status})"
    if first.agrees:
        return Opinion(Ruling.SUPPORTED, f"{figure_words}.{_near_threshold(ground, newest, q)}", evidence)
    finer = next(
        (row for s, row in zip(steps[1:], rows[1:], strict=True) if row.agrees and _rounds_to(s, newest)), None
    )
    if first.agrees is None and finer is not None:
        told = f"{figure_words}; {release_date(finer)} had {finer.value} {finer.unit}, which rounds to it"
        return Opinion(Ruling.SUPPORTED, f"{told}.", evidence)
    if first.agrees is None:
        return Opinion(Ruling.NOT_CHECKABLE, f"{figure_words}, printed too coarsely to tell.", evidence)
    if agreeing:
        who = ", ".join(f"{row.publisher} ({row.value} {row.unit}, {release_date(row)})" for _, row in agreeing)
        return Opinion(Ruling.DEPENDS, f"It depends on the publisher: {who} bears it out; {figure_words}.", evidence)
    if older:
        step, row = older[0]
        assert step.observation is not None and newest.observation is not None
        if step.observation.indicator != newest.observation.indicator:
            return Opinion(
                Ruling.DEPENDS,
                f"It depends on the definition: {row.what} was {row.value} {row.unit} in {release_words(step.release)}; "
                f"{figure_words} as {first.what}.",
                evidence,
            )
        return Opinion(
            Ruling.OUTDATED,
            f"That was the figure of {release_words(step.release)} ({row.value} {row.unit}); {figure_words}, "
            "which had replaced it.",
            evidence,
        )
    if claim.rule == "money-budget":
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
    return Opinion(Ruling.CONTRADICTED, f"No figure known that day bears it out: {figure_words}.", evidence)


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


def _not_held(
    ground: Ground,
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
        who = ", ".join(f"{row.publisher} ({row.value} {row.unit}, {release_date(row)})" for _, row in agreeing)
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


def _trail(ground: Ground, claim: Claim, q: Quantity, area: str, year: int, publisher: str) -> tuple[Step, ...]:
    """Releases of the day that print the cell under any definition of its family, newest first."""
    currency, bases = (q.currency, ("current", CONSTANT)) if q.unit is QuantityUnit.MONEY else (None, (None,))
    steps: list[Step] = []
    for indicator in _indicators(claim):
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


def _in_current(step: Step) -> bool:
    return step.observation is not None and step.observation.price_base == "current"


def _bears_out(step: Step, q: Quantity) -> int:
    """Of two price bases in one release, the one that the text seems to mean goes first."""
    if step.state is not State.HELD or step.observation is None:
        return 0
    return 2 if agreement(step.observation, q) else 1


def _printed_otherwise(step: Step, steps: list[Step]) -> bool:
    return any(s is not step and s.release.id == step.release.id and s.state is State.HELD for s in steps)


def _indicators(claim: Claim) -> tuple[str, ...]:
    return FAMILY.get(claim.measure, (claim.measure,))


def _row(ground: Ground, step: Step, q: Quantity, role: str) -> Evidence:
    agrees = agreement(step.observation, q) if step.state is State.HELD and step.observation else None
    note = ""
    if step.state is State.NOT_HELD:
        note = "known, not held"
    return figure(ground, step, role, agrees, note)


def _worth_showing(rows: list[Evidence]) -> list[Evidence]:
    """The newest row, every row that agrees, and the newest held one; the rest is in `revisions`."""
    held = next((r for r in rows if r.agrees is not None), None)
    return [r for n, r in enumerate(rows) if n == 0 or r.agrees or r is held][:5]


def _others(
    ground: Ground, claim: Claim, q: Quantity, area: str, year: int, publisher: str
) -> list[tuple[Step, Evidence]]:
    """The newest held figure of each other publisher, which informs and may make the claim depend."""
    if q.unit is QuantityUnit.MONEY or claim.measure != "share_of_gdp":
        return []
    found = []
    for other in ground.publishers:
        if other.code == publisher:
            continue
        trail = ground.view.trail(area, claim.measure, year, other.code)
        if other.rank == 0:
            trail = _trail(ground, claim, q, area, year, other.code)
        if trail and trail[0].state is State.HELD:
            row = _row(ground, trail[0], q, "other publisher")
            if claim.publisher:
                row = figure(ground, trail[0], "other publisher", None, "another publisher than the text names")
            found.append((trail[0], row))
    return found


def _computed_group(ground: Ground, claim: Claim, q: Quantity, area: str, year: int) -> Opinion | None:
    """A group that no publisher prints: its members' money over their GDP, in one release."""
    if claim.measure != "share_of_gdp" or not ground.view.record.areas[area].members:
        return None
    group = ground.view.group_share(area, year)
    if group.share is None or group.release is None:
        return None
    slack = 0.01 if group.implied else 0.0
    low, high = round(group.share - slack, 2) in q.interval, round(group.share + slack, 2) in q.interval
    agrees = None if low != high else low
    row = Evidence(
        "computed", group.release.publisher, group.release.id, group.release.date, "Tables 2 and 5", area,
        "sum of expenditure over sum of GDP", str(year), f"{group.share:.2f}", "%", "computed", agrees,
        group.release.url, f"{len(group.members)} members, {group.price_base}{', GDP from the printed shares' if group.implied else ''}",
    )  # fmt: skip
    words = f"The members' money over their GDP in {release_words(group.release)} gives {group.share:.2f} % for {year}"
    who = (
        ", ".join(ground.area(a) for a in group.members) if len(group.members) <= 6 else f"{len(group.members)} members"
    )
    far = agrees is False and not any(abs(group.share - x) <= 0.3 * x for x in (q.interval.low, q.interval.high) if x)
    if far and claim.when.years and area in _CLOSED_GROUPS and not group.without_gdp:
        return Opinion(Ruling.CONTRADICTED, f"{words} ({who}).", (row,))
    return Opinion(Ruling.SUPPORTED if agrees else Ruling.NOT_CHECKABLE, f"{words} ({who}).", (row,))


def _in_another_currency(ground: Ground, claim: Claim, q: Quantity, area: str, year: int) -> Opinion | None:
    """Money in a currency that the publisher does not print: its dollars at that year's average rate.

    Newsrooms convert at the rate of their day, so that it can bear a text out and never contradict it.
    """
    if q.unit is not QuantityUnit.MONEY or q.currency in {"", "?", "USD"}:
        return None
    dollars = next(
        (
            o for i in _indicators(claim) for base in ("current", CONSTANT)
            if (o := ground.view.cell(area, i, year, claim.publisher or None, currency="USD", price_base=base)) is not None
        ), None,
    )  # fmt: skip
    rate = average_rate(ground.view, q.currency, year)
    if dollars is None or rate is None or dollars.value is None or rate.value is None:
        return None
    amount = dollars.value * scale_of(dollars) * rate.value
    low, high = 0.95 * amount, 1.05 * amount
    agrees = (q.interval.low is None or high >= q.interval.low) and (q.interval.high is None or low <= q.interval.high)
    row = Evidence(
        "computed", dollars.publisher, dollars.release, None, dollars.table, area, f"{ground.label(dollars.indicator)}, converted",
        str(year), f"{amount / 1e6:,.0f}", f"million {q.currency}", "computed", agrees or None, dollars.seen_at,
        f"{dollars.printed} million USD ({dollars.price_base}) at {rate.value:.4g} {q.currency} a dollar, {rate.publisher}'s average of {year}",
    )  # fmt: skip
    words = f"{dollars.publisher} prints {dollars.printed} million dollars ({dollars.price_base}) for {ground.area(area)} {year}, about {amount / 1e9:,.1f} billion {q.currency} at that year's average rate"
    return Opinion(Ruling.SUPPORTED if agrees else Ruling.NOT_CHECKABLE, f"{words}.", (row,))


def _uncovered(ground: Ground, claim: Claim, q: Quantity, name: str, publisher: str) -> str:
    if q.unit is QuantityUnit.MONEY:
        return f"No release of {publisher} known that day prints the expenditure of {name} in {q.currency}."
    return f"No release of {publisher} known that day covers {ground.label(claim.measure)} of {name}."


def _near_threshold(ground: Ground, step: Step, q: Quantity) -> str:
    """Where the publisher's own money and GDP put the cell on the other side of the claim, say so."""
    from burdenshare.record import computed_share

    o = step.observation
    if o is None or o.indicator not in {"share_of_gdp", "core_share_of_gdp"}:
        return ""
    computed = computed_share(ground.view.record, step.release, o.area, o.period, o.indicator)
    if computed is None or round(computed, max(o.decimals, 0)) == o.published:
        return ""
    return f" Its own expenditure and GDP give {computed:.3f} %."


def _hindsight(ground: Ground, claim: Claim, q: Quantity) -> tuple[Evidence, ...]:
    """What later releases say; never part of the ruling."""
    rows: list[Evidence] = []
    if q.unit is QuantityUnit.MONEY:
        return ()
    for area in claim.subjects:
        for year in years(ground, claim)[:1]:
            for indicator in _indicators(claim):
                steps = ground.view.hindsight(area, indicator, year, claim.publisher or None)
                held = [s for s in steps if s.state is State.HELD]
                rows += [_row(ground, s, q, "hindsight") for s in held[:1]]
    return tuple(rows[:4])


def release_date(row: Evidence) -> str:
    """ "April 2025": when the release of a row was published."""
    return f"{row.date:%B %Y}" if row.date else ""
