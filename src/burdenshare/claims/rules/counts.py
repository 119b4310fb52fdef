"""How many allies meet or miss a threshold: "23 of 32", "around a third still doesn't", "all but one"."""

from __future__ import annotations

from dataclasses import replace

from burdenshare.claims import hazards
from burdenshare.claims.context import Context, like_target
from burdenshare.claims.lexicon import Mark
from burdenshare.claims.quantities import Found
from burdenshare.claims.sentence import Name, Sentence
from burdenshare.nouns.claims import Interval, Kind, Modality, Quantity, QuantityUnit, When

_OTHERS = {
    "some",
    "others",
    "many",
    "several",
    "few",
    "as",
    "after",
    "while",
    "because",
    "warning",
    "when",
    "before",
    "they",
}
_EXCEPT = {"except", "but", "other", "apart", "besides", "bar", "than", "excluding"}
_LOOKS_AHEAD = {
    "expected",
    "forecast",
    "projected",
    "set",
    "track",
    "estimated",
    "likely",
    "due",
    "poised",
    "managed",
    "continue",
    "continued",
    "fail",
    "failed",
    "yet",
}
_AT = {"at", "above", "below", "under", "over", "remains", "remain"}
_PLURAL = {"allies", "members", "countries", "nations", "states", "member", "ally", "alliance", "nato", "them"}


def read(s: Sentence, c: Context) -> None:
    """Add the counts of one sentence."""
    if not c.alliance:
        return
    if not (s.has("miss", "meet", "spend") or any(t.key == "only" or t.key in _AT for t in s.tokens)):
        _again(s, c)
        return
    _only_named(s, c)
    counted = _counted(s)
    if not counted:
        _again(s, c)
    if not counted or hazards.polled(s) or hazards.denied(s):
        return
    for q in counted:
        if (
            not c.about_defence(s, q.i)
            or _foreign_members(s, q)
            or hazards.supposed(s, q.i)
            or (hazards.long_ago(s, q.i) and (not s.has("target") or any(m.i < q.i for m in s.of("vague_past"))))
        ):
            continue
        direction, verb = _direction(s, q)
        if direction is None or verb is None or _obliged(s, q, verb) or _answered(s, q):
            continue
        threshold_q = _threshold(s, q, verb)
        if threshold_q is None and (
            c.last_said != c.last_threshold or any(0 <= q.i - p.j <= 4 and not _listed(s, p) for p in _percents(s))
        ):
            continue  # which number "the target" or "that level" means is open
        said_before = c.last_threshold is not None and s.key(verb.j) in {"it", "that", "this"}
        if threshold_q is None and not s.has("target") and not said_before:
            continue
        if threshold_q is not None and hazards.on_something_else(s, threshold_q.j + 2):
            continue
        if _compared(s, q) and _when(s, c, q, None).basis not in {"stated", "relative"}:
            continue
        threshold = threshold_q.value if threshold_q else c.last_threshold
        equipment = s.has("equipment") and threshold_q is not None and 10 <= threshold_q.value <= 50
        if threshold is not None and not equipment and not (0.5 <= threshold <= 10 and not s.has("equipment")):
            continue
        _add(s, c, q, direction, verb, threshold_q, threshold)


_TELLING = {"it", "that", "there", "was", "were", "is", "are", "only", "still", "just", "in", "had", "been", ",", "by", "the", "end", "of"}


def _again(s: Sentence, c: Context) -> None:
    """ "Last year there were only three": a count of the year before, right behind the count that it goes with."""
    told = c.claims[-1] if c.claims else None
    if told is None or told.kind is not Kind.COUNT or told.threshold is None or told.end < s.start - 200:
        return
    times = [t for t in s.times if t.when.years and not t.deadline]
    numbers = [q for q in s.quantities if q.unit is QuantityUnit.PLAIN and q.quantity.decimals == 0 and 1 <= q.value <= 32]
    if len(times) != 1 or len(numbers) != 1 or times[0].when.years == told.when.years:
        return
    q, t = numbers[0], times[0]
    rest = {s.key(k) for k in range(len(s.tokens)) if not (t.i <= k < t.j or q.i <= k < q.j)} - {".", ""}
    if not rest <= _TELLING or not rest & {"was", "were", "is", "are"}:
        return
    whole = Interval(q.value, q.value, high_closed=True)
    quantity = Quantity(q.value, 0, QuantityUnit.COUNT, whole, "only" if s.key(q.i - 1) == "only" else "")
    s.taken.add(q.i)
    c.add(
        Kind.COUNT, s, min(q.i, t.i), max(q.j, t.j), "count-again", subjects=told.subjects, measure=told.measure,
        quantity=quantity, threshold=told.threshold, when=t.when,
    )  # fmt: skip


