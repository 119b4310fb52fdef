"""How many allies meet or miss a threshold: recomputed in one release, with its members."""

from __future__ import annotations

from burdenshare.nouns.claims import Claim, Modality, QuantityUnit
from burdenshare.nouns.figures import Observation
from burdenshare.nouns.verdicts import Evidence, Ruling, Verdict
from burdenshare.record import CountResult, View, in_release
from burdenshare.verdicts.count_words import Range, count_words, hanging, open_words, row_of, working
from burdenshare.verdicts.ground import Ground, interval_words, release_words

_SHARES = ("share_of_gdp", "core_share_of_gdp")
_OLDER = 4
"""Earlier releases that are counted in and shown."""


def rule(ground: Ground, claim: Claim) -> Verdict:
    """Hold a count against the newest release of the day, then against the older ones."""
    q = claim.quantity
    assert q is not None
    interval = interval_words(ground, claim)
    ahead = Verdict(claim, Ruling.NOT_CHECKABLE, "Said of what is still to come.", (), (), interval)
    if claim.modality is Modality.HYPOTHETICAL or (claim.modality is Modality.PLEDGED and claim.when.years):
        return ahead
    threshold = claim.threshold if claim.threshold is not None else _in_force(ground)
    if threshold is None:
        return Verdict(
            claim,
            Ruling.NOT_CHECKABLE,
            "The text does not say which threshold, and no target in force that day is one number.",
            (),
            (),
            interval,
        )
    year, stated = _year(ground, claim)
    if year is None:
        return Verdict(claim, Ruling.NOT_CHECKABLE, "No release known that day prints the shares.", (), (), interval)
    result = _count(ground, ground.view, claim, threshold, year)
    if result is None or result.release is None:
        return Verdict(
            claim, Ruling.NOT_CHECKABLE, f"No release known that day covers the shares of {year}.", (), (), interval
        )
    held = _range(ground, claim, result)
    row = row_of(ground, claim, result, _agrees(claim, held), held)
    members = working(ground, result, _far_below(ground, result))
    wrong_total = _wrong_total(ground, claim, year)
    if not ground.dating.certain and (not stated or claim.when.basis == "relative"):
        return Verdict(
            claim, Ruling.NOT_CHECKABLE,
            f"Neither the text's year nor its date is known; as of today: {count_words(ground, claim, result, held)}.",
            (row,), (), interval, members,
        )  # fmt: skip
    agrees = _agrees(claim, held)
    words = count_words(ground, claim, result, held)
    if claim.modality is Modality.PLEDGED and not (agrees and year == ground.day.year):
        return ahead  # "are on track to meet it" is borne out by the estimates of the running year, and by nothing else
    if wrong_total and agrees:
        return Verdict(claim, Ruling.CONTRADICTED, f"{wrong_total} {words}.", (row,), (), interval, members)
    if agrees:
        return Verdict(claim, Ruling.SUPPORTED, f"{words}.{hanging(ground, result)}", (row,), (), interval, members)
    older = _older(ground, claim, threshold, year, result)
    if agrees is None:
        if (settled := _settled(older, year)) is not None:
            first, older_words = settled
            return Verdict(
                claim, Ruling.SUPPORTED,
                f"{older_words}. The record holds too little of {release_words(result.release)}, which could overturn it.",
                (row, first), (), interval, members,
            )  # fmt: skip
        return Verdict(
            claim, Ruling.NOT_CHECKABLE,
            f"{words}{open_words(ground, result)}",
            (row, *(r for r, _ in older)), (), interval, members,
        )  # fmt: skip
    supporting = [(r, w) for r, w in older if r.agrees]
    if supporting:
        first, older_words = supporting[0]
        return Verdict(
            claim,
            Ruling.OUTDATED,
            f"So it was in an older release: {older_words}. {words}.",
            (row, first),
            (),
            interval,
            members,
        )
    if held.stated is not None:  # what was stated bears a text out; against it, expected and met counts get mixed up
        return Verdict(
            claim, Ruling.NOT_CHECKABLE, f"{words}{open_words(ground, result)}", (row,), (), interval, members
        )
    if (
        claim.topic
        and held.low == held.high
        and q.approximator == ""
        and abs(held.low - q.value) <= 1
        and q.unit is QuantityUnit.COUNT
    ):
        why = "one ally more or less turns on figures that publishers state differently between releases"
        return Verdict(claim, Ruling.NOT_CHECKABLE, f"{words}; {why}.", (row,), (), interval, members)
    if q.unit is QuantityUnit.COUNT and q.of_total is None and not q.approximator and int(q.value) in held.of:
        why = f"{q.value:g} is how many members there are, and may be meant as that"
        return Verdict(claim, Ruling.NOT_CHECKABLE, f"{words}; {why}.", (row,), (), interval, members)
    if (why := _loosely(claim, held) or _with_left_out(ground, claim, result, held)) != "":
        return Verdict(claim, Ruling.NOT_CHECKABLE, f"{words}; {why}.", (row,), (), interval, members)
    other = _other_year(ground, claim, threshold, year) if not stated else None
    if other is not None:
        return Verdict(
            claim, Ruling.NOT_CHECKABLE, f"The text names no year. Read as {year}: {words}. Read as {other}, it would be supported.",
            (row,), (), interval, members,
        )  # fmt: skip
    if claim.when.basis == "none":
        why = "The text names no year and speaks of the past, so it may mean an earlier one."
        return Verdict(claim, Ruling.NOT_CHECKABLE, f"{why} {words}.", (row,), (), interval, members)
    if claim.subjects == ("EU_ALLIES",) and not claim.publisher:
        why = "the text may count all of the union, or by its own statistics"
        return Verdict(claim, Ruling.NOT_CHECKABLE, f"{words}; {why}.", (row,), (), interval, members)
    if result.hangs_on and held.low == held.high and abs(held.low - q.value) <= len(result.hangs_on):
        why = f"{words}.{hanging(ground, result)} So near it, nothing is ruled."
        return Verdict(claim, Ruling.NOT_CHECKABLE, why, (row,), (), interval, members)
    return Verdict(claim, Ruling.CONTRADICTED, f"{words}.{hanging(ground, result)}", (row,), (), interval, members)


