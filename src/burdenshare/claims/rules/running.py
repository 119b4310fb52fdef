"""Figures that a text goes on giving without saying again what they are: "Riga's share is 4.92%", "Last year it was 3.27%".

In a text about shares of GDP spent on defence every number that no other rule has read, and nothing marks as something
else, is taken for what its unit and its nearest words make it: a share, real growth, the equipment share, money, a part of the
total. Its subject is the name nearest before it, else the one that follows, else the one the text last spoke of. Such readings are
marked loose and never called contradicted.
"""

from __future__ import annotations

from burdenshare.claims import hazards
from burdenshare.claims.beside import is_share, like_target, of_something_else
from burdenshare.claims.context import Context
from burdenshare.claims.naming import Name
from burdenshare.claims.quantities import Found
from burdenshare.claims.rules import binding, changes, growth, parts, pledges
from burdenshare.claims.rules.bare_shares import of_an_increase
from burdenshare.claims.rules.loose import add, elsewhere, replace_subject, whose
from burdenshare.claims.rules.loose_money import money, of_each, per_head
from burdenshare.claims.sentence import Sentence
from burdenshare.nouns.claims import Comparison, Form, Kind, QuantityUnit, When

_GROWTH = {"growth", "grow", "grows", "grew", "growing", "rise", "rises", "rose", "rising", "increase", "increased",
           "increases", "up", "jump", "jumped", "raised", "lifted", "boosted", "swells", "swelled", "contracts",
           "contracted", "grown", "risen", "gained", "soared", "surged", "shrink", "shrinks", "shrank", "fall", "falls",
           "fell", "down", "cut", "expand", "expanded", "climbed", "raise", "raises"}  # fmt: skip
_OWED = {"must", "should", "shall", "agreed"}
_MANY = {"all", "every", "most", "many", "some", "few", "several", "each", "other", "these", "those"}


def read(s: Sentence, c: Context) -> None:
    """Add what the numbers left over in one sentence say, in a text about shares."""
    if not c.shares or c.aside or hazards.polled(s) or hazards.denied(s):
        return
    for q in s.quantities:
        if q.i in s.taken or _covered(c, s, q) or hazards.supposed(s, q.i) or hazards.long_ago(s, q.i):
            continue
        if q.unit is QuantityUnit.PER_CENT:
            _percent(s, c, q)
        elif q.unit is QuantityUnit.POINTS:
            _points(s, c, q)
        elif q.unit is QuantityUnit.MONEY and q.value >= 1e8:
            money(s, c, q)
        elif q.unit is QuantityUnit.MONEY and 50 <= q.value <= 10_000 and (s.has("per_head") or of_each(s, q)):
            per_head(s, c, q)


