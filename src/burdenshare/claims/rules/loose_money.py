"""Money that a text goes on giving without saying again what it is: "Warsaw: 35 billion", "385 dollars a head"."""

from __future__ import annotations

from dataclasses import replace

from burdenshare.claims.beside import is_share
from burdenshare.claims.context import Context
from burdenshare.claims.naming import Name
from burdenshare.claims.quantities import Found
from burdenshare.claims.rules import pledges
from burdenshare.claims.rules.loose import add, elsewhere, whose
from burdenshare.claims.rules.money import of_one_year
from burdenshare.claims.sentence import Sentence
from burdenshare.nouns.claims import QuantityUnit

_OWN_MONEY = {"RON": "ROU", "PLN": "POL", "GBP": "GBR", "SEK": "SWE", "NOK": "NOR", "DKK": "DNK", "CZK": "CZE", "HUF": "HUN",
              "TRY": "TUR", "CAD": "CAN"}  # fmt: skip
"""Money that one ally alone spends in: a total in it is that ally's."""
_NOT_SPENDING = {"extra", "additional", "another", "more", "gap", "shortfall", "missing", "package", "fund", "loan",
                 "loans", "aid", "investment", "contract", "order", "worth", "cost", "costs", "save", "savings",
                 "deficit", "over", "facility", "programme", "program", "took", "revenue", "revenues", "tax", "taxes",
                 "income", "deal", "bonds", "debt", "borrow", "borrowing", "credit"}  # fmt: skip


def money(s: Sentence, c: Context, q: Found) -> None:
    """Add what an ally or group spends in all, unless the words around the sum make it something else."""
    if _pledged(s, c, q):
        return
    end = next((k for k in range(q.j, q.j + 4) if s.key(k) in {",", ";", ")", "("}), q.j + 4)
    near = {s.key(k) for k in (*range(q.i - 5, q.i), *range(q.number, end))}
    beside = s.between(max(0, q.i - 12), q.j + 6, "equipment", "priority_item", "hypothetical", "demand", "proposal")
    if (
        near & _NOT_SPENDING
        or s.key(q.j) == "less"
        or not of_one_year(s, q)
        or beside
        or elsewhere(s, q)
        or not {"world", "global", "worldwide"}.isdisjoint(s.key(k) for k in range(q.i))
    ):
        return
    before = next((o for o in reversed(s.quantities) if o.j <= q.i), None)
    if (
        before is not None
        and before.unit is QuantityUnit.PER_CENT
        and not is_share(s, before)
        and "or" in {s.key(k) for k in range(before.j, q.i)}
    ):
        return  # "rose by 3.8 percent, or about $10 billion"
    subject = whose(s, c, q)
    owned = subject is not None and "for" in {s.key(subject.i - 1), s.key(subject.i - 2)}
    owned = owned or (s.key(q.i - 1) == "with" and q.i <= 2 and s.has("spend", "spender", "superlative_top"))
    if subject is None or (subject.i >= q.j and subject.cls != "pronoun" and not owned):
        return
    if subject.code == "NATO" and q.quantity.currency in _OWN_MONEY:
        subject = Name(_OWN_MONEY[q.quantity.currency], "pronoun", q.i, q.i)
    if {"dollar", "dollars", "us$"} & {s.key(subject.j)} or (s.key(subject.i - 1) == "in" and subject.cls == "area"):
        subject = Name(c.last_area, "pronoun", q.i, q.i) if c.last_area else subject
    ahead = [
        m for m in s.between(min(subject.j, q.i), q.i, "pledge") if m.value not in {"will", "will be", "will spend"}
    ]
    if ahead or (s.between(min(subject.j, q.i), q.i, "points_up") and s.key(q.i - 1) == "by"):
        return
    shared = any(k.measure == "share_of_gdp" and s.start <= k.start < s.end for k in c.claims[-3:])
    if s.key(subject.i - 1) in {"in", "not"} and subject.cls == "capital":
        return
    listed = s.key(q.i - 1) == ":" and subject.j == q.i - 1
    told = listed or {"total", "terms", "cash", "bill", "together", "altogether", "figure", "dollars"} & {
        t.key for t in s.tokens
    }
    if not (c.money_told or shared or c.share_list >= 6 or s.has("spend", "defence") or told):
        return
    currency = q.quantity.currency
    if currency == "?USD":
        currency = "?" if subject.code == "CAN" else "USD"
    add(s, c, subject, q, "money-loose", "expenditure", replace(q.quantity, currency=currency))


def _pledged(s: Sentence, c: Context, q: Found) -> bool:
    """Add a sum that a government says it will spend in a year to come: "called for a budget of $1.5 trillion for fiscal 2027"."""
    words = {s.key(k) for k in range(q.i - 8, q.j + 6)}
    year = next((t.when.years[0] for t in s.times if 0 <= t.i - q.j <= 6 and t.when.years and not t.span), 0)
    told = s.between(max(0, q.i - 12), q.i, "pledge", "demand")
    if not told or year < c.day.year or words.isdisjoint({"budget", "spending", "defence", "defense", "military"}):
        return False
    people = [p for i, end, p in c.speakers.mentioned(s) if end <= q.i and p.role and p.area not in {"", "NATO"}]
    subject = s.subject_before(told[-1].i)
    code = people[-1].area if people else subject.code if subject is not None and subject.cls != "group" else ""
    if not code:
        return False
    currency = q.quantity.currency if q.quantity.currency != "?USD" else "USD" if code != "CAN" else "CAD"
    pledges.add(s, c, replace(q, quantity=replace(q.quantity, currency=currency)), code, measure="expenditure")
    return True


def per_head(s: Sentence, c: Context, q: Found) -> None:
    """Add what one citizen spends."""
    subject = whose(s, c, q)
    if subject is not None and not elsewhere(s, q):
        currency = "USD" if q.quantity.currency == "?USD" else q.quantity.currency
        add(s, c, subject, q, "per-head-loose", "expenditure_per_capita", replace(q.quantity, currency=currency))


def of_each(s: Sentence, q: Found) -> bool:
    """Whether it is what one citizen spends: "each Italian spends 385 dollars on defence"."""
    return any(s.key(n.i - 1) in {"each", "every"} and 0 < q.i - n.j <= 8 for n in s.names if n.cls == "adjective")
