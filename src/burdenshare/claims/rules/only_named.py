"""Counts of those whom the sentence names: "Only Slovenia remains below 2%", "2% was met only by Greece and Poland"."""

from __future__ import annotations

from burdenshare.claims import hazards
from burdenshare.claims.beside import like_target
from burdenshare.claims.context import Context
from burdenshare.claims.lexicon import Mark
from burdenshare.claims.naming import Name
from burdenshare.claims.quantities import Found
from burdenshare.claims.rules import thresholds
from burdenshare.claims.sentence import Sentence
from burdenshare.nouns.claims import Interval, Kind, Quantity, QuantityUnit, When


def read(s: Sentence, c: Context) -> None:
    """Add the counts of one sentence that are of those named."""
    for name in s.names:
        if s.key(name.i - 1) != "only" or name.cls not in {"area", "capital"} or not name.code:
            continue
        chain = [n for n in s.names if n.i >= name.i and n.code and n.cls in {"area", "capital"}]
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
        value = float(len(named))
        s.taken.add(p.i)
        c.add(
            Kind.COUNT, s, min(name.i - 1, p.i), max(p.j, named[-1].j), "count-only", subjects=("NATO",),
            measure="below" if below else "meets", items=tuple(n.code for n in named),
            quantity=Quantity(value, 0, QuantityUnit.COUNT, Interval(value, value, high_closed=True), "only"),
            threshold=p.value, when=c.when(s, p), strict=p.quantity.approximator == "more_than",
            topic="equipment_share" if equipment else "",
        )  # fmt: skip


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
    value = float(len(named))
    year = next(
        (t.when for t in s.times if t.when.years), When("none" if verb[0].value in {"were", "was"} else "current")
    )
    c.add(
        Kind.COUNT, s, first - 1, lines[0].j, "count-only-loose", subjects=("NATO",), measure="below" if below else "meets",
        items=tuple(n.code for n in named), threshold=c.last_threshold, when=year,
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
