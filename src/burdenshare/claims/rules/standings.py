"""One ally above or below the target, in words: "Spain fails to meet the 2% target"."""

from __future__ import annotations

from datetime import date

from burdenshare.claims import hazards
from burdenshare.claims.beside import like_target
from burdenshare.claims.context import Context
from burdenshare.claims.lexicon import Mark
from burdenshare.claims.naming import Name
from burdenshare.claims.quantities import Found, half_line
from burdenshare.claims.sentence import Sentence
from burdenshare.nouns.claims import Kind, QuantityUnit, When

_NO_VERB = {"make", "pay", "meeting", "pass", "cross", "at or above", "below", "above the", "below the", "under the",
            "short of", "compliant", "in compliance", "exceed"}  # fmt: skip
_BARGAINS = {"deal", "agreement", "compromise", "accord", "understanding"}


def read(s: Sentence, c: Context) -> None:
    """Add what a sentence says of one ally and the target; a stretch of years is left alone, and its target too."""
    if s.has("question") or not (s.has("target") or (s.has("miss", "meet") and s.percents())):
        return
    for mark in s.of("miss", "meet"):
        if mark.value in _NO_VERB or mark != _longest(s, mark):
            continue
        subject = s.subject_before(mark.i)
        if subject is None or subject.cls == "group" or not subject.code or mark.i - subject.j > 6:
            continue
        if s.between(subject.i, mark.i, "pledge", "hypothetical", "demand"):
            continue
        if mark.value == "clear" and s.key(mark.j) not in {"the", "that", "this", "its", "nato", "nato's"}:
            continue  # "on a clear path to reach"
        if not _BARGAINS.isdisjoint(s.key(k) for k in range(mark.j, mark.j + 4)):
            continue  # "reached a deal that would see it excluded from the 5% target"
        if any(subject.j <= q.i < mark.i and q.value >= 10 for q in s.percents()):
            continue  # "France, with 23.66%, meets the target": that of equipment
        if s.key(mark.i - 1) in {"to", "will", "would", "shall"} or mark.value.startswith(("will", "would")):
            continue  # "is ready to reach", "will meet"
        anchor = next((q for q in s.percents() if q.i >= mark.i and like_target(s, q)), None) or _right_behind(s, mark)
        if (
            anchor is not None
            and mark.cls == "meet"
            and not like_target(s, anchor)
            and not _right_before(s, subject, mark)
        ):
            continue  # "Poland would like to reach the 5%"
        if anchor is None and not [m for m in s.of("target") if 0 <= m.i - mark.j <= 4]:
            continue
        value = anchor.value if anchor else c.last_threshold or _the_only_one(s, c, mark)
        if value is None or value > 6 or (anchor is not None and anchor.quantity.decimals > 1):
            continue
        if not c.about_defence(s, mark.i) or not hazards.plain(s, mark.i, mark.j):
            continue
        if _covered(c, s, mark.i):
            if anchor is not None and mark.cls == "miss":
                s.taken.add(anchor.i)  # "stays, with 1.53%, below NATO's target of 2%"
            continue
        if any(q.unit is QuantityUnit.COUNT for q in s.quantities if q.i < mark.i):
            continue
        _add(s, c, mark, subject, anchor, value)


def _add(s: Sentence, c: Context, mark: Mark, subject: Name, anchor: Found | None, value: float) -> None:
    below = mark.cls == "miss" or bool(s.between(max(subject.j, mark.i - 3), mark.i, "negation"))
    when = c.when(s, anchor) if anchor else (s.times[0].when if len(s.times) == 1 else When("none"))
    if when.basis == "span" or any(t.span for t in s.times) or when.by is not None:
        if anchor is not None:
            s.taken.add(anchor.i)  # so that the target beside a statement left alone does not pass for its verdict
        return
    if anchor is not None and anchor.quantity.decimals == 0 and like_target(s, anchor):
        s.taken.add(anchor.i)
        c.last_threshold = c.last_said = anchor.value
    if when.basis == "none":
        when = When("none" if mark.value.endswith(("ed", "met")) else "current")
    c.add(
        Kind.MEASURE,
        s,
        subject.i,
        anchor.j if anchor else mark.j,
        "standing-below" if below else "standing-meets",
        subjects=tuple(n.code for n in s.chain(subject) if n.code),
        measure="share_of_gdp",
        quantity=half_line(value, "less_than" if below else "at_least", c.lexicon),
        when=when,
    )


_FIVE_PERCENT = date(2025, 1, 1)
"""Before that year no other target than 2 % was talked of."""


def _the_only_one(s: Sentence, c: Context, mark: Mark) -> float | None:
    """2, where a text of the years when it was the only target says "the NATO target" and names no number."""
    named = any(0 <= m.i - mark.j <= 6 and s.key(m.i - 1) == "nato" for m in s.of("target"))
    return 2.0 if named and c.day < _FIVE_PERCENT else None


def _right_behind(s: Sentence, mark: Mark) -> Found | None:
    """ "Belgium and Spain missed the 1 percent", "Spain just reaches the 2%": the line right behind, be it the target or not."""
    if mark.cls != "miss" and s.key(mark.j) != "the":
        return None
    return next((q for q in s.percents() if 0 <= q.i - mark.j <= 1 and not q.quantity.approximator), None)


def _right_before(s: Sentence, subject: Name, mark: Mark) -> bool:
    """Whether nothing but an adverb stands between the ally and the verb."""
    return all(s.key(k) in {"now", "just", "only", "already", "also", "still"} for k in range(subject.j, mark.i))


def _longest(s: Sentence, mark: Mark) -> Mark:
    return max((m for m in s.of("miss", "meet") if m.i <= mark.i and m.j >= mark.j), key=lambda m: m.j - m.i)


def _covered(c: Context, s: Sentence, i: int) -> bool:
    at = s.tokens[i].start
    kinds = {Kind.PLEDGE, Kind.COUNT, Kind.MEASURE}
    return any(k.start <= at < k.end and k.kind in kinds for k in reversed(c.claims[-6:]))
