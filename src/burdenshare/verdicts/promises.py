"""Targets, pledges, positions, priorities and meetings held against the registers as known that day."""

from __future__ import annotations

from burdenshare.nouns.claims import Claim, Modality, Stance
from burdenshare.nouns.commitments import Commitment, Event, Pledge, Position, Topic
from burdenshare.nouns.verdicts import Evidence, Ruling, Verdict
from burdenshare.verdicts.ground import (
    Ground,
    commitment_row,
    day_words,
    pledge_row,
    position_row,
    title_then,
)

_FOR = frozenset({Stance.SUPPORTS, Stance.ACCEPTS, Stance.DEMANDS})
_CLASH = {
    Stance.SUPPORTS: frozenset({Stance.OPPOSES}),
    Stance.ACCEPTS: frozenset({Stance.OPPOSES}),
    Stance.DEMANDS: frozenset({Stance.OPPOSES}),
    Stance.OPPOSES: frozenset({Stance.SUPPORTS, Stance.DEMANDS, Stance.ACCEPTS}),
}


# --- targets ---------------------------------------------------------------------------------------------------------


def target(ground: Ground, claim: Claim) -> Verdict:
    """Is that the target in force, or was it proposed, by that day?"""
    forced = ground.in_force
    proposed = ground.proposals
    if claim.rule == "target-former":
        return _former(ground, claim)
    matching = [c for c in forced if _same_target(claim, c)]
    put_forward = [c for c in proposed if _same_target(claim, c)]
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
            return _proposed(ground, claim, matching, put_forward)


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
    if earlier and now is not None:
        return Verdict(
            claim, Ruling.OUTDATED, f"{earlier[-1].title} had been replaced by then: {now.title}.",
            (commitment_row(ground, earlier[-1], True), commitment_row(ground, now, False)),
        )  # fmt: skip
    if now is None:
        return Verdict(claim, Ruling.NOT_CHECKABLE, "The register holds no target in force that day.", rows)
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


def _proposed(ground: Ground, claim: Claim, matching: list[Commitment], put_forward: list[Commitment]) -> Verdict:
    if put_forward:
        by_deadline = [c for c in put_forward if claim.when.by is None or c.deadline == claim.when.by]
        parts = _parts(claim)
        chosen = [c for c in by_deadline if _parts_of(c) == parts] or by_deadline
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
            f"{title_then(ground, x)}{_proposer(ground, x)}{f' on {day_words(x.proposed)}' if x.proposed else ''}"
            for x in listed
        )
        return Verdict(
            claim, Ruling.SUPPORTED, f"Put forward and not adopted by that day: {told}.",
            tuple(commitment_row(ground, x, True) for x in listed),
        )  # fmt: skip
    if matching:
        c = matching[-1]
        return Verdict(
            claim,
            Ruling.SUPPORTED,
            f"Already in force that day: {c.title}, adopted on {_adopted(c)}.",
            (commitment_row(ground, c, True),),
        )
    who = f" It is {claim.attribution.speaker}'s statement." if claim.attribution.speaker else ""
    return Verdict(
        claim, Ruling.NOT_CHECKABLE, f"The register of targets and proposals holds no such number as of that day.{who}"
    )


def _proposer(ground: Ground, c: Commitment) -> str:
    if not c.proposed_by:
        return ""
    return " by NATO's Secretary General" if c.proposed_by == "NATO" else f" by {ground.area(c.proposed_by)}"


def _same_target(claim: Claim, c: Commitment) -> bool:
    q = claim.quantity
    assert q is not None
    parts = _parts(claim)
    if parts and _parts_of(c) and parts != _parts_of(c):
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


# --- pledges ---------------------------------------------------------------------------------------------------------


def pledge(ground: Ground, claim: Claim) -> Verdict:
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
            rulings.add(Ruling.OUTDATED if ended else Ruling.SUPPORTED)
            after = next((o for o in known if o.id == p.superseded_by), None)
            state = f"; replaced on {day_words(p.ended)}" if ended and p.ended else ""
            reasons.append(
                f"On the register: {name}, {p.value:g} {p.unit}{_by(p)}, {p.status} on {day_words(p.pledged)}"
                f"{' by ' + p.speaker if p.speaker else ''}{state}."
            )
            rows.append(pledge_row(p, True))
            if after is not None:
                rows.append(pledge_row(after, False))
        else:
            rulings.add(Ruling.NOT_CHECKABLE)
            live = [p for p in known if p.ended is None or p.ended > ground.day]
            has = "; ".join(f"{p.value:g} {p.unit}{_by(p)} ({day_words(p.pledged)})" for p in live[:3])
            reasons.append(
                f"The register holds no such pledge of {name} by that day." + (f" It holds: {has}." if has else "")
            )
            rows += [pledge_row(p, None) for p in live[:3]]
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
        tuple(pledge_row(p, None) for p in live),
    )  # fmt: skip


