"""Targets of the alliance: in force, proposed, demanded; in one number or in parts, with a deadline."""

from __future__ import annotations

from dataclasses import replace

from burdenshare.claims import hazards
from burdenshare.claims.context import Context, is_share, like_target, of_something_else, resolved
from burdenshare.claims.quantities import Found
from burdenshare.claims.rules import growth, pledges
from burdenshare.claims.sentence import Name, Sentence
from burdenshare.nouns.claims import Interval, Kind, Modality, QuantityUnit, When

_TARGET_RANGE = (1.0, 10.0)
_ASKED = {"should", "must", "asks", "expects", "least", "agreed", "requires", "required", "committed", "promised", "go"}
_MOVES = {
    "rises",
    "rose",
    "risen",
    "grows",
    "grew",
    "grown",
    "climbs",
    "climbed",
}  # what they did, not what they are to do
_REVIEWS = {"review", "reviewed", "reviewing", "reviews", "progress", "halfway"}
_FLOOR = 2.0
"""The target of 2 %, in force or a guideline whoever names it."""
_OWN_NOUNS = {"commitment", "pledge", "promise", "aim", "objective"}


def read(s: Sentence, c: Context) -> None:
    """Add the targets that one sentence states, and remember the latest for thresholds left unsaid."""
    _equipment_target(s, c)
    percents = [q for q in s.quantities if q.unit is QuantityUnit.PER_CENT]
    if not percents:
        return
    parts = _parts(s, c, percents)
    if parts and c.about_defence(s, parts[0][1].i):
        if dict(parts)["core"].value > dict(parts)["related"].value:
            _add_parts(s, c, percents, parts)
        else:
            s.taken.update(q.i for q in percents)  # the parts are named the other way round: no number is ruled on
    for q in percents:
        if q.i in s.taken or not _TARGET_RANGE[0] <= q.value <= _TARGET_RANGE[1]:
            if q.i in s.taken and like_target(s, q):
                c.last_threshold = c.last_said = q.value
            elif q.value > _TARGET_RANGE[1] and _equipment(s, q) and (like_target(s, q) or _group_commits(s, c, q)):
                c.last_said = q.value  # "this guideline" after it is not the one on shares of GDP
            continue
        if q.quantity.decimals > 1 or (s.has("real_terms") and not like_target(s, q)):
            continue  # "2.12%" is some ally's figure, "up 3.8% in real terms" is growth
        if of_something_else(s, q) or not c.about_defence(s, q.i) or not c.alliance or _abroad(s, q):
            continue
        named = (
            like_target(s, q)
            or _put_forward(s, c, q)
            or (s.has("target") and any(_whole(s, [q], p) for p in percents if p.i in s.taken))
        )
        if (not named and not _group_commits(s, c, q)) or q.quantity.approximator == "range":
            continue
        if (own := _own_commitment(s, c, q)) is not None:
            pledges.add(s, c, q, own)
            continue
        if _ally_own(s, q) or _equipment(s, q) or growth.is_growth(s, q):
            continue
        if s.key(q.i - 1) in {"against", "versus"} or _part_of_larger(s, q, percents):
            continue  # "5%, against 2% so far", "5%, of which 3.5% for core defence"
        if hazards.polled(s) or hazards.on_something_else(s, q.j) or s.key(q.i - 1) == "by":
            continue
        if _one_allys_word(s, c, q):
            c.last_said = q.value
            continue
        modality = _modality(s, c, q)
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
        i, j = _extent(s, q)
        c.add(
            Kind.TARGET,
            s,
            i,
            j,
            "target-former" if _former(s, q) else ("target-named" if named else "target-commitment"),
            subjects=("NATO",),
            measure="share_of_gdp",
            quantity=resolved(q.quantity, "at_least", c.lexicon) if q.quantity.approximator else q.quantity,
            when=_when(s, c, q),
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
            Kind.TARGET, s, *_extent(s, q), "target-equipment", subjects=("NATO",), measure="equipment_share",
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
    near = [m for m in nouns if 0 < q.i - m.j <= 16]
    return bool(near) and not any(near[-1].j <= n.i < q.i and n.cls != "group" for n in s.names)


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


def _one_allys_word(s: Sentence, c: Context, q: Found) -> bool:
    """Whether it is one government that backs or signs off the number: "Meloni backed the 5% goal" adopts nothing."""
    start, _ = s.clause(q.i)
    verbs = s.between(start, q.i, "adopted")
    if not verbs:
        return False
    i = verbs[-1].i
    subject = s.subject_before(i)
    people = [p for p in c.speakers.mentioned(s) if p[1] <= i and p[2].area]
    if people and (subject is None or people[-1][0] > subject.i):
        return people[-1][2].area != "NATO"
    return subject is not None and bool(subject.code) and subject.code != "NATO"


def _former(s: Sentence, q: Found) -> bool:
    """Whether it is the target that another replaces: "up from the current 2% target", "the old 2% goal"."""
    if "from" in {s.key(k) for k in range(q.number - 4, q.number)}:
        return True
    return any(q.i - 5 <= m.i <= q.j + 3 for m in s.of("former"))


def _abroad(s: Sentence, q: Found) -> bool:
    """Whether the sentence speaks of a country outside the alliance, and of none inside before the number."""
    subject = s.subject_before(q.i)
    return subject is not None and not subject.code


def _own_commitment(s: Sentence, c: Context, q: Found) -> str | None:
    """The ally whose own commitment it is: "the commitment to 2.5% by 2027" in a text about that ally."""
    group = s.subject_before(q.i, ("group",))
    spoken = [
        p
        for p in c.speakers.mentioned(s)
        if p[1] <= q.i and p[2].area not in {"", "NATO"} and (group is None or group.cls != "group" or group.i < p[0])
    ]
    if (
        spoken
        and c.deadline(s, q) is not None
        and {"set", "sets", "setting"} & {s.key(k) for k in range(spoken[-1][1], q.i)}
    ):
        return spoken[-1][2].area  # "Kristersson set a goal of 3.5% by 2030"
    if spoken and s.between(spoken[-1][1], q.i, "pledge") and c.deadline(s, q) is not None:
        return spoken[-1][2].area
    own = s.subject_before(q.i, ("area", "capital", "adjective"))
    if (
        own is not None
        and own.code
        and own.cls != "group"
        and {"itself", "its"} & {s.key(k) for k in range(own.j, q.i)}
    ):
        if {"set", "sets", "setting", "brought", "brings", "advanced", "moved"} & {s.key(k) for k in range(own.j, q.i)}:
            return own.code  # "Germany has set itself a goal of 3.5% by 2029"
    nouns = [m for m in s.of("target") if m.value in _OWN_NOUNS and m.j <= q.i and q.i - m.j <= 8]
    if not nouns or not c.last_area or any(n.cls == "group" for n in s.names) or s.has("in_force"):
        return None
    return c.last_area if c.deadline(s, q) is not None else None


def _parts(s: Sentence, c: Context, percents: list[Found]) -> list[tuple[str, Found]]:
    """Two numbers told apart as core and related: "3.5% in hard military and 1.5% in infrastructure"."""
    found: list[tuple[str, Found]] = []
    for n, q in enumerate(percents):
        end = percents[n + 1].i if n + 1 < len(percents) else len(s.tokens)
        end = min(end, q.j + 12)
        core = s.between(q.j, end, "core_words")
        related = s.between(q.j, end, "related_words")
        if core and (not related or core[0].i <= related[0].i) and q.value <= 6:
            found.append(("core", q))
        elif related and q.value <= 6:
            found.append(("related", q))
    labels = [label for label, _ in found]
    if labels == ["core"] and not _summing_up(s, c, percents) and _whole(s, percents, found[0][1]) is not None:
        s.taken.add(found[0][1].i)  # "5% of GDP, including 3.5% for core defence": the part is of the target before it
        return []
    if (
        labels == ["related"]
        and len(percents) == 2
        and percents[0] is not found[0][1]
        and found[0][1].value < percents[0].value
    ):
        if percents[0].quantity.decimals and s.between(percents[0].j, found[0][1].i, "defence"):
            return [("core", percents[0]), *found]  # "3.5% on defence and 1.5% on ports and railways"
    if labels == ["related"] and [q.value for q in percents] == [3.5, 1.5] and found[0][1] is percents[1]:
        found.insert(0, ("core", percents[0]))  # "3.5% on defence and 1.5% on infrastructure"
        labels = [label for label, _ in found]
    if labels.count("core") != 1 or labels.count("related") != 1:
        found = _summing_up(s, c, percents) or found
        labels = [label for label, _ in found]
    return found if labels.count("core") == 1 and labels.count("related") == 1 else []


def _whole(s: Sentence, percents: list[Found], part: Found) -> Found | None:
    """The number that a lone part is said to be included in."""
    lead = {s.key(k) for k in range(part.i - 3, part.i)}
    if not lead & {"including", "which", "with", "includes"}:
        return None
    return next((q for q in percents if q.j <= part.i and part.value < q.value <= 6), None)


def _summing_up(s: Sentence, c: Context, percents: list[Found]) -> list[tuple[str, Found]]:
    """Two numbers that add up to a third of the sentence: "5 %, of which 3.5 % ... and 1.5 % ...": the larger is the core."""
    for total in percents:
        rest = [q for q in percents if q is not total and q.value < total.value]
        if len(rest) == 2 and abs(rest[0].value + rest[1].value - total.value) < 1e-9 and total.value <= 6:
            if any(n.code and n.cls == "area" and rest[0].i <= n.i <= rest[1].j for n in s.names):
                continue
            larger = max(rest, key=lambda q: q.value)
            return [("core" if q is larger else "related", q) for q in rest]
    return []


def _add_parts(s: Sentence, c: Context, percents: list[Found], parts: list[tuple[str, Found]]) -> None:
    total_value = sum(q.value for _, q in parts)
    told = c.claims[-1] if c.claims else None
    if (
        told is not None
        and told.kind is Kind.PLEDGE
        and told.quantity is not None
        and told.quantity.value == total_value
    ):
        pledges.add(
            s, c, dict(parts)["core"], *told.subjects
        )  # "This comprises 3.5% on core defence and 1.5% on resilience"
        s.taken.update(q.i for _, q in parts)
        return
    total = next((q for q in percents if abs(q.value - total_value) < 1e-9), None)
    anchor = total or parts[0][1]
    subject = s.subject_before(min(anchor.i, parts[0][1].i), ("area", "capital"))
    if subject is not None and _ally_own(s, anchor):
        return
    modality = _modality(s, c, anchor) or Modality.REPORTED
    c.last_said = total_value
    if modality in {Modality.PROPOSED, Modality.DEMANDED}:
        c.last_proposed = total_value
    spans = [q for _, q in parts] + ([total] if total else [])
    for q in spans:
        s.taken.add(q.i)
    quantity = (total or parts[0][1]).quantity
    named = tuple((label, q.value) for label, q in parts)
    if total is None:
        exact = c.lexicon.approximators["exactly"].interval(total_value, 0.1)
        quantity = type(quantity)(total_value, 1, QuantityUnit.PER_CENT, exact)
    last = max(s.quantities, key=lambda q: q.j if q in spans else 0)
    end = min(len(s.tokens), last.j + 5)
    words = [m.j for m in s.of("related_words", "core_words") if last.j <= m.i <= end]
    c.add(
        Kind.TARGET,
        s,
        min(q.i for q in spans),
        max([last.j, *words]),
        "target-parts",
        subjects=("NATO",),
        measure="share_of_gdp",
        quantity=quantity,
        when=_when(s, c, anchor, last),
        modality=modality,
        parts=named,
    )


def _group_commits(s: Sentence, c: Context, q: Found) -> bool:
    """Members commit, agree, are asked or are to raise their spending to the number."""
    subject = s.subject_before(q.i, ("group", "area", "capital", "adjective"))
    if subject is None and c.last_group == "NATO":
        they = next((k for k in range(q.i) if s.key(k) == "they"), None)
        subject = Name("NATO", "group", they, they + 1) if they is not None else None
    if subject is None or subject.cls != "group":
        return False
    if any(o.unit is QuantityUnit.COUNT and o.quantity.of_total and o.i <= subject.j + 1 <= q.i for o in s.quantities):
        return False  # "23 of 32 allies would spend 2%": some members' doing, not all members' duty
    if not (is_share(s, q) or s.has("defence", "spend", "change_up")):
        return False
    if {"collective", "combined", "amounting", "amounts", "together"} & {t.key for t in s.tokens}:
        return False  # what they spend together, not what each is to spend
    verbs = s.between(
        subject.j, q.i, "adopted", "proposal", "demand", "pledge", "in_force", "change_up", "hypothetical"
    )
    verbs += s.between(0, subject.i, "demand", "proposal")
    verbs += [m for m in s.between(0, subject.i, "pledge") if subject.i - 3 <= m.j]  # "commits the 32 allies to spend"
    if s.key(subject.i - 1) in {"that", "as"} or s.key(subject.i - 2) == "that":
        verbs += s.between(0, subject.i, "adopted")
    verbs += [m for m in s.of("required") if subject.j <= m.i < q.i]
    spent = s.between(subject.j, q.i, "spend")
    each = not {"each", "every"}.isdisjoint(s.key(k) for k in range(subject.j, q.i))
    if any(m.value in {"spent", "spends"} for m in spent) and not each:
        return False
    verbs = [m for m in verbs if m.value not in _MOVES]
    return bool(verbs)


def _ally_own(s: Sentence, q: Found) -> bool:
    """Whether the target is one ally's own ("Poland's target of 5 %", "Spain plans to reach 2 %")."""
    subject = s.subject_before(q.i)
    if subject is None or subject.cls == "group" or not subject.code:
        return False
    if s.between(subject.j, q.i, "support", "oppose", "accept", "proposal"):
        return False  # "the Netherlands supports the proposal, under which 3.5 percent ..."
    near = s.tokens[subject.j : q.i]
    if any(n.cls == "group" and subject.i < n.i < q.i for n in s.names):
        return False
    return len(near) <= 8 and bool(s.between(subject.j, q.i, "target", "pledge")) and not s.has("in_force")


def _equipment(s: Sentence, q: Found) -> bool:
    return any(-4 <= m.i - q.j <= 8 for m in s.of("equipment")) and q.value >= 10


def _modality(s: Sentence, c: Context, q: Found) -> Modality | None:
    """How the sentence puts the target; None where it is denied or only supposed."""
    before, after = s.clause(q.i)
    if s.between(before, q.i, "demand") and not s.between(q.i - 4, q.i, "in_force"):
        return Modality.DEMANDED
    if s.between(before, after, "proposal"):
        return Modality.PROPOSED
    if any(q.i - 6 <= m.i <= q.j + 3 for m in s.of("in_force")) and not _raised_to(s, q):
        return Modality.IN_FORCE
    if _raised_to(s, q):
        return Modality.PROPOSED
    verbs = s.between(before, q.i, "adopted")
    if verbs:
        verb = verbs[-1]
        infinitive = s.key(verb.i - 1) in {"to", "will", "would", "should", "could", "must", "may", "might"}
        future = s.between(max(0, verb.i - 4), verb.i, "pledge", "hypothetical")
        return Modality.PROPOSED if future or infinitive else Modality.IN_FORCE
    if _is_said_to_be(s, q) or s.between(before, q.i, "required"):
        return Modality.IN_FORCE
    if any(m.value not in {"should", "must", "may"} for m in s.between(before, q.i, "hypothetical")):
        return Modality.HYPOTHETICAL if not like_target(s, q) else Modality.REPORTED
    if s.between(before, q.i, "pledge") and not like_target(s, q):
        return Modality.PROPOSED
    return Modality.REPORTED


def _is_said_to_be(s: Sentence, q: Found) -> bool:
    """ "NATO's target is 2% of GDP": the verb stands between the noun and the number."""
    nouns = [m for m in s.of("target") if m.value not in {"pledge", "promise"}]  # a pledge may be yet to be given
    if s.key(q.i - 1) in {"is", "stands", "remains", "been"} and any(0 < q.i - m.j <= 12 for m in nouns):
        return True
    held = [
        m for m in s.of("target") if s.key(m.i - 2) in {"have", "has"} and s.key(m.j) == "of" and 0 < q.i - m.j <= 3
    ]
    if any(n.cls == "group" and n.j == m.i - 2 for m in held for n in s.names):
        return True  # "the allies have the goal of 5%"
    keys = [s.key(k) for k in range(q.i - 3, q.i)]
    return keys[-2:] == ["to", "spend"] and "is" in keys and any(0 < q.i - m.j <= 5 for m in s.of("target"))


def _raised_to(s: Sentence, q: Found) -> bool:
    """ "hike the target to 5%": a target that is to be moved to the number."""
    if s.key(q.i - 1) not in {"to", "at"} and s.key(q.number - 1) not in {"to"}:
        return False
    return any(m.j <= q.i and q.i - m.j <= 10 for m in s.of("change_up")) and not s.between(0, q.i, "adopted")


def _when(s: Sentence, c: Context, q: Found, last: Found | None = None) -> When:
    """Deadline and year of adoption. last: the last of its parts, which the deadline may follow."""
    own = s.subject_before(q.i, ("area", "capital", "adjective"))
    by = c.deadline(s, q) if own is None else None  # an ally's own deadline is not the alliance's
    if by is None and own is None and last is not None:
        by = c.deadline(s, last)
    years = [
        t.when.years[0]
        for t in s.times
        if t.when.basis == "stated" and not t.deadline and t.when.years[0] <= c.day.year
    ]
    if years and any(m.value == "within_decade" for m in s.of("time")):
        by = years[0] + 10  # "pledged in 2014 ... within a decade" counts from the pledge, not from the article
    elif any(m.value == "within_decade" for m in s.of("time")):
        by = None  # a decade from the summit that the text speaks of, not from the article
    elif by is None and own is None and not _REVIEWS & {t.key for t in s.tokens}:
        ahead = [t.when.years[0] for t in s.times if t.when.years and t.when.years[0] > c.day.year]
        by = ahead[0] if ahead else None  # "that they are to spend 5% in 2035"
    times = [t for t in s.times if t.when.basis == "stated" and t.when.by is None and not t.span]
    if not s.between(0, q.i, "adopted", "event_summit"):  # "the 2% guideline was agreed at the Wales summit in 2014"
        after = s.between(q.j, min(len(s.tokens), q.j + 5), "adopted")
        times = [t for t in times if after and 0 <= t.i - after[0].j <= 8]
    adopted = tuple(y for t in times for y in t.when.years if not t.deadline)
    if by is None and not adopted:
        return When("none")
    words = " ".join(t.when.words for t in s.times if t.when.by == by or t.when.years == adopted)
    return When("stated", adopted[:1], words, by=by)


def _extent(s: Sentence, q: Found) -> tuple[int, int]:
    """The number with the noun and "of GDP" that belong to it."""
    i, j = q.i, q.j
    for m in s.of("share_noun", "target"):
        if j <= m.i <= j + 2:
            j = m.j
    for m in s.of("target"):
        if m.j <= i and i - m.j <= 4:
            i = m.i
    return i, j
