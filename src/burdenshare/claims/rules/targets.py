"""Targets of the alliance: in force, proposed, demanded; in one number or in parts, with a deadline."""

from __future__ import annotations

from dataclasses import replace

from burdenshare.claims import hazards
from burdenshare.claims.beside import is_share, like_target, of_something_else
from burdenshare.claims.context import Context
from burdenshare.claims.quantities import Found, resolved
from burdenshare.claims.rules import growth, pledges
from burdenshare.claims.rules.modality import extent, modality_of, when_due
from burdenshare.claims.rules.target_owners import abroad, ally_own, group_commits, one_allys_word, own_commitment
from burdenshare.claims.rules.target_parts import add_parts, parts_of, whole
from burdenshare.claims.sentence import Sentence
from burdenshare.nouns.claims import Interval, Kind, Modality, QuantityUnit

_TARGET_RANGE = (1.0, 10.0)
_ASKED = {"should", "must", "asks", "expects", "least", "agreed", "requires", "required", "committed", "promised", "go"}
_FLOOR = 2.0
"""The target of 2 %, in force or a guideline whoever names it."""


def read(s: Sentence, c: Context) -> None:
    """Add the targets that one sentence states, and remember the latest for thresholds left unsaid."""
    _equipment_target(s, c)
    percents = s.percents()
    if not percents:
        return
    parts = parts_of(s, c, percents)
    if parts and c.about_defence(s, parts[0][1].i):
        if dict(parts)["core"].value > dict(parts)["related"].value:
            add_parts(s, c, percents, parts)
        else:
            s.taken.update(q.i for q in percents)  # the parts are named the other way round: no number is ruled on
    for q in percents:
        if q.i in s.taken or not _TARGET_RANGE[0] <= q.value <= _TARGET_RANGE[1]:
            if q.i in s.taken and like_target(s, q):
                c.last_threshold = c.last_said = q.value
            elif q.value > _TARGET_RANGE[1] and _equipment(s, q) and (like_target(s, q) or group_commits(s, c, q)):
                c.last_said = q.value  # "this guideline" after it is not the one on shares of GDP
            continue
        if q.quantity.decimals > 1 or (s.has("real_terms") and not like_target(s, q)):
            continue  # "2.12%" is some ally's figure, "up 3.8% in real terms" is growth
        if of_something_else(s, q) or not c.about_defence(s, q.i) or not c.alliance or abroad(s, q):
            continue
        outright = [
            m
            for m in s.between(q.i - 4, q.i, "demand")
            if q.number - m.j <= 1 or (q.number - m.j == 2 and s.key(m.j) == "to")  # "demands of allies to reach 2%"
        ]
        named = (
            like_target(s, q)
            or (
                bool(outright)
                and c.shares
                and s.key(q.i - 1) != "that"
                and not any(0 <= t.i - q.j <= 4 for t in s.times)
            )
            or _put_forward(s, c, q)
            or _agreed_by(s, q)
            or (s.has("target") and any(whole(s, [q], p) for p in percents if p.i in s.taken))
        )
        if (not named and not group_commits(s, c, q)) or q.quantity.approximator == "range":
            continue
        if (own := own_commitment(s, c, q)) is not None:
            pledges.add(s, c, q, own)
            continue
        if ally_own(s, q) or _equipment(s, q) or growth.is_growth(s, q):
            continue
        if s.key(q.i - 1) in {"against", "versus"} or _part_of_larger(s, q, percents):
            continue  # "5%, against 2% so far", "5%, of which 3.5% for core defence"
        if hazards.polled(s) or hazards.on_something_else(s, q.j) or s.key(q.i - 1) == "by":
            continue
        if one_allys_word(s, c, q):
            c.last_said = q.value
            continue
        modality = modality_of(s, c, q)
        if modality is None or (modality is not Modality.IN_FORCE and "floor" in {t.key for t in s.tokens}):
            continue  # what is a floor and what a goal is the very question of some summits
        if modality is Modality.REPORTED and (
            s.has("oppose", "negation") or hazards.denied(s) or _foreseen(s, q) or _in_passing(s, q)
        ):
            c.last_threshold = c.last_said = q.value
            continue  # a mention in a sentence that says something else of it would pass for a verdict on that
        s.taken.add(q.i)
        c.share_list = 4
        if s.key(len(s.tokens) - 1) == "?":
            c.last_threshold = c.last_said = q.value
            continue  # "does everybody meet the 2% target?"
        if modality is Modality.IN_FORCE or (modality is Modality.REPORTED and named) or q.value == _FLOOR:
            c.last_threshold = q.value
        if modality in {Modality.PROPOSED, Modality.DEMANDED}:
            c.last_proposed = q.value
        c.last_said = q.value
        i, j = extent(s, q)
        c.add(
            Kind.TARGET,
            s,
            i,
            j,
            "target-former" if _former(s, q) else ("target-named" if named else "target-commitment"),
            subjects=("NATO",),
            measure="share_of_gdp",
            quantity=resolved(q.quantity, "at_least", c.lexicon) if q.quantity.approximator else q.quantity,
            when=when_due(s, c, q),
            modality=modality,
        )


