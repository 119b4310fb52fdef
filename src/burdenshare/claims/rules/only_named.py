"""Counts of those whom the sentence names: "Only Slovenia remains below 2%", "2% was met only by Greece and Poland"."""

from __future__ import annotations

from burdenshare.claims import hazards
from burdenshare.claims.beside import like_target
from burdenshare.claims.context import Context
from burdenshare.claims.lexicon import Mark
from burdenshare.claims.naming import Name
from burdenshare.claims.quantities import Found
from burdenshare.claims.rules import thresholds
from burdenshare.claims.rules.members import PLURAL
from burdenshare.claims.rules.share_claims import BALTICS
from burdenshare.claims.sentence import Sentence
from burdenshare.nouns.claims import Interval, Kind, Quantity, QuantityUnit, When

_ARE = {"are", "were", "remain"}
_JOINS = {",", "and", "the", "(", ")", "%", "percent", "with", "at"}


def read(s: Sentence, c: Context) -> None:
    """Add the counts of one sentence that are of those named."""
    _are_the_only(s, c)
    for name in s.names:
        lead = name.i - 1 - (s.key(name.i - 1) == "the")
        if s.key(lead) != "only" or not name.code or (name.cls not in {"area", "capital"} and name.code != "BALTICS"):
            continue
        chain = [
            n for n in s.names if n.i >= name.i and n.code and (n.cls in {"area", "capital"} or n.code == "BALTICS")
        ]
        named = [name]
        for other in chain[1:]:
            if {t.key for t in s.tokens[named[-1].j : other.i]} <= {",", "and", "the"}:
                named.append(other)
        p, verb = _line_of(s, named)
        if p is None:
            _at_the_line(s, c, named)
            continue
        if not verb or p.quantity.decimals > 1 or not c.about_defence(s, p.i):
            continue  # hundredths are a figure, not a line
        told = c.claims[-1] if c.claims else None
        equipment = 10 < p.value <= 50 and told is not None and told.measure == "equipment_share"
        if p.value > 10 and not equipment:
            continue
        if hazards.supposed(s, p.i) or hazards.denied(s):
            continue
        below = p.quantity.approximator in thresholds.BELOW or any(m.cls == "miss" for m in verb)
        if s.between(0, max(p.i, name.i), "negation") and not any(m.cls == "miss" for m in verb):
            below = not below
        codes = _codes(named)
        value = float(len(codes))
        s.taken.add(p.i)
        c.add(
            Kind.COUNT, s, min(name.i - 1, p.i), max(p.j, named[-1].j), "count-only", subjects=("NATO",),
            measure="below" if below else "meets", items=codes,
            quantity=Quantity(value, 0, QuantityUnit.COUNT, Interval(value, value, high_closed=True), "only"),
            threshold=p.value, when=c.when(s, p), strict=p.quantity.approximator == "more_than",
            topic="equipment_share" if equipment else "",
        )  # fmt: skip


def _codes(named: list[Name]) -> tuple[str, ...]:
    """The allies that are named, the Baltic states as the three that they are."""
    return tuple(dict.fromkeys(code for n in named for code in (BALTICS if n.code == "BALTICS" else (n.code,))))


def _are_the_only(s: Sentence, c: Context) -> None:
    """ "Croatia (2.03%), Estonia (2.34%) and Greece (3.76%) are the only countries to reach 2%"."""
    at = next(
        (k for k, t in enumerate(s.tokens) if t.key == "only" and s.key(k - 1) == "the" and s.key(k - 2) in _ARE), None
    )
    if at is None or s.key(at + 1) not in PLURAL or hazards.supposed(s, at) or hazards.denied(s):
        return
    named: list[Name] = []
    for name in reversed([n for n in s.names if n.j <= at - 2]):
        end = named[0].i if named else at - 2
        if not name.code or (name.cls == "group" and name.code != "BALTICS") or not _listing(s, name.j, end):
            break
        named.insert(0, name)
    lines = [p for p in s.percents() if at < p.i <= at + 14 and p.quantity.decimals <= 1 and p.value <= 10]
    named_line = next((m for m in s.of("target") if at < m.i <= at + 14), None)
    if not lines and (named_line is None or c.last_threshold is None or c.last_said != c.last_threshold):
        return  # "the only ones to reach the goal": which one the text has not said
    p = lines[0] if lines else None
    end = p.j if p is not None else named_line.j if named_line is not None else at
    verb = s.between(at, end, "meet", "miss", "spend", "stand_at")
    if len(named) < 2 or not verb:
        return
    codes, bound = _codes(named), p.quantity.approximator if p is not None else ""
    below = bound in thresholds.BELOW or any(m.cls == "miss" for m in verb) or bool(s.between(at, end, "negation"))
    if p is not None:
        s.taken.add(p.i)
    c.add(
        Kind.COUNT, s, named[0].i, end, "count-only" if p is not None else "count-only-loose", subjects=("NATO",),
        measure="below" if below else "meets", items=codes, threshold=p.value if p is not None else c.last_threshold,
        when=c.when(s, p or s.quantities[0]), strict=bound == "more_than",
        quantity=Quantity(len(codes), 0, QuantityUnit.COUNT, Interval(len(codes), len(codes), high_closed=True), "only"),
    )  # fmt: skip


def _listing(s: Sentence, i: int, j: int) -> bool:
    """Whether nothing but joining words and shares in brackets stands between two names."""
    return all(s.key(k) in _JOINS or s.tokens[k].number for k in range(i, j))


def _at_the_line(s: Sentence, c: Context, named: list[Name]) -> None:
    """ "Only the United States, Britain, Greece and Estonia were at or over the line", where the text has said which."""
    first, last = named[0].i, named[-1].j
    lines = [m for m in s.of("target") if 0 < m.i - last <= 8]
    verb = s.between(last, last + 5, "stand_at", "meet", "miss")
    if (
        not lines
        or not verb
        or c.last_threshold is None
        or c.last_said != c.last_threshold
        or hazards.supposed(s, first)
    ):
        return
    below = any(m.cls == "miss" for m in verb) or not {"below", "under", "beneath"}.isdisjoint(
        s.key(k) for k in range(last, lines[0].i)
    )
    codes = _codes(named)
    value = float(len(codes))
    year = next(
        (t.when for t in s.times if t.when.years), When("none" if verb[0].value in {"were", "was"} else "current")
    )
    c.add(
        Kind.COUNT, s, first - 1, lines[0].j, "count-only-loose", subjects=("NATO",), measure="below" if below else "meets",
        items=codes, threshold=c.last_threshold, when=year,
        quantity=Quantity(value, 0, QuantityUnit.COUNT, Interval(value, value, high_closed=True), "only"),
    )  # fmt: skip


def _line_of(s: Sentence, named: list[Name]) -> tuple[Found | None, list[Mark]]:
    """The line that only those named meet or miss, after them or before, and the verb between."""
    first, last = named[0].i, named[-1].j
    for p in s.percents():
        if 0 < p.i - last <= 8 and (
            p.quantity.approximator or like_target(s, p) or s.between(last, p.i, "meet", "miss")
        ):
            return p, s.between(last, p.i + 1, "stand_at", "spend", "meet", "miss")
    for p in reversed(s.percents()):
        if p.j <= first and first - p.j <= 12 and like_target(s, p):
            return p, s.between(p.j, first, "miss", "meet")
        if p.j <= first and first - p.j <= 6 and p.quantity.approximator in {"less_than", "more_than"}:
            return p, s.between(p.j, first, "miss", "meet", "stand_at")  # "below 2% remains only Slovenia"
    return None, []