def _add(
    s: Sentence, c: Context, q: Found, direction: str, verb: Mark, threshold_q: Found | None, threshold: float | None
) -> None:
    if threshold_q is not None:
        if threshold_q.i >= q.j:  # a threshold said before the count is a statement of its own
            s.taken.add(threshold_q.i)
        if verb.value.startswith("spen") and threshold_q.quantity.approximator in {
            "less_than",
            "at_most",
            "just_under",
        }:
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
    c.add(
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
        modality=_modality(s, c, q, verb, when),
    )


def _with_only(s: Sentence, q: Found) -> Quantity:
    """The count, marked where the text says "only seven"."""
    if q.quantity.approximator or q.unit is not QuantityUnit.COUNT or s.key(q.i - 1) not in {"only", "just", "merely"}:
        return q.quantity
    return replace(q.quantity, approximator="only")


def _counted(s: Sentence) -> list[Found]:
    """Numbers of members, with "of the 29 allies, eight ..." as eight of 29."""
    found: list[Found] = []
    total: Found | None = None
    for q in s.quantities:
        if q.unit is QuantityUnit.COUNT and 0 <= q.value <= 60 and _leads_to_members(s, q.j, q.quantity.of_total):
            if _is_whole(s, q):
                total = q
                continue
            if s.key(q.i - 1) == "but" and s.key(q.i - 2) == "all":
                continue  # "all but five": counted below
            if "none" not in {s.key(k) for k in range(q.i - 3, q.i)} and "other" not in {s.key(q.i - 1), s.key(q.j)}:
                found.append(q)
        elif total is not None and q.unit is QuantityUnit.PLAIN and q.quantity.decimals == 0 and 0 < q.i - total.j <= 6:
            interval = Interval(q.value, q.value, high_closed=True)
            quantity = Quantity(q.value, 0, QuantityUnit.COUNT, interval, of_total=int(total.value))
            found.append(Found(quantity, q.i, q.j, q.number))
        elif q.unit is QuantityUnit.FRACTION and _leads_to_members(s, q.j, None):
            found.append(q)
    return found + _quantifiers(s) + _numbered(s) + _bare_numbers(s)


def _bare_numbers(s: Sentence) -> list[Found]:
    """ "Only three already reach the target of 3.5%", "nine spend 3% or more": a number of members right before the verb."""
    made: list[Found] = []
    for q in s.quantities:
        if q.unit is not QuantityUnit.PLAIN or q.quantity.decimals or not 1 <= q.value <= 32:
            continue
        marked = (
            s.key(q.i - 1) in {"only", "just"}
            or bool(q.quantity.approximator)
            or q.i == 0
            or s.key(q.i - 1) in {"and", ";", ":"}
            or (s.key(q.i - 1) == "," and any(o.unit is QuantityUnit.COUNT and o.j < q.i for o in s.quantities))
        )
        verb = s.between(q.j, q.j + 3, "meet", "miss", "spend")
        line = [p for p in _percents(s) if verb and 0 <= p.i - verb[0].j <= 6]
        others = [o for o in s.quantities if o.unit is QuantityUnit.COUNT and o.j < q.i]
        bare = [p for p in _percents(s) if p.quantity.approximator and 0 <= p.i - q.j <= 1]
        if (marked and verb and (line or s.has("target"))) or (others and bare and s.key(q.i - 1) in {",", "and", ";"}):
            whole = Interval(q.value, q.value, high_closed=True)
            made.append(Found(Quantity(q.value, 0, QuantityUnit.COUNT, whole), q.i, q.j, q.number))
    return made


def _numbered(s: Sentence) -> list[Found]:
    """ "The number of allies that meet the target has risen to 23": the number comes last."""
    for n, t in enumerate(s.tokens):
        if t.key != "number" or s.key(n + 1) != "of" or not _leads_to_members(s, n + 2):
            continue
        for q in s.quantities:
            if (
                q.i > n + 3
                and q.unit in {QuantityUnit.PLAIN, QuantityUnit.COUNT}
                and q.quantity.decimals == 0
                and q.value <= 32
            ):
                if s.key(q.i - 1) in {"to", "at", "is", "was", "reached", "hit", "of"} and s.key(q.i - 2) != "up":
                    whole = Interval(q.value, q.value, high_closed=True)
                    return [Found(Quantity(q.value, 0, QuantityUnit.COUNT, whole), q.i, q.j, q.number)]
    return []


