"""Targets of the alliance held against the register: in force, adopted then, proposed, replaced."""

from __future__ import annotations

from dataclasses import replace

from burdenshare.nouns.claims import Claim, Modality
from burdenshare.nouns.commitments import Commitment, Event
from burdenshare.nouns.verdicts import Ruling, Verdict
from burdenshare.verdicts.ground import Ground, commitment_row, day_words, title_then


def rule(ground: Ground, claim: Claim) -> Verdict:
    """Is that the target in force, or was it proposed, by that day?"""
    forced = ground.in_force
    proposed = ground.proposals
    if claim.rule == "target-former":
        return _former(ground, claim)
    if claim.measure == "equipment_share":
        return _equipment(ground, claim)
    matching = [c for c in forced if _same_target(claim, c)]
    put_forward = [c for c in proposed if _same_target(claim, c)]
    if claim.modality is Modality.REPORTED:  # what was on the table before the last decision is no number of today's
        decided = max((c.adopted for c in forced if c.adopted is not None), default=ground.day)
        put_forward = [c for c in put_forward if c.proposed is not None and c.proposed > decided]
    if claim.modality in {Modality.IN_FORCE, Modality.REPORTED} and (then := _adopted_then(ground, claim)) is not None:
        return then
    match claim.modality:
        case Modality.IN_FORCE:
            return _in_force(ground, claim, forced, matching, put_forward)
        case Modality.PROPOSED | Modality.DEMANDED:
            return _proposed(ground, claim, matching, put_forward)
        case Modality.HYPOTHETICAL | Modality.DENIED:
            return Verdict(claim, Ruling.NOT_CHECKABLE, "Said as a supposition or denied, not stated.", ())
        case _:
            if matching:
                return _in_force(ground, claim, forced, matching, put_forward)
            if not put_forward and not _parts(claim) and _once(ground, claim):
                return _former(ground, claim)
            return _proposed(ground, claim, matching, put_forward)


def _equipment(ground: Ground, claim: Claim) -> Verdict:
    """The part for equipment, which stays as it was adopted where a later target sets none of its own."""
    known = [c for c in ground.registers.commitments if c.kind == "target" and c.adopted and c.adopted <= ground.day]
    having = [c for c in known if any(p.measure == claim.measure for p in c.parts)]
    if not having or not _same_target(claim, having[-1]):
        return Verdict(claim, Ruling.NOT_CHECKABLE, "The register holds no such target for equipment by that day.")
    c = having[-1]
    later = "" if c in ground.in_force else "; the target that replaced it sets none of its own for equipment"
    return Verdict(
        claim, Ruling.SUPPORTED, f"{c.title}, adopted on {_adopted(c)}{later}.", (commitment_row(ground, c, True),)
    )


def _once(ground: Ground, claim: Claim) -> bool:
    """Whether it had been a target that was replaced by that day."""
    return any(
        c.kind == "target" and c.adopted is not None and c.adopted <= ground.day and _same_target(claim, c)
        for c in ground.registers.commitments
    )


def _former(ground: Ground, claim: Claim) -> Verdict:
    """The target that another replaces or is to replace: one that was adopted by that day."""
    adopted = [
        c
        for c in ground.registers.commitments
        if c.kind == "target" and (c.adopted is None or c.adopted <= ground.day) and _same_target(claim, c)
    ]
    if not adopted:
        return Verdict(claim, Ruling.NOT_CHECKABLE, "The register holds no such target by that day.")
    c = adopted[-1]
    state = "in force" if c in ground.in_force else f"replaced by {ground.in_force[-1].title}"
    reason = f"{c.title}, adopted on {_adopted(c)}; {state} that day."
    return Verdict(claim, Ruling.SUPPORTED, reason, (commitment_row(ground, c, True),))


def _adopted_then(ground: Ground, claim: Claim) -> Verdict | None:
    """ "In Wales in 2014 leaders agreed": held against what was adopted in that year, whatever came after."""
    years = claim.when.years
    if not years:
        return None
    known = [
        c
        for c in ground.registers.commitments
        if c.kind == "target" and c.adopted and c.adopted <= ground.day and _same_target(claim, c)
    ]
    adopted = [c for c in known if c.adopted and c.adopted.year in years]
    if not adopted:
        days = " and ".join(_adopted(c) for c in known)
        told = f"; it adopted such a target on {days}" if known else ""
        return Verdict(
            claim,
            Ruling.NOT_CHECKABLE,
            f"The register has the alliance adopt none of that number in {years[0]}{told}.",
            tuple(commitment_row(ground, c, None) for c in known[:2]),
        )
    c = adopted[-1]
    if wrong := _wrong_dates(ground, claim, c):
        return Verdict(claim, Ruling.CONTRADICTED, wrong, (commitment_row(ground, c, False),))
    later = "" if c in ground.in_force else f" In force that day: {ground.in_force[-1].title}."
    return Verdict(
        claim, Ruling.SUPPORTED, f"Adopted on {_adopted(c)}: {c.title}.{_deadline(c)}{later}",
        (commitment_row(ground, c, True),),
    )  # fmt: skip