def _in_force(ground: Ground) -> float | None:
    """The threshold of the target in force, if it is one number; a target in parts leaves open which is meant."""
    if not ground.in_force or len([p for p in ground.in_force[-1].parts if p.measure != "equipment_share"]) != 1:
        return None
    return ground.in_force[-1].total.threshold


def _indicators(claim: Claim) -> tuple[str, ...]:
    """What is held against the threshold: a share of GDP, or what the claim names."""
    return (claim.topic,) if claim.topic else _SHARES


def _year(ground: Ground, claim: Claim) -> tuple[int | None, bool]:
    if claim.when.years:
        return claim.when.years[0], True
    latest = [y for i in _indicators(claim) if (y := ground.view.latest_period(i, claim.publisher or None)) is not None]
    return max(latest, default=None), False


def _count(ground: Ground, view: View, claim: Claim, threshold: float, year: int) -> CountResult | None:
    """The count in the newest release of the view that covers the year, under the definition it prints."""
    publisher = claim.publisher or None
    newest = [(r.date, i) for i in _indicators(claim) if (r := view.newest_release(i, year, publisher)) is not None]
    if not newest:
        return None
    return view.count(threshold, claim.subjects[0], year, publisher, indicator=max(newest)[1])


def _range(ground: Ground, claim: Claim, result: CountResult) -> Range:
    meeting = frozenset(o.area for o in result.meeting)
    far = _far_below(ground, result)
    unknown = frozenset(result.unknown) - far
    side = meeting if claim.measure == "meets" else frozenset(o.area for o in result.below) | far
    totals = _totals(ground, claim, result.members, result.year)
    if claim.strict:  # "above 4 %" leaves out who is at 4.00; a text that counts those in is heard too
        above = meeting - {o.area for o in result.meeting if o.published == result.threshold}
        narrow = Range(len(above), len(above) + len(unknown), totals, above, unknown)
        if above != meeting and _agrees(claim, narrow):
            return narrow
    told = _stated(ground, claim, result)
    if told is not None and told.value is not None:
        stated = int(told.value) if claim.measure == "meets" else result.members - int(told.value)
        if len(side) <= stated <= len(side) + len(unknown):
            return Range(stated, stated, totals, side, unknown, told)
    return Range(len(side), len(side) + len(unknown), totals, side, unknown)


def _far_below(ground: Ground, result: CountResult) -> frozenset[str]:
    """Allies whose figure is missing and whose last one in that release is less than two thirds of the threshold."""
    if result.release is None:
        return frozenset()
    found = set()
    for area in result.unknown:
        last = in_release(ground.view.record, result.release, area, result.indicator, result.year - 1)
        if last is not None and last.published is not None and 1.5 * last.published < result.threshold:
            found.add(area)
    return frozenset(found)


def _stated(ground: Ground, claim: Claim, result: CountResult) -> Observation | None:
    """The publisher's own count with that release, where the figures held leave the count open."""
    if result.complete or result.release is None or result.threshold != 2.0 or claim.subjects[0] != "NATO":
        return None
    return in_release(ground.view.record, result.release, "NATO", "allies_at_two_percent", result.year)