def _is_whole(s: Sentence, q: Found) -> bool:
    """Whether the number is of all members, some of which are counted: "of the 29 allies, eight"."""
    k = q.i - 1
    while s.key(k) in {"the", "its", "those", "'s", "nato", "alliance"}:
        k -= 1
    if s.key(k) in {"of", "among"}:
        return s.key(k - 1) != "one" or s.key(k - 2) == "but"  # "one of ten allies that meet it": the count is ten
    return bool({s.key(q.j + 1), s.key(q.j + 2), s.key(q.j + 3)} & {"which", "whom"}) and s.key(q.j + 1) in {",", "of"}


def _obliged(s: Sentence, q: Found, verb: Mark) -> bool:
    """Whether the verb is what members are to do, not what they do: "all allies agreed to spend", "must meet"."""
    if verb.i < q.j:
        return False
    if _OTHERS & {t.key for t in s.tokens[q.j : verb.i]}:
        return True
    if {"should", "must", "would", "could", "may", "might", "shall"} & {t.key for t in s.tokens[q.j : verb.i]}:
        return True
    if "only" in {s.key(k) for k in range(q.i - 2, q.j)}:
        return False  # "the only two allies to fall short"
    infinitive = next((k for k in range(verb.i - 1, q.j - 1, -1) if s.key(k) == "to"), None)
    if infinitive is None:  # "to meet", and "to raise defence spending" too
        return False
    between = s.tokens[q.j : infinitive]
    if any(t.key in _LOOKS_AHEAD for t in between):
        return False
    headline = q.i <= 1 and all(t.key in _PLURAL or t.key in {"nato", "of", "the"} or t.number for t in between)
    asked = s.between(0, q.i, "demand", "proposal", "adopted", "pledge", "say")
    return not headline or bool(asked)


def _answered(s: Sentence, q: Found) -> bool:
    """ "ten did not": a count whose verb is left out."""
    if s.key(q.j) not in {"did", "do", "does", "didn't", "don't", "have", "has"}:
        return False
    return not s.between(q.j, min(len(s.tokens), q.j + 5), "miss", "meet", "spend")


def _compared(s: Sentence, q: Found) -> bool:
    """Whether the count only stands beside another ("up from three", "compared with just five")."""
    return not {"from", "than", "compared", "versus", "against"}.isdisjoint(s.key(k) for k in range(q.i - 4, q.i))


def _only(s: Sentence, q: Found) -> tuple[str, ...]:
    """The ally said to be the only one ("Poland is the only ally spending more than 3.5%")."""
    if q.quantity.approximator != "only":
        return ()
    subject = s.subject_before(q.i, ("area", "capital", "adjective"))
    return (subject.code,) if subject is not None and subject.code else ()


def _leads_to_members(s: Sentence, j: int, total: int | None = None) -> bool:
    if total is not None:
        return True
    for k in range(j, min(j + 7, len(s.tokens))):
        key = s.key(k)
        if key in _PLURAL:
            return True
        if not (key.isalnum() or key in {"'s", "-"}) or key in {"billion", "million", "spending", "budget"}:
            return False
    return False


def _quantifiers(s: Sentence) -> list[Found]:
    """ "all allies", "all but one ally", "no ally", "every member": counts without a number."""
    made: list[Found] = []
    for i, token in enumerate(s.tokens):
        if token.key in {"all", "every"} and s.key(i + 1) != "other" and _leads_to_members(s, i + 1):
            if any(q.i in range(i, i + 3) for q in s.quantities if q.unit is QuantityUnit.COUNT):
                if s.key(i + 1) != "but":
                    continue
            if s.key(i + 1) == "but":
                left = next((q for q in s.quantities if q.i == i + 2), None)
                missing = left.value if left else (1.0 if s.key(i + 2) in {"one", "a"} else None)
                if missing is None:
                    continue
                quantity = Quantity(
                    -missing, 0, QuantityUnit.COUNT, Interval(-missing, -missing, high_closed=True), "all_but"
                )
                made.append(Found(quantity, i, i + 3, i))
            else:
                quantity = Quantity(1.0, 0, QuantityUnit.FRACTION, Interval(1.0, 1.0, high_closed=True), "all")
                made.append(Found(quantity, i, i + 1, i))
        elif token.key == "only" and s.key(i - 1) == "the" and _one_member(s, i + 1):
            quantity = Quantity(1.0, 0, QuantityUnit.COUNT, Interval(1.0, 1.0, high_closed=True), "only")
            made.append(Found(quantity, i, i + 1, i))
        elif (
            token.key in {"no", "none"}
            and not _EXCEPT & {t.key for t in s.tokens if t is not token}
            and _leads_to_members(s, i + 1)
        ):
            quantity = Quantity(0.0, 0, QuantityUnit.COUNT, Interval(0.0, 0.0, high_closed=True), "none")
            made.append(Found(quantity, i, i + 1, i))
    return made