def _percent(s: Sentence, c: Context, q: Found) -> None:
    if (
        s.key(q.i - 1) == "to"
        and s.key(q.i - 2) in {"increase", "jump", "step", "raise", "move"}
        and s.key(q.i - 3) == "the"
    ):
        return  # "for the jump to 3.5% 16 billion is needed"
    if s.between(q.j, q.j + 4, "hypothetical") or "called" in {s.key(k) for k in range(q.i - 3, q.i)}:
        return  # "raising it to 3.5% would mean", "called the 3.5% a realistic goal"
    if elsewhere(s, q) or of_something_else(s, q) or hazards.on_something_else(s, q.j):
        return
    subject = whose(s, c, q)
    if subject is None or any(0 <= subject.i - m.j <= 2 for m in s.of("other_topics")):
        return
    near = {s.key(k) for k in range(q.i - 11, q.j + 6)}
    owed = q.quantity.approximator == "at_least" or near & _OWED or s.between(0, q.i, "adopted")
    of_target = s.between(q.j, q.j + 10, "core_words", "related_words") and near.isdisjoint({"country", "government"})
    if subject.cls == "pronoun" and (owed or of_target):
        return  # "it was agreed once that this must be 2% of GDP", "1.5% is for infrastructure": no ally's figure
    if hazards.set_aside(s, q.i) or (not s.has("share_noun", "real_terms") and of_an_increase(s, q)):
        return
    real = s.has("real_terms") or "real" in near
    if real and not is_share(s, q) and near & _GROWTH and q.value < 80:
        add(s, c, subject, q, "growth-loose", "real_change", growth.signed(s, q))
        return
    listed = c.claims[-1] if c.claims else None
    if (
        listed is not None and listed.measure == "real_change" and s.start <= listed.start and not is_share(s, q)
        and listed.quantity is not None and listed.quantity.value != q.value
        and (s.key(subject.j) == "'s" or s.key(q.i - 1) == "by" or (s.key(q.i - 1) in {"after", "from", "against"} and c.when(s, q).years))
    ):  # fmt: skip
        add(s, c, subject, q, "growth-loose", "real_change", q.quantity, when=listed.when)
        return  # "Luxembourg's budget swells 69.01 per cent in real terms, Belgium's 57.41 per cent"
    if s.has("equipment") and q.value >= 5 and not is_share(s, q) and not like_target(s, q):
        add(s, c, subject, q, "equipment-loose", "equipment_share", q.quantity)
        return
    part = {s.key(k) for k in range(subject.j, q.i)} & {"part", "share", "portion"} and subject.cls == "adjective"
    if part and subject.code == "USA" and q.value > 30:
        add(
            s,
            c,
            subject,
            q,
            "part-loose",
            "expenditure",
            parts.as_part(q.quantity),
            Comparison(Form.PART, other="NATO"),
        )
        return
    told = c.claims[-1] if c.claims else None
    if told is not None and told.comparison is not None and told.comparison.form is Form.PART and q.value > 15:
        quantity = parts.as_part(q.quantity)
        made = replace_subject(told.subjects[0], subject, q)
        add(s, c, made, q, "part-loose", "expenditure", quantity, Comparison(Form.PART, other=told.comparison.other))
        return
    if growth.is_growth(s, q) or growth.unspecific(s, q):
        return  # "is expected to grow 2.3%": of the economy, or not in real terms
    if q.value > 9 and told is not None and told.measure == "equipment_share" and not is_share(s, q):
        if like_target(s, q):
            return
        add(s, c, subject, q, "equipment-loose", "equipment_share", q.quantity)
        return
    whole = q.quantity.decimals == 0 and not is_share(s, q) and s.key(q.i - 1) not in {"at", "with", "on", "to"}
    whole = whole and q.quantity.approximator != "precisely"
    if whole or s.between(
        0 if subject.cls == "pronoun" else min(subject.j, q.i),
        q.i,
        "demand",
        "accept",
        "support",
        "oppose",
        "wont_block",
        "conditional",
    ):
        return
    if (
        not 0.3 <= q.value <= 9
        or (near & _GROWTH and s.key(q.i - 1) in {"by", "of", "up", "down", "a", "an"})
        or like_target(s, q)
    ):
        return
    if subject.code == "NATO" and subject.cls == "group" and q.quantity.decimals < 2:
        return  # "the allies that fall short of 2% of GDP": a line, and no figure of all
    if subject.code.startswith("NATO") and subject.cls == "pronoun" and q.quantity.decimals < 2 and not is_share(s, q):
        return
    if s.key(q.i - 1) in {"the", "called", "calls"} or (
        subject.cls == "group" and not is_share(s, q) and not _together(s, subject, q)
    ):
        return
    if s.key(q.j) in {"would", "could", "might"}:
        return  # "warned that 5% would ruin the economy"
    if s.key(q.j) in {"is", "are"} and s.key(q.j + 1) in {"to", "meant", "for", "reserved", "earmarked", "intended"}:
        return  # "3.5% is to go to the armed forces"
    if binding.in_infinitive(s, subject, q) or (
        s.key(q.i - 1) in {"against", "versus"} and s.key(q.j) not in {"for", "in"}
    ):
        return
    lo = 0 if subject.cls == "pronoun" else s.clause(q.i)[0] if subject.i >= q.j else min(subject.j, q.i)
    lo = max([lo, *(k + 1 for k in range(lo, q.i) if s.key(k) == "which")])
    base = s.key(q.i - 1) == "from" or s.key(q.number - 1) == "from"
    if subject.cls == "group" and not _MANY.isdisjoint(s.key(k) for k in range(subject.i - 4, subject.i + 1)):
        return  # "several members spend more than 3%"
    if subject.cls == "group" and s.between(0, q.i, "oppose", "support", "accept", "wont_block", "demand"):
        return  # "rejects raising NATO spending to 5%"
    if subject.i < q.i and binding.negated(s, subject, q):
        return  # "does not even spend 1.5%"
    if s.between(q.j, q.j + 6, "hypothetical") and is_share(s, q):
        return  # "5% of GDP would cost 30 billion"
    if (
        not binding.MODAL.isdisjoint(s.key(k) for k in range(lo, q.i))
        or s.between(lo, q.i, "required", "oppose")
        or s.between(q.j, q.j + 8, "oppose")
    ):
        return
    ahead = s.between(lo, q.i, "pledge")
    foreseen = bool(ahead) and pledges.foreseen(s, ahead) and not s.between(lo, q.i, "demand", "proposal")
    when = c.when(s, q)
    foreseen = foreseen and max(when.by or 0, *when.years, 0) <= c.day.year
    foreseen = foreseen or (pledges.estimate(ahead, q) and not s.between(0, q.i, "demand", "proposal"))
    if not foreseen and (s.between(lo, q.i, "pledge", "demand", "proposal") or s.between(q.j, q.j + 5, "pledge")):
        if not subject.code.startswith("NATO") and s.between(lo, q.i, "pledge") and not base:
            pledges.add(s, c, q, subject.code, doubt=pledges.doubted(s, subject, q))
        return
    if c.when(s, q).by is not None and (c.when(s, q).by or 0) > c.day.year:
        return
    add(s, c, subject, q, "share-loose", "share_of_gdp", q.quantity)