def _totals(ground: Ground, claim: Claim, counted: int, year: int) -> tuple[int, ...]:
    """Of how many: allies with forces first, then all members that day and in that year."""
    areas = ground.view.record.areas
    group = claim.subjects[0]
    return tuple(dict.fromkeys((counted, len(areas.members(group, ground.day)), len(areas.members_in(group, year)))))


def _agrees(claim: Claim, held: Range) -> bool | None:
    """Whether the count fits: True or False only if the allies not held could not change it."""
    outcomes: set[bool | None] = {_fits(claim, k, held.of) for k in range(held.low, held.high + 1)}
    if claim.items and claim.items[0] not in held.known:
        outcomes = {None} if claim.items[0] in held.unknown else {False}
    return outcomes.pop() if len(outcomes) == 1 else None


def _fits(claim: Claim, k: int, totals: tuple[int, ...]) -> bool:
    q = claim.quantity
    assert q is not None
    if q.approximator == "all_but":
        return k == totals[0] + int(q.value)
    if q.unit is QuantityUnit.FRACTION:
        if q.value == 1.0:
            return k == totals[0]
        return any(k / n in q.interval for n in totals[:2] if n)
    return k in q.interval


def _loosely(claim: Claim, held: Range) -> str:
    """Why a fraction that does not round there is still not ruled on: it is near, and fractions are loose words."""
    q = claim.quantity
    if q is None or q.unit is not QuantityUnit.FRACTION or q.value == 1.0 or not held.of[0]:
        return ""
    near = min(abs(held.low / n - q.value) for n in held.of[:2] if n)
    return "the fraction is near that and rounds elsewhere" if near <= 0.12 else ""


def _with_left_out(ground: Ground, claim: Claim, result: CountResult, held: Range) -> str:
    """The reading that counts allies without armed forces among those below, which the publisher does not."""
    q = claim.quantity
    if q is None or claim.measure != "below" or not result.left_out or q.unit is not QuantityUnit.COUNT:
        return ""
    whole = q.of_total is None or q.of_total == held.of[0] + len(result.left_out)
    with_them = [k + len(result.left_out) for k in range(held.low, held.high + 1)]
    fitting = [k for k in with_them if _fits(claim, k, held.of)]
    if not whole or not fitting:
        return ""
    who = " and ".join(ground.area(a) for a in result.left_out)
    return f"with {who}, which has no armed forces and is not counted, it could be {fitting[0]}"


def _wrong_total(ground: Ground, claim: Claim, year: int) -> str:
    q = claim.quantity
    if q is None or q.of_total is None or claim.subjects[0] != "NATO":
        return ""
    areas = ground.view.record.areas
    on_day, in_year = areas.members("NATO", ground.day), areas.members_in("NATO", year)
    allowed = {len(x) for x in (on_day, in_year)} | {sum(a.forces for a in x) for x in (on_day, in_year)}
    if q.of_total in allowed:
        return ""
    return f"The alliance had {len(on_day)} members that day, not {q.of_total}."


def _older(
    ground: Ground, claim: Claim, threshold: float, year: int, newest: CountResult
) -> list[tuple[Evidence, str]]:
    """The same count in the earlier releases that cover the year, newest first, as far as they are shown."""
    found = []
    seen = {newest.release.id if newest.release else ""}
    for release in reversed(ground.view.releases(claim.publisher or ground.own().code)):
        if release.id in seen or not any(release.covers(i, year) for i in _indicators(claim)):
            continue
        seen.add(release.id)
        result = _count(ground, ground.view.record.as_of(release.date), claim, threshold, year)
        if result is None or result.release is None:
            continue
        held = _range(ground, claim, result)
        if not result.complete and held.stated is None:
            continue
        row = row_of(ground, claim, result, _agrees(claim, held), held, role="older")
        found.append((row, count_words(ground, claim, result, held)))
        if len(found) == _OLDER:
            break
    return found


def _settled(older: list[tuple[Evidence, str]], year: int) -> tuple[Evidence, str] | None:
    """The newest older release that holds the whole count, if it bears the text out and the year was no estimate."""
    if not older or not older[0][0].agrees or (day := older[0][0].date) is None or day.year < year + 2:
        return None
    return older[0]


def _other_year(ground: Ground, claim: Claim, threshold: float, year: int) -> int | None:
    for other in (year - 1, ground.day.year):
        if other == year:
            continue
        result = _count(ground, ground.view, claim, threshold, other)
        if result is not None and _agrees(claim, _range(ground, claim, result)):
            return other
    return None
