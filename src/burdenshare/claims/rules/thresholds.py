"""The line that members meet or miss, and on which side of it the sentence puts those it counts.

"Spend at least 2%", "fail to meet the target", "were at 2% or above": the verb nearest after the count speaks, else the one
before it. A per cent beside the name of one ally is that ally's own and no line.
"""

from __future__ import annotations

from burdenshare.claims.beside import like_target
from burdenshare.claims.lexicon import Mark
from burdenshare.claims.quantities import Found
from burdenshare.claims.sentence import Sentence

AT = {"at", "above", "below", "under", "over", "remains", "remain"}
"""Words that put members at a line without a verb of meeting or missing."""

_LINES = {1.5, 2.5, 3.5}
"""Numbers with a decimal that are lines: "only three already spend 3.5%"."""

BELOW = {"less_than", "at_most", "just_under"}
"""Approximators that put members below the number they stand with."""


def direction(s: Sentence, q: Found) -> tuple[str | None, Mark | None]:
    """ "meets" or "below" and the words that say so: the nearest verb after the count, else before it."""
    after = [m for m in s.of("miss", "meet", "spend") if m.i >= q.j]
    if q.quantity.approximator == "all" and not after:
        return None, None
    before = [m for m in s.of("miss", "meet", "spend") if m.j <= q.i]
    if q.quantity.approximator == "only":
        stated = [p for p in s.percents() if 0 <= p.i - q.j <= 8 and p.quantity.approximator]
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
            if longest.value.endswith((" than", " over")) and not any(
                0 <= o.number - longest.j <= 2 for o in s.quantities
            ):
                return None, None  # "four countries spend more than the United States"
            if longest.cls == "spend":
                near = [p for p in s.percents() if 0 <= p.i - longest.j <= 6]
                if not near:
                    continue
                kind = near[0].quantity.approximator
                between = {t.key for t in s.tokens[longest.j : near[0].i]}
                if not kind and between & {"minimum", "required", "recommended"}:
                    return _negated(s, longest, "meets"), longest
                side = "below" if kind in BELOW else "meets"
                told = (
                    q.quantity.approximator == "only"
                    or "already" in between
                    or "only" in {s.key(q.i - 1), s.key(q.i - 2)}
                )
                if kind == "" and near[0].quantity.decimals > 0 and not (told and near[0].value in _LINES):
                    return None, None  # "two allies spend 1.3%" counts nothing
                return _negated(s, longest, side), longest
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
    for p in s.percents():
        if not 0 < p.i - q.j <= 20 or not (AT & {s.key(k) for k in range(q.j, p.i + 1)} or p.quantity.approximator):
            continue
        kind = p.quantity.approximator
        side = "below" if kind in BELOW else "meets"
        if p.quantity.decimals > 0 and not kind:
            return None, None
        return side, Mark("meet", "at", p.i - 1, p.i)
    return None, None


def _negated(s: Sentence, verb: Mark, side: str) -> str:
    if s.between(max(0, verb.i - 4), verb.i, "negation"):
        return "below" if side == "meets" else "meets"
    return side


def threshold(s: Sentence, verb: Mark, q: Found | None = None) -> Found | None:
    """The per cent that the members meet or miss: nearest after the verb, else the nearest at all."""
    most = 50 if s.has("equipment") else 10
    lines = [p for p in s.percents() if p.value <= most and not listed(s, p)]
    own = [p for p in lines if q is not None and verb.j <= q.i and p.quantity.approximator and 0 <= p.i - q.j <= 1]
    if own:
        return own[0]  # "two exceed 5%, eight more than 3%"
    after = [p for p in lines if p.i >= verb.i - 1 and p.i - verb.j <= 14]
    if after:
        return after[0]
    lines = [p for p in lines if like_target(s, p) or p.quantity.approximator in {"at_least", "more_than"}]
    reach = 60 if s.has("target") else 12
    before = [p for p in lines if p.j <= verb.i and verb.i - p.j <= reach]
    return before[-1] if before else None


def listed(s: Sentence, p: Found) -> bool:
    """Whether the number is one ally's own, right beside its name ("Portugal (1.55%)")."""
    beside = {"(", ",", "at", ":", "with"}
    return any(n.cls != "group" and 0 <= p.i - n.j <= 2 for n in s.names) and s.key(p.i - 1) in beside
