"""The part that one ally has of a group's total: "accounts for two-thirds of NATO's spending"."""

from __future__ import annotations

from dataclasses import replace

from burdenshare.claims import hazards
from burdenshare.claims.beside import is_share
from burdenshare.claims.context import Context
from burdenshare.claims.naming import Name
from burdenshare.claims.quantities import Found
from burdenshare.claims.rules import compared
from burdenshare.claims.sentence import Sentence
from burdenshare.nouns.claims import Comparison, Form, Quantity, QuantityUnit

_TOTALS = {"spend", "money", "cost", "costs", "burden", "what", "spends", "bill", "spending", "expenditure",
           "expenditures", "total", "budget", "budgets", "outlays", "defence", "defense", "military", "combined"}  # fmt: skip
ACCOUNTS = {"accounts", "accounted", "account", "accounting", "responsible"}
"""Verbs of having a part of a whole, before "for"."""
_WHOLE = {"total", "bill", "alliance", "nato", "whole"}
_NOT_SPENT = {"gdp", "economy", "population", "wealth", "output"}


def read(s: Sentence, c: Context) -> None:
    """Add the parts of a group's total that one sentence gives."""
    for q in s.quantities:
        if q.unit not in {QuantityUnit.PER_CENT, QuantityUnit.FRACTION} or q.i in s.taken or is_share(s, q):
            continue
        group = _total_of(s, q) or _the_total(s, c, q)
        if group is None or not hazards.plain(s, q.i, q.j):
            continue
        subject = next(
            (n for n in s.names if n.i >= group.j and _whence(s, n) in {"from", "by"} and n.code and not n.place), None
        )
        subject = subject or compared.subject(s, c, min(q.i, group.i))
        on = [n for n in s.names if n.j <= q.i and n.code and _whence(s, n) == "on" and n.cls in {"area", "capital"}]
        if subject is None and on and s.between(on[-1].j, q.i, "stand_at"):
            subject = on[-1]  # Polish "on the United States falls 62% of ..."
        if subject is None or subject.code == group.code or compared.looks_ahead(s, subject, q.i):
            continue
        quantity = as_part(q.quantity) if q.unit is QuantityUnit.PER_CENT else q.quantity
        s.taken.add(q.i)
        when = c.when(s, q)
        comparison = Comparison(Form.PART, other=group.code)
        compared.add(s, c, subject, q.i, max(q.j, group.j), "part", "expenditure", quantity, when, comparison)


def _whence(s: Sentence, name: Name) -> str:
    """The preposition before a name."""
    return s.key(name.i - 1 - (s.key(name.i - 1) == "the"))


def as_part(quantity: Quantity) -> Quantity:
    """Per cent as a part of 1."""
    low, high = quantity.interval.low, quantity.interval.high
    interval = replace(
        quantity.interval, low=None if low is None else low / 100, high=None if high is None else high / 100
    )
    return replace(quantity, value=quantity.value / 100, unit=QuantityUnit.FRACTION, interval=interval)


def _total_of(s: Sentence, q: Found) -> Name | None:
    """The group whose spending "of" leads to, or that "the share of NATO spending" before the number names."""
    near = [n for n in s.names if q.i - 10 <= n.j and n.i <= q.j + 6]
    groups = [n for n in near if n.cls == "group" and n.code.startswith("NATO")]
    for group in groups:
        of_members = s.key(group.j) in {"members", "allies"}
        of_members = of_members or (q.unit is QuantityUnit.FRACTION and s.key(group.j) == "member")
        if not _NOT_SPENT.isdisjoint(s.key(k) for k in range(group.j, group.j + 4)):
            continue  # "accounts for 53% of Allies' combined GDP"
        paid = q.unit is QuantityUnit.PER_CENT and q.value > 15 and group.i - q.j <= 2 and s.between(0, q.i, "spend")
        if of_members or (_TOTALS.isdisjoint(s.key(k) for k in range(group.i - 3, group.j + 5)) and not paid):
            continue
        accounts = s.key(q.i - 1) == "for" and s.key(q.i - 2) in ACCOUNTS and q.value > 15
        if (s.key(q.j) == "of" or accounts) and q.j < group.i <= q.j + 6:
            return group
        opened = s.key(0) == "of" and group.j <= q.i <= group.j + 4 and s.between(0, group.i, "spend")
        if opened and {"from", "by"} & {s.key(k) for k in range(q.j, q.j + 5)}:
            return group  # "of all NATO spends 57 percent comes from the United States"
        share = [
            k for k in range(max(0, group.i - 6), group.i) if s.key(k) in {"share", "part", "portion", "proportion"}
        ]
        if share and group.j <= q.i <= group.j + 10 and s.between(group.j, q.i, "stand_at", "change_up", "change_down"):
            return group
    return None


def _the_total(s: Sentence, c: Context, q: Found) -> Name | None:
    """ "Of the total", where the text speaks of what the alliance spends and the part is one that only a giant has."""
    large = q.value > 30 if q.unit is QuantityUnit.PER_CENT else q.value > 0.3
    if not ((c.shares or s.has("spend")) and large and "USA" in {n.code for n in s.names}):
        return None
    if s.key(q.j) == "of" and not _WHOLE.isdisjoint(s.key(k) for k in range(q.j + 1, q.j + 4)):
        return Name("NATO", "group", q.j, q.j + 1)
    before = [s.key(k) for k in range(q.i - 12, q.i)]
    for part in ("share", "portion", "part", "slice"):  # "the U.S. share of the total has declined to 57 percent"
        if part in before and not _WHOLE.isdisjoint(before[before.index(part) + 1 : before.index(part) + 4]):
            return Name("NATO", "group", q.i - 1, q.i)
    return None