def _together(s: Sentence, group: Name, q: Found) -> bool:
    """Whether a group's number is plainly what it spends as a whole: "the alliance as a whole, which is 2.76%"."""
    whole = {"average", "whole", "combined", "together", "collectively", "aggregate"}
    return q.quantity.decimals > 0 and not whole.isdisjoint(s.key(k) for k in range(group.i - 4, q.j + 4))


def _points(s: Sentence, c: Context, q: Found) -> None:
    subject = whose(s, c, q)
    if subject is None or not 0 < q.value <= 6 or elsewhere(s, q):
        return
    near = {s.key(k) for k in range(q.i - 6, q.j + 4)}
    base, year = changes.base_of(s, changes.own_side(s, subject, q.i))
    if base is None:
        at = year.years[0] if year.years else c.day.year
        base = When("relative", (at - 1,), "")
    near_marks = s.between(max(0, q.i - 6), q.j + 4, "points_up", "points_down")
    if not near_marks:
        return
    end = "down" if near & growth.DOWN or any(m in s.of("points_down") for m in near_marks) else "up"
    add(s, c, subject, q, "change-loose", "share_of_gdp", q.quantity, Comparison(Form.CHANGE, base, end=end), year)


def _covered(c: Context, s: Sentence, q: Found) -> bool:
    """Whether another claim of this sentence already stands on the number itself."""
    at, end = s.span(q.number, q.number + 1)
    return any(
        k.start <= at
        and end <= k.end
        and k.quantity is not None
        and (k.quantity.value == q.value or k.kind is Kind.TARGET or k.threshold == q.value)
        for k in c.claims[-8:]
    )
