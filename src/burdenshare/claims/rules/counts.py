"""How many allies meet or miss a threshold: "23 of 32", "around a third still doesn't", "all but one"."""

from __future__ import annotations

from dataclasses import replace

from burdenshare.claims import hazards
from burdenshare.claims.beside import like_target
from burdenshare.claims.context import Context
from burdenshare.claims.lexicon import Mark
from burdenshare.claims.quantities import Found
from burdenshare.claims.rules import members, only_named, thresholds
from burdenshare.claims.sentence import Sentence
from burdenshare.claims.timing import of_meeting, of_promise
from burdenshare.nouns.claims import Kind, Modality, Quantity, QuantityUnit, When

_OTHERS = {"some", "others", "many", "several", "few", "as", "after", "while", "because", "warning", "when", "before",
           "they"}  # fmt: skip
_TOGETHER = {"together", "jointly", "collectively", "combined", "average"}
_COUNTED = {QuantityUnit.COUNT, QuantityUnit.PLAIN}
_LEFT_OUT = {"besides", "excluding", "except", "without"}
_LOOKS_AHEAD = {"expected", "forecast", "projected", "set", "track", "course", "estimated", "likely", "due", "poised", "managed",
                "manage", "manages", "continue", "continued", "fail", "failed", "yet"}  # fmt: skip
_PRESENT = {
    "meet",
    "meets",
    "miss",
    "misses",
    "spend",
    "spends",
    "reach",
    "reaches",
    "fall",
    "falls",
    "fail",
    "fails",
    "hit",
    "hits",
    "lag",
}


def read(s: Sentence, c: Context) -> None:
    """Add the counts of one sentence."""
    if not c.alliance:
        return
    if not (s.has("miss", "meet", "spend") or any(t.key == "only" or t.key in thresholds.AT for t in s.tokens)):
        return
    only_named.read(s, c)
    counted = members.counted(s)
    if not counted or hazards.polled(s) or hazards.denied(s):
        return
    for q in counted:
        if (
            not c.about_defence(s, q.i)
            or _foreign_members(s, q)
            or _beside_named(s, q)
            or hazards.supposed(s, q.i)
            or (hazards.long_ago(s, q.i) and (not s.has("target") or any(m.i < q.i for m in s.of("vague_past"))))
        ):
            continue
        direction, verb = thresholds.direction(s, q)
        if verb is not None and verb.j <= q.i and (s.key(q.j), s.key(q.j + 1)) == ("of", "them"):
            continue  # "most reached it, and 22 of them outdo it": what they do stands behind
        if direction is None or verb is None or _obliged(s, q, verb) or _answered(s, q):
            continue
        if not _TOGETHER.isdisjoint(
            s.key(k) for k in range(q.j, max([verb.j, *(p.i for p in s.percents() if p.i - q.j <= 24)]))
        ):
            continue  # "the 31 other allies together reached an average of 2%"
        if s.key(q.i - 1) == "the" and any(q.j <= o.i < o.j <= verb.i and o.unit in _COUNTED for o in s.quantities):
            continue  # "of the 25 countries studied, barely ten have reached it": the ten do
        threshold_q = thresholds.threshold(s, verb, q)
        if threshold_q is None and (
            c.last_said != c.last_threshold
            or any(0 <= q.i - p.j <= 4 and not thresholds.listed(s, p) for p in s.percents())
        ):
            continue  # which number "the target" or "that level" means is open
        it = verb.value.endswith((" it", " so")) or s.key(verb.j) in {"it", "that", "this"}
        it = it or (verb.value in {"meet", "met", "miss", "missed"} and s.key(verb.j) in {",", ".", ":"})
        said_before = c.last_threshold is not None and it
        if threshold_q is None and not s.has("target") and not said_before:
            continue
        if threshold_q is None and {"new", "higher"} & {s.key(k) for k in range(verb.j, verb.j + 5)}:
            continue  # "only three reach a new, higher goal": which one is not said
        if threshold_q is not None and hazards.on_something_else(s, threshold_q.j + 2):
            continue
        if _compared(s, q) and _when(s, c, q, None).basis not in {"stated", "relative"}:
            continue
        threshold = threshold_q.value if threshold_q else c.last_threshold
        equipment = s.has("equipment") and threshold_q is not None and 10 <= threshold_q.value <= 50
        if threshold is not None and not equipment and not (0.5 <= threshold <= 10 and not s.has("equipment")):
            continue
        _add(s, c, q, direction, verb, threshold_q, threshold)