def _comparable(claim: Claim, p: Pledge) -> bool:
    shares = {"share_of_gdp", "core_share_of_gdp"}
    return p.measure == claim.measure or {p.measure, claim.measure} <= shares


def _same_pledge(claim: Claim, p: Pledge) -> bool:
    q = claim.quantity
    assert q is not None
    same_value = p.value in q.interval or (p.value == q.value)
    if q.decimals == 0 and q.unit.value == "per cent":  # "2%" as a goal means 2, not 2.4
        same_value = p.value == q.value
    if not same_value:
        return False
    return claim.when.by is None or p.by is None or p.by == claim.when.by or str(claim.when.by) in p.by_text


def _by(p: Pledge) -> str:
    """The deadline in words: the year, and the pledge's own wording where it is more than the year."""
    if p.by is None:
        return f" ({p.by_text})" if p.by_text else ""
    return f" by {p.by}" + (f" ({p.by_text})" if p.by_text and p.by_text != str(p.by) else "")


# --- positions -------------------------------------------------------------------------------------------------------


def position(ground: Ground, claim: Claim) -> Verdict:
    """Did that government stand there by that day? Everybody's "broad support" is counted."""
    value = _proposed_value(claim)
    topic = ground.registers.open_topic(ground.day, value)
    if topic is None and claim.quantity is not None and value == claim.quantity.value:
        return Verdict(
            claim,
            Ruling.NOT_CHECKABLE,
            f"The register holds no proposal of {value:g} % that governments took positions on by that day.",
        )
    topic = topic or ground.registers.open_topic(ground.day)
    if topic is None:
        return Verdict(claim, Ruling.NOT_CHECKABLE, "The register knows no open question that this position is on.")
    if claim.rule == "position-broad":
        return _broad(ground, claim, topic)
    assert claim.stance is not None
    area = claim.subjects[0]
    known = ground.registers.positions_known(ground.day, topic.id, area)
    name = ground.area(area)
    if not known:
        return Verdict(
            claim,
            Ruling.NOT_CHECKABLE,
            f"The register holds no position of {name} on this ({topic.title}) by that day.",
        )
    newest = ground.registers.standing_positions(ground.day, topic.id)[area]
    wanted = {claim.stance} | ({Stance.SUPPORTS} if claim.stance is Stance.ACCEPTS else set())
    surname = (claim.attribution.speaker.split() or [""])[-1]
    same = [p for p in known if p.stance in wanted]
    same.sort(key=lambda p: bool(surname) and p.speaker.endswith(surname), reverse=True)
    turned = [p for p in newest if same and p.since > same[0].since and p.stance in _CLASH.get(claim.stance, ())]
    if turned:
        then, now = same[0], turned[0]
        return Verdict(
            claim,
            Ruling.OUTDATED,
            f"{name} {then.stance.label} since {day_words(then.since)}{_said(then)}, "
            f"and {now.stance.label} since {day_words(now.since)}{_said(now)}.",
            (position_row(then, True), position_row(now, False)),
        )
    if same:
        p = same[0]
        first = p if surname and p.speaker.endswith(surname) else min(same, key=lambda x: x.since)
        lead = "On the register" if p in newest else "On the register, before a later statement"
        rows = [position_row(p, True)] + [position_row(o, None) for o in newest if o is not p]
        ruling = Ruling.SUPPORTED
        return Verdict(
            claim,
            ruling,
            f"{lead}: {name} {p.stance.label} since {day_words(first.since)}{_said(first)}.",
            tuple(rows[:3]),
        )
    clash = [p for p in newest if p.stance in _CLASH.get(claim.stance, ())]
    rows = [position_row(p, None) for p in newest]
    held = "; ".join(f"{p.stance.label} since {day_words(p.since)}{_said(p)}" for p in newest)
    if clash and not claim.attribution.quoted and claim.rule == f"position-{claim.stance.value}":
        return Verdict(
            claim, Ruling.NOT_CHECKABLE, f"The register has it the other way: {name} {held}.",
            tuple(position_row(p, False) for p in clash),
        )  # fmt: skip
    return Verdict(claim, Ruling.NOT_CHECKABLE, f"The register has {name}: {held}.", tuple(rows[:3]))