def _one_member(s: Sentence, i: int) -> bool:
    words = [s.key(k) for k in range(i, i + 3)]
    return any(w in {"ally", "member", "country", "nation", "state"} for w in words) and not {"g7", "g20", "eu"} & set(
        words
    )


def _direction(s: Sentence, q: Found) -> tuple[str | None, Mark | None]:
    """ "meets" or "below" and the words that say so: the nearest verb after the count, else before it."""
    after = [m for m in s.of("miss", "meet", "spend") if m.i >= q.j]
    if q.quantity.approximator == "all" and not after:
        return None, None
    before = [m for m in s.of("miss", "meet", "spend") if m.j <= q.i]
    if q.quantity.approximator == "only":
        stated = [p for p in _percents(s) if 0 <= p.i - q.j <= 8 and p.quantity.approximator]
        kind = stated[0].quantity.approximator if stated else ""
        if kind in {"at_least", "more_than"}:
            return "meets", Mark("meet", kind, stated[0].i, stated[0].i + 1)
        if kind in {"less_than", "at_most"}:
            return "below", Mark("miss", kind, stated[0].i, stated[0].i + 1)
    if not after and not before:
        return _at_line(s, q)
    # of overlapping marks the longest speaks: "fail to meet" is one, not "meet"
    for listed, ordered in ((after, after), (before, list(reversed(before)))):
        for mark in ordered:
            longest = max((m for m in listed if m.i <= mark.i and m.j >= mark.j), key=lambda m: m.j - m.i)
            if longest.cls == "spend":
                near = [p for p in _percents(s) if 0 <= p.i - longest.j <= 6]
                if not near:
                    continue
                kind = near[0].quantity.approximator
                if not kind and {t.key for t in s.tokens[longest.j : near[0].i]} & {
                    "minimum",
                    "required",
                    "recommended",
                }:
                    kind = "at_least"
                    return _negated(s, longest, "meets"), longest
                direction = "below" if kind in {"less_than", "at_most", "just_under"} else "meets"
                if kind == "" and near[0].quantity.decimals > 0:
                    return None, None  # "two allies spend 1.3%" counts nothing
                return _negated(s, longest, direction), longest
            if longest.cls == "miss":
                return "below", longest
            if longest.value == "make" or (
                longest.value in {"pay", "meeting", "pass", "cross"} and not s.has("target")
            ):
                continue
            return _negated(s, longest, "meets"), longest
    return _at_line(s, q)


def _at_line(s: Sentence, q: Found) -> tuple[str | None, Mark | None]:
    """ "Twenty-two allies were at 2% or above", "all but one are at 2%": where members stand, without a verb of meeting."""
    for p in _percents(s):
        if not 0 < p.i - q.j <= 12 or not _AT & {s.key(k) for k in range(q.j, p.i + 1)}:
            continue
        kind = p.quantity.approximator
        direction = "below" if kind in {"less_than", "at_most", "just_under"} else "meets"
        if p.quantity.decimals > 0 and not kind:
            return None, None
        return direction, Mark("meet", "at", p.i - 1, p.i)
    return None, None


def _only_named(s: Sentence, c: Context) -> None:
    """ "Only Slovenia remains below 2%": a count of those named."""
    for name in s.names:
        if s.key(name.i - 1) != "only" or name.cls not in {"area", "capital"} or not name.code:
            continue
        chain = [n for n in s.names if n.i >= name.i and n.code and n.cls in {"area", "capital"}]
        named = [name]
        for other in chain[1:]:
            if {t.key for t in s.tokens[named[-1].j : other.i]} <= {",", "and", "the"}:
                named.append(other)
        p, verb = _line_of(s, named)
        if p is None or not verb or p.value > 10 or not c.about_defence(s, p.i):
            continue
        if hazards.supposed(s, p.i) or hazards.denied(s):
            continue
        below = p.quantity.approximator in {"less_than", "at_most", "just_under"} or any(m.cls == "miss" for m in verb)
        if s.between(0, max(p.i, name.i), "negation") and not any(m.cls == "miss" for m in verb):
            below = not below
        value = float(len(named))
        s.taken.add(p.i)
        c.add(
            Kind.COUNT, s, min(name.i - 1, p.i), max(p.j, named[-1].j), "count-only", subjects=("NATO",),
            measure="below" if below else "meets", items=tuple(n.code for n in named),
            quantity=Quantity(value, 0, QuantityUnit.COUNT, Interval(value, value, high_closed=True), "only"),
            threshold=p.value, when=c.when(s, p), strict=p.quantity.approximator == "more_than",
        )  # fmt: skip