def _add(
    s: Sentence, c: Context, q: Found, direction: str, verb: Mark, threshold_q: Found | None, threshold: float | None
) -> None:
    if threshold_q is not None:
        if threshold_q.i >= q.j:  # a threshold said before the count is a statement of its own
            s.taken.add(threshold_q.i)
        if verb.value.startswith("spen") and threshold_q.quantity.approximator in thresholds.BELOW:
            direction = "below"
        named = any(m.value not in {"bar", "mark", "line", "level", "threshold"} for m in s.of("target"))
        if named and like_target(s, threshold_q):
            if threshold_q.value <= 10:
                c.last_threshold = c.last_said = threshold_q.value
    s.taken.add(q.i)
    c.share_list = 8
    when = _when(s, c, q, threshold_q)
    if when.basis == "none" and "when" in {t.key for t in s.tokens[: q.i]}:
        return  # "when he took office only nine allies were": a day that the sentence only hints at
    modality = _modality(s, c, q, verb, when)
    if when.basis == "none" and verb.value.split(" ")[0] in _PRESENT:
        when = When("current")
    c.counted_in = s.number
    c.counted = c.add(
        Kind.COUNT,
        s,
        min(q.i, verb.i if verb.j <= q.i else q.i),
        max(q.j, verb.j, threshold_q.j if threshold_q else 0),
        f"count-{direction}",
        subjects=(_group(s, q),),
        measure=direction,
        items=_only(s, q),
        publisher=c.named,
        quantity=_with_only(s, q),
        threshold=threshold,
        strict=threshold_q is not None and direction == "meets" and threshold_q.quantity.approximator == "more_than",
        topic="equipment_share" if threshold is not None and threshold > 10 else "",
        when=when,
        modality=modality,
    )


def _with_only(s: Sentence, q: Found) -> Quantity:
    """The count, marked where the text says "only seven"."""
    if q.quantity.approximator or q.unit is not QuantityUnit.COUNT or s.key(q.i - 1) not in {"only", "just", "merely"}:
        return q.quantity
    return replace(q.quantity, approximator="only")


def _only(s: Sentence, q: Found) -> tuple[str, ...]:
    """The ally said to be the only one ("Poland is the only ally spending more than 3.5%")."""
    if q.quantity.approximator != "only":
        return ()
    subject = s.subject_before(q.i, ("area", "capital", "adjective"))
    return (subject.code,) if subject is not None and subject.code else ()


def _obliged(s: Sentence, q: Found, verb: Mark) -> bool:
    """Whether the verb is what members are to do, not what they do: "all allies agreed to spend", "must meet"."""
    if verb.i < q.j:
        return False
    if verb.value == "spend" and "that" in {s.key(q.i - 1), s.key(q.i - 2)} and s.between(0, q.i, "demand", "proposal"):
        return True  # "proposes that the 32 members spend 5%"
    if _OTHERS & {t.key for t in s.tokens[q.j : verb.i]}:
        return True
    if {"should", "must", "would", "could", "may", "might", "shall"} & {t.key for t in s.tokens[q.j : verb.i]}:
        return True
    if "only" in {s.key(k) for k in range(q.i - 2, q.j)}:
        return False  # "the only two allies to fall short"
    infinitive = next((k for k in range(verb.i, q.j - 1, -1) if s.key(k) == "to"), None)
    if infinitive is None:  # "to meet", and "to raise defence spending" too
        return False
    between = s.tokens[q.j : infinitive]
    if q.unit is QuantityUnit.COUNT and not q.quantity.approximator and s.key(infinitive - 1) in {"plan", "plans"}:
        return False  # "23 of 32 members plan to spend 2% this year"
    if any(t.key in _LOOKS_AHEAD for t in between):
        return False
    headline = q.i <= 1 and all(t.key in members.PLURAL or t.key in {"of", "the"} or t.number for t in between)
    asked = s.between(0, q.i, "demand", "proposal", "adopted", "pledge", "say")
    return not headline or bool(asked)