def _in_force(
    ground: Ground,
    claim: Claim,
    forced: tuple[Commitment, ...],
    matching: list[Commitment],
    put_forward: list[Commitment],
) -> Verdict:
    if matching:
        c = matching[-1]
        if claim.when.by is not None and claim.when.by > ground.day.year and c.deadline is None:
            reason = (
                f"In force that day: {c.title}, which has no deadline; whose {claim.when.by} is meant is left open."
            )
            return Verdict(claim, Ruling.NOT_CHECKABLE, reason, (commitment_row(ground, c, None),))
        wrong = _wrong_dates(ground, claim, c)
        if wrong:
            return Verdict(claim, Ruling.CONTRADICTED, wrong, (commitment_row(ground, c, False),))
        adopted = f"adopted on {day_words(c.adopted)}" if c.adopted else "a guideline since 2006"
        return Verdict(
            claim,
            Ruling.SUPPORTED,
            f"In force that day: {c.title}, {adopted}.{_deadline(c)}",
            (commitment_row(ground, c, True),),
        )
    now = forced[-1] if forced else None
    rows = tuple(commitment_row(ground, c, False) for c in ([now] if now else [])) + tuple(
        commitment_row(ground, c, None) for c in put_forward[:2]
    )
    earlier = [
        c
        for c in ground.registers.commitments
        if c.kind == "target" and c.adopted and c.adopted <= ground.day and _same_target(claim, c)
    ]
    if earlier and now is not None and now.adopted is not None and (ground.day - now.adopted).days <= _ON_THE_TABLE:
        reason = f"{earlier[-1].title} was replaced on {_adopted(now)} by {now.title}; the text may tell it as it stood before."
        return Verdict(claim, Ruling.NOT_CHECKABLE, reason, (commitment_row(ground, earlier[-1], None),))
    if earlier and now is not None:
        return Verdict(
            claim, Ruling.OUTDATED, f"{earlier[-1].title} had been replaced by then: {now.title}.",
            (commitment_row(ground, earlier[-1], True), commitment_row(ground, now, False)),
        )  # fmt: skip
    if now is None:
        return Verdict(claim, Ruling.NOT_CHECKABLE, "The register holds no target in force that day.", rows)
    if put_forward and (meeting := _about_to_decide(ground)) is not None:
        reason = (
            f"Put forward by that day and not adopted; {meeting.title}, was {_days_off(ground, meeting)}, and what governments had "
            f"agreed between them by then is not on the register. In force was {now.title}, adopted on {_adopted(now)}."
        )
        return Verdict(claim, Ruling.NOT_CHECKABLE, reason, rows)
    if put_forward:
        return Verdict(
            claim, Ruling.CONTRADICTED,
            f"Proposed by that day and not adopted: in force was {now.title}, adopted on {_adopted(now)}.", rows,
        )  # fmt: skip
    named = claim.rule == "target-commitment" or "NATO" in claim.words or "lliance" in claim.words
    if named and not claim.attribution.quoted and claim.modality is Modality.IN_FORCE:
        reason = f"The alliance had adopted no such number by that day; in force was {now.title}."
        return Verdict(claim, Ruling.CONTRADICTED, reason, rows)
    if claim.attribution.quoted:
        return Verdict(claim, Ruling.NOT_CHECKABLE, f"In a quotation; in force that day was {now.title}.", rows)
    return Verdict(
        claim, Ruling.NOT_CHECKABLE, f"The register holds no such target; in force that day was {now.title}.", rows
    )


_ON_THE_TABLE = 7
"""Days before a summit in which its declaration is agreed between capitals and told as agreed."""


def _about_to_decide(ground: Ground) -> Event | None:
    """The summit within days of which a text may tell as agreed what leaders have yet to adopt."""
    return next(
        (
            e
            for e in ground.registers.events
            if e.kind == "summit" and 0 <= (e.start - ground.day).days <= _ON_THE_TABLE
        ),
        None,
    )


