"""Comparisons recomputed: changes, multiples, ratios, parts of a total, places in a ranking, more or less than another.

Each is worked out within one release, the newest known that day that prints what it takes, and shows its working. Where the words leave
open which series is meant (money of the day, money of one year's worth, national currency), every reading that the release holds is
worked out: all must agree for "supported" (money of the day alone, where two figures of one year are compared), none for "contradicted",
and between the two nothing is ruled.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from burdenshare.nouns.claims import Claim, Comparison, Form, Interval
from burdenshare.nouns.figures import Observation, Release
from burdenshare.nouns.verdicts import Evidence, Ruling, Verdict
from burdenshare.record import CONSTANT, in_release
from burdenshare.verdicts.ground import Ground, interval_words, release_words, unit
from burdenshare.verdicts.measures import years
from burdenshare.verdicts.printed import FAMILY

_NEAR = 0.12
_AT_THE_END = 6
"""Up to which place "at the bottom of the table" may be meant loosely."""
_MONEY = (("USD", "current"), ("USD", CONSTANT), ("", "current"))
"""Series in which money may be meant: dollars of the day, dollars of one year's worth, the ally's own currency."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a comparison in one release: what it comes to, and the figures behind it.

    agrees: None where figures that are not held could change it. near: close enough that it is not ruled against.
    """

    value: str
    agrees: bool | None
    working: str
    figures: tuple[Observation, ...]
    near: bool = False


def rule(ground: Ground, claim: Claim) -> Verdict:
    """Hold a comparison against the newest release of the day, then against the older ones."""
    comparison = claim.comparison
    assert comparison is not None
    interval = interval_words(ground, claim) if claim.quantity is not None else ""
    verdict = partial(_verdict, claim, interval)
    readings_of_time = years(ground, claim)
    if not readings_of_time:
        return verdict(Ruling.NOT_CHECKABLE, f"No release known that day covers {ground.label(claim.measure)}.")
    if not ground.dating.certain and claim.when.basis != "stated":
        return verdict(
            Ruling.NOT_CHECKABLE, "The text does not say which year it means, and its own date is not known."
        )
    year = readings_of_time[0]
    found = _newest(ground, claim, comparison, year)
    if found is None:
        return verdict(
            Ruling.NOT_CHECKABLE, f"The record holds no release of that day with the figures of {year} that this takes."
        )
    release, newest, readings = found
    told = f"{release_words(release)}: " + "; ".join(r.working for r in readings)
    rows = tuple(_row(ground, release, claim, r, year) for r in readings)
    working = tuple(r.working for r in readings)
    if not newest:
        return verdict(
            Ruling.NOT_CHECKABLE,
            f"{told}. The newest release of that day does not hold these figures, so nothing is ruled.",
            rows,
            working,
        )
    money = {f.price_base for r in readings for f in r.figures if f.currency}
    if claim.measure == "expenditure" and not money:
        reason = f"{told}. The text may mean the money, which the record does not hold of that release."
        if (older := _older(ground, claim, comparison, year, release)) is not None and older[1].figures[0].currency:
            reason += f" By money it was so in {release_words(older[0])}."
        return verdict(Ruling.NOT_CHECKABLE, reason, rows, working)
    outcomes = {r.agrees for r in readings}
    if {r.agrees for r in _plain(comparison, readings)} == {True}:
        return verdict(Ruling.SUPPORTED, f"{told}.", rows, working)
    if _of_one_year(comparison) and money and "current" not in money and any(r.near for r in readings):
        reason = (
            f"{told}. In money of the day, which the record does not hold of that release, it may come out otherwise."
        )
        return verdict(Ruling.NOT_CHECKABLE, reason, rows, working)
    if True in outcomes:
        return verdict(Ruling.NOT_CHECKABLE, f"It depends on the reading. {told}.", rows, working)
    if None in outcomes:
        return verdict(Ruling.NOT_CHECKABLE, f"{told}; figures that are not held could change it.", rows, working)
    if (older := _older(ground, claim, comparison, year, release)) is not None:
        then, reading = older
        reason = f"So it was in {release_words(then)} ({reading.working}). {told}."
        return verdict(Ruling.OUTDATED, reason, (*rows, _row(ground, then, claim, reading, year)), working)
    for other in () if claim.when.years else readings_of_time[1:]:
        again = _newest(ground, claim, comparison, other)
        if again is not None and True in {r.agrees for r in again[2]}:
            reason = f"The text names no year. Read as {year}: {told}. Read as {other}, it would be supported."
            return verdict(Ruling.NOT_CHECKABLE, reason, rows, working)
    if any(r.near for r in readings):
        return verdict(Ruling.NOT_CHECKABLE, f"{told}; too near to rule against it.", rows, working)
    return verdict(Ruling.CONTRADICTED, f"No reading bears it out. {told}.", rows, working)


def _of_one_year(comparison: Comparison) -> bool:
    """Whether it sets two figures of one year beside each other, and not two years."""
    return comparison.form not in {Form.TIMES, Form.CHANGE}


def _plain(comparison: Comparison, readings: list[Reading]) -> list[Reading]:
    """The readings that a reader takes first: two figures of one year are compared in money of the day, where it is printed."""
    if not _of_one_year(comparison):
        return readings
    return [r for r in readings if r.figures[0].price_base in {"", "current"}] or readings


def _verdict(
    claim: Claim,
    interval: str,
    ruling: Ruling,
    reason: str,
    rows: tuple[Evidence, ...] = (),
    working: tuple[str, ...] = (),
) -> Verdict:
    return Verdict(claim, ruling, reason, rows, (), interval, working)


def _newest(
    ground: Ground, claim: Claim, comparison: Comparison, year: int
) -> tuple[Release, bool, list[Reading]] | None:
    """The newest release in which it can be worked out, whether it is the newest that prints it, and the readings."""
    newest = True
    for release in _covering(ground, claim, year):
        readings = list(_readings(ground, claim, comparison, release, year))
        if readings:
            return release, newest, readings
        newest = False
    return None


def _older(
    ground: Ground, claim: Claim, comparison: Comparison, year: int, newest: Release
) -> tuple[Release, Reading] | None:
    for release in _covering(ground, claim, year):
        if release.date < newest.date:
            for reading in _readings(ground, claim, comparison, release, year):
                if reading.agrees:
                    return release, reading
    return None


def _covering(ground: Ground, claim: Claim, year: int) -> Iterator[Release]:
    """Releases of the day, of the publisher named or the alliance's own, that print the measure for the year, newest first."""
    indicators = FAMILY.get(claim.measure, (claim.measure,))
    for release in reversed(ground.view.releases(claim.publisher or ground.own().code)):
        if any(release.covers(i, year) for i in indicators):
            yield release


