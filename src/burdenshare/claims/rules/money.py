"""Defence money of an ally or group in a year: "Germany spent €90.6 billion on defence in 2024"."""

from __future__ import annotations

from dataclasses import replace

from burdenshare.claims.context import Context
from burdenshare.claims.naming import Name
from burdenshare.claims.quantities import Found
from burdenshare.claims.sentence import Sentence
from burdenshare.nouns.claims import Kind, Modality, QuantityUnit

_EXPECTED = {"will", "will be", "will spend", "will reach", "will hit", "set to reach", "expected to reach",
             "expected to spend", "set to spend", "are to spend", "is to spend", "expects to"}  # fmt: skip
_ADDED = {"extra", "additional", "another", "further", "more", "increase", "fund", "package", "gap", "shortfall",
          "missing"}  # fmt: skip

_BUDGETS = {"budget", "budgets", "budgeted", "budget of"}


def read(s: Sentence, c: Context) -> None:
    """Add the amounts that a sentence says an ally or group spends in a year."""
    for q in s.quantities:
        if q.unit is not QuantityUnit.MONEY or q.i in s.taken or q.value < 1e7:
            continue
        subject = s.subject_before(q.i)
        if subject is None or not subject.code or not c.about_defence(s, q.i):
            continue
        spend = [m for m in s.between(subject.j, q.i, "spend") if m.value not in {"put", "puts"}]
        topical = s.has("defence") or (c.alliance and subject.cls == "group")
        if not spend or not topical or q.i - subject.j > 14:
            continue
        near = {
            s.key(k) for k in (*range(q.i - 4, q.i), *range(q.number, q.j + 4))
        }  # "more than $1.5 trillion" adds nothing
        if s.between(subject.j, q.i, "change_up", "change_down") and "by" in {s.key(k) for k in range(subject.j, q.i)}:
            continue  # "increased spending by 3.8 percent, or about $10 billion"
        if near & _ADDED or s.key(q.number - 2) == "by" or s.key(q.i - 1) in {"by", "from"} or s.key(q.j) == "less":
            continue
        if s.between(subject.i, q.i, "hypothetical", "negation", "demand", "proposal"):
            continue
        if s.has("equipment", "priority_item") or not of_one_year(s, q) or _spanned(s, q):
            continue
        when = c.when(s, q)
        if when.basis not in {"stated", "relative"}:
            continue  # money without a year cannot be held against a year's figure
        planned = [m for m in s.between(subject.i, q.i, "pledge") if m.value not in _EXPECTED]
        if planned or when.years[0] > c.day.year:
            continue
        s.taken.add(q.i)
        c.add(
            Kind.MEASURE,
            s,
            subject.i,
            q.j,
            "money-budget" if any(m.value in _BUDGETS for m in spend) or "budget" in near else "money-year",
            subjects=(subject.code,),
            measure="expenditure",
            quantity=replace(q.quantity, currency=_currency(q, subject)),
            when=when,
            modality=Modality.REPORTED,
        )


def of_one_year(s: Sentence, q: Found) -> bool:
    """Whether a sum may be one year's: not "413 billion over seven years", not "100 billion through a special fund"."""
    keys = [t.key for t in s.tokens[q.j : q.j + 10]]
    many = any(s.key(k) == "years" and s.tokens[k - 1].number for k in range(q.j + 1, min(q.j + 10, len(s.tokens))))
    fund = "fund" in keys or "fund" in {s.key(k) for k in range(q.i - 4, q.i)}
    return not (many or fund)


def _spanned(s: Sentence, q: Found) -> bool:
    keys = {t.key for t in s.tokens[q.j : q.j + 8]}
    return bool({"over", "between", "decade"} & keys) or sum(t.i >= q.j for t in s.times) > 1


def _currency(q: Found, subject: Name) -> str:
    """ "$" is the US dollar, save where the subject has dollars of its own: then it is left open."""
    if q.quantity.currency == "?USD":
        return "?" if subject.code == "CAN" else "USD"
    return q.quantity.currency