def _line_of(s: Sentence, named: list[Name]) -> tuple[Found | None, list[Mark]]:
    """The line that only those named meet or miss, after them or before, and the verb between."""
    first, last = named[0].i, named[-1].j
    for p in _percents(s):
        passed = any(m.value.startswith("exceed") for m in s.between(last, p.i + 1, "meet"))
        if 0 < p.i - last <= 8 and (p.quantity.approximator or like_target(s, p) or passed):
            return p, s.between(last, p.i + 1, "stand_at", "spend", "meet", "miss")
    for p in reversed(_percents(s)):
        if p.j <= first and first - p.j <= 12 and like_target(s, p):
            return p, s.between(p.j, first, "miss", "meet")
        if p.j <= first and first - p.j <= 6 and p.quantity.approximator in {"less_than", "more_than"}:
            return p, s.between(p.j, first, "miss", "meet", "stand_at")  # "below 2% remains only Slovenia"
    return None, []


def _negated(s: Sentence, verb: Mark, direction: str) -> str:
    if s.between(max(0, verb.i - 4), verb.i, "negation"):
        return "below" if direction == "meets" else "meets"
    return direction


def _percents(s: Sentence) -> list[Found]:
    return [q for q in s.quantities if q.unit is QuantityUnit.PER_CENT]


def _threshold(s: Sentence, q: Found, verb: Mark) -> Found | None:
    """The per cent that the members meet or miss: nearest after the verb, else the nearest at all."""
    most = 50 if s.has("equipment") else 10
    percents = [p for p in _percents(s) if p.value <= most and not _listed(s, p)]
    own = [p for p in percents if verb.j <= q.i and p.quantity.approximator and 0 <= p.i - q.j <= 1]
    if own:
        return own[0]  # "two exceed 5%, eight more than 3%"
    after = [p for p in percents if p.i >= verb.i - 1 and p.i - verb.j <= 14]
    if after:
        return after[0]
    percents = [p for p in percents if like_target(s, p) or p.quantity.approximator in {"at_least", "more_than"}]
    reach = 60 if s.has("target") else 12
    before = [p for p in percents if p.j <= verb.i and verb.i - p.j <= reach]
    return before[-1] if before else None


def _listed(s: Sentence, p: Found) -> bool:
    """Whether the number is one ally's own, right beside its name ("Portugal (1.55%)")."""
    beside = {"(", ",", "at", ":", "with"}
    return any(n.cls != "group" and 0 <= p.i - n.j <= 2 for n in s.names) and s.key(p.i - 1) in beside


def _group(s: Sentence, q: Found) -> str:
    for name in s.names:
        if name.cls == "group" and q.i <= name.j and name.i - q.j <= 6 and name.code != "NATO":
            return name.code
    keys = [t.key for t in s.tokens[q.j : q.j + 4]]
    if "european" in keys:
        return "NATO_EUR"
    if "eu" in keys:
        return "EU_ALLIES"
    return "NATO"


def _foreign_members(s: Sentence, q: Found) -> bool:
    return any(n.cls == "foreign" and 0 <= n.i - q.j <= 6 for n in s.names)


def _when(s: Sentence, c: Context, q: Found, threshold: Found | None) -> When:
    """The time on the count's own side of any other number of members in the sentence."""
    walls = [
        o.i
        for o in s.quantities
        if o.unit in {QuantityUnit.COUNT, QuantityUnit.PLAIN} and o.i not in range(q.i, q.j) and not _is_whole(s, o)
    ]
    last = max(q.j, threshold.j if threshold else 0)
    lo, hi = s.reach(q.i)
    times = [
        t
        for t in s.times
        if t.when.basis != "calendar" and not (t.adjective or t.span or t.compared) and lo <= t.i < hi
    ]
    ahead = [t for t in times if t.i >= q.j and not any(q.j <= w < t.i for w in walls)]
    behind = [t for t in times if t.j <= q.i and not any(t.j <= w < q.i for w in walls)]
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
