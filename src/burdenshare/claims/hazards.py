"""What makes a number in a sentence no plain statement: suppositions, denials, polls, corrections, a vague past.

The reader would rather miss a claim than state one that the text does not make, so a number under any of these is
left alone, and a pledge under a denial is read as denied.
"""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from burdenshare.claims.sentence import Sentence

_IF = {"if", "unless", "whether", "suppose", "supposing", "imagine", "neither", "nor", "had", "were"}
_PEOPLE_END = "s"
_SPENDING = {"defence", "defense", "military", "spending", "budget", "expenditure", "outlays"}
_THEN = {"at the time", "back then"}
_SOME_PAST = {"when", "during", "before", "then", "back", "once", "former", "previous"}


def supposed(s: Sentence, i: int) -> bool:
    """Whether "if", "unless", "neither" or a leading "were" governs token i."""
    if _IF.isdisjoint(s.words):
        return False
    for k in range(i - 1, -1, -1):
        key = s.key(k)
        if key in {";", "—"}:
            return False
        if key in {"had", "were"}:
            if k == 0:
                return True
            continue
        if key == "whether" and s.key(k - 1) == "asked" and "," in {s.key(n) for n in range(k, i)}:
            return False  # "Asked whether Europe could be trusted, he said that"
        if key in _IF:
            return True
    return False


def denied(s: Sentence) -> bool:
    """Whether the sentence denies, corrects or drops what it names."""
    return s.has("denial", "dropped")


def polled(s: Sentence) -> bool:
    """Whether the sentence counts people's opinions: "54% of Spaniards", "a poll", "most Italians"."""
    if s.polled is None:
        s.polled = _polled(s)
    return s.polled


def _polled(s: Sentence) -> bool:
    if s.has("poll"):
        return True
    for q in s.quantities:
        if q.unit.value == "per cent" and q.value > 10 and (s.key(q.j) == "of" or s.of("support", "oppose")):
            people = (n for n in s.names if n.i in range(q.j, q.j + 4) and n.cls == "adjective")
            if any(s.key(n.j) not in _SPENDING for n in people) or s.key(q.j) in {"back", "want"}:
                return True
    return any(
        n.cls == "adjective"
        and s.key(n.i - 1) in {"most", "many", "few", "some"}
        and s.key(n.j - 1).endswith(_PEOPLE_END)
        for n in s.names
    )


def long_ago(s: Sentence, i: int) -> bool:
    """Whether the clause of token i speaks of a past without a year ("used to", "a decade ago")."""
    if "ago" not in s.words and not s.has("vague_past"):
        return False
    start, end = s.clause(i)
    aside = {k for a, b in s.relatives() if not a <= i < b for k in range(a, b)}
    vague = [
        abs(m.i - i)
        for m in s.of("vague_past")
        if start <= m.i < end and m.i not in aside
        if "since" not in {s.key(k) for k in range(m.i - 5, m.i)}  # "since the end of the cold war"
        if m.value not in _THEN or not any(t.when.years and t.j <= m.i for t in s.times)  # "in 2014 ... at the time"
    ]
    stated = [abs(t.i - i) for t in s.times if t.when.years and start <= t.i < end]
    if vague and min(vague) < min(stated, default=len(s.tokens)):
        return True
    told = {k for m in s.of("time") for k in range(m.i, m.j)} | aside
    return any(
        k not in told and s.key(k) == "ago" and s.key(k - 1) in {"years", "decades", "decade", "year"}
        for k in range(start, end)
    )


def in_some_past(s: Sentence, i: int, past: bool, day: date) -> bool:
    """Whether a number without a year of its own goes with a past that the sentence only hints at.

    "During the pandemic", "under Barack Obama", "when Russia seized Crimea", "by then", "that year"; or another year
    of the past stands in the sentence. i: the number's token. past: the number has no verb in the present.
    """
    if not past:
        return False
    lo, hi = s.reach(i)
    hi = min(hi, i + 8)
    aside = [k for a, b in s.relatives() if not a <= i < b for k in range(a, b)]
    keys = [t.key for k, t in enumerate(s.tokens[lo:hi], lo) if k not in aside]
    if not _SOME_PAST.isdisjoint(keys) or any(a == "that" and b in {"year", "time"} for a, b in pairwise(keys)):
        return True
    if any(s.key(k) == "under" and s.tokens[k + 1].capital for k in range(lo, min(hi, len(s.tokens) - 1))):
        return True
    return any(
        t.when.basis == "stated" and t.when.years and t.when.years[0] < day.year - 1 and lo <= t.i < hi for t in s.times
    )


def on_something_else(s: Sentence, j: int) -> bool:
    """Whether "on aid", "for research" or the like follows token j ("0.5% of GDP on aid")."""
    for k in range(j, min(j + 5, len(s.tokens))):
        if s.key(k) in {",", ";", ".", ":", "and", "without"} or any(n.i == k for n in s.names):
            return False
        if s.key(k) not in {"on", "for", "in"}:
            continue
        stop = next((n for n in range(k, len(s.tokens)) if s.key(n) in {",", ";", ".", "(", "without"}), len(s.tokens))
        if any(k < m.i < min(k + 7, stop) for m in s.of("other_topics")):
            return True
        if s.key(k) == "in" or any(
            m.i in range(k + 1, k + 6) for m in s.of("defence", "core_words", "related_words", "equipment")
        ):
            return False
        timed = any(t.i in range(k, k + 3) for t in s.times)
        named = any(n.i in range(k + 1, k + 3) for n in s.names) or s.key(k + 2) in {
            "time",
            "moment",
            "first",
            "next",
            "record",
            "same",
        }
        weekday = k + 1 < len(s.tokens) and s.tokens[k + 1].capital
        return not (timed or named or weekday or s.key(k + 1) in {"average", "record", "paper", "it"})
    return False


def set_aside(s: Sentence, i: int) -> bool:
    """Whether the number at token i is named as what it is not: "1.6% (and not 2% or 2.5%)"."""
    if s.key(i - 1) == "or":
        number = next((k for k in range(i - 2, i - 6, -1) if k >= 0 and s.tokens[k].number), None)
        return number is not None and set_aside(s, number)
    return s.key(i - 1) == "not" and s.key(i - 2) in {"and", "("}


def plain(s: Sentence, i: int, j: int) -> bool:
    """Whether a number at tokens i to j is plainly stated."""
    return not (
        set_aside(s, i) or supposed(s, i) or denied(s) or polled(s) or long_ago(s, i) or on_something_else(s, j)
    )