def _part_of_larger(s: Sentence, q: Found, percents: list[Found]) -> bool:
    """Whether "of which" or "including" makes it a part of a larger number before it."""
    words = [s.key(k) for k in range(q.i - 3, q.i)]
    if "including" not in words and words[-2:] != ["of", "which"] and words[:2] != ["of", "which"]:
        return False
    if any(p.j <= q.i and p.value > q.value for p in percents):
        s.taken.add(q.i)
        return True
    return False


def _equipment_target(s: Sentence, c: Context) -> None:
    """The part of their budgets that allies are to spend on equipment: "a fifth of it should go on new equipment"."""
    told = c.claims[-1].measure == "equipment_share" if c.claims else False
    if not c.alliance or not (s.has("equipment") or told) or hazards.polled(s) or hazards.denied(s):
        return
    for q in s.quantities:
        fifth = q.unit is QuantityUnit.FRACTION and q.value == 0.2
        if q.i in s.taken or not (fifth or (q.unit is QuantityUnit.PER_CENT and q.value == 20 and not is_share(s, q))):
            continue
        near = {s.key(k) for k in range(q.i - 8, q.j + 10)}
        owner = s.subject_before(q.i)
        own = owner is not None and owner.cls != "group" and q.i - owner.j <= 8 and s.key(q.i - 1) != "the"
        if not near & _ASKED or own or s.between(max(0, q.i - 3), q.i, "meet", "miss"):
            continue
        s.taken.add(q.i)
        quantity = replace(
            q.quantity, value=20.0, unit=QuantityUnit.PER_CENT, interval=Interval(20.0, 20.0, high_closed=True)
        )
        c.add(
            Kind.TARGET, s, *extent(s, q), "target-equipment", subjects=("NATO",), measure="equipment_share",
            quantity=quantity, modality=Modality.IN_FORCE,
        )  # fmt: skip
        return


def _put_forward(s: Sentence, c: Context, q: Found) -> bool:
    """Whether it is the number of a proposal, with no ally's name between: "Rutte's proposal is to raise spending to 5% of GDP"."""
    if not is_share(s, q):
        return False
    deal = any(s.key(k) in {"deal", "agreement", "accord"} for k in range(max(0, q.i - 14), q.i))
    if deal and any(n.code == "NATO" for n in s.names) and c.deadline(s, q) is not None:
        return True  # "Deal at NATO: defence spending at 5% of GDP by 2035"
    nouns = [m for m in s.of("proposal") if m.value in {"proposal", "draft", "the draft", "draft text", "idea of"}]
    if any(n.cls == "group" for n in s.names) or any(p[2].area == "NATO" for p in c.speakers.mentioned(s)):
        nouns += [m for m in s.of("proposal") if m.value in {"proposed", "proposes", "propose"}]
    near = [m for m in nouns if 0 < q.i - m.j <= 22]
    return bool(near) and not any(near[-1].j <= n.i < q.i and n.cls != "group" for n in s.names)


def _agreed_by(s: Sentence, q: Found) -> bool:
    """ "Spending of 2% of GDP was agreed on by NATO in 2006": the verb behind the number, the alliance behind "by"."""
    if not is_share(s, q):
        return False
    for m in s.between(q.j, min(len(s.tokens), q.j + 14), "adopted"):
        passive = not {"was", "were", "is", "been"}.isdisjoint(s.key(k) for k in range(m.i - 2, m.i))
        if passive and any(
            n.cls == "group" and s.key(n.i - 1 - (s.key(n.i - 1) == "the")) == "by" and n.i - m.j <= 4 for n in s.names
        ):
            return True
    return False


def _foreseen(s: Sentence, q: Found) -> bool:
    """Whether the sentence says who will meet the number or aims at it, and only names the target on the way."""
    verbs = s.between(max(0, q.i - 8), q.i, "meet")
    if any(s.key(m.i - 1) in {"would", "will", "to"} for m in verbs):
        return True
    subject = s.subject_before(q.i)
    aims = {"aimed", "hoped", "planned", "promised", "pledged", "vowed"}
    return subject is not None and subject.cls != "group" and bool(aims & {s.key(k) for k in range(subject.j, q.i)})


def _in_passing(s: Sentence, q: Found) -> bool:
    """Whether the number is what someone meets, misses, backs or refuses: the target is only named on the way."""
    start, _ = s.clause(q.i)
    return bool(s.between(max(start, q.i - 8), q.i, "meet", "miss", "support", "accept", "wont_block", "conditional"))


def _former(s: Sentence, q: Found) -> bool:
    """Whether it is the target that another replaces: "up from the current 2% target", "the old 2% goal"."""
    before = {s.key(k) for k in range(q.number - 4, q.number)}
    if "from" in before and before.isdisjoint({"excluded", "exempt", "exempted", "exemption"}):
        return True
    raised = next((k for k in range(q.number - 10, q.number) if s.key(k) in {"increase", "rise", "jump", "step"}), None)
    if raised is not None and {s.key(k) for k in range(raised + 1, q.number)} & {"on", "over", "compared"}:
        return True  # "a big increase on the current goal of 2%"
    if not {"doubling", "replacing", "replaces"}.isdisjoint(s.key(k) for k in range(q.number - 6, q.number)):
        return True  # "to 5%, doubling the target of 2%"
    return any(q.i - 5 <= m.i <= q.j + 3 for m in s.of("former"))


def _equipment(s: Sentence, q: Found) -> bool:
    return any(-4 <= m.i - q.j <= 8 for m in s.of("equipment")) and q.value >= 10