def _readings(ground: Ground, claim: Claim, comparison: Comparison, release: Release, year: int) -> Iterator[Reading]:
    """Every reading that the release holds the figures of."""
    subject = claim.subjects[0]
    for indicator, currency, base in _series(ground, claim, comparison, release, subject):
        cell = partial(_cell, ground, release, indicator, currency, base)
        match comparison.form:
            case Form.RANK:
                made = _rank(ground, claim, comparison, cell, subject, year)
            case Form.ORDER:
                made = _order(ground, comparison, cell, subject, year)
            case _:
                made = _numeric(ground, claim, comparison, cell, subject, year)
        if made is not None:
            yield made


def _series(
    ground: Ground, claim: Claim, comparison: Comparison, release: Release, subject: str
) -> Iterator[tuple[str, str, str]]:
    """Indicator, currency and price base of each reading; ("", "") where the figure is no money."""
    indicators = [i for i in FAMILY.get(claim.measure, (claim.measure,)) if i in release.indicators]
    for indicator in indicators:
        if not indicator.endswith("expenditure"):
            yield indicator, "", ""
            continue
        own = ground.view.record.areas[subject].currency
        for currency, base in _MONEY:
            if comparison.real and base != CONSTANT:
                continue
            if comparison.form in {Form.RATIO, Form.ORDER, Form.RANK, Form.PART} and not currency:
                continue
            if (currency or own) == "":
                continue
            yield indicator, currency or own, base
    told = claim.topic == "expenditure"  # the text says that it is money that it compares
    if claim.measure == "expenditure" and not told and comparison.form in {Form.RANK, Form.ORDER, Form.RATIO}:
        for indicator in FAMILY["share_of_gdp"]:
            if indicator in release.indicators:
                yield indicator, "", ""


def _cell(
    ground: Ground, release: Release, indicator: str, currency: str, base: str, area: str, year: int
) -> Observation | None:
    record = ground.view.record
    if not currency:
        return in_release(record, release, area, indicator, year)
    return in_release(record, release, area, indicator, year, currency=currency, price_base=base)


