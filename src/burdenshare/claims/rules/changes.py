"""Changes since another year, and multiples of an earlier or another's figure.

"0.42 percentage points higher than in 2024", "more than doubled since 2014", "twice as much as Germany". The year or the ally
that the figure is set against must stand in the same sentence.
"""

from __future__ import annotations

from burdenshare.claims import hazards
from burdenshare.claims.context import Context
from burdenshare.claims.lexicon import Mark
from burdenshare.claims.periods import Time
from burdenshare.claims.quantities import Found
from burdenshare.claims.rules import compared
from burdenshare.claims.sentence import Name, Sentence
from burdenshare.nouns.claims import Comparison, Form, Quantity, QuantityUnit, When

_TIMES = {
    "doubled": 2, "double": 2, "doubling": 2, "doubles": 2, "twice": 2, "twofold": 2, "tripled": 3, "triple": 3,
    "tripling": 3, "trebled": 3, "threefold": 3, "quadrupled": 4, "fourfold": 4,
}  # fmt: skip
_FIGURES = {"figure", "share", "level", "rate", "total", "budget", "effort", "spending"}
_YEAR_BEFORE = (
    "year on year", "year-on-year", "from a year earlier", "on the year", "a year earlier", "the year before",
    "the previous year",
)  # fmt: skip


def read(s: Sentence, c: Context) -> None:
    """Add the changes and multiples of one sentence."""
    if any(q.unit is QuantityUnit.POINTS for q in s.quantities):
        _changes(s, c)
    if s.has("multiple"):
        _multiples(s, c)


def _changes(s: Sentence, c: Context) -> None:
    """By how many points a share moved: "0.42 percentage points higher than in 2024", "up 0.3 points on last year"."""
    for q in s.quantities:
        if q.unit is not QuantityUnit.POINTS or not 0 < q.value <= 6 or not c.about_defence(s, q.i):
            continue
        subject = compared.subject(s, c, q.i)
        if any(0 <= m.i - q.j <= 8 for m in s.of("target")):
            s.taken.add(q.i)  # "0.21 points above the target" is no change
            continue
        if subject is None or not hazards.plain(s, q.i, q.j) or compared.looks_ahead(s, subject, q.i):
            continue
        near = s.between(max(0, q.i - 6), min(len(s.tokens), q.j + 4), "points_up", "points_down")
        base, year = base_of(s, own_side(s, subject, q.i))
        if not near or base is None:
            continue
        nearest = min(near, key=lambda m: min(abs(m.i - q.j), abs(q.i - m.j)))
        down = nearest in s.of("points_down")
        s.taken.add(q.i)
        comparison = Comparison(Form.CHANGE, base, end="down" if down else "up")
        compared.add(s, c, subject, q.i, q.j, "share-change", "share_of_gdp", q.quantity, year, comparison)


def _multiples(s: Sentence, c: Context) -> None:
    """ "More than doubled since 2014" and "twice as much as Germany"."""
    for mark in s.of("multiple"):
        found = _times(s, c, mark)
        if found is None or not c.about_defence(s, mark.i) or not hazards.plain(s, mark.i, mark.j):
            continue
        quantity, i, j = found
        subject = compared.subject(s, c, mark.i)
        if subject is None or compared.looks_ahead(s, subject, mark.i):
            continue
        other = _other(s, mark.j, subject)
        if other is not None:
            s.taken.add(i)
            comparison = Comparison(Form.RATIO, other=other.code)
            when = c.when(s, Found(quantity, i, j, i))
            compared.add(s, c, subject, i, other.j, "ratio", compared.measure(s), quantity, when, comparison)
            continue
        base, year = base_of(s)
        if (
            base is None
            or not (
                s.has("spend", "share_noun")
                or (c.shares and "share" in {s.key(k) for k in range(mark.j, mark.j + 4)})
                or (c.shares and any(q.unit is QuantityUnit.POINTS for q in s.quantities))
            )
            or (
                mark.value in {"twice", "times"}
                and {"as", "its", "the"}.isdisjoint(s.key(k) for k in range(mark.j, mark.j + 4))
            )
        ):
            continue
        if any(q.unit is QuantityUnit.MONEY and abs(q.i - mark.j) <= 4 for q in s.quantities):
            continue  # "doubled to 100 billion": what doubled may be a plan
        comparison = Comparison(Form.TIMES, base, real=s.has("real_terms"))
        compared.add(s, c, subject, i, j, "multiple", compared.measure(s), quantity, year, comparison)


