"""Where governments stand, held against the register as known that day; "broad support" is counted."""

from __future__ import annotations

from burdenshare.nouns.claims import Claim, Stance
from burdenshare.nouns.commitments import Position, Topic
from burdenshare.nouns.verdicts import Ruling, Verdict
from burdenshare.verdicts.ground import Ground, day_words, position_row

_SHOWN = 8
"""Of how many governments that back a proposal the words are shown."""
_FOR = frozenset({Stance.SUPPORTS, Stance.ACCEPTS, Stance.DEMANDS})
_CLASH = {
    Stance.SUPPORTS: frozenset({Stance.OPPOSES}),
    Stance.ACCEPTS: frozenset({Stance.OPPOSES}),
    Stance.DEMANDS: frozenset({Stance.OPPOSES}),
    Stance.OPPOSES: frozenset({Stance.SUPPORTS, Stance.DEMANDS, Stance.ACCEPTS}),
}


def rule(ground: Ground, claim: Claim) -> Verdict:
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
            (position_row(ground, then, True), position_row(ground, now, False)),
        )
    if same:
        p = same[0]
        speakers = [x for x in same if surname and x.speaker.endswith(surname)]
        first = min(speakers or same, key=lambda x: x.since)
        others = [o for o in newest if o.since > p.since and o.stance not in wanted]
        later = (
            f" Since then: {others[0].stance.label}, {day_words(others[0].since)}{_said(others[0])}." if others else ""
        )
        told = tuple(position_row(ground, o, True) for o in dict.fromkeys((first, p)))
        also = (position_row(ground, o, None) for o in newest if o not in (first, p))
        return Verdict(
            claim,
            Ruling.SUPPORTED,
            f"On the register: {name} {p.stance.label} since {day_words(first.since)}{_said(first)}.{later}",
            (*told, *also)[:4],
        )
    clash = [p for p in newest if p.stance in _CLASH.get(claim.stance, ())]
    rows = [position_row(ground, p, None) for p in newest]
    held = "; ".join(f"{p.stance.label} since {day_words(p.since)}{_said(p)}" for p in newest)
    if clash and not claim.attribution.quoted and claim.rule == f"position-{claim.stance.value}":
        return Verdict(
            claim, Ruling.NOT_CHECKABLE, f"The register has it the other way: {name} {held}.",
            tuple(position_row(ground, p, False) for p in clash),
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
    if len(backing) > _SHOWN:
        working += (f"{_SHOWN} of the {len(backing)} that support, accept or demand it are shown with their words",)
    rows = tuple(position_row(ground, p, True) for a in backing[:_SHOWN] for p in taken[a][:1]) + tuple(
        position_row(ground, p, False) for a in opposing for p in taken[a] if p.stance is Stance.OPPOSES
    )
    why = (
        ""
        if ruling is Ruling.SUPPORTED
        else "; “broad” is the text's own judgement, and too few are on record to rule on it"
    )
    return Verdict(claim, ruling, f"{words}{why}.", rows, working=working)


def _said(p: Position) -> str:
    return f" ({p.speaker})" if p.speaker else ""