def _answered(s: Sentence, q: Found) -> bool:
    """ "ten did not": a count whose verb is left out."""
    if s.key(q.j) not in {"did", "do", "does", "didn't", "don't", "have", "has"}:
        return False
    return not s.between(q.j, min(len(s.tokens), q.j + 5), "miss", "meet", "spend")


def _compared(s: Sentence, q: Found) -> bool:
    """Whether the count only stands beside another ("up from three", "compared with just five")."""
    if s.key(q.i - 1) == "to" and s.key(q.i - 3) == "from":
        return False  # "rose from 10 to 23"
    return not {"from", "than", "compared", "versus", "against"}.isdisjoint(s.key(k) for k in range(q.i - 4, q.i))


def _beside_named(s: Sentence, q: Found) -> bool:
    """Whether the count leaves out an ally that it names: "five members other than the United States"."""
    if q.unit is not QuantityUnit.COUNT or q.value <= 0 or s.key(q.i) in {"all", "every"}:
        return False
    for k in range(q.j, q.j + 6):
        leaves = s.key(k) in _LEFT_OUT or (s.key(k), s.key(k + 1)) in {
            ("other", "than"),
            ("apart", "from"),
            ("aside", "from"),
        }
        if leaves and any(n.code and n.cls != "group" and k < n.i <= k + 4 for n in s.names):
            return True
    return False


def _foreign_members(s: Sentence, q: Found) -> bool:
    return any(n.cls == "foreign" and 0 <= n.i - q.j <= 6 for n in s.names)


def _group(s: Sentence, q: Found) -> str:
    for name in s.names:
        if name.cls == "group" and q.i <= name.j and name.i - q.j <= 6 and name.code != "NATO":
            if {":", ";", ",", "("}.isdisjoint(s.key(k) for k in range(q.j, name.i)):
                return name.code
    keys = [t.key for t in s.tokens[q.j : q.j + 4]]
    if "european" in keys:
        return "NATO_EUR"
    if "eu" in keys:
        return "EU_ALLIES"
    return "NATO"


def _when(s: Sentence, c: Context, q: Found, threshold: Found | None) -> When:
    """The time on the count's own side of any other number of members in the sentence."""
    walls = [
        o.i
        for o in s.quantities
        if o.unit in {QuantityUnit.COUNT, QuantityUnit.PLAIN}
        and o.i not in range(q.i, q.j)
        and not members.is_whole(s, o)
    ]
    last = max(q.j, threshold.j if threshold else 0)
    lo, hi = s.reach(q.i)
    times = [
        t
        for t in s.times
        if t.when.basis != "calendar" and not (t.span or t.compared) and lo <= t.i < hi
        if not (t.deadline and t.when.years and t.when.years[0] > c.day.year)  # "north of the 2035 line"
        if not of_promise(s, last, t)  # "reach 2%, to which they committed in 2014"
        if not of_meeting(s, q.j, t)  # "the 2% target, which was set at a summit in 2014"
        if not t.adjective or "when" in {s.key(k) for k in range(t.i - 8, t.i)}  # "when the pledge was made in 2014"
    ]
    ahead = [t for t in times if t.i >= q.j and not any(q.j <= w < t.i for w in walls)]
    behind = [t for t in times if t.j <= q.i and not any(t.j <= w < q.i for w in walls)]
    if s.key(q.i - 1) == "to" and walls:
        behind = []  # "has risen from three in 2014 to 22"
    near = [t for t in ahead if t.i <= last + 8] or behind[-1:] or ahead
    return next((t.when for t in near if t.when.years), near[0].when) if near else When("none")


def _modality(s: Sentence, c: Context, q: Found, verb: Mark, when: When) -> Modality:
    """Estimates for the running year are figures; what is said of later years is not yet."""
    lo, hi = min(q.i, verb.i), max(q.j, verb.j)
    if s.between(max(0, lo - 2), hi, "hypothetical"):
        return Modality.HYPOTHETICAL
    ahead = any(y > c.day.year for y in when.years) or (when.basis == "none" and not s.between(lo, hi, "estimate"))
    if ahead and s.between(lo, hi, "pledge"):
        return Modality.PLEDGED
    return Modality.REPORTED
