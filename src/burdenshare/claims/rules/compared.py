"""What a comparison is of: whose figure, which figure, of which year.

The ally is the subject of the sentence, or the one that the text last spoke of where the sentence only points back to it. What
is pledged, demanded or supposed compares nothing that is spent.
"""

from __future__ import annotations

from dataclasses import replace

from burdenshare.claims.context import Context
from burdenshare.claims.periods import Time
from burdenshare.claims.rules import binding
from burdenshare.claims.sentence import Name, Sentence
from burdenshare.nouns.claims import Comparison, Kind, Quantity, QuantityUnit, When


def add(
    s: Sentence, c: Context, subject: Name, i: int, j: int, rule: str, measure: str, quantity: Quantity | None, when: When,
    comparison: Comparison,
) -> None:  # fmt: skip
    """Add the claim that the subject's figure compares so, from its name to the words in tokens i up to j."""
    if when.basis == "none":
        when = When("current")
    first = i if subject.cls == "pronoun" else min(i, subject.i)
    last = j if subject.cls == "pronoun" else max(j, subject.j)
    c.add(
        Kind.MEASURE, s, first, last, rule, subjects=(subject.code,), measure=measure, quantity=quantity, when=when,
        comparison=comparison,
    )  # fmt: skip


def subject(s: Sentence, c: Context, i: int) -> Name | None:
    """Whose figure the words at token i are about, if anybody's that the record knows."""
    if (told := binding.antecedent(s, i)) is not None:
        return told if told.code else None
    before = s.subject_before(i)
    if before is not None:
        return before if before.code else None
    first = next((n for n in s.names if n.code and not n.place and n.cls != "group"), None)
    if (first is not None and first.j <= i) or not c.last_area or not (c.shares or s.has("spend", "share_noun")):
        return None
    if c.shares or {"its", "it", "country", "they", "share"} & {t.key for t in s.tokens[:i]}:
        return Name(c.last_area, "pronoun", i, i)
    return None


def looks_ahead(s: Sentence, subject: Name, i: int) -> bool:
    """Whether the words between the subject and token i make it a plan, a demand, a supposition, or deny it."""
    classes: tuple[str, ...] = ("pledge", "hypothetical", "demand", "proposal")
    lo, classes = (0, classes) if subject.cls == "pronoun" else (min(subject.j, i), (*classes, "negation"))
    marks = s.between(lo, i, *classes)
    if any(m.value == "this_year" for m in s.of("time")):
        marks = [m for m in marks if not m.value.startswith("will")]  # "will spend the most this year": an estimate
    return bool(marks)


def measure(s: Sentence, told: str = "") -> str:
    """Which figure is compared: of equipment, per head, a share of GDP, or else money.

    told: what the figures before were of, where the words only lead back to those ("top of the table").
    """
    if s.has("equipment"):
        return "equipment_share"
    if s.has("per_head"):
        return "expenditure_per_capita"
    keys = {t.key for t in s.tokens}
    if s.has("share_noun") or keys & {"share", "proportion", "relative", "gdp", "ratio"}:
        return "share_of_gdp"
    if keys & {"dollars", "euros", "money", "cash", "absolute"} or any(
        q.unit is QuantityUnit.MONEY for q in s.quantities
    ):
        return "expenditure"
    small = any(q.unit is QuantityUnit.PER_CENT and q.value <= 9 for q in s.quantities)
    if small and not s.has("real_terms", "change_up", "change_down"):
        return "share_of_gdp"
    if told in {"share_of_gdp", "equipment_share"} and not any(q.unit is QuantityUnit.MONEY for q in s.quantities):
        return told
    return "expenditure"


def year_of(s: Sentence, i: int, j: int) -> When:
    """The year before the words from token i up to j, or after them with no number between."""
    wall = min((q.i for q in s.quantities if q.i >= j), default=len(s.tokens))
    times = [
        t
        for t in s.times
        if t.when.years
        and s.key(t.j) != "'s"
        and not (t.adjective or t.compared or t.span or t.deadline)
        and (t.i < i or t.i < wall)
    ]
    return without_deadline(times[0]) if times else When("current")


def without_deadline(t: Time) -> When:
    """What the time says of a figure that is compared: a year, and no day by which it is to be reached."""
    return replace(t.when, by=None)
