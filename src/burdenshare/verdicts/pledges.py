"""Pledges of allies held against the register as known that day; a denied one is shown and not ruled on."""

from __future__ import annotations

from burdenshare.nouns.claims import Claim, Modality, QuantityUnit
from burdenshare.nouns.commitments import Pledge
from burdenshare.nouns.verdicts import Evidence, Ruling, Verdict
from burdenshare.verdicts.ground import Ground, day_words, pledge_row


def rule(ground: Ground, claim: Claim) -> Verdict:
    """Is such a pledge of that ally on the register by that day?"""
    if claim.modality is Modality.DENIED:
        return _denied_pledge(ground, claim)
    rows: list[Evidence] = []
    reasons: list[str] = []
    rulings: set[Ruling] = set()
    for area in claim.subjects:
        known = [p for p in ground.registers.pledges_known(ground.day, area) if _comparable(claim, p)]
        matching = [p for p in known if _same_pledge(claim, p)]
        if claim.when.by is None:
            matching = [p for p in matching if p.ended is None or p.ended > ground.day]
        name = ground.area(area)
        if matching:
            p = matching[0]
            ended = p.ended is not None and p.ended <= ground.day
            rulings.add(Ruling.OUTDATED if ended and claim.rule != "pledge-former" else Ruling.SUPPORTED)
            after = next((o for o in known if o.id == p.superseded_by), None)
            state = f"; replaced on {day_words(p.ended)}" if ended and p.ended else ""
            reasons.append(
                f"On the register: {name}, {p.value:g} {p.unit}{_by(p)}, {p.status} on {day_words(p.pledged)}"
                f"{' by ' + p.speaker if p.speaker else ''}{state}."
            )
            rows.append(pledge_row(ground, p, True))
            if after is not None:
                rows.append(pledge_row(ground, after, False))
        else:
            rulings.add(Ruling.NOT_CHECKABLE)
            live = [p for p in known if p.ended is None or p.ended > ground.day]
            wanted = claim.quantity.value if claim.quantity else 0.0
            live.sort(key=lambda p: abs(p.value - wanted))
            has = "; ".join(f"{p.value:g} {p.unit}{_by(p)} ({day_words(p.pledged)})" for p in live[:3])
            reasons.append(
                f"The register holds no such pledge of {name} by that day." + (f" It holds: {has}." if has else "")
            )
            rows += [pledge_row(ground, p, None) for p in live[:3]]
    order = (Ruling.NOT_CHECKABLE, Ruling.OUTDATED, Ruling.SUPPORTED)
    return Verdict(claim, next(r for r in order if r in rulings), " ".join(reasons), tuple(rows))


def _denied_pledge(ground: Ground, claim: Claim) -> Verdict:
    """The text denies, doubts or conditions a pledge: show what is on the register and rule nothing."""
    known = [p for a in claim.subjects for p in ground.registers.pledges_known(ground.day, a) if _comparable(claim, p)]
    live = [p for p in known if p.ended is None or p.ended > ground.day][:3]
    has = "; ".join(f"{ground.area(p.area)}, {p.value:g} {p.unit}{_by(p)} ({day_words(p.pledged)})" for p in live)
    reason = "The text denies or doubts it, or makes it depend on something."
    return Verdict(
        claim, Ruling.NOT_CHECKABLE, f"{reason} The register holds: {has}." if has else reason,
        tuple(pledge_row(ground, p, None) for p in live),
    )  # fmt: skip


def _comparable(claim: Claim, p: Pledge) -> bool:
    shares = {"share_of_gdp", "core_share_of_gdp"}
    return p.measure == claim.measure or {p.measure, claim.measure} <= shares


def _same_pledge(claim: Claim, p: Pledge) -> bool:
    q = claim.quantity
    assert q is not None
    if q.unit is QuantityUnit.MONEY:
        return _money_of(p) in q.interval and (claim.when.by is None or str(claim.when.by) in f"{p.by} {p.by_text}")
    same_value = p.value in q.interval or (p.value == q.value)
    if q.decimals == 0 and q.unit.value == "per cent" and q.approximator != "range":  # "2%" as a goal means 2, not 2.4
        same_value = p.value == q.value
    if not same_value:
        return False
    return claim.when.by is None or p.by is None or p.by == claim.when.by or str(claim.when.by) in p.by_text


def _money_of(p: Pledge) -> float:
    """A pledged sum in units of its currency."""
    return p.value * (1e6 if p.unit.startswith("million") else 1e9 if p.unit.startswith("billion") else 1.0)


def _by(p: Pledge) -> str:
    """The deadline in words: the year, and the pledge's own wording where it is more than the year."""
    if p.by is None:
        return f" ({p.by_text})" if p.by_text else ""
    return f" by {p.by}" + (f" ({p.by_text})" if p.by_text and p.by_text != str(p.by) else "")