def _numeric(
    ground: Ground, claim: Claim, comparison: Comparison, cell: partial[Observation | None], subject: str, year: int
) -> Reading | None:
    """A change, a multiple, a ratio or a part of a total."""
    q = claim.quantity
    assert q is not None
    if comparison.form in {Form.CHANGE, Form.TIMES}:
        if not comparison.base.years:
            return None
        first, second = cell(subject, year), cell(subject, comparison.base.years[0])
    else:
        first, second = cell(subject, year), cell(comparison.other, year)
    if first is None or second is None or first.published is None or second.published is None:
        return None
    a, b = first.published, second.published
    name = ground.area(subject)
    what = f"{unit(first)}" if first.currency else "% of GDP" if "share_of_gdp" in first.indicator else unit(first)
    match comparison.form:
        case Form.CHANGE:
            moved = round(a - b if comparison.end == "up" else b - a, max(first.decimals, second.decimals, 0))
            words = f"{name} {first.printed} in {year} and {second.printed} in {second.period}, {a - b:+.2f} points"
            return Reading(f"{moved:g}", moved in q.interval, words, (first, second), _close(moved, q.interval))
        case Form.PART:
            part = a / b
            words = f"{name} {first.printed} of {second.printed} {what} in {year}, {part:.1%}"
            return Reading(f"{part:.1%}", part in q.interval, words, (first, second), _close(part, q.interval))
        case _:
            if b == 0:
                return None
            times = a / b
            against = f"in {second.period}" if comparison.form is Form.TIMES else f"of {ground.area(comparison.other)}"
            words = f"{name} {first.printed} in {year} against {second.printed} {against} ({what}), {times:.2f} times"
            return Reading(f"{times:.2f}", times in q.interval, words, (first, second), _close(times, q.interval))


def _close(value: float, interval: Interval) -> bool:
    """Whether a value outside an interval lies so near to its border that other roundings could bring it in."""
    borders = [x for x in (interval.low, interval.high) if x is not None]
    return any(abs(value - x) <= _NEAR * max(abs(x), 0.1) for x in borders)


def _rank(
    ground: Ground, claim: Claim, comparison: Comparison, cell: partial[Observation | None], subject: str, year: int
) -> Reading | None:
    """The place of the subject among the members with forces: ties share a place; unknown members may come before."""
    q = claim.quantity
    assert q is not None
    own = cell(subject, year)
    if own is None or own.published is None:
        return None
    members = [a.code for a in ground.view.record.areas.members(comparison.other, ground.day) if a.forces]
    others = {a: o for a in members if a != subject and (o := cell(a, year)) is not None and o.published is not None}
    if subject not in members or len(others) * 2 < len(members):
        return None
    sign = 1 if comparison.end == "top" else -1
    ahead = sorted(
        (o for o in others.values() if sign * (o.published or 0) > sign * own.published),
        key=lambda o: -sign * (o.published or 0),
    )
    level = sum(o.published == own.published for o in others.values())
    unknown = sum(not _behind(cell, a, year, own.published, sign) for a in members if a != subject and a not in others)
    first, last = 1 + len(ahead), 1 + len(ahead) + level + unknown
    wanted = int(q.value)
    agrees: bool | None = first <= wanted <= last
    if agrees and (unknown or (level and wanted == 1 and first == 1)):
        agrees = None if unknown else True
    name, end = ground.area(subject), "highest" if comparison.end == "top" else "lowest"
    place = (
        f"place {first} of {len(members)} from the {end}"
        if first == last
        else f"place {first} to {last} of {len(members)} from the {end}"
    )
    before = ", before it " + ", ".join(f"{ground.area(o.area)} {o.printed}" for o in ahead[:3]) if ahead else ""
    words = f"{name} {own.printed} ({unit(own)}) in {year}, {place}{before}"
    near = claim.rule.endswith("-loose") and first <= _AT_THE_END
    return Reading(place, agrees, words, (own, *ahead[:3]), near=near)


def _behind(cell: partial[Observation | None], area: str, year: int, own: float, sign: int) -> bool:
    """Whether an ally whose figure is missing stood so far behind a year or two before that it cannot have passed."""
    if sign < 0:
        return False
    last = next((o for y in (year - 1, year - 2) if (o := cell(area, y)) is not None), None)
    return last is not None and last.published is not None and 1.5 * last.published < own


def _order(
    ground: Ground, comparison: Comparison, cell: partial[Observation | None], subject: str, year: int
) -> Reading | None:
    first, second = cell(subject, year), cell(comparison.other, year)
    if first is None or second is None or first.published is None or second.published is None:
        return None
    more = first.published > second.published
    less = first.published < second.published
    agrees = more if comparison.end == "top" else less
    words = f"{ground.area(subject)} {first.printed} and {ground.area(comparison.other)} {second.printed} ({unit(first)}) in {year}"
    return Reading(words, agrees, words, (first, second), near=first.published == second.published)


def _row(ground: Ground, release: Release, claim: Claim, reading: Reading, year: int) -> Evidence:
    o = reading.figures[0]
    what = (
        f"{ground.label(o.indicator)}: {claim.comparison.form.value}" if claim.comparison else ground.label(o.indicator)
    )
    return Evidence(
        "computed", release.publisher, release.id, release.date, o.table, o.area, what, str(year), reading.value, unit(o), "computed",
        reading.agrees, o.seen_at or release.url, reading.working,
    )  # fmt: skip