def _days_off(ground: Ground, meeting: Event) -> str:
    days = (meeting.start - ground.day).days
    return "that day" if not days else f"{days} day{'s' if days > 1 else ''} away"


def _proposed(ground: Ground, claim: Claim, matching: list[Commitment], put_forward: list[Commitment]) -> Verdict:
    adopted = [c for c in matching if _parts(claim) in ((), _parts_of(c)) and claim.when.by in (None, c.deadline)]
    if put_forward and not adopted:
        by_deadline = [c for c in put_forward if claim.when.by is None or c.deadline == claim.when.by]
        parts = _parts(claim)
        chosen = ([c for c in by_deadline if _parts_of(c) == parts] if parts else []) or by_deadline
        if claim.modality is Modality.DEMANDED:
            chosen = [c for c in chosen if c.proposed_by not in {"", "NATO"}] or chosen
        if not chosen:
            c = put_forward[-1]
            return Verdict(
                claim, Ruling.NOT_CHECKABLE,
                f"Proposed by that day, and not adopted yet; the register knows it with the deadline {c.deadline or 'left open'}.",
                tuple(commitment_row(ground, c, None) for c in put_forward[:3]),
            )  # fmt: skip
        listed = sorted(chosen, key=lambda x: x.proposed or ground.day)[:3]
        told = "; ".join(
            f"{title_then(ground, x)} (put forward{_proposer(ground, x)}{f' on {day_words(x.proposed)}' if x.proposed else ''})"
            for x in listed
        )
        return Verdict(
            claim, Ruling.SUPPORTED, f"Proposed and not adopted by that day: {told}.",
            tuple(commitment_row(ground, x, True) for x in listed),
        )  # fmt: skip
    if matching:
        c = matching[-1]
        return Verdict(
            claim,
            Ruling.SUPPORTED,
            f"Already in force that day: {c.title}, adopted on {_adopted(c)}.{_first_asked(ground, claim, put_forward)}",
            (commitment_row(ground, c, True),),
        )
    if _once(ground, claim):
        former = _former(ground, claim)
        return replace(former, ruling=Ruling.NOT_CHECKABLE)
    who = f" It is {claim.attribution.speaker}'s statement." if claim.attribution.speaker else ""
    return Verdict(
        claim, Ruling.NOT_CHECKABLE, f"The register of targets and proposals holds no such number as of that day.{who}"
    )


def _first_asked(ground: Ground, claim: Claim, put_forward: list[Commitment]) -> str:
    """Who had asked for what was adopted since, where the text tells of a demand."""
    asked = [c for c in put_forward if c.proposed_by not in {"", "NATO"} and c.proposed and c.deadline is None]
    if claim.modality is not Modality.DEMANDED or not asked:
        return ""
    c = asked[0]
    return f" Put forward{_proposer(ground, c)} on {day_words(c.proposed or ground.day)}."


def _proposer(ground: Ground, c: Commitment) -> str:
    if not c.proposed_by:
        return ""
    return " by NATO's Secretary General" if c.proposed_by == "NATO" else f" by {ground.area(c.proposed_by)}"


def _same_target(claim: Claim, c: Commitment) -> bool:
    q = claim.quantity
    assert q is not None
    if claim.measure == "equipment_share":
        return any(p.measure == claim.measure and p.threshold == q.value for p in c.parts)
    parts = _parts(claim)
    if parts and parts != _parts_of(c):
        return False
    if q.value == c.total.threshold:
        return True
    own = [p.threshold for p in c.parts if p.id in {"core", "related"}]
    return not parts and q.value in own


def _parts(claim: Claim) -> tuple[float, ...]:
    return tuple(sorted(value for _, value in claim.parts))


def _parts_of(c: Commitment) -> tuple[float, ...]:
    return tuple(sorted(p.threshold for p in c.parts if p.id in {"core", "related"}))


def _wrong_dates(ground: Ground, claim: Claim, c: Commitment) -> str:
    if (
        claim.when.by is not None
        and c.deadline is not None
        and claim.when.by != c.deadline
        and claim.when.by > ground.day.year
    ):
        return f"{c.title}: the deadline is {c.deadline}, not {claim.when.by}."
    return ""


def _deadline(c: Commitment) -> str:
    return f" Deadline {c.deadline}." if c.deadline else ""


def _adopted(c: Commitment) -> str:
    return day_words(c.adopted) if c.adopted else "a day the register does not know"