def _proposed_value(claim: Claim) -> float | None:
    """The share in question: what is proposed, not the old target that a government says is enough."""
    if claim.threshold is not None:
        return claim.threshold
    if claim.quantity is not None and claim.stance is not Stance.OPPOSES:
        return claim.quantity.value
    return None


def _broad(ground: Ground, claim: Claim, topic: Topic) -> Verdict:
    standing = ground.registers.standing_positions(ground.day, topic.id)
    allies = {a.code for a in ground.view.record.areas.members("NATO", ground.day)}
    taken = {area: ps for area, ps in standing.items() if area in allies}
    backing = [a for a, ps in taken.items() if any(p.stance in _FOR for p in ps)]
    opposing = [a for a, ps in taken.items() if any(p.stance is Stance.OPPOSES for p in ps)]
    conditional = [a for a in taken if a not in backing and a not in opposing]
    working = tuple(
        f"{label}: {', '.join(ground.area(a) for a in sorted(areas))}"
        for label, areas in (("support, accept or demand", backing), ("oppose", opposing), ("conditional", conditional))
        if areas
    )
    words = (
        f"The register holds positions of {len(taken)} of {len(allies)} governments on {topic.title} by that day: "
        f"{len(backing)} support, accept or demand it, {len(opposing)} oppose it"
    )
    known = len(taken) * 2 >= len(allies)
    ruling = Ruling.SUPPORTED if known and len(backing) * 3 >= len(taken) * 2 else Ruling.NOT_CHECKABLE
    rows = tuple(position_row(p, True) for a in backing for p in taken[a][:1])[:8] + tuple(
        position_row(p, False) for a in opposing for p in taken[a] if p.stance is Stance.OPPOSES
    )
    why = (
        ""
        if ruling is Ruling.SUPPORTED
        else "; “broad” is the text's own judgement, and too few are on record to rule on it"
    )
    return Verdict(claim, ruling, f"{words}{why}.", rows, working=working)


def _said(p: Position) -> str:
    return f" ({p.speaker})" if p.speaker else ""


# --- priorities and events -------------------------------------------------------------------------------------------


def priority(ground: Ground, claim: Claim) -> Verdict:
    """A stated priority is a statement of its speaker; no figure covers it."""
    who = claim.attribution.speaker or (ground.area(claim.attribution.area) if claim.attribution.area else "the text")
    items = ", ".join(claim.items)
    return Verdict(
        claim,
        Ruling.NOT_CHECKABLE,
        f"A statement of intent by {who}: {items}. No figure in the record covers single capabilities.",
    )


def event(ground: Ground, claim: Claim) -> Verdict:
    """Is the meeting where and when the text puts it?"""
    e = next((x for x in ground.registers.events if x.id == claim.event), None)
    if e is None:
        return Verdict(claim, Ruling.NOT_CHECKABLE, "The calendar holds no such meeting.")
    agrees = _timed(ground, claim, e)
    dates = day_words(e.start) if e.start == e.end else f"{e.start.day} to {day_words(e.end)}"
    row = Evidence(
        "register", e.sources[0].publisher, e.id, e.start, "events", e.country, e.title, dates, dates, "", e.kind, agrees,
        e.sources[0].url,
    )  # fmt: skip
    if agrees is None:
        return Verdict(claim, Ruling.NOT_CHECKABLE, f"{e.title}: {dates}; when the text means is left open.", (row,))
    ruling = Ruling.SUPPORTED if agrees else Ruling.NOT_CHECKABLE
    return Verdict(claim, ruling, f"{e.title}: {dates}.", (row,))


def _timed(ground: Ground, claim: Claim, e: Event) -> bool | None:
    """Whether the meeting is when the text puts it; None where its own date or its words leave that open."""
    if claim.when.basis == "stated":
        return e.start.year in claim.when.years
    if not ground.dating.certain:
        return None
    ahead = (e.start - ground.day).days
    if claim.when.basis == "distance":
        days = int(claim.when.words)
        slack = 1 if abs(days) < 7 else (6 if abs(days) < 60 else 20)
        return True if abs(ahead - days) <= slack else None
    if claim.when.basis == "month":
        return True if e.start.month in claim.when.years and abs(ahead) < 330 else None
    months = (e.start.year - ground.day.year) * 12 + e.start.month - ground.day.month
    words = claim.when.words.casefold()
    fits = {
        "next month": months == 1,
        "last month": months == -1,
        "this month": months == 0,
        "next week": 0 < ahead <= 14,
        "last week": -14 <= ahead <= 0,
        "this week": abs(ahead) <= 7,
    }
    return next((True for phrase, fit in fits.items() if phrase in words and fit), None)