def base_of(s: Sentence, since: int = 0) -> tuple[When | None, When]:
    """The year that something is counted from, and the year that it is counted to."""
    times = [t for t in s.times if t.when.basis != "calendar" and not t.deadline and t.i >= since]
    bases = [t for t in times if t.compared or _starts(s, t)]
    others = [t for t in times if t not in bases and not (t.span and s.key(t.i - 1) == "since") and t.when.years]
    year = compared.without_deadline(others[0]) if others else When("current")
    multiples = s.of("multiple")
    if not bases and multiples:  # "five times its share in 2014", "double the 2014 level"
        bases = [t for t in times if 0 <= t.i - multiples[0].j <= 6 and t.when.years]
        others = [t for t in others if t not in bases]
        year = compared.without_deadline(others[0]) if others else When("current")
    if bases and bases[0].when.years:
        return compared.without_deadline(bases[0]), year
    at = year.years[0] if year.years else None
    words = " ".join(t.key for t in s.tokens)
    if at is not None and any(w in words for w in _YEAR_BEFORE):
        return When("relative", (at - 1,), "the year before"), year
    return None, year


def own_side(s: Sentence, subject: Name, i: int) -> int:
    """Where the subject's own part of the sentence begins, if another ally's figure stands before it."""
    earlier = any(n.j <= subject.i and n.code and n.cls != "group" for n in s.names)
    return subject.i if subject.cls != "pronoun" and subject.j <= i and earlier else 0


def _starts(s: Sentence, t: Time) -> bool:
    """Whether the time opens a stretch: "since 2014", "from 2014 to 2024", "between 2014 and 2024"."""
    return s.key(t.i - 1) in {"since", "from", "between", "on"} or (
        s.key(t.i - 1) == "the" and s.key(t.i - 2) == "than"
    )


def _times(s: Sentence, c: Context, mark: Mark) -> tuple[Quantity, int, int] | None:
    """How many times, and the tokens that say so."""
    i = mark.i
    if mark.value == "times":
        number = next((q for q in s.quantities if q.j == mark.i), None)
        if number is None or number.unit is not QuantityUnit.PLAIN or number.value > 20:
            return None
        value, decimals, i = number.value, number.quantity.decimals, number.i
    else:
        value, decimals = float(_TIMES[mark.value]), 0
    before = next((m for m in s.of("approximator") if m.j == i), None)
    said = number.quantity.approximator if mark.value == "times" and number is not None else ""
    kind = before.value if before is not None else said or "exactly"
    interval = c.lexicon.approximators[kind].interval(value, 10.0**-decimals)
    words = c.text[s.tokens[before.i].start : s.tokens[before.j - 1].end] if before else ""
    made = Quantity(value, decimals, QuantityUnit.TIMES, interval, "" if kind == "exactly" else kind, words)
    return made, before.i if before else i, mark.j


def _other(s: Sentence, j: int, subject: Name) -> Name | None:
    """The ally whose figure is multiplied: after "as much as", "that of", "than", "what", within reach."""
    for name in s.names:
        if name.i >= j and name.i - j <= 14 and name.code and name.code != subject.code and not name.place:
            lead = {s.key(k) for k in range(max(j, name.i - 3), name.i)}
            if lead & {"as", "than", "of", "what"} or s.key(name.j) == "'s" or s.key(name.j) in _FIGURES:
                if (
                    name.cls == "group"
                    and s.key(name.j) not in {"average", "'s"}
                    and "average" not in {s.key(k) for k in range(j, name.j + 3)}
                ):
                    return None
                return name
    return None
